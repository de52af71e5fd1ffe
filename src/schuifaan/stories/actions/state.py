"""What every action on a story shares: its line in the journal, its next state, its three answers."""

from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.stories import policies
from schuifaan.stories.models import Answer, Story
from schuifaan.stories.words import Question, State

PURPOSE = "verhaal"


def kept(verb: str, story: Story, by: Person) -> None:
    journal.wrote(verb, by=by, thing=story, about=story.resident, purpose=PURPOSE)


def locked(story: Story) -> Story:
    """The story as it is now, held until this is done."""
    return Story.objects.select_for_update(of=("self",)).select_related("resident", "neighbourhood").get(pk=story.pk)


def move(story: Story, to: State, refusal: str) -> None:
    """Go to the next state, when the drawing has that arrow."""
    story.state = locked(story).state
    if not policies.may_move(story, to):
        raise Refusal(refusal)
    story.state = to


def writable(story: Story) -> None:
    if not policies.can_be_written(story):
        raise Refusal(_("Dit verhaal is klaar. Begin een nieuw verhaal als er iets is."))


def all_answers(story: Story) -> list[Answer]:
    """The three answers, so that a seat opens all of them, also what is told later."""
    there = set(Answer.objects.filter(story=story).values_list("question", flat=True))
    missing = [question for question in Question if question not in there]
    Answer.objects.bulk_create(Answer(story=story, question=question, changed_at=now()) for question in missing)
    return list(Answer.objects.filter(story=story).order_by("question"))


def answer_row(story: Story, question: str) -> Answer:
    all_answers(story)
    return Answer.objects.get(story=story, question=question)
