"""Grant, set apart, spend, release, take back. Every move is a new entry; none is ever changed.

`on` is the day that a move counts for: today, unless said. What counts for a closed year goes to the first open one.
A `key` makes that the same move counts once, however often it is sent; with another question it is refused.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base import wiping
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.budget.actions.booking import (
    ASK_TO_GRANT,
    both_locked,
    last_closed,
    locked_for,
    once,
    put,
    put_all,
    require,
    reversal_of,
)
from schuifaan.budget.models import Binding, Entry, Fund
from schuifaan.budget.policies import (
    require_law_takes_part,
    require_no_official_decision,
    require_payable,
    require_same_place,
    require_stands_behind,
    require_within_agreement,
    require_within_limit,
    spent_under,
)
from schuifaan.budget.words import Duty, Move, What
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Party, Person
from schuifaan.plans.models import Promise

ASK_TO_COMMIT = gettext_lazy("Vraag de wijkcoördinator om dit opzij te zetten.")
ASK_TO_SPEND = gettext_lazy("Vraag de kwartiermaker. Wie geld opzij zet, geeft het niet zelf uit.")


@transaction.atomic
def grant(*, fund: Fund, year: int, cents: int, by: Person, key: str, on: date | None = None) -> Entry:
    """Write down what a funder decided for a year. The same key counts once; with another amount it is refused."""
    fund = locked_for(by, "grant", fund, ASK_TO_GRANT)
    require_within_agreement(fund, year)
    require_law_takes_part(fund, year)
    known, asked = once(key, do=Move.GRANT, fund=fund.pk, year=year, cents=cents)
    return known or put(Entry(fund=fund, year=year, move=Move.GRANT, cents=cents, key=key, input_hash=asked), by, on)


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
    expires: date | None = None,
    decision: Decision | None = None,
    key: str | None = None,
    old_decision: bool | None = None,
    old_contribution: int | None = None,
) -> Entry:
    """Set money apart. For a promise: after the plan is agreed, and not on the day of a sitting.

    `decision`: of the steering group, which stands behind setting apart more than there is. `old_decision` and
    `old_contribution`: what the old way would have asked of the resident, for the case analysis.
    """
    fund = locked_for(by, "commit", fund, ASK_TO_COMMIT)
    require_within_agreement(fund, year)
    require_within_limit(fund.agreement, Duty.COMMIT, by, cents)
    require_stands_behind(decision, fund.agreement)
    _require_its_promise(what, promise, fund, on or today())
    known, asked = once(
        key, do=Move.COMMIT, fund=fund.pk, year=year, cents=cents, what=what, promise=promise and promise.pk
    )
    if known is not None:
        return known
    entry = put(
        Entry(
            fund=fund, year=year, move=Move.COMMIT, cents=cents, what=what, expires=expires, decision=decision,
            key=key, input_hash=asked,
        ),
        by, on,
    )  # fmt: skip
    if promise is not None:
        old = {"old_decision": old_decision, "old_contribution": old_contribution}
        Binding.objects.create(entry=entry, promise=promise, **old)
    return entry


def _require_its_promise(what: What, promise: Promise | None, fund: Fund, on: date) -> None:
    if (what == What.PROMISE) != (promise is not None):
        raise Refusal(_("Kies de afspraak waar dit geld voor is."))
    if promise is not None:
        require_payable(promise, on)
        require_same_place(promise, fund)
        require_no_official_decision(promise)


def _part(commitment: Entry, move: Move, cents: int, by: Person, key: str | None) -> tuple[Entry | None, Entry]:
    """What this key brought about before, and the line that would be written now."""
    fund = locked_for(by, "spend", commitment, ASK_TO_SPEND)
    known, asked = once(key, do=move, commitment=commitment.pk, cents=cents)
    part = Entry(
        fund=fund, year=commitment.year, move=move, cents=cents, what=commitment.what, commitment=commitment,
        key=key, input_hash=asked,
    )  # fmt: skip
    return known, part


def _bound_to(commitment: Entry) -> Binding | None:
    """For whom it is; whoever pays reads no words of the promise."""
    rows = Binding.objects.filter(entry=commitment).select_related("promise__plan__table")
    return rows.defer("promise__words", "promise__how_often").first()


@transaction.atomic
def spend(
    *,
    commitment: Entry,
    cents: int,
    by: Person,
    on: date | None = None,
    rule: str = "",
    why: str = "",
    party: Party | None = None,
    key: str | None = None,
) -> Entry:
    """Spend a part of what was set apart, or all of it.

    For a promise it names the rule of the agreement under which no official decision is asked, and why. `party` is
    who paid, when that is another than the funder.
    """
    known, part = _part(commitment, Move.SPEND, cents, by, key)
    if known is not None:
        return known
    require_within_limit(part.fund.agreement, Duty.SPEND, by, cents)
    if commitment.what == What.PROMISE:
        bound = _bound_to(commitment)
        if bound is not None:
            require_no_official_decision(bound.promise)
        part.rule, part.why = spent_under(part.fund.agreement, on or today(), rule, why)
    part.party_id = party.pk if party else part.fund.funder_id
    return put(part, by, on)


@transaction.atomic
def release(*, commitment: Entry, cents: int, by: Person, on: date | None = None, key: str | None = None) -> Entry:
    """Let go of what is not needed: it is free again."""
    known, part = _part(commitment, Move.RELEASE, cents, by, key)
    return known or put(part, by, on)


@transaction.atomic
def expire(*, commitment: Entry, by: Person) -> Entry:
    """Let go of all that is left of a commitment whose day has passed."""
    if commitment.expires is None or commitment.expires >= today():
        raise Refusal(_("Wacht tot de dag voorbij is waarop dit vrijvalt."))
    left = Entry.objects.of_commitment(commitment.pk).position().set_apart
    return release(commitment=commitment, cents=left, by=by)


@transaction.atomic
def reverse(*, entry: Entry, by: Person, on: date | None = None) -> Entry:
    """Take one entry back by a new one, as if it had never been. Who made it asks another to do so.

    What moved between two funds is taken back at both. What stood in a closed year is taken back in the first open
    one, for the day that it counted for.
    """
    pair = entry.pair
    funds = both_locked(entry.fund, *([pair.fund] if pair else []))
    require(by, "reverse", entry, _("Vraag een collega om dit terug te draaien."))
    if Entry.objects.filter(reverses=entry).exists():
        raise Refusal(_("Dit is al teruggedraaid. Kijk in de lijst van het fonds."))
    if entry.move == Move.SETTLE:
        raise Refusal(_("Een jaar dat is vastgesteld, blijft zo. Schrijf extra geld apart bij."))
    closed = last_closed(funds[0].agreement)
    if entry.year <= closed:
        on = min(entry.on, date(entry.year, 12, 31))
    back = [reversal_of(one) for one in (entry, pair) if one is not None]
    for one, fund in zip(back, funds, strict=True):
        one.fund = fund
    if len(back) > 1:
        back[0].pair, back[1].pair = back[1], back[0]
    return put_all(back, by, on)[0]


@wiping.part
def unbind(person: Person, by: Person) -> None:
    """What was paid for whom goes; the pot itself never held more than a random id, and stays."""
    Binding.objects.filter(promise__plan__table__resident=person).delete()
