"""Costs that all parties share by a key: the quartermaster's salary, and others. And how much each may move at once."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.budget.actions.agreeing import require_keeper
from schuifaan.budget.actions.booking import PURPOSE, both_locked
from schuifaan.budget.actions.moves import commit
from schuifaan.budget.ledger import shares
from schuifaan.budget.models import Agreement, AllocationKey, AllocationShare, Entry, Fund, Limit, SharedCost
from schuifaan.budget.policies import most_at_once, require_stands_behind
from schuifaan.budget.words import Duty, What
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Party, Person
from schuifaan.neighbourhood.words import Kind


@transaction.atomic
def agree_key(
    *,
    agreement: Agreement,
    name: str,
    weights: Mapping[Party, int],
    since: date,
    by: Person,
    decision: Decision | None = None,
) -> AllocationKey:
    """How the parties share a kind of cost from a day on. Older costs keep the key of their own day."""
    require_keeper(by, agreement.neighbourhood)
    if min(weights.values(), default=0) < 0 or not any(weights.values()):
        raise Refusal(_("Geef minstens één partij een aandeel."))
    last = AllocationKey.objects.filter(agreement=agreement, name=name).order_by("number").last()
    if last is not None and since <= last.since:
        raise Refusal(_("Kies een dag na het begin van de vorige verdeelsleutel."))
    key = AllocationKey.objects.create(
        agreement=agreement, name=name, number=last.number + 1 if last else 1, since=since, decision=decision
    )
    for party, weight in weights.items():
        AllocationShare.objects.create(allocation_key=key, party=party, weight=weight)
    journal.wrote("agree-key", by=by, thing=key, purpose=PURPOSE)
    return key


def keys_of(agreement: Agreement, name: str) -> list[shares.Key]:
    """Every version of a key, as the ledger reckons with it."""
    rows = AllocationKey.objects.filter(agreement=agreement, name=name).prefetch_related("shares").order_by("number")
    return [
        shares.Key(row.number, row.since, {str(one.party_id): one.weight for one in row.shares.all()}) for row in rows
    ]


@transaction.atomic
def share(
    *,
    agreement: Agreement,
    name: str,
    cents: int,
    what: What,
    funds: Mapping[Party, Fund],
    by: Person,
    on: date | None = None,
) -> list[Entry]:
    """Set a cost apart that all share by a key: of each party its own part, from its own fund.

    The parts are of the total so far, so that no party is ever a cent off for long.
    """
    day = on or today()
    both_locked(*funds.values())
    keys = keys_of(agreement, name)
    if not keys or day < min(key.since for key in keys):
        raise Refusal(_("Spreek eerst een verdeelsleutel af die op deze dag geldt."))
    bills = SharedCost.objects.filter(agreement=agreement, name=name).order_by("on", "pk").values_list("on", "cents")
    so_far = shares.shared(keys, (shares.Bill(*bill) for bill in bills))
    parts = shares.shares_of(shares.Bill(day, cents), so_far, keys)
    cost = SharedCost.objects.create(agreement=agreement, name=name, cents=cents, what=what, on=day, by=by.pk)
    journal.wrote("share", by=by, thing=cost, purpose=PURPOSE)
    return [
        commit(fund=_fund_of(party, funds), year=day.year, cents=part, what=what, by=by, on=day)
        for party, part in parts.items()
        if _is_some(part)
    ]


def _is_some(cents: int) -> bool:
    if cents < 0:
        raise Refusal(_("Dit bedrag is te klein om te delen. Tel het op bij een volgende keer."))
    return cents > 0


def _fund_of(party: str, funds: Mapping[Party, Fund]) -> Fund:
    found = {str(one.pk): fund for one, fund in funds.items()}.get(party)
    if found is None:
        raise Refusal(_("Kies voor elke partij het fonds dat betaalt."))
    return found


@transaction.atomic
def set_limit(
    *,
    agreement: Agreement,
    duty: Duty,
    role: Kind,
    cents: int,
    by: Person,
    party: Party | None = None,
    person: Person | None = None,
    since: date | None = None,
    until: date | None = None,
    decision: Decision | None = None,
) -> Limit:
    """Up to how much at once someone may do a duty: a person, else a role at a party, else a role.

    The newest counts. Whoever gives the role that they have themself more, has a decision of the steering group for it.
    """
    require_keeper(by, agreement.neighbourhood)
    if person == by:
        raise Refusal(_("Vraag een ander om vast te leggen hoeveel jij mag."))
    require_stands_behind(decision, agreement)
    own = person is None and agreement.neighbourhood in by.places_as(Kind(role))
    if own and decision is None and cents > most_at_once(agreement, Duty(duty), by):
        raise Refusal(_("Dit is ook jouw grens. Kies het besluit van de stuurgroep dat erachter staat."))
    limit = Limit.objects.create(
        agreement=agreement, duty=duty, role=role, cents=cents, party=party, person=person.pk if person else None,
        since=since or today(), until=until, decision=decision, by=by.pk,
    )  # fmt: skip
    journal.wrote("set-limit", by=by, thing=limit, purpose=PURPOSE)
    return limit
