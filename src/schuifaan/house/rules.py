"""Who runs the house: residents themselves, in the role of the house."""

from django.db.models import Q

from schuifaan.base.access import rule
from schuifaan.house.models import Activity
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.words import Kind


def houses_of(person: Person) -> list[Neighbourhood]:
    """The neighbourhoods whose house this person runs, in the order of their names."""
    return sorted(set(person.places_as(Kind.HOUSE)), key=lambda place: (place.name, str(place.pk)))


@rule(Activity)
def activities_to_read(person: Person) -> Q:
    """Anyone sees the printed programme; the list with what is hidden is for who runs the house."""
    return Q(neighbourhood__in=houses_of(person))


@rule(Activity, "change")
def activities_to_change(person: Person) -> Q:
    return Q(neighbourhood__in=houses_of(person))
