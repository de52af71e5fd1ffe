"""The pot: whole cents, append-only, per fund. It holds a random id; what that id means lives outside, in a binding."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q, Sum

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.models import AppendOnly, Row
from schuifaan.base.periods import ends_after_start
from schuifaan.budget import ledger
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


class EntryQuerySet(RuledQuerySet["Entry"]):
    """Moves in the pot; the sums are made in the database and added up in the ledger."""

    def of_commitment(self, commitment_id: UUID) -> "EntryQuerySet":
        """The commitment itself, its parts, and what of these was reversed."""
        return self.filter(Q(pk=commitment_id) | Q(commitment=commitment_id))

    def position(self) -> ledger.Position:
        """Where these entries together stand."""
        sums = self.order_by().values_list("move", "reverses__move").annotate(cents=Sum("cents"))
        return ledger.position(as_move(move, undoes, cents) for move, undoes, cents in sums)


def as_move(move: str, undoes: str | None, cents: int) -> ledger.Move:
    return ledger.Move(ledger.Kind(move), cents, ledger.Kind(undoes) if undoes else None)


class Entry(AppendOnly, Row):
    """One move in the pot. Never changed: a mistake is reversed by a new entry. No personal text stands in it.

    `number` counts the entries of a fund in a year, and `available` is what is free after this one. Both follow from
    the entry before, and the database checks that: two writers can't use the same money.
    """

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="entries")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=8, choices=Move.choices)
    cents = models.BigIntegerField()
    available = models.BigIntegerField()
    what = models.CharField(max_length=16, choices=What.choices, blank=True)
    commitment = models.ForeignKey("self", on_delete=models.PROTECT, related_name="parts", null=True, blank=True)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    key = models.CharField(max_length=80, null=True, blank=True, unique=True)
    by = models.UUIDField()
    at = models.DateTimeField()
    on = models.DateField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["fund", "year", "number"]
        constraints = (
            models.UniqueConstraint(fields=["fund", "year", "number"], name="entry_number_once"),
            models.CheckConstraint(
                condition=Q(available__gte=0),
                name="entry_leaves_no_less_than_nothing",
                violation_error_message="Zoveel is er niet vrij. Kies een lager bedrag.",
            ),
            models.CheckConstraint(
                condition=Q(cents__gt=0),
                name="entry_of_some_cents",
                violation_error_message="Een bedrag is meer dan nul.",
            ),
            models.CheckConstraint(
                condition=Q(move__in=[Move.SPEND, Move.RELEASE], commitment__isnull=False)
                | Q(move__in=[Move.GRANT, Move.COMMIT], commitment__isnull=True)
                | Q(move=Move.REVERSAL),
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

    @property
    def as_move(self) -> ledger.Move:
        return as_move(self.move, self.reverses.move if self.reverses else None, self.cents)


class Binding(Row):
    """Which promise a commitment pays for. It stands outside the pot and is wiped with the person."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"besteding voor {self.promise_id}"
