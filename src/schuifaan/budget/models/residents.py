"""The bewonersbudget: a small pot that residents decide on at the round table. Nobody's name stands in it.

A proposal is a few sentences that everybody at the table hears, and those at the table are counted, never named.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.models import Row
from schuifaan.budget.models.entries import Entry
from schuifaan.budget.models.funds import Fund
from schuifaan.budget.words import ProposalState
from schuifaan.dialogues.models import Decision


class ResidentsBudget(Row):
    """The rules of this small pot: how much a proposal may ask, how many sit at the table, and who stands behind it."""

    fund = models.OneToOneField(Fund, on_delete=models.PROTECT, related_name="+")
    most_cents = models.BigIntegerField()
    fewest = models.PositiveSmallIntegerField()
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")

    objects = RuledQuerySet["ResidentsBudget"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(most_cents__gt=0),
                name="residents_budget_of_some_cents",
                violation_error_message="Schrijf een bedrag van meer dan nul.",
            ),
            models.CheckConstraint(
                condition=Q(fewest__gte=3),
                name="residents_budget_of_some_people",
                violation_error_message="Met minder dan drie mensen is het geen rondetafel.",
            ),
        )

    def __str__(self) -> str:
        return f"bewonersbudget: {self.fund}"


class Proposal(Row):
    """What somebody proposes to do for the neighbourhood, and what the round table said: how many yes, how many no."""

    budget = models.ForeignKey(ResidentsBudget, on_delete=models.PROTECT, related_name="proposals")
    words = models.CharField(max_length=300)
    cents = models.BigIntegerField()
    proposed_on = models.DateField()
    state = models.CharField(max_length=8, choices=ProposalState.choices, default=ProposalState.PROPOSED)
    counted_on = models.DateField(null=True, blank=True)
    yes = models.PositiveSmallIntegerField(null=True, blank=True)
    no = models.PositiveSmallIntegerField(null=True, blank=True)
    commitment = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = RuledQuerySet["Proposal"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-proposed_on", "id"]
        constraints = (
            models.CheckConstraint(condition=Q(cents__gt=0), name="proposal_of_some_cents"),
            models.CheckConstraint(
                condition=Q(state=ProposalState.PROPOSED, counted_on__isnull=True, yes__isnull=True, no__isnull=True)
                | (~Q(state=ProposalState.PROPOSED) & Q(counted_on__isnull=False, yes__isnull=False, no__isnull=False)),
                name="proposal_is_counted_or_waits",
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.ACCEPTED, commitment__isnull=False, yes__gt=models.F("no"))
                | (~Q(state=ProposalState.ACCEPTED) & Q(commitment__isnull=True)),
                name="proposal_is_paid_when_more_say_yes",
            ),
        )

    def __str__(self) -> str:
        return self.words
