"""A table: who is asked, who sits, when and where. A seat is the key to what is said there."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.fields import PersonalName, PersonalText
from schuifaan.base.models import Row
from schuifaan.base.periods import AMSTERDAM, ends_after_start, today, weeks_later
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.stories.models import Story
from schuifaan.tables.words import (
    SITTING_HOURS,
    WEEKS_TO_A_PLAN,
    Ask,
    Asked,
    Outcome,
    SeatKind,
    SittingState,
    State,
    Via,
)


class TableQuerySet(RuledQuerySet["Table"]):
    def running(self) -> "TableQuerySet":
        return self.exclude(state=State.DONE)


class Table(Row):
    """The set of people round one story. One clock runs per table: six weeks to a plan that works."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.PROTECT, related_name="+")
    story = models.OneToOneField(Story, on_delete=models.PROTECT, related_name="+")
    resident = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    coordinator = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.SEEKING)
    opened_at = models.DateTimeField()
    solution_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome.choices, blank=True)

    objects = TableQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["opened_at"]
        constraints = (
            models.CheckConstraint(
                condition=Q(state=State.DONE, closed_at__isnull=False, outcome__gt="")
                | (~Q(state=State.DONE) & Q(closed_at__isnull=True)),
                name="table_done_has_an_outcome",
                violation_error_message="Een tafel die klaar is, heeft een uitkomst en een dag.",
            ),
        )
        indexes = (models.Index(fields=["neighbourhood", "state"], name="table_place_state"),)

    def __str__(self) -> str:
        return f"tafel van {self.resident}"

    @property
    def plan_due_on(self) -> date:
        """Six weeks after the table was opened, in local days."""
        return weeks_later(self.opened_at.astimezone(AMSTERDAM).date(), WEEKS_TO_A_PLAN)

    def is_overdue(self, on: date) -> bool:
        """Whether six weeks went by without a solution in place."""
        return self.state != State.DONE and self.solution_on is None and on > self.plan_due_on


class Candidate(Row):
    """Someone who might sit down. The resident ticks who may be asked before anyone is."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=SeatKind.choices, default=SeatKind.NEIGHBOUR)
    named = models.BooleanField(default=False)
    ask = models.CharField(max_length=8, choices=Ask.choices, default=Ask.UNSAID)
    added_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["table", "person"], name="candidate_once"),)

    def __str__(self) -> str:
        return str(self.person)


class TimeOption(Row):
    """One of the three times that are proposed."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at"]
        constraints = (models.UniqueConstraint(fields=["table", "starts_at"], name="time_once_per_table"),)

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class Invitation(Row):
    """One question to one guest: do you sit down, and which of three times suit. By link, or on the telephone."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    by_name = models.BooleanField(default=False)
    themes = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=Asked.choices, default=Asked.WAITING)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    via = models.CharField(max_length=8, choices=Via.choices, blank=True)

    objects = RuledQuerySet["Invitation"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["table", "person"], condition=~Q(state=Asked.CANCELLED), name="invited_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[Asked.WAITING, Asked.CANCELLED]) | Q(answered_at__isnull=False),
                name="invitation_answered_on_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_state_display()}"


class TimeAnswer(models.Model):
    """A time that suits a guest."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="suits")
    time = models.ForeignKey(TimeOption, on_delete=models.CASCADE, related_name="suits")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["invitation", "time"], name="time_answer_once"),)

    def __str__(self) -> str:
        return str(self.time)


class Seat(Row):
    """A person's place at this table, from a day to a day: the key to what this table shares."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=SeatKind.choices)
    label = PersonalName(of="person", blank=True)
    since = models.DateField(default=today)
    until = models.DateField(null=True, blank=True)

    objects = RuledQuerySet["Seat"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=ends_after_start(), name="seat_ends_after_start"),
            models.UniqueConstraint(
                fields=["table", "person"], condition=Q(until__isnull=True), name="seat_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["table"],
                condition=Q(kind=SeatKind.RESIDENT, until__isnull=True),
                name="one_resident_owns_a_table",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} aan tafel"


class Sitting(Row):
    """One meeting, at home or in the house. The tablet stays open for the whole of it, three hours at most."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="sittings")
    starts_at = models.DateTimeField()
    place = PersonalName(of="table__resident")
    state = models.CharField(max_length=10, choices=SittingState.choices, default=SittingState.PLANNED)
    calendar_uid = models.CharField(max_length=80, unique=True)
    calendar_sequence = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    pin = models.CharField(max_length=128, blank=True)
    hidden = models.BooleanField(default=False)
    pin_tries = models.PositiveSmallIntegerField(default=0)
    cancel_reason = PersonalText(of="table__resident", blank=True)

    objects = RuledQuerySet["Sitting"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at"]
        constraints = (
            models.UniqueConstraint(
                fields=["table"], condition=Q(state=SittingState.OPEN), name="one_open_sitting_per_table"
            ),
            models.UniqueConstraint(
                fields=["table"], condition=Q(state=SittingState.PLANNED), name="one_planned_sitting_per_table"
            ),
            models.CheckConstraint(
                condition=~Q(state=SittingState.OPEN) | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="sitting_opened_by_someone",
            ),
        )

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def ends_by(self) -> datetime | None:
        """The latest moment at which the tablet shuts itself."""
        return self.opened_at + timedelta(hours=SITTING_HOURS) if self.opened_at else None


class Presence(models.Model):
    """Who was there at a sitting."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="presences")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["sitting", "seat"], name="present_once"),)

    def __str__(self) -> str:
        return str(self.seat)
