"""Close a year: what is left goes along to the next, and then nothing of it changes any more.

Who closes is another than who set apart or spent in that year.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import now, today
from schuifaan.base.refusal import Refusal
from schuifaan.budget.actions.booking import PURPOSE, both_locked, last_closed, put_all, require
from schuifaan.budget.ledger import Account, Position, Transfer, books
from schuifaan.budget.models import Agreement, ClosedPeriod, ClosedReport, Entry, Fund
from schuifaan.budget.policies import require_other_hands, require_within_limit
from schuifaan.budget.queries.account import closing_files
from schuifaan.budget.words import Duty, Move
from schuifaan.neighbourhood.models import Person

# What goes along to the next year, and by which two moves.
ALONG = (
    (Account.RESERVED, Move.CARRY_RESERVED_OUT, Move.CARRY_RESERVED_IN),
    (Account.FREE, Move.CARRY_OUT, Move.CARRY_IN),
)


@transaction.atomic
def close(*, agreement: Agreement, year: int, by: Person) -> ClosedPeriod:
    """Close a year of the agreement, after the one before it, and keep its account as it is that day."""
    funds = both_locked(*agreement.funds.order_by("pk"))
    require(by, "close", agreement, _("Vraag iemand van de stuurgroep om dit jaar af te sluiten."))
    _require_its_turn(agreement, year)
    require_other_hands(agreement, year, by)
    stands = {fund.pk: Entry.objects.filter(fund=fund, year=year).position() for fund in funds}
    require_within_limit(agreement, Duty.CLOSE, by, sum(one.spent for one in stands.values()))
    for fund in funds:
        _carry(fund, year, stands[fund.pk], by)
    period = _kept(agreement, year, funds, by)
    for file in closing_files(agreement, year, today()):
        keep_report(period=period, name=file.name, media_type=file.media_type, content=file.content, by=by)
    return period


def _require_its_turn(agreement: Agreement, year: int) -> None:
    closed = last_closed(agreement)
    if year <= closed:
        raise Refusal(_("Dit jaar is al afgesloten."))
    turn = closed + 1 if closed else agreement.since.year
    if year != turn:
        raise Refusal(_("Sluit eerst %(year)s af.") % {"year": turn})
    if today().year <= year:
        raise Refusal(_("Wacht tot het jaar voorbij is. Sluit het dan af."))


def _carry(fund: Fund, year: int, stands: Position, by: Person) -> None:
    """What is set apart, kept back or free goes along to the next year; after the last year nothing may wait."""
    if stands.available < 0:
        raise Refusal(_("%(fund)s staat onder nul. Vul dit fonds eerst aan.") % {"fund": fund})
    if year == fund.agreement.until.year:
        if stands.set_apart:
            raise Refusal(_("%(fund)s: er staat nog geld opzij. Besteed het, of geef het vrij.") % {"fund": fund})
        return
    for commitment, left in _left_apart(fund, year):
        _along(fund, year, (Move.CARRY_COMMITTED_OUT, Move.CARRY_COMMITTED_IN), left, by, commitment)
    for account, out, into in ALONG:
        if stands.holds(account):
            _along(fund, year, (out, into), stands.holds(account), by)


def _left_apart(fund: Fund, year: int) -> Iterator[tuple[Entry, int]]:
    rows = Entry.objects.filter(fund=fund, year=year).order_by("number").transfers()
    for commitment, stands in books.commitments(rows).items():
        if stands.set_apart:
            yield Entry.objects.get(pk=commitment), stands.set_apart


def _along(
    fund: Fund, year: int, moves: tuple[Move, Move], cents: int, by: Person, commitment: Entry | None = None
) -> None:
    out, into = (
        Entry(fund=fund, year=at, move=move, cents=cents, commitment=commitment)
        for at, move in zip((year, year + 1), moves, strict=True)
    )
    out.pair, into.pair = into, out
    for half in (out, into):
        half.what = commitment.what if commitment else ""
        half.party_id = commitment.party_id if commitment else fund.funder_id
    put_all([out], by, date(year, 12, 31))
    put_all([into], by, date(year + 1, 1, 1))


def _kept(agreement: Agreement, year: int, funds: Iterable[Fund], by: Person) -> ClosedPeriod:
    lines = Entry.objects.filter(fund__in=[fund.pk for fund in funds], year=year).transfers()
    previous = ClosedPeriod.objects.filter(agreement=agreement).order_by("year").last()
    before = previous.chain_hash if previous else ""
    period = ClosedPeriod.objects.create(
        agreement=agreement, year=year, entries=len(lines), trial_balance=trial_balance_of(lines),
        previous_hash=before, chain_hash=books.chain_hash(lines, before), by=by.pk, at=now(),
    )  # fmt: skip
    journal.wrote("close", by=by, thing=period, purpose=PURPOSE)
    return period


def trial_balance_of(lines: Iterable[Transfer]) -> dict[str, Any]:
    """Each account left and right, for all funds together and for each."""
    rows = list(lines)
    funds = sorted({str(one.fund) for one in rows})
    per_fund = {fund: _sides(one for one in rows if str(one.fund) == fund) for fund in funds}
    return {"total": _sides(rows), "funds": per_fund}


def _sides(lines: Iterable[Transfer]) -> dict[str, list[int]]:
    return {str(line.account): [line.debit, line.credit] for line in books.trial_balance(lines)}


@transaction.atomic
def keep_report(*, period: ClosedPeriod, name: str, media_type: str, content: bytes, by: Person) -> ClosedReport:
    """Keep a report of a closed year as it was handed over, byte for byte."""
    require(by, "close", period.agreement, _("Vraag iemand van de stuurgroep om dit te bewaren."))
    report = ClosedReport.objects.create(
        period=period, name=name, media_type=media_type, content=content, sha256=sha256(content).hexdigest()
    )
    journal.wrote("keep-report", by=by, thing=report, purpose=PURPOSE)
    return report
