"""Begin a pot; grant, set apart, spend, release, take back. Every move is a new entry; none is ever changed.

The fund is locked first: on PostgreSQL its row, on SQLite the whole file, because each transaction there begins as a
writer. So what is free is read by one writer at a time. `on` is the day that a move counts for: today, unless said.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal, wiping
from schuifaan.base.access import may
from schuifaan.base.periods import now, today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import ledger
from schuifaan.budget.models import Agreement, Binding, Entry, Fund
from schuifaan.budget.policies import require_payable, require_same_place, require_within_agreement, why_refused
from schuifaan.budget.rules import places_to_begin
from schuifaan.budget.words import Move, What
from schuifaan.neighbourhood.actions import join_pot
from schuifaan.neighbourhood.models import Neighbourhood, Party, Person
from schuifaan.plans.models import Promise

PURPOSE = "wijkbudget"


def _locked(fund: Fund) -> Fund:
    """This fund, and nobody else's until we are done."""
    Fund.objects.select_for_update().get(pk=fund.pk)
    return Fund.objects.select_related("agreement").get(pk=fund.pk)


def _require(person: Person, verb: str, thing: Fund | Entry, no: str) -> None:
    if not may(person, verb, thing):
        raise Refusal(no)


def _put(entry: Entry, by: Person, on: date | None) -> Entry:
    """Number the entry, let the ledger say whether it can be made, and keep it."""
    last = Entry.objects.filter(fund=entry.fund, year=entry.year).order_by("number").last()
    touches = entry.commitment_id and Entry.objects.of_commitment(entry.commitment_id).position()
    try:
        entry.available = ledger.guard(
            entry.as_move, available=last.available if last else 0, commitment=touches or None
        )
    except ledger.Refused as refused:
        raise why_refused(refused) from refused
    entry.number = last.number + 1 if last else 1
    entry.by, entry.at, entry.on = by.pk, now(), on or today()
    entry.save(force_insert=True)
    journal.wrote(entry.move, by=by, thing=entry, purpose=PURPOSE)
    return entry


def _require_keeper(person: Person, neighbourhood: Neighbourhood) -> None:
    if neighbourhood not in places_to_begin(person):
        raise Refusal(_("Vraag de kwartiermaker om dit vast te leggen."))


@transaction.atomic
def begin_agreement(*, neighbourhood: Neighbourhood, by: Person, name: str, since: date, until: date) -> Agreement:
    """Write down what the parties agreed for a number of years."""
    _require_keeper(by, neighbourhood)
    agreement = Agreement.objects.create(neighbourhood=neighbourhood, name=name, since=since, until=until)
    journal.wrote("begin-agreement", by=by, thing=agreement, purpose=PURPOSE)
    return agreement


@transaction.atomic
def add_fund(*, agreement: Agreement, by: Person, law: str, funder: Party, ground: str, earmark: str = "") -> Fund:
    """One more law and funder in the pot, with the ground on which that money is given. Who pays, joins the pot."""
    _require_keeper(by, agreement.neighbourhood)
    if Fund.objects.filter(agreement=agreement, law=law, funder=funder, earmark=earmark).exists():
        raise Refusal(_("Dit fonds is er al. Schrijf het geld daar bij."))
    join_pot(party=funder, by=by)
    fund = Fund.objects.create(agreement=agreement, law=law, funder=funder, ground=ground, earmark=earmark)
    journal.wrote("add-fund", by=by, thing=fund, purpose=PURPOSE)
    return fund


@transaction.atomic
def grant(*, fund: Fund, year: int, cents: int, by: Person, key: str, on: date | None = None) -> Entry:
    """Write down what a funder decided for a year. The same key counts once; with another amount it is refused."""
    fund = _locked(fund)
    _require(by, "grant", fund, _("Vraag de kwartiermaker om dit bij te schrijven."))
    require_within_agreement(fund, year)
    known = Entry.objects.filter(key=key).first()
    if known is None:
        return _put(Entry(fund=fund, year=year, move=Move.GRANT, cents=cents, key=key), by, on)
    if (known.fund_id, known.year, known.move, known.cents) != (fund.pk, year, Move.GRANT, cents):
        raise Refusal(_("Dit kenmerk hoort al bij een ander bedrag. Kies een nieuw kenmerk."))
    return known


@transaction.atomic
def commit(
    *,
    fund: Fund,
    year: int,
    cents: int,
    what: What,
    by: Person,
    promise: Promise | None = None,
    on: date | None = None,
) -> Entry:
    """Set money apart. For a promise: after the plan is agreed, and not on the day of a sitting."""
    fund = _locked(fund)
    _require(by, "commit", fund, _("Vraag de wijkcoördinator om dit opzij te zetten."))
    require_within_agreement(fund, year)
    if (what == What.PROMISE) != (promise is not None):
        raise Refusal(_("Kies de afspraak waar dit geld voor is."))
    if promise is not None:
        require_payable(promise, on or today())
        require_same_place(promise, fund)
    entry = _put(Entry(fund=fund, year=year, move=Move.COMMIT, cents=cents, what=what), by, on)
    if promise is not None:
        Binding.objects.create(entry=entry, promise=promise)
    return entry


def _resolve(commitment: Entry, move: Move, cents: int, by: Person, on: date | None) -> Entry:
    fund = _locked(commitment.fund)
    no = _("Vraag de kwartiermaker. Wie geld opzij zet, geeft het niet zelf uit.")
    _require(by, "spend", commitment, no)
    part = Entry(fund=fund, year=commitment.year, move=move, cents=cents, what=commitment.what, commitment=commitment)
    return _put(part, by, on)


@transaction.atomic
def spend(*, commitment: Entry, cents: int, by: Person, on: date | None = None) -> Entry:
    """Spend a part of what was set apart, or all of it."""
    return _resolve(commitment, Move.SPEND, cents, by, on)


@transaction.atomic
def release(*, commitment: Entry, cents: int, by: Person, on: date | None = None) -> Entry:
    """Let go of what is not needed: it is free again."""
    return _resolve(commitment, Move.RELEASE, cents, by, on)


@transaction.atomic
def reverse(*, entry: Entry, by: Person, on: date | None = None) -> Entry:
    """Take one entry back by a new one, as if it had never been. Who made it asks another to do so."""
    fund = _locked(entry.fund)
    _require(by, "reverse", entry, _("Vraag een collega om dit terug te draaien."))
    if Entry.objects.filter(reverses=entry).exists():
        raise Refusal(_("Dit is al teruggedraaid. Kijk in de lijst van het fonds."))
    commitment = entry if entry.move == Move.COMMIT else entry.commitment
    back = Entry(
        fund=fund, year=entry.year, move=Move.REVERSAL, cents=entry.cents, what=entry.what,
        reverses=entry, commitment=commitment,
    )  # fmt: skip
    return _put(back, by, on)


@wiping.part
def unbind(person: Person, by: Person) -> None:
    """What was paid for whom goes; the pot itself never held more than a random id, and stays."""
    Binding.objects.filter(promise__plan__table__resident=person).delete()
