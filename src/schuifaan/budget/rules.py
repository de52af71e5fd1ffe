"""Who may what with the pot. Duties are apart: who sets apart does not spend, who spends did not set apart.

Whoever checks the pot changes nothing in it, whatever else that person is here.
"""

from django.db.models import Q

from schuifaan.base.access import rule
from schuifaan.budget.models import Agreement, Entry, Fund, Proposal, ResidentsBudget
from schuifaan.budget.words import CARRIES, Move
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.words import Kind
from schuifaan.plans.models import Promise

PROPOSERS = (Kind.RESIDENT, Kind.NEIGHBOUR, Kind.VOLUNTEER)
READERS = (Kind.STEERING, Kind.QUARTERMASTER, Kind.CONTROLLER, Kind.DIRECTOR, Kind.COORDINATOR)


def places_with_pot(person: Person) -> list[Neighbourhood]:
    """The neighbourhoods whose pot this person sees, in the order of their names."""
    return sorted(set(person.places_as(*READERS)), key=lambda place: (place.name, str(place.pk)))


def _works_in(person: Person, *kinds: Kind) -> list[Neighbourhood]:
    checked = person.places_as(Kind.CONTROLLER)
    return [place for place in person.places_as(*kinds) if place not in checked]


def places_to_begin(person: Person) -> list[Neighbourhood]:
    """Where this person writes down what the parties agreed, and which funds there are."""
    places = set(_works_in(person, Kind.QUARTERMASTER))
    return sorted(places, key=lambda place: (place.name, str(place.pk)))


def places_to_set_apart(person: Person) -> list[Neighbourhood]:
    """Where this person sets money apart."""
    places = set(_works_in(person, Kind.COORDINATOR))
    return sorted(places, key=lambda place: (place.name, str(place.pk)))


@rule(Agreement)
def agreements_to_read(person: Person) -> Q:
    return Q(neighbourhood__in=places_with_pot(person))


@rule(Agreement, "close")
def agreements_to_close(person: Person) -> Q:
    """The steering group closes a year; the action asks besides that it moved no money in it."""
    return Q(neighbourhood__in=_works_in(person, Kind.STEERING))


@rule(Fund)
def funds_to_read(person: Person) -> Q:
    return Q(agreement__neighbourhood__in=places_with_pot(person))


@rule(Fund, "grant")
def funds_to_grant(person: Person) -> Q:
    """The quartermaster writes down what a funder decided."""
    return Q(agreement__neighbourhood__in=_works_in(person, Kind.QUARTERMASTER))


@rule(Fund, "commit")
def funds_to_commit(person: Person) -> Q:
    """The coordinator sets apart."""
    return Q(agreement__neighbourhood__in=_works_in(person, Kind.COORDINATOR))


@rule(Entry)
def entries_to_read(person: Person) -> Q:
    return Q(fund__agreement__neighbourhood__in=places_with_pot(person))


@rule(Entry, "spend")
def entries_to_spend(person: Person) -> Q:
    """The quartermaster spends or releases what another person set apart."""
    places = _works_in(person, Kind.QUARTERMASTER)
    return Q(move=Move.COMMIT, fund__agreement__neighbourhood__in=places) & ~Q(by=person.pk)


@rule(Entry, "reverse")
def entries_to_reverse(person: Person) -> Q:
    """A mistake is taken back by another pair of eyes. What went along to the next year belongs to a closed one."""
    places = _works_in(person, Kind.QUARTERMASTER, Kind.COORDINATOR)
    return Q(fund__agreement__neighbourhood__in=places) & ~Q(by=person.pk) & ~Q(move__in=(Move.REVERSAL, *CARRIES))


@rule(Promise, "pay")
def promises_to_pay(person: Person) -> Q:
    """The coordinator of the table sets money apart for a promise."""
    places = _works_in(person, Kind.COORDINATOR)
    return Q(plan__table__coordinator=person.pk, plan__table__neighbourhood__in=places)


@rule(ResidentsBudget)
def small_pots_to_read(person: Person) -> Q:
    """Whoever lives or works here."""
    return Q(fund__agreement__neighbourhood__in=person.places_as(*Kind))


@rule(ResidentsBudget, "propose")
def small_pots_to_propose_to(person: Person) -> Q:
    return Q(fund__agreement__neighbourhood__in=person.places_as(*PROPOSERS))


@rule(Proposal)
def proposals_to_read(person: Person) -> Q:
    return Q(budget__fund__agreement__neighbourhood__in=person.places_as(*Kind))


@rule(Proposal, "count")
def proposals_to_count(person: Person) -> Q:
    """The coordinator counts the hands at the round table, and sets the money apart."""
    return Q(budget__fund__agreement__neighbourhood__in=_works_in(person, Kind.COORDINATOR))
