"""When something can be: questions about the state of a plan, never about a person."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Protocol

from schuifaan.base.periods import add_months
from schuifaan.base.states import drawing
from schuifaan.plans.words import MEANS, MOVES, STARTED, VERSIONS, Claim, RuleKind, Says, Stand, State


class Room(Protocol):
    """What a manager allowed beforehand, as far as this file asks."""

    @property
    def party_id(self) -> object: ...
    @property
    def theme(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def months(self) -> int: ...
    @property
    def since(self) -> date: ...
    @property
    def until(self) -> date | None: ...


class Ticked(Protocol):
    claim: str


class Departure(Protocol):
    """A deviation, as far as this file asks."""

    kind: str
    stand: str


def may_move(state: str, to: State) -> bool:
    """Whether the drawing has this arrow."""
    return to in MOVES[State(state)]


def can_be_written(state: str) -> bool:
    """A plan that was rounded off stays as it was."""
    return state != State.CLOSED


def counts(says: str, touched_then: Collection[object], touched_now: Collection[object]) -> bool:
    """Whether what a seat said earlier still counts: nothing that touches it became another line since."""
    return bool(says) and set(touched_then) == set(touched_now)


def is_yes(says: str) -> bool:
    return says == Says.YES


def all_agree(touched: Iterable[object], said: dict[object, str], resident: object) -> bool:
    """A plan is agreed when all whom it touches say yes, and the resident in person always."""
    return is_yes(said.get(resident, "")) and all(is_yes(said.get(person, "")) for person in touched)


def room_holds(room: Room, *, party_id: object, theme: str, kind: str, today: date, until: date) -> bool:
    """Whether this is inside the room: same party, theme and kind, never a law, given today, and not for longer."""
    same = (room.party_id, room.theme, room.kind) == (party_id, theme, kind) and kind != RuleKind.LAW
    given = room.since <= today and (room.until is None or today <= room.until)
    return same and given and until <= add_months(today, room.months)


def waits_for_backing(deviations: Iterable[Departure]) -> bool:
    """Silence blocks only an exception to a law; whatever else is promised may start."""
    return any(line.kind == RuleKind.LAW and line.stand not in STARTED for line in deviations)


def may_be_backed(stand: str) -> bool:
    return stand in (Stand.WAITING, Stand.TALK)


def may_be_ticked(promise: Ticked) -> bool:
    return promise.claim in (Claim.OPEN, Claim.DISPUTED)


def may_be_answered(promise: Ticked) -> bool:
    """The resident is asked once somebody said that it was done."""
    return promise.claim == Claim.SAID_DONE


def manual() -> str:
    """The page of the manual: the picture, what each state means, and the rule of versions."""
    rows = "\n".join(f"| {state.label} | `State.{state.name}` | {MEANS[state]} |" for state in State)
    return (
        "# Het plan: van de eerste afspraak tot klaar\n\n"
        "Getekend uit `plans.words.MOVES`. Teken opnieuw met `schuifaan django drawplan > docs/plan.md`.\n\n"
        f"```mermaid\n{drawing(MOVES)}\n```\n\n"
        f"| staat | code | wat het betekent |\n|---|---|---|\n{rows}\n{VERSIONS}"
    )
