"""A resident's own words. They stay as spoken; the resident says who may read which answer."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.fields import PersonalName, PersonalText
from schuifaan.base.models import Row
from schuifaan.base.periods import ends_after_start, holds, today
from schuifaan.neighbourhood.models import Household, Neighbourhood, Person
from schuifaan.neighbourhood.words import Tag
from schuifaan.stories.words import RUNNING, Moment, OpenTo, Question, State, Told


class StoryQuerySet(RuledQuerySet["Story"]):
    def new(self) -> "StoryQuerySet":
        """Told, and nobody sat down for it yet; the longest wait first."""
        return self.filter(state=State.SENT).order_by("told_at")

    def running(self) -> "StoryQuerySet":
        return self.filter(state__in=RUNNING)


class Story(Row):
    """One question of one resident (and, if they wish, of their household)."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.PROTECT, related_name="+")
    resident = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    household = models.ForeignKey(Household, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    told = models.CharField(max_length=8, choices=Told.choices, default=Told.SELF)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    # The coordinator who keeps this story; when it is restricted, no other coordinator reads it.
    in_charge = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    restricted = models.BooleanField(default=False)
    begun_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    call_before = models.DateField(null=True, blank=True)
    answer = PersonalText(of="resident", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["begun_at"]
        constraints = (
            models.CheckConstraint(
                condition=Q(told_at__isnull=False) | Q(state__in=[State.OPEN, State.STOPPED]),
                name="story_told_on_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ANSWERED) | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="story_answered_by_someone",
                violation_error_message="Wie het antwoord gaf en wanneer horen bij elkaar.",
            ),
            models.UniqueConstraint(
                fields=["resident"],
                condition=Q(state__in=RUNNING),
                name="story_one_running_per_resident",
                violation_error_message="Er loopt al een verhaal. Schrijf daarin verder.",
            ),
            models.CheckConstraint(
                condition=Q(restricted=False) | Q(household__isnull=True),
                name="story_restricted_without_household",
                violation_error_message="Een afgeschermd verhaal hoort niet bij het huishouden.",
            ),
        )
        indexes = (models.Index(fields=["neighbourhood", "state", "told_at"], name="story_place_state"),)

    def __str__(self) -> str:
        return f"verhaal van {self.resident}"


class Answer(Row):
    """The answer to one of the three questions: words as spoken, or pictures, or later."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=4, choices=Question.choices)
    words = PersonalText(of="story__resident", blank=True)
    later = models.BooleanField(default=False)
    open_to = models.CharField(max_length=14, choices=OpenTo.choices, default=OpenTo.PROFESSIONALS)
    # Whether the resident chose the readers; before that they follow from the pictures.
    readers_chosen = models.BooleanField(default=False)
    # Who wrote the words down, when that was not the resident.
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    changed_at = models.DateTimeField()

    objects = RuledQuerySet["Answer"].as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["story", "question"], name="answer_once_per_question"),)

    def __str__(self) -> str:
        return self.get_question_display()


class AnswerTag(models.Model):
    """A picture that the resident chose."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="pictures")
    tag = models.CharField(max_length=12, choices=Tag.choices)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["answer", "tag"], name="answer_tag_once"),)

    def __str__(self) -> str:
        return self.get_tag_display()


def reads(on: date) -> Q:
    """Opened by a seat, not yet closed, and open to them: a neighbour reads only what is open to the whole table."""
    whole_table = Q(answer__open_to=OpenTo.TABLE)
    without_neighbours = Q(answer__open_to=OpenTo.PROFESSIONALS, neighbour=False)
    return holds(on) & (whole_table | without_neighbours)


class ReaderQuerySet(models.QuerySet["Reader"]):
    """Rows that a seat opened; whether they read still depends on what the resident opened."""

    def open_now(self) -> "ReaderQuerySet":
        """Opened by a seat, and not yet closed."""
        return self.filter(holds(today()))

    def reading_now(self) -> "ReaderQuerySet":
        return self.filter(reads(today()))


class Reader(Row):
    """Who may read an answer, for which purpose, from a day to a day. A seat opens it, leaving closes it.

    `reads` also asks what the resident opened, so that a change of `open_to` counts at once, both ways.
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=40)
    neighbour = models.BooleanField(default=False)
    since = models.DateField(default=today)
    until = models.DateField(null=True, blank=True)

    objects = ReaderQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=ends_after_start(), name="reader_ends_after_start"),
            models.UniqueConstraint(
                fields=["answer", "person"], condition=Q(until__isnull=True), name="reader_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} leest {self.answer}"


class Wish(Row):
    """Someone whom the resident named: to sit down, or rather not; and whether they already know the household."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="wishes")
    name = PersonalName(of="story__resident")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)
    welcome = models.BooleanField(default=True)
    knows_household = models.BooleanField(default=False)

    objects = RuledQuerySet["Wish"].as_manager()

    def __str__(self) -> str:
        return self.name


class Mark(Row):
    """The mark from 1 to 10 that a resident gives life: at the start, between, and at the end. Only if they want."""

    resident = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="marks")
    moment = models.CharField(max_length=8, choices=Moment.choices)
    value = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()

    objects = RuledQuerySet["Mark"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(value__gte=1, value__lte=10),
                name="mark_from_1_to_10",
                violation_error_message="Kies een cijfer van 1 tot en met 10.",
            ),
        )

    def __str__(self) -> str:
        return str(self.value)
