"""The lines of the pot: whole cents, append-only, per fund. What a line pays for stands outside, in a binding."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q, Sum

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.models import AppendOnly, Row
from schuifaan.budget import ledger
from schuifaan.budget.ledger.transfers import ABOUT_A_COMMITMENT
from schuifaan.budget.models.funds import Fund
from schuifaan.budget.words import Move, What
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Party
from schuifaan.plans.models import Promise

ACCOUNTS = [(str(account), str(account)) for account in ledger.Account]
ON_THE_WAY = (ledger.Account.BETWEEN, ledger.Account.CARRIED)
NAMES_A_PURPOSE = (Move.COMMIT, Move.SPEND, Move.RELEASE, Move.MOVE_OUT, Move.MOVE_IN)


# What the ledger knows of a line, and the column that it stands in.
PLACES = {
    "id": "id", "fund": "fund_id", "year": "year", "number": "number", "kind": "move", "debit": "debit",
    "credit": "credit", "cents": "cents", "party": "party_id", "purpose": "what", "on": "on", "recorded": "at",
    "commitment": "commitment_id", "reverses": "reverses_id", "undoes": "undoes", "pair": "pair_id",
    "decision": "decision_id", "rule": "rule", "why": "why", "late": "late", "expires": "expires", "key": "key",
    "input_hash": "input_hash", "by": "by",
}  # fmt: skip
AS_TRANSFER = tuple(PLACES.values())


def _transfer(*row: Any) -> ledger.Transfer:
    told = dict(zip(PLACES, row, strict=True))
    told |= {"kind": ledger.Kind(told["kind"]), "undoes": ledger.Kind(told["undoes"]) if told["undoes"] else None}
    told |= {"debit": ledger.Account(told["debit"]), "credit": ledger.Account(told["credit"])}
    return ledger.Transfer(**told)


def as_move(move: str, undoes: str | None, cents: int) -> ledger.Move:
    return ledger.Move(ledger.Kind(move), cents, ledger.Kind(undoes) if undoes else None)


def added_up(sums: Iterable[tuple[str, str, int]]) -> ledger.Position:
    """Where sums of moves together stand."""
    return ledger.position(as_move(move, undoes, cents) for move, undoes, cents in sums)


def _goes_right() -> Q:
    """Each kind has its own debit and credit; a reversal has those of what it takes back, swapped."""
    found = Q()
    for kind, (debit, credit) in ledger.ACCOUNTS.items():
        found |= Q(move=str(kind), undoes="", debit=str(debit), credit=str(credit))
        found |= Q(move=Move.REVERSAL.value, undoes=str(kind), debit=str(credit), credit=str(debit))
    return found


def _is_about_a_commitment() -> Q:
    parts = [str(kind) for kind in ABOUT_A_COMMITMENT if kind != ledger.Kind.COMMIT]
    return Q(move__in=parts) | Q(move=Move.REVERSAL.value, undoes__in=[*parts, Move.COMMIT.value])


def _is_half_of_a_pair() -> Q:
    halves = [str(account) for account in ON_THE_WAY]
    return Q(debit__in=halves) | Q(credit__in=halves)


class EntryQuerySet(RuledQuerySet["Entry"]):
    """Moves in the pot; the sums are made in the database and added up in the ledger."""

    def of_commitment(self, commitment_id: UUID) -> "EntryQuerySet":
        """The commitment itself, its parts, and what of these was reversed."""
        return self.filter(Q(pk=commitment_id) | Q(commitment=commitment_id))

    def position(self) -> ledger.Position:
        """Where these entries together stand."""
        return added_up(self.sums())

    def sums(self) -> "models.QuerySet[Entry, tuple[str, str, int]]":
        """Cents per move, and of a reversal per what it takes back."""
        return self.order_by().values_list("move", "undoes").annotate(cents=Sum("cents"))

    def transfers(self) -> list[ledger.Transfer]:
        """These lines as the ledger knows them, in the order of the books."""
        return [_transfer(*row) for row in self.order_by("fund", "year", "number").values_list(*AS_TRANSFER)]


class Entry(AppendOnly, Row):
    """One move in the pot. Never changed: a mistake is reversed by a new entry. No personal text stands in it.

    `number` counts the entries of a fund in a year, and `available` is what is free after this one. Both follow from
    the entry before, and the database checks that: two writers can't use the same money. The other laws that the
    database keeps stand in `ledger.sql`.
    """

    # The unique number below is the one index on the fund: beside another, a database that does not know yet how many
    # lines there are may look one line up by reading the whole year.
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="entries", db_index=False)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=24, choices=Move.choices)
    debit = models.CharField(max_length=10, choices=ACCOUNTS)
    credit = models.CharField(max_length=10, choices=ACCOUNTS)
    cents = models.BigIntegerField()
    available = models.BigIntegerField()
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", db_index=False)
    what = models.CharField(max_length=16, choices=What.choices, blank=True)
    commitment = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="parts", null=True, blank=True, db_index=False
    )
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    undoes = models.CharField(max_length=24, choices=Move.choices, blank=True)
    pair = models.OneToOneField("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    rule = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=40, blank=True)
    late = models.BooleanField(default=False)
    expires = models.DateField(null=True, blank=True)
    key = models.CharField(max_length=80, null=True, blank=True, unique=True)
    input_hash = models.CharField(max_length=64, blank=True)
    by = models.UUIDField()
    at = models.DateTimeField()
    on = models.DateField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["fund", "year", "number"]
        indexes = (
            # Where each fund stands in each year is added up inside an index. Its condition holds for every line; who
            # asks for the sums says it, and the guards don't, so that PostgreSQL never looks one line up in it.
            models.Index(
                fields=["fund", "year", "move", "undoes", "cents"], name="entry_sums", condition=Q(cents__gt=0)
            ),
            # And so is what is left of a commitment.
            models.Index(fields=["commitment", "debit", "credit", "cents"], name="entry_of_commitment"),
            models.Index(fields=["on", "at", "id"], name="entry_set_apart", condition=Q(move=Move.COMMIT)),
            models.Index(fields=["expires", "id"], name="entry_expires", condition=Q(expires__isnull=False)),
        )
        constraints = (
            models.UniqueConstraint(fields=["fund", "year", "number"], name="entry_number_once"),
            models.CheckConstraint(
                condition=Q(available__gte=0) | Q(decision__isnull=False) | ~Q(debit=str(ledger.Account.FREE)),
                name="entry_leaves_no_less_than_nothing",
                violation_error_message="Zoveel is er niet vrij. Kies een lager bedrag.",
            ),
            models.CheckConstraint(
                condition=Q(cents__gt=0),
                name="entry_of_some_cents",
                violation_error_message="Een bedrag is meer dan nul.",
            ),
            models.CheckConstraint(condition=_goes_right(), name="entry_goes_from_account_to_account"),
            models.CheckConstraint(
                condition=(_is_about_a_commitment() & Q(commitment__isnull=False))
                | (~_is_about_a_commitment() & Q(commitment__isnull=True)),
                name="entry_names_its_commitment",
            ),
            models.CheckConstraint(
                condition=Q(move=Move.REVERSAL, reverses__isnull=False)
                | (~Q(move=Move.REVERSAL) & Q(reverses__isnull=True)),
                name="entry_reversal_names_what_it_reverses",
            ),
            models.CheckConstraint(
                condition=(_is_half_of_a_pair() & Q(pair__isnull=False))
                | (~_is_half_of_a_pair() & Q(pair__isnull=True)),
                name="entry_leaves_here_and_arrives_there",
            ),
            models.CheckConstraint(
                condition=~Q(move__in=[move.value for move in NAMES_A_PURPOSE]) | ~Q(what=""),
                name="entry_says_what_it_is_for",
            ),
            models.CheckConstraint(
                condition=~Q(move=Move.SPEND, what=What.PROMISE) | (~Q(rule="") & ~Q(why="")),
                name="entry_without_official_decision_says_why",
            ),
            models.CheckConstraint(
                condition=Q(expires__isnull=True) | Q(move=Move.COMMIT), name="entry_that_expires_is_a_commitment"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_move_display()} {self.cents}"

    @property
    def as_move(self) -> ledger.Move:
        return as_move(self.move, self.undoes, self.cents)

    @property
    def as_transfer(self) -> ledger.Transfer:
        """This line as the ledger knows it."""
        return _transfer(*(getattr(self, name) for name in AS_TRANSFER))


class Binding(Row):
    """Which promise a commitment pays for. It stands outside the pot and is wiped with the person.

    What the old way would have asked is kept here for the case analysis: an official decision, and a contribution of
    the resident. What nobody knows stays empty.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="+")
    old_decision = models.BooleanField(null=True, blank=True)
    old_contribution = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(old_contribution__isnull=True) | Q(old_contribution__gte=0),
                name="binding_contribution_not_below_zero",
            ),
        )

    def __str__(self) -> str:
        return f"besteding voor {self.promise_id}"
