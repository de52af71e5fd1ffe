"""What every action on a story shares: its line in the journal, its next state, its three answers."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base import kept as questions
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
    found = _locked.first(story.pk)
    if found is None:
        raise Story.DoesNotExist
    return found


@questions.kept
def _locked(story: UUID) -> QuerySet[Story]:
    rows = Story.objects.select_for_update(of=("self",)).select_related("resident", "neighbourhood")
    return rows.filter(pk=story)


def running_locked(resident: Person) -> Story | None:
    """The story in which this resident can write now, held until this is done."""
    return _running_locked.first(resident.pk)


@questions.kept
def _running_locked(resident: UUID) -> QuerySet[Story]:
    rows = Story.objects.running().select_for_update(of=("self",)).filter(resident=resident)
    return rows.order_by("pk")[:1]


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
    there = _answers(story.pk)
    missing = [question for question in Question if question not in {answer.question for answer in there}]
    if not missing:
        return there
    Answer.objects.bulk_create(Answer(story=story, question=question, changed_at=now()) for question in missing)
    return _answers(story.pk)


@questions.kept
def _answers(story: UUID) -> QuerySet[Answer]:
    return Answer.objects.filter(story=story).order_by("question")


def answer_row(story: Story, question: str) -> Answer:
    return next(answer for answer in all_answers(story) if answer.question == question)
