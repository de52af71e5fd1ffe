"""The rights that residents used."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.fields import PersonalText
from schuifaan.base.models import Row
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.plans.models.plan import Plan
from schuifaan.plans.words import Right, RightState


class Procedure(Row):
    """A right that a resident used: the real procedure, with a date and a receipt. It never ends the help."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.PROTECT, related_name="+")
    resident = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    right = models.CharField(max_length=10, choices=Right.choices)
    receipt = models.CharField(max_length=20, unique=True)
    words = PersonalText(of="resident", blank=True)
    state = models.CharField(max_length=10, choices=RightState.choices, default=RightState.ASKED)
    asked_at = models.DateTimeField()
    answer_by = models.DateField()
    settled_on = models.DateField(null=True, blank=True)

    objects = RuledQuerySet["Procedure"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at"]
        constraints = (
            models.CheckConstraint(
                condition=Q(state=RightState.SETTLED, settled_on__isnull=False)
                | (~Q(state=RightState.SETTLED) & Q(settled_on__isnull=True)),
                name="procedure_settled_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_right_display()} ({self.receipt})"
