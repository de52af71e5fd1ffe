"""Who may read, make and look back at a decision. Whoever checks the pot decides nothing, whatever else they are."""

from django.db.models import Q

from schuifaan.base.access import rule
from schuifaan.base.kept import There
from schuifaan.dialogues.models import Behind, Decision
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.words import Kind

DECIDERS = (Kind.STEERING, Kind.QUARTERMASTER, Kind.DIRECTOR)
READERS = (*DECIDERS, Kind.CONTROLLER, Kind.COORDINATOR)


def places_with_decisions(person: Person) -> list[Neighbourhood]:
    """Where this person reads decisions: of a manager only those behind which they stand."""
    places = set(person.places_as(*READERS, Kind.MANAGER))
    return sorted(places, key=lambda place: (place.name, str(place.pk)))


def places_to_decide(person: Person) -> list[Neighbourhood]:
    """Where this person may ask, decide and look back."""
    checked = person.places_as(Kind.CONTROLLER)
    places = {place for place in person.places_as(*DECIDERS) if place not in checked}
    return sorted(places, key=lambda place: (place.name, str(place.pk)))


def _behind_as_manager(person: Person) -> Q:
    stands = There(Behind, Q(person=person), decision="pk")
    return Q(neighbourhood__in=person.places_as(Kind.MANAGER)) & Q(stands)


@rule(Decision)
def decisions_to_read(person: Person) -> Q:
    """The steering group, who keeps the pot and who checks it; a manager what they stand behind."""
    return Q(neighbourhood__in=person.places_as(*READERS)) | _behind_as_manager(person)


@rule(Decision, "decide")
def decisions_to_decide(person: Person) -> Q:
    return Q(neighbourhood__in=places_to_decide(person))


@rule(Decision, "review")
def decisions_to_review(person: Person) -> Q:
    """Whoever decides here. A manager who stands behind it reads it, and says it there."""
    return Q(neighbourhood__in=places_to_decide(person))
