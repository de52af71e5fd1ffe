"""Which story of a resident it is, and which ones wait for a coordinator, how long."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from schuifaan.base.access import ruled
from schuifaan.base.kept import kept
from schuifaan.base.periods import AMSTERDAM, today
from schuifaan.neighbourhood.models import Neighbourhood, Person, by_name
from schuifaan.neighbourhood.words import Kind
from schuifaan.stories.models import Story, StoryQuerySet, Wish
from schuifaan.stories.queries.answers import AnswerView, answers_of
from schuifaan.stories.words import State


@dataclass(frozen=True)
class Waiting:
    """A story that was told, and the days that it waits for a table or an answer."""

    story: Story
    days: int
    answers: tuple[AnswerView, ...]

    @property
    def called_late(self) -> bool:
        """Whether the day before which somebody would call has come."""
        return bool(self.story.call_before and self.story.call_before <= today())


def story_of(resident: Person) -> Story | None:
    """The story that a resident sees as theirs: the last one they did not stop."""
    return _story_of.first(resident.pk)


@kept
def _story_of(resident: UUID) -> StoryQuerySet:
    stories = Story.objects.filter(resident=resident).exclude(state=State.STOPPED)
    return stories.select_related("neighbourhood", "in_charge").order_by("-begun_at", "pk")[:1]


def running_story(resident: Person) -> Story | None:
    """The story in which this resident can write now."""
    return _running_story.first(resident.pk)


@kept
def _running_story(resident: UUID) -> StoryQuerySet:
    rows = Story.objects.running().filter(resident=resident).select_related("neighbourhood", "in_charge")
    return rows.order_by("pk")[:1]


def is_shielded(resident: Person) -> bool:
    """Whether home is not safe for this resident, in any story that still counts."""
    return Story.objects.filter(resident=resident, restricted=True).exclude(state=State.STOPPED).exists()


def named_in(story: Story | None) -> list[Wish]:
    """Whom the resident named, the welcome ones first. For who may write in this story."""
    rows = Wish.objects.filter(story=story) if story else []
    return sorted(rows, key=lambda row: (not row.welcome, row.name.casefold(), str(row.pk)))


def new_stories(person: Person) -> StoryQuerySet:
    """The new stories that this person may read, the longest wait first."""
    return _new_stories(ruled(Story, person), person.places_as(Kind.COORDINATOR))


def _new_stories(rule: Q, places: Collection[Neighbourhood]) -> StoryQuerySet:
    seen = Story.objects.filter(rule).new().select_related("resident").defer(*by_name("resident"))
    return seen.filter(neighbourhood__in=places).order_by("told_at", "pk")


@kept
def _first_new_stories(rule: Q, places: Collection[Neighbourhood], most: int) -> StoryQuerySet:
    return _new_stories(rule, places)[:most]


@kept
def _all_new_stories(rule: Q, places: Collection[Neighbourhood]) -> "QuerySet[Story, UUID]":
    return _new_stories(rule, places).values_list("pk", flat=True)


def first_waiting(person: Person, most: int) -> tuple[list[Waiting], int]:
    """The new stories that wait longest, and how many wait in all."""
    these = ruled(Story, person), person.places_as(Kind.COORDINATOR)
    return waiting(person, _first_new_stories(*these, most)), len(_all_new_stories(*these))


def waiting(person: Person, shown: Iterable[Story] | None = None) -> list[Waiting]:
    """These new stories, else all, with the days they wait and what this person may read of them."""
    stories = list(new_stories(person) if shown is None else shown)
    answers = answers_of([story for story in stories if not story.restricted], person)
    return [Waiting(story, days_since_told(story, today()), tuple(answers.get(story.pk, []))) for story in stories]


def others(person: Person) -> StoryQuerySet:
    """All other stories that this coordinator may read, the newest first; without their words."""
    seen = Story.objects.visible_to(person).filter(neighbourhood__in=person.places_as(Kind.COORDINATOR))
    rest = seen.exclude(state=State.SENT).defer("answer").select_related("resident", "in_charge")
    return rest.order_by("-begun_at", "pk")


def days_since_told(story: Story, on: date) -> int:
    return (on - story.told_at.astimezone(AMSTERDAM).date()).days if story.told_at else 0
