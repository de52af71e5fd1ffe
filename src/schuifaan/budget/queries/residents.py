"""The bewonersbudget as it is read: what is free, what was decided, and what the next round table talks about."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _

from schuifaan.base.access import may
from schuifaan.base.periods import today
from schuifaan.base.spoken import from_ten
from schuifaan.budget.models import Entry, Proposal, ResidentsBudget
from schuifaan.budget.words import Move, ProposalState
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.words import Kind

SHOWN = 30


@dataclass(frozen=True)
class Counted:
    """A proposal that the round table counted hands for: what the count was, and what was spent of it by now."""

    proposal: Proposal
    hands: str
    paid: int = 0


@dataclass(frozen=True)
class SmallPot:
    """One small pot: what is still free this year, what waits, and what was decided."""

    budget: ResidentsBudget
    free: int
    waiting: tuple[Proposal, ...]
    accepted: tuple["Counted", ...]
    declined: tuple["Counted", ...]
    may_propose: bool
    may_count: bool


def small_pots(place: Neighbourhood, person: Person | None) -> list[SmallPot]:
    """All of a neighbourhood. A stranger reads what was decided; what still waits is for who belongs here."""
    budgets = ResidentsBudget.objects.filter(fund__agreement__neighbourhood=place)
    return [
        _small_pot(one, person) for one in budgets.select_related("fund__agreement", "decision").order_by("fund", "id")
    ]


def _small_pot(budget: ResidentsBudget, person: Person | None) -> SmallPot:
    here = Proposal.objects.filter(budget=budget).select_related("commitment")
    seen = here.visible_to(person) if person else here.none()
    counted = list(here.filter(state=ProposalState.ACCEPTED).order_by("-counted_on", "id")[:SHOWN])
    year = Entry.objects.filter(fund=budget.fund_id, year=today().year)
    paid = _paid([one.commitment_id for one in counted])
    no = seen.filter(state=ProposalState.DECLINED).order_by("-counted_on", "id")[:SHOWN]
    exact = person is not None and reads_counts(budget, person)
    return SmallPot(
        budget=budget,
        free=max(0, year.position().available),
        waiting=tuple(seen.filter(state=ProposalState.PROPOSED).order_by("proposed_on", "id")[:SHOWN]),
        accepted=tuple(Counted(one, hands(one, exact=exact), paid.get(one.commitment_id, 0)) for one in counted),
        declined=tuple(Counted(one, hands(one, exact=exact)) for one in no),
        may_propose=bool(person and may(person, "propose", budget)),
        may_count=bool(person and here.visible_to(person, "count").exists()),
    )


def reads_counts(budget: ResidentsBudget, person: Person) -> bool:
    """Who counts the hands and who checks the pot read every number; anyone else reads none below ten."""
    return budget.fund.agreement.neighbourhood in person.places_as(Kind.COORDINATOR, Kind.CONTROLLER)


def hands(proposal: Proposal, *, exact: bool) -> str:
    """How many said yes and how many no. Of a few you could tell who it was."""
    say = str if exact else from_ten
    return _("%(yes)s ja, %(no)s nee") % {"yes": say(proposal.yes or 0), "no": say(proposal.no or 0)}


def _paid(commitments: list[UUID | None]) -> dict[UUID | None, int]:
    """What was spent of each of these, in one question."""
    sums = Entry.objects.filter(commitment__in=[one for one in commitments if one]).order_by()
    found: dict[UUID | None, int] = {}
    for commitment, move, undoes, cents in sums.values_list("commitment", "move", "undoes").annotate(Sum("cents")):
        sign = {(Move.SPEND, ""): 1, (Move.REVERSAL, Move.SPEND): -1}.get((Move(move), undoes), 0)
        found[commitment] = found.get(commitment, 0) + sign * cents
    return found
