"""What is new in the pot: what changed this month, what soon falls free, and who asked for a formal decision."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, Sum

from schuifaan.base.periods import today
from schuifaan.base.spoken import from_ten
from schuifaan.base.walls import contexts
from schuifaan.budget.models import Entry
from schuifaan.budget.policies import asked_for_decision
from schuifaan.budget.queries.entries import Commitment, open_commitments, open_entries
from schuifaan.budget.words import Move
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.words import Kind

DAYS_OF_NOTICE = 60
SHOWN = 8


@dataclass(frozen=True)
class Change:
    """One kind of move of this month: how often, and how much together."""

    move: Move
    times: int
    cents: int
    taken_back: int

    @property
    def label(self) -> str:
        return str(self.move.label)


def changed(place: Neighbourhood, since: date) -> list[Change]:
    """What happened from that day up to today, per kind of move; what was taken back stands beside it."""
    rows = Entry.objects.filter(fund__agreement__neighbourhood=place, on__gte=since, on__lte=today()).order_by()
    found: dict[str, list[int]] = {}
    for move, undoes, times, cents in rows.values_list("move", "undoes").annotate(Count("id"), Sum("cents")):
        told = found.setdefault(undoes or move, [0, 0, 0])
        if undoes:
            told[2] += cents
        else:
            told[0], told[1] = told[0] + times, told[1] + cents
    return [Change(move, *found[move]) for move in Move if move in found]


def expiring(person: Person, place: Neighbourhood) -> list[Commitment]:
    """What was set apart and falls free within two months, the first on top; also what should have by now."""
    until = today() + timedelta(days=DAYS_OF_NOTICE)
    here = Q(fund__agreement__neighbourhood=place, expires__isnull=False, expires__lte=until)
    return open_commitments(person, open_entries(person).filter(here).order_by("expires", "id")[:SHOWN])


@contexts.work("pot")
def formal_decisions(place: Neighbourhood) -> int:
    """How many residents asked for a formal decision, and are paid for by the ordinary way."""
    asked = asked_for_decision().filter(neighbourhood=place)
    return int(asked.aggregate(people=Count("resident", distinct=True))["people"])


def formal_decisions_told(place: Neighbourhood, person: Person) -> str:
    """The controller of this neighbourhood reads the number; everyone else no number below ten."""
    people = formal_decisions(place)
    return str(people) if place in person.places_as(Kind.CONTROLLER) else from_ten(people)
