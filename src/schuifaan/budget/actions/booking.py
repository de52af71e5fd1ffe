"""Write one line in the books: number it, let the ledger say whether it can be, and keep it.

The fund is locked first: on PostgreSQL its row, on SQLite the whole file, because each transaction there begins as a
writer. So what is free is read by one writer at a time.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base import journal
from schuifaan.base.access import may, ruled
from schuifaan.base.kept import There, kept
from schuifaan.base.periods import now, today
from schuifaan.base.refusal import Refusal
from schuifaan.base.written import write
from schuifaan.budget import ledger
from schuifaan.budget.ledger.books import input_hash
from schuifaan.budget.ledger.guards import touches_beside
from schuifaan.budget.models import Agreement, ClosedPeriod, Entry, Fund, added_up
from schuifaan.budget.policies import require_permitted, why_refused
from schuifaan.budget.words import Move
from schuifaan.neighbourhood.models import Person

PURPOSE = "wijkbudget"
# Said now, or only once it is needed.
Words = str | Promise
ASK_TO_GRANT = gettext_lazy("Vraag de kwartiermaker om dit bij te schrijven.")


def locked(fund: Fund) -> Fund:
    """This fund, and nobody else's until we are done."""
    return both_locked(fund)[0]


def both_locked(*funds: Fund) -> list[Fund]:
    """These funds, always locked in the same order, so that two who move money never wait for each other."""
    found = {fund.pk: fund for fund in _locked(sorted({fund.pk for fund in funds}))}
    return [found[fund.pk] for fund in funds]


@kept
def _locked(funds: Collection[UUID]) -> QuerySet[Fund]:
    rows = Fund.objects.select_for_update(of=("self",)).select_related("agreement")
    return rows.filter(pk__in=funds).order_by("pk")


def locked_for(person: Person, verb: str, thing: Fund | Entry, no: Words) -> Fund:
    """The fund of this, and nobody else's until we are done, for whoever may do this with it; asked in one question.

    A fund and its agreement are written once, so what was read of them before still holds.
    """
    rule = ruled(type(thing), person, verb)
    fund = thing.fund if isinstance(thing, Entry) else thing
    asked = There(Entry, Q(pk=thing.pk) & rule, fund="pk") if isinstance(thing, Entry) else rule
    if not _locked_and_asked.first(fund.pk, asked):
        raise Refusal(str(no))
    return fund


@kept
def _locked_and_asked(fund: UUID, asked: Q | There) -> QuerySet[Fund, bool]:
    rows = Fund.objects.select_for_update(of=("self",)).filter(pk=fund).order_by()
    return rows.annotate(may_it=asked).values_list("may_it", flat=True)


def require(person: Person, verb: str, thing: Fund | Entry | Agreement, no: str) -> None:
    if not may(person, verb, thing):
        raise Refusal(no)


def once(key: str | None, **given: Any) -> tuple[Entry | None, str]:
    """What this key brought about before, and the hash of what is asked now; another question is refused."""
    if key is None:
        return None, ""
    asked = input_hash(given)
    known = Entry.objects.filter(key=key).first()
    if known is not None and known.input_hash != asked and not _said_before_hashes(known, given):
        raise Refusal(_("Dit kenmerk hoort al bij een ander bedrag. Kies een nieuw kenmerk."))
    return known, asked


def _said_before_hashes(known: Entry, given: dict[str, Any]) -> bool:
    """A line from before hashes were kept: it is the same when its fund, year and amount are."""
    same = (str(known.fund_id), known.year, known.move, known.cents)
    return not known.input_hash and same == tuple(given.get(name) for name in ("fund", "year", "do", "cents"))


def last_closed(agreement: Agreement) -> int:
    """The last year that was closed; zero when none was."""
    return _last_closed.first(agreement.pk) or 0


@kept
def _last_closed(agreement: UUID) -> QuerySet[ClosedPeriod, int]:
    return ClosedPeriod.objects.filter(agreement=agreement).order_by("-year").values_list("year", flat=True)[:1]


