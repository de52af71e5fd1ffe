"""One plan per table, its sealed versions, what each seat says to them, and looking whether it works."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.fields import PersonalText
from schuifaan.base.models import AppendOnly, Row
from schuifaan.neighbourhood.models import Person
from schuifaan.plans.words import Says, State, Voice
from schuifaan.tables.models import Seat, Table


class Plan(Row):
    """Everyone's plan at one table. A version is agreed when all whom it touches said yes, the resident first."""

    table = models.OneToOneField(Table, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    begun_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    check_in_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)

    objects = RuledQuerySet["Plan"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=State.AGREED)
                | Q(agreed_at__isnull=False, check_in_on__isnull=False, review_on__isnull=False),
                name="plan_agreed_has_its_days",
                violation_error_message="Een plan waar iedereen aan meedoet, heeft een dag om te kijken of het loopt.",
            ),
        )

    def __str__(self) -> str:
        return f"plan van {self.table.resident}"


class Version(AppendOnly, Row):
    """A sealed version: a digest over salted digests of its texts, chained to the version before."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    before = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints = (models.UniqueConstraint(fields=["plan", "number"], name="version_once"),)

    def __str__(self) -> str:
        return f"versie {self.number}"


class Assent(Row):
    """What a seat says to one version. A new answer is a new row; the latest counts."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="assents")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=8, choices=Says.choices)
    words = PersonalText(of="seat__person", null=True, blank=True)  # type: ignore[misc]
    voice = models.CharField(max_length=8, choices=Voice.choices)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]
        constraints = (
            models.CheckConstraint(
                condition=Q(says=Says.YES) | Q(words__isnull=False),
                name="assent_with_a_condition_says_which",
                violation_error_message="Vertel erbij wat er nog moet. Eén zin is genoeg.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat.person}: {self.get_says_display()}"


class CheckIn(Row):
    """Kijken of het loopt: four weeks after the sitting and on the review date."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="check_ins")
    on = models.DateField()
    words = PersonalText(of="plan__table__resident", blank=True)
    goes_well = models.BooleanField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["on"]

    def __str__(self) -> str:
        return f"gekeken op {self.on}"
