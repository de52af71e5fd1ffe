"""What funders promise, pay in advance and settle: a pledge per fund, and a tranche for each year."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import now, today
from schuifaan.base.refusal import Refusal
from schuifaan.base.spoken import euro
from schuifaan.budget.actions.booking import ASK_TO_GRANT, PURPOSE, locked_for, once, put
from schuifaan.budget.ledger import tranches
from schuifaan.budget.models import Entry, Fund, Pledge, Tranche, TrancheIndex
from schuifaan.budget.policies import (
    may_move_tranche,
    require_law_takes_part,
    require_stands_behind,
    require_within_agreement,
)
from schuifaan.budget.words import Move, TrancheState
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Person


@transaction.atomic
def pledge(*, fund: Fund, cents: int, source: str, by: Person, decided_on: date | None = None) -> Pledge:
    """What a funder promises for each year of the agreement, before indexation."""
    fund = locked_for(by, "grant", fund, ASK_TO_GRANT)
    if cents <= 0:
        raise Refusal(_("Schrijf een bedrag van meer dan nul."))
    made = Pledge.objects.create(fund=fund, cents=cents, source=source, decided_on=decided_on or today(), at=now())
    journal.wrote("pledge", by=by, thing=made, purpose=PURPOSE)
    return made


@transaction.atomic
def grant_tranche(
    *,
    fund: Fund,
    year: int,
    source: str,
    by: Person,
    base: int | None = None,
    indices: Sequence[tranches.Index] = (),
    on: date | None = None,
) -> Tranche:
    """The money of a fund for one year: what was pledged times each index, rounded once, and granted at once.

    `source` is the letter of the funder. Without a base it is the latest pledge.
    """
    fund = locked_for(by, "grant", fund, ASK_TO_GRANT)
    require_within_agreement(fund, year)
    require_law_takes_part(fund, year)
    if Tranche.objects.filter(fund=fund, year=year).exists():
        raise Refusal(_("Voor dit jaar staat het geld er al. Schrijf extra geld apart bij."))
    reckoned = tranches.Tranche(base or _pledged(fund), tuple(indices))
    tranche = Tranche.objects.create(
        fund=fund, year=year, base=reckoned.base, cents=reckoned.cents, source=source, granted_on=on or today()
    )
    for place, index in enumerate(indices, start=1):
        TrancheIndex.objects.create(
            tranche=tranche, place=place, name=index.name, numerator=index.factor.numerator,
            denominator=index.factor.denominator, source=index.source, decision=index.decision,
        )  # fmt: skip
    put(Entry(fund=fund, year=year, move=Move.GRANT, cents=tranche.cents, key=f"tranche {tranche.pk}"), by, on)
    journal.wrote("grant-tranche", by=by, thing=tranche, purpose=PURPOSE)
    return tranche


def _pledged(fund: Fund) -> int:
    last = Pledge.objects.filter(fund=fund).order_by("decided_on", "at").last()
    if last is None:
        raise Refusal(_("Schrijf eerst op wat deze partij per jaar toezegt."))
    return last.cents


def _held(tranche: Tranche, by: Person, to: TrancheState) -> Tranche:
    """The tranche as it is now, with its fund locked."""
    fund = locked_for(by, "grant", tranche.fund, ASK_TO_GRANT)
    held = Tranche.objects.get(pk=tranche.pk)
    held.fund = fund
    if not may_move_tranche(held.state, to):
        raise Refusal(_("Dit jaar is al vastgesteld. Daar verandert niets meer aan."))
    return held


@transaction.atomic
def advance(*, tranche: Tranche, cents: int, by: Person, key: str, on: date | None = None) -> Entry:
    """The funder paid in advance."""
    held = _held(tranche, by, TrancheState.ADVANCED)
    known, asked = once(key, do=Move.ADVANCE, tranche=held.pk, cents=cents)
    if known is not None:
        return known
    line = Entry(fund=held.fund, year=held.year, move=Move.ADVANCE, cents=cents, key=key, input_hash=asked)
    entry = put(line, by, on)
    held.state = TrancheState.ADVANCED
    held.save(update_fields=["state"])
    return entry


@transaction.atomic
def settle(*, tranche: Tranche, cents: int, by: Person, on: date | None = None) -> Tranche:
    """The funder settles the year: on what was granted, or on less; the difference leaves the pot."""
    held = _held(tranche, by, TrancheState.SETTLED)
    if not 0 <= cents <= held.cents:
        raise Refusal(_("Vaststellen kan tot wat is verleend. Schrijf extra geld apart bij."))
    if cents < held.cents:
        put(Entry(fund=held.fund, year=held.year, move=Move.SETTLE, cents=held.cents - cents), by, on)
    held.state, held.settled, held.settled_on = TrancheState.SETTLED, cents, on or today()
    held.save(update_fields=["state", "settled", "settled_on"])
    journal.wrote("settle", by=by, thing=held, purpose=PURPOSE)
    return held


@transaction.atomic
def pay_back(
    *,
    fund: Fund,
    year: int,
    cents: int,
    by: Person,
    key: str,
    decision: Decision | None = None,
    on: date | None = None,
) -> Entry:
    """Give the funder back what it paid too much. More than that only with a decision of the steering group."""
    fund = locked_for(by, "grant", fund, ASK_TO_GRANT)
    require_within_agreement(fund, year)
    require_stands_behind(decision, fund.agreement)
    known, asked = once(key, do=Move.PAYBACK, fund=fund.pk, year=year, cents=cents)
    if known is not None:
        return known
    stands = Entry.objects.filter(fund=fund, year=year).position()
    too_much = max(0, -stands.receivable)
    if decision is None and too_much < cents <= stands.received:
        said = _("Er is %(cents)s te veel ontvangen. Voor meer is een besluit van de stuurgroep nodig.")
        raise Refusal(said % {"cents": euro(too_much)})
    line = Entry(fund=fund, year=year, move=Move.PAYBACK, cents=cents, key=key, input_hash=asked, decision=decision)
    return put(line, by, on)