def place_in_time(entry: Entry, closed: int) -> None:
    """What belongs to a closed year goes to the first open one; when it counts for that year, it is late."""
    entry.year = max(entry.year, closed + 1)
    entry.late = entry.on.year <= closed
    if entry.year > entry.fund.agreement.until.year:
        raise Refusal(_("Het laatste jaar is afgesloten. Spreek eerst een vervolg af met de partijen."))


def put(entry: Entry, by: Person, on: date | None = None) -> Entry:
    """Keep a line that names its fund, year, move, cents, and what it is about."""
    return put_all([entry], by, on)[0]


def put_all(entries: Iterable[Entry], by: Person, on: date | None = None) -> list[Entry]:
    """Keep these lines one after the other; the first that can't be is told, and then none is kept."""
    return [_put(entry, by, on) for entry in entries]


def _put(entry: Entry, by: Person, on: date | None) -> Entry:
    entry.by, entry.at, entry.on = by.pk, now(), on or today()
    stands = _stands(entry)
    place_in_time(entry, stands.closed)
    require_permitted(entry)
    move = entry.as_move
    _account(entry, move)
    _follow(entry, move, stands if entry.year == stands.year else _stands(entry))
    write(entry)
    journal.wrote(entry.move, by=by, thing=entry, purpose=PURPOSE)
    return entry


def _account(entry: Entry, move: ledger.Move) -> None:
    """Between which accounts it goes, and whose money it is unless that was said."""
    debit, credit = ledger.accounts(move.kind, move.undoes)
    entry.debit, entry.credit = debit.value, credit.value
    entry.party_id = entry.party_id or entry.fund.funder_id


class _Stands(NamedTuple):
    """A fund in a year: the last year that was closed, the number of its last line, and what is free after it."""

    year: int
    closed: int
    number: int
    available: int


def _stands(entry: Entry) -> _Stands:
    closed, number, available = _last_line.first(entry.fund_id, entry.year) or (None, None, None)
    return _Stands(entry.year, closed or 0, number or 0, available or 0)


@kept
def _last_line(fund: UUID, year: int) -> QuerySet[Fund, tuple[int | None, int | None, int | None]]:
    closed = ClosedPeriod.objects.filter(agreement=OuterRef("agreement")).order_by("-year").values("year")
    lines = Entry.objects.filter(fund=OuterRef("pk"), year=year).order_by("-number")
    told = [Subquery(one[:1]) for one in (closed, lines.values("number"), lines.values("available"))]
    return Fund.objects.filter(pk=fund).values_list(*told)


def _follow(entry: Entry, move: ledger.Move, stands: _Stands) -> None:
    """Which number it has, and what is free after it."""
    touched = _sums_of_commitment(entry.commitment_id, entry.year) if entry.commitment_id else None
    try:
        entry.available = ledger.guard(
            move,
            available=stands.available,
            commitment=None if touched is None else added_up(touched),
            stands=added_up(_sums_of_fund(entry.fund_id, entry.year)) if touches_beside(move) else None,
            decided=entry.decision_id is not None,
        )
    except ledger.Refused as refused:
        raise why_refused(refused) from refused
    entry.number = stands.number + 1


@kept
def _sums_of_commitment(commitment: UUID, year: int) -> QuerySet[Entry, tuple[str, str, int]]:
    return Entry.objects.of_commitment(commitment).filter(year=year).sums()


@kept
def _sums_of_fund(fund: UUID, year: int) -> QuerySet[Entry, tuple[str, str, int]]:
    return Entry.objects.filter(fund=fund, year=year).sums()


def reversal_of(entry: Entry) -> Entry:
    """The line that takes this one back."""
    commitment = entry if entry.move == Move.COMMIT else entry.commitment
    return Entry(
        fund=entry.fund, year=entry.year, move=Move.REVERSAL, undoes=entry.move, cents=entry.cents, what=entry.what,
        party_id=entry.party_id, reverses=entry, commitment=commitment,
    )  # fmt: skip
