"""Who pays under which law, for what it may be used, and how much a year."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.models import AppendOnly, Row
from schuifaan.base.spoken import decimal
from schuifaan.budget.models.agreements import Agreement
from schuifaan.budget.words import TrancheState, What
from schuifaan.neighbourhood.models import Party
from schuifaan.neighbourhood.words import Law


def all_purposes() -> list[str]:
    return list(What.values)


class Fund(AppendOnly, Row):
    """Law x funder (x earmark): the part of the pot that balances by itself.

    `ground` is on which this money is given, `title` under which it is paid, `purposes` for what it may be used. Other
    money, on another ground or for something else, is another fund.
    """

    is_locked = True

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="funds")
    law = models.CharField(max_length=16, choices=Law.choices)
    funder = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    earmark = models.CharField(max_length=80, blank=True)
    ground = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    purposes = models.JSONField(default=all_purposes)

    objects = RuledQuerySet["Fund"].as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agreement", "law", "funder", "earmark"], name="fund_once"),)

    def __str__(self) -> str:
        name = f"{self.get_law_display()} – {self.funder}"
        return f"{name} – {self.earmark}" if self.earmark else name

    def permits(self, what: str) -> bool:
        """Whether this money may be used for that at all; nobody decides otherwise."""
        return what in self.purposes


class Pledge(AppendOnly, Row):
    """What a funder promised for each year of the agreement, before indexation. The latest decision counts."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="pledges")
    cents = models.BigIntegerField()
    decided_on = models.DateField()
    source = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["fund", "decided_on", "at"]
        constraints = (models.CheckConstraint(condition=Q(cents__gt=0), name="pledge_of_some_cents"),)

    def __str__(self) -> str:
        return f"{self.fund}: {self.cents}"


class Tranche(AppendOnly, Row):
    """The money of a fund for one year: the base times each index, rounded once; and whether it was settled.

    Only where it stands changes, along the arrows of the drawing; the database keeps that.
    """

    may_change = ("state", "settled", "settled_on")

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="tranches")
    year = models.PositiveSmallIntegerField()
    base = models.BigIntegerField()
    cents = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=TrancheState.choices, default=TrancheState.GRANTED)
    source = models.CharField(max_length=200)
    granted_on = models.DateField()
    settled = models.BigIntegerField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    objects = RuledQuerySet["Tranche"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["fund", "year"]
        constraints = (
            models.UniqueConstraint(fields=["fund", "year"], name="tranche_once_a_year"),
            models.CheckConstraint(condition=Q(base__gt=0, cents__gt=0), name="tranche_of_some_cents"),
            models.CheckConstraint(
                condition=Q(state=TrancheState.SETTLED, settled__gte=0, settled_on__isnull=False)
                | (~Q(state=TrancheState.SETTLED) & Q(settled__isnull=True, settled_on__isnull=True)),
                name="tranche_settled_on_an_amount_and_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.fund} {self.year}: {self.get_state_display()}"


class TrancheIndex(AppendOnly, Row):
    """One indexation of a tranche, as a fraction, with who decided it."""

    tranche = models.ForeignKey(Tranche, on_delete=models.PROTECT, related_name="indices")
    place = models.PositiveSmallIntegerField()
    numerator = models.PositiveBigIntegerField()
    denominator = models.PositiveBigIntegerField()
    name = models.CharField(max_length=80)
    source = models.CharField(max_length=200)
    decision = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar[list[str]] = ["tranche", "place"]
        constraints = (
            models.UniqueConstraint(fields=["tranche", "place"], name="tranche_index_in_its_place"),
            models.CheckConstraint(condition=Q(numerator__gt=0, denominator__gt=0), name="tranche_index_is_a_fraction"),
        )

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}: {self.source}"

    @property
    def percent(self) -> str:
        """How much it goes up, as people say it: "8,55%"; below zero it goes down."""
        up = Decimal(self.numerator - self.denominator) * 100 / Decimal(self.denominator)
        return f"{decimal(up, 2)}%"
