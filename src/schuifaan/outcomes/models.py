"""What it brought, later and only if the resident wants: the case analysis of a table, and work pleasure."""

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.fields import PersonalText
from schuifaan.base.models import Row
from schuifaan.base.periods import add_months
from schuifaan.neighbourhood.models import Person
from schuifaan.outcomes.words import Certainty, Measured, Path, Per, State
from schuifaan.tables.models import Seat, Table


class CaseAnalysis(Row):
    """One situation, the old way against the way of this table, over the same months."""

    table = models.OneToOneField(Table, on_delete=models.PROTECT, related_name="+")
    analyst = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    months = models.PositiveSmallIntegerField(default=12)
    level = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    wanted_at = models.DateTimeField()
    # The resident, or the coordinator who wrote down that the resident wants it.
    wanted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    counts_in_sums = models.BooleanField(default=False)
    counts_said_at = models.DateTimeField(null=True, blank=True)
    # After a year: when the house asked to look once more, and when they began to.
    again_asked_at = models.DateTimeField(null=True, blank=True)
    again_at = models.DateTimeField(null=True, blank=True)

    objects = RuledQuerySet["CaseAnalysis"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=60),
                name="analysis_over_some_months",
                violation_error_message="Kies een tijd van één tot zestig maanden.",
            ),
            models.CheckConstraint(
                condition=Q(counts_in_sums=False) | Q(counts_said_at__isnull=False),
                name="analysis_counts_only_after_a_yes",
            ),
            models.CheckConstraint(
                condition=Q(counts_in_sums=False) | Q(state=State.AGREED),
                name="analysis_counts_only_when_agreed",
            ),
            models.CheckConstraint(
                condition=Q(state=State.AGREED, agreed_at__isnull=False)
                | (~Q(state=State.AGREED) & Q(agreed_at__isnull=True)),
                name="analysis_agreed_on_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"rekensom bij {self.table}"

    @property
    def ends_on(self) -> date:
        """The last day of the months over which both paths are set side by side."""
        return add_months(self.starts_on, self.months) - timedelta(days=1)


class CostLine(Row):
    """One line of a path: what, how much, from when to when, and how sure we are."""

    analysis = models.ForeignKey(CaseAnalysis, on_delete=models.CASCADE, related_name="lines")
    path = models.CharField(max_length=3, choices=Path.choices)
    code = models.CharField(max_length=80)
    # So many in each `per`, or in all.
    units = models.DecimalField(max_digits=12, decimal_places=3)
    per = models.CharField(max_length=5, choices=Per.choices, default=Per.ONCE)
    measured = models.CharField(max_length=6, choices=Measured.choices, default=Measured.ALWAYS, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    certainty = models.CharField(max_length=10, choices=Certainty.choices, default=Certainty.TOLD)
    # Whose time this is, when it is the time of someone at the table; and who told it.
    whose = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    said_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    note = PersonalText(of="analysis__table__resident", blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["path", "starts_on", "code", "id"]
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")),
                name="cost_line_ends_after_start",
                violation_error_message="De laatste dag ligt niet voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(units__gte=0),
                name="cost_line_not_negative",
                violation_error_message="Een aantal is nul of meer.",
            ),
            models.CheckConstraint(
                condition=Q(measured=Measured.ALWAYS) | Q(path=Path.NEW),
                name="cost_line_measured_on_the_new_path",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.units}"


class Burden(Row):
    """Hours of relatives and neighbours. Shown beside the sum, never as a saving."""

    analysis = models.ForeignKey(CaseAnalysis, on_delete=models.CASCADE, related_name="burdens")
    path = models.CharField(max_length=3, choices=Path.choices)
    who = PersonalText(of="analysis__table__resident")
    hours = models.DecimalField(max_digits=8, decimal_places=1)

    class Meta:
        ordering: ClassVar[list[str]] = ["path", "id"]
        constraints = (models.CheckConstraint(condition=Q(hours__gte=0), name="burden_not_negative"),)

    def __str__(self) -> str:
        return f"{self.hours} uur"


class WorkPleasure(Row):
    """The same mark for a guest's own work. Optional; nobody sees one person's mark but that person."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    value = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["given_at"]
        constraints = (
            models.CheckConstraint(
                condition=Q(value__gte=1, value__lte=10),
                name="work_pleasure_from_1_to_10",
                violation_error_message="Kies een cijfer van 1 tot en met 10.",
            ),
        )

    def __str__(self) -> str:
        return str(self.value)
