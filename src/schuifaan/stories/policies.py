"""When it can: small questions about the state of a story. Who may is asked in `rules`."""

from collections.abc import Iterable
from datetime import date

from schuifaan.base.periods import next_working_day
from schuifaan.base.states import drawing
from schuifaan.neighbourhood.words import SENSITIVE, Tag
from schuifaan.stories.models import Story
from schuifaan.stories.words import MEANS, MOVES, RUNNING, Moment, OpenTo, State

# Someone calls within two working days, so before the third.
CALL_BEFORE_DAYS = 3
WIDTH = (OpenTo.COORDINATOR, OpenTo.PROFESSIONALS, OpenTo.TABLE)


def may_move(story: Story, to: State) -> bool:
    return to in MOVES[State(story.state)]


def can_be_written(story: Story) -> bool:
    """Words may be corrected as long as the story runs, also after it was told."""
    return story.state in RUNNING


def can_have_letter(story: Story) -> bool:
    """A restricted story sends nothing to the house where it is not safe."""
    return not story.restricted and can_be_written(story)


def is_wider(new: OpenTo, old: OpenTo) -> bool:
    """Whether more people read it than before."""
    return WIDTH.index(new) > WIDTH.index(old)


def readers_by_default(tags: Iterable[Tag]) -> OpenTo:
    """Money, health and school stay away from neighbours; so do words of which no picture says what they are about."""
    chosen = set(tags)
    return OpenTo.PROFESSIONALS if not chosen or chosen & SENSITIVE else OpenTo.TABLE


def moment_of_mark(story: Story | None) -> Moment:
    """A mark that is given now says how life is at the start, on the way, or when it is done."""
    if story is None or story.state in (State.OPEN, State.SENT):
        return Moment.START
    return Moment.BETWEEN if story.state == State.AT_TABLE else Moment.END


def call_before(told_on: date) -> date:
    """The day before which someone has called."""
    return next_working_day(told_on, CALL_BEFORE_DAYS)


def manual() -> str:
    """The page of the manual: the picture, and in words what each state means."""
    rows = "\n".join(f"| {state.label} | `State.{state.name}` | {MEANS[state]} |" for state in State)
    return (
        "# Het verhaal: van vertellen tot klaar\n\n"
        "Getekend uit `stories.words.MOVES`. Teken opnieuw met `schuifaan django drawstory > docs/verhaal.md`.\n\n"
        f"```mermaid\n{drawing(MOVES)}\n```\n\n"
        f"| staat | code | wat het betekent |\n|---|---|---|\n{rows}\n"
    )
