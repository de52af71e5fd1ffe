"""The pot line by line: the entries of a fund, what is set apart, and what a promise was paid."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from schuifaan.base.access import allowed
from schuifaan.base.periods import today
from schuifaan.budget.ledger import Account, Position, position_of_each
from schuifaan.budget.models import Agreement, Binding, Entry, EntryQuerySet, Fund, as_move
from schuifaan.budget.words import CARRIES, Move
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.plans.models import Promise


def says(entry: Entry) -> str:
    """What happened, without a word about anyone."""
    about = f"{entry.get_move_display()}: {entry.get_what_display()}" if entry.what else entry.get_move_display()
    if not entry.undoes:
        return about
    return _("teruggedraaid: %(what)s") % {"what": Move(entry.undoes).label}


@dataclass(frozen=True)
class Line:
    """One entry of a fund as it is read: what, how much, who, and what is free after it."""

    entry: Entry
    says: str
    change: int
    who: str
    reversed: bool
    may_reverse: bool


def fund_entries(fund: Fund, year: int, person: Person) -> EntryQuerySet:
    """The entries of a fund in a year that this person may read, the newest first."""
    return Entry.objects.visible_to(person).filter(fund=fund, year=year).select_related("reverses").order_by("-number")


def corrections(agreement: Agreement, year: int | None, person: Person) -> EntryQuerySet:
    """What was taken back, and what came late, the newest first; of one year, or of all."""
    seen = Entry.objects.visible_to(person).filter(fund__agreement=agreement)
    found = seen.filter(Q(move=Move.REVERSAL) | Q(late=True)).exclude(move__in=CARRIES)
    found = found.filter(year=year) if year else found
    return found.select_related("reverses", "fund__funder").order_by("-at", "fund", "-number")


def lines(entries: Iterable[Entry], person: Person) -> list[Line]:
    """These entries, in their order, as this person may read them."""
    shown = list(entries)
    people = Person.objects.get_queryset().in_bulk({entry.by for entry in shown})
    ids = [entry.pk for entry in shown]
    gone = set(Entry.objects.filter(reverses__in=ids).values_list("reverses", flat=True))
    mine = set(Entry.objects.visible_to(person, "reverse").filter(pk__in=ids).values_list("pk", flat=True))
    return [
        Line(
            entry=entry,
            says=says(entry),
            change=entry.as_move.effect,
            who=str(people[entry.by]) if entry.by in people else _("iemand"),
            reversed=entry.pk in gone,
            may_reverse=entry.pk in mine and entry.pk not in gone,
        )
        for entry in shown
    ]


@dataclass(frozen=True)
class Commitment:
    """Money that was set apart, and what is left of it."""

    entry: Entry
    stands: Position
    may_spend: bool


def commitment_position(commitment: Entry) -> Position:
    return Entry.objects.of_commitment(commitment.pk).position()


def open_entries(person: Person) -> EntryQuerySet:
    """What is set apart and not yet spent or released, the oldest first."""
    signs = Case(When(credit=Account.COMMITTED.value, then="cents"), default=-F("cents"))
    parts = Entry.objects.filter(commitment=OuterRef("pk")).order_by().values("commitment").annotate(all=Sum(signs))
    commits = Entry.objects.visible_to(person).filter(move=Move.COMMIT).select_related("fund__funder")
    return commits.filter(cents__gt=-Coalesce(Subquery(parts.values("all")), 0)).order_by("on", "at", "id")


def open_commitments(person: Person, shown: Iterable[Entry] | None = None) -> list[Commitment]:
    """These, else all, with what is left of them and whether this person may pay it."""
    entries = list(open_entries(person) if shown is None else shown)
    these = [entry.pk for entry in entries]
    may_spend = allowed(Entry, Q(pk__in=these), person, "spend")
    stands = _per_commitment(Entry.objects.visible_to(person).filter(Q(pk__in=these) | Q(commitment__in=these)))
    return [Commitment(entry, stands[entry.pk], bool(may_spend[entry.pk])) for entry in entries]


def _per_commitment(entries: QuerySet[Entry]) -> dict[UUID, Position]:
    """Where each commitment stands: itself, its parts, and what of these was reversed."""
    of_one = entries.filter(Q(move=Move.COMMIT) | Q(commitment__isnull=False))
    one = Coalesce("commitment_id", "id")
    sums = of_one.order_by().values_list(one, "move", "undoes").annotate(cents=Sum("cents"))
    return position_of_each((commitment, as_move(move, undoes, cents)) for commitment, move, undoes, cents in sums)


@dataclass(frozen=True)
class PaidFor:
    """What the pot does for one promise, in cents. `set_apart` still waits to be spent."""

    set_apart: int
    spent: int


def paid_for(promise: Promise) -> PaidFor:
    """Also what was set apart for the promises that this one came in the place of, in earlier versions of the plan."""
    bound = Binding.objects.filter(promise__in=_with_those_before(promise)).values("entry")
    stands = Entry.objects.filter(Q(pk__in=bound) | Q(commitment__in=bound)).position()
    return PaidFor(set_apart=stands.set_apart, spent=stands.spent)


def _with_those_before(promise: Promise) -> list[UUID]:
    found, before = [promise.pk], promise.replaces
    while before is not None:
        found.append(before.pk)
        before = before.replaces
    return found


def spent_since(neighbourhood: Neighbourhood, since: date) -> int:
    """Cents spent from that day up to today, over all funds."""
    entries = Entry.objects.filter(fund__agreement__neighbourhood=neighbourhood, on__gte=since, on__lte=today())
    return entries.position().spent


def expiring_on(on: date, days: int) -> set[UUID]:
    """Who set something apart that falls free so many days after that day, and of which something is left."""
    came = Q(move=Move.COMMIT, expires=on + timedelta(days=days))
    found = {entry.pk: entry.by for entry in Entry.objects.filter(came)}
    stands = _per_commitment(Entry.objects.filter(Q(pk__in=found) | Q(commitment__in=found)))
    return {by for entry, by in found.items() if stands[entry].set_apart > 0}
