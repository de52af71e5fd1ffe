"""The pot: whole cents, append-only, per fund. It holds a random id; what that id means lives outside, in a binding."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.models import AppendOnly, Row
from schuifaan.base.periods import ends_after_start
from schuifaan.budget.words import Move, What
from schuifaan.neighbourhood.models import Neighbourhood, Party
from schuifaan.neighbourhood.words import Law
from schuifaan.plans.models import Promise


class Agreement(Row):
    """What the parties agreed for a number of years."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField()

    class Meta:
        constraints = (models.CheckConstraint(condition=ends_after_start(), name="agreement_ends_after_start"),)

    def __str__(self) -> str:
        return self.name


class Fund(Row):
    """Law x funder (x earmark): the part of the pot that balances by itself."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="funds")
    law = models.CharField(max_length=16, choices=Law.choices)
    funder = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    earmark = models.CharField(max_length=80, blank=True)
    ground = models.CharField(max_length=200)

    objects = RuledQuerySet["Fund"].as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agreement", "law", "funder", "earmark"], name="fund_once"),)

    def __str__(self) -> str:
        name = f"{self.get_law_display()} – {self.funder}"
        return f"{name} – {self.earmark}" if self.earmark else name


class Entry(AppendOnly, Row):
    """One move in the pot. Never changed: a mistake is reversed by a new entry. No personal text stands in it."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="entries")
    year = models.PositiveSmallIntegerField()
    move = models.CharField(max_length=8, choices=Move.choices)
    cents = models.BigIntegerField()
    what = models.CharField(max_length=16, choices=What.choices, blank=True)
    commitment = models.ForeignKey("self", on_delete=models.PROTECT, related_name="parts", null=True, blank=True)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    by = models.UUIDField()
    at = models.DateTimeField()
    on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]
        constraints = (
            models.CheckConstraint(
                condition=Q(cents__gt=0),
                name="entry_of_some_cents",
                violation_error_message="Een bedrag is meer dan nul.",
            ),
            models.CheckConstraint(
                condition=Q(move__in=[Move.SPEND, Move.RELEASE], commitment__isnull=False)
                | Q(move__in=[Move.GRANT, Move.COMMIT, Move.REVERSAL], commitment__isnull=True),
                name="entry_spends_what_was_committed",
            ),
            models.CheckConstraint(
                condition=Q(move=Move.REVERSAL, reverses__isnull=False)
                | (~Q(move=Move.REVERSAL) & Q(reverses__isnull=True)),
                name="entry_reversal_names_what_it_reverses",
            ),
        )
        indexes = (models.Index(fields=["fund", "year", "move"], name="entry_fund_year"),)

    def __str__(self) -> str:
        return f"{self.get_move_display()} {self.cents}"


class Binding(Row):
    """Which promise a commitment pays for. It stands outside the pot and is wiped with the person."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"besteding voor {self.promise_id}"
