"""Money between funds, and into and out of the reserve for risks: only where the agreement or a decision says so."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.budget.actions.booking import both_locked, locked_for, once, put, put_all, require
from schuifaan.budget.models import Entry, Fund
from schuifaan.budget.policies import require_agreed_or_decided, require_within_agreement
from schuifaan.budget.words import Move, Step, What
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Person

ASK_TO_MOVE = gettext_lazy("Vraag de kwartiermaker om dit te verplaatsen.")
ASK_TO_RESERVE = gettext_lazy("Vraag de kwartiermaker. Die houdt de spaarpot bij.")


@transaction.atomic
def move(
    *,
    source: Fund,
    target: Fund,
    year: int,
    cents: int,
    what: What,
    by: Person,
    decision: Decision | None = None,
    on: date | None = None,
    key: str | None = None,
) -> Entry:
    """From one fund to another, for a purpose that both may be used for. Both lines stand, or neither.

    Gives the line of the fund that it left.
    """
    source, target = both_locked(source, target)
    for fund in (source, target):
        require(by, "grant", fund, str(ASK_TO_MOVE))
        require_within_agreement(fund, year)
    if source == target or source.agreement_id != target.agreement_id:
        raise Refusal(_("Kies een ander fonds van hetzelfde wijkbudget."))
    require_agreed_or_decided(source.agreement, Step.ELSEWHERE, decision, on or today())
    known, asked = once(
        key, do=Move.MOVE_OUT, source=source.pk, target=target.pk, year=year, cents=cents, what=what,
        decision=decision and decision.pk,
    )  # fmt: skip
    if known is not None:
        return known
    out = Entry(fund=source, move=Move.MOVE_OUT, key=key, input_hash=asked)
    into = Entry(fund=target, move=Move.MOVE_IN)
    out.pair, into.pair = into, out
    for half in (out, into):
        half.year, half.cents, half.what, half.decision = year, cents, what, decision
        half.party_id = source.funder_id
    return put_all([out, into], by, on)[0]


@transaction.atomic
def reserve(
    *,
    fund: Fund,
    year: int,
    cents: int,
    by: Person,
    decision: Decision | None = None,
    on: date | None = None,
    key: str | None = None,
) -> Entry:
    """Keep something back for risks."""
    return _beside(Move.RESERVE, fund, year, cents, by, on, key, decision)


@transaction.atomic
def unreserve(
    *,
    fund: Fund,
    year: int,
    cents: int,
    by: Person,
    decision: Decision | None = None,
    on: date | None = None,
    key: str | None = None,
) -> Entry:
    """Use the reserve: when the agreement says so, or the steering group."""
    require_agreed_or_decided(fund.agreement, Step.RESERVE, decision, on or today())
    return _beside(Move.UNRESERVE, fund, year, cents, by, on, key, decision)


def _beside(
    move: Move, fund: Fund, year: int, cents: int, by: Person, on: date | None, key: str | None,
    decision: Decision | None = None,
) -> Entry:  # fmt: skip
    fund = locked_for(by, "grant", fund, ASK_TO_RESERVE)
    require_within_agreement(fund, year)
    known, asked = once(key, do=move, fund=fund.pk, year=year, cents=cents)
    entry = Entry(fund=fund, year=year, move=move, cents=cents, decision=decision, key=key, input_hash=asked)
    return known or put(entry, by, on)
