"""Who may come through which gate, and who may see whom."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from allauth.account.authentication import get_authentication_records
from django.db.models import Exists, OuterRef, Q

from schuifaan.base.access import Gate, Request, rule
from schuifaan.base.periods import holds, now, today
from schuifaan.neighbourhood.models import DirectoryEntry, EmergencyReading, Mandate, Neighbourhood, Person, Role
from schuifaan.neighbourhood.words import Kind, Scope


def me(request: Request) -> Person:
    """Whoever looks; behind a gate that asks who you are it is always somebody."""
    return cast(Person, request.user)


def lacks_second_factor(request: Request) -> bool:
    """Whether this person works with the stories of others and did not yet show a second factor in this session.

    The fictional people of the example have none. The mark in the session counts for nothing as soon as someone has a
    role in a real neighbourhood.
    """
    person = request.user
    if not person.is_authenticated or not person.is_staff_here:
        return False
    if request.session.get("example") and all(role.neighbourhood.is_example for role in person.roles_now):
        return False
    return not any(record.get("method") == "mfa" for record in get_authentication_records(request, person))


def _has(*kinds: Kind) -> Gate:
    def lets(request: Request) -> bool:
        person = request.user
        return person.is_authenticated and person.has_role(*kinds) and not lacks_second_factor(request)

    return Gate(" or ".join(kinds), lets, lead="account_login")


resident = Gate("resident", _has(Kind.RESIDENT).lets, lead="letter-enter")
coordinator = _has(Kind.COORDINATOR)
professional = _has(Kind.PROFESSIONAL, Kind.COORDINATOR)
manager = _has(Kind.MANAGER, Kind.DIRECTOR)
house = _has(Kind.HOUSE)
steering = _has(Kind.STEERING, Kind.QUARTERMASTER, Kind.DIRECTOR)
pot = _has(Kind.STEERING, Kind.QUARTERMASTER, Kind.CONTROLLER, Kind.DIRECTOR, Kind.COORDINATOR)
quartermaster = _has(Kind.QUARTERMASTER)
analyst = _has(Kind.ANALYST)
opener = _has(Kind.COORDINATOR, Kind.PRIVACY)
listed = Gate(
    "listed",
    lambda request: bool(request.user.is_authenticated) and not lacks_second_factor(request),
    lead="account_login",
)


def acts_for(person: Person, on: date | None = None, scopes: Iterable[Scope] = tuple(Scope)) -> Exists:
    """Whether this person holds a mandate of the row's `resident` today, for one of these scopes."""
    mandates = Mandate.objects.filter(holds(on or today()), helper=person, scope__in=list(scopes))
    return Exists(mandates.filter(resident=OuterRef("resident")))


# Who may open a story in an emergency, and while it is open still is this.
EMERGENCY_STAFF = (Kind.PROFESSIONAL, Kind.COORDINATOR)


def in_emergency(person: Person, path: str = "resident") -> Exists:
    """Whether this person reads now, in an emergency, about the resident to whom `path` leads from the row.

    Only in the neighbourhood for which it was opened, and only as long as this person works there.
    """
    place = f"{path.removesuffix('resident')}neighbourhood"
    opened = EmergencyReading.objects.filter(reader=person, opened_at__lte=now(), ends_at__gt=now())
    here = opened.filter(neighbourhood__in=person.places_as(*EMERGENCY_STAFF))
    return Exists(here.filter(resident=OuterRef(path), neighbourhood=OuterRef(place)))


@rule(DirectoryEntry)
def entries_to_read(person: Person) -> Q:
    """The coordinator sees who can be asked; whoever is in the directory sees their own entry."""
    return Q(neighbourhood__in=person.places_as(Kind.COORDINATOR)) | Q(person=person)


@rule(DirectoryEntry, "change")
def entries_to_change(person: Person) -> Q:
    return Q(neighbourhood__in=person.places_as(Kind.COORDINATOR))


@rule(Person)
def people_to_read(person: Person) -> Q:
    """Everyone themself; the coordinator whoever lives or works here today."""
    here = Role.objects.filter(holds(today()), neighbourhood__in=person.places_as(Kind.COORDINATOR))
    return Q(pk=person.pk) | Q(Exists(here.filter(person=OuterRef("pk"))))


@rule(Role, "end")
def roles_to_end(person: Person) -> Q:
    """The coordinator, while it runs."""
    return holds(today()) & Q(neighbourhood__in=person.places_as(Kind.COORDINATOR))


@rule(Neighbourhood)
def neighbourhoods_to_read(person: Person) -> Q:
    return Q(pk__in=[role.neighbourhood_id for role in person.roles_now])


@rule(Neighbourhood, "open")
def neighbourhoods_to_open(person: Person) -> Q:
    """The coordinator or the privacy contact; they answer for what they fill in, by name, in the journal."""
    return Q(pk__in=[place.pk for place in person.places_as(Kind.COORDINATOR, Kind.PRIVACY)])
