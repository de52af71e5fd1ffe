"""Who may come through which gate, and who may see whom."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from allauth.account.authentication import get_authentication_records
from django.db.models import Exists, OuterRef, Q, QuerySet, UUIDField
from django.db.models.functions import Coalesce

from schuifaan.base import journal, snapshot
from schuifaan.base.access import NOBODY, Gate, Request, among, rule
from schuifaan.base.kept import kept
from schuifaan.base.periods import holds, now, today
from schuifaan.base.personal import withhold
from schuifaan.neighbourhood.models import (
    DirectoryEntry,
    EmergencyReading,
    Mandate,
    Member,
    Neighbourhood,
    Person,
    ReviewItem,
    Role,
)
from schuifaan.neighbourhood.words import EMERGENCY, Kind, Scope, Telling


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
decisions = _has(Kind.STEERING, Kind.QUARTERMASTER, Kind.CONTROLLER, Kind.DIRECTOR, Kind.COORDINATOR, Kind.MANAGER)
quartermaster = _has(Kind.QUARTERMASTER)
analyst = _has(Kind.ANALYST)
opener = _has(Kind.COORDINATOR, Kind.PRIVACY)
emergency = _has(Kind.PROFESSIONAL, Kind.COORDINATOR, Kind.PRIVACY)
reviewer = _has(Kind.PRIVACY, Kind.COORDINATOR, Kind.DIRECTOR)
listed = Gate(
    "listed",
    lambda request: bool(request.user.is_authenticated) and not lacks_second_factor(request),
    lead="account_login",
)


# Whoever lives here or helps a neighbour; staff is asked for by the coordinator.
no_staff = Gate(
    "no staff",
    lambda request: bool(request.user.is_authenticated) and not me(request).is_staff_here,
    lead="letter-enter",
)


def acts_for(person: Person, scopes: Collection[str] = tuple(Scope), path: str = "resident") -> Q:
    """Whether this person holds a mandate today of the resident to whom `path` leads, for one of these scopes."""
    known = snapshot.told_of(_mandates, person.pk)
    return among(path, {resident for scope, resident in known if scope in scopes})


def _mandates(helpers: Collection[UUID]) -> Iterable[tuple[UUID, str, UUID]]:
    return _held_mandates(holds(today()), helpers)


@kept
def _held_mandates(now: Q, helpers: Collection[UUID]) -> QuerySet[Any, Any]:
    return Mandate.objects.filter(now, helper__in=helpers).values_list("helper", "scope", "resident")


def know_together(people: Collection[Person]) -> None:
    """What the rights of these people rest on, in one question each for all of them."""
    roles: dict[UUID, list[Role]] = {person.pk: [] for person in people}
    for role in Role.objects.filter(holds(today()), person__in=people).select_related("neighbourhood", "party"):
        roles[role.person_id].append(role)
    for person in people:
        person.roles_now = roles[person.pk]
    snapshot.ask_of_all(_mandates, roles)
    snapshot.ask_of_all(_emergencies, roles)


# Who may open a story in an emergency, and while it is open still is this.
EMERGENCY_STAFF = (Kind.PROFESSIONAL, Kind.COORDINATOR)


def in_emergency(person: Person, path: str = "resident") -> Q:
    """Whether this person reads now, in an emergency, about the resident to whom `path` leads from the row.

    Only in the neighbourhood for which it was opened, and only as long as this person works there.
    """
    place = f"{path.removesuffix('resident')}neighbourhood"
    found = NOBODY
    for resident, neighbourhood in _open_now(person):
        found |= Q(**{path: resident, place: neighbourhood})
    return found


def _open_now(person: Person) -> list[tuple[UUID, UUID]]:
    """About whom this person reads now in an emergency, and where."""
    works_in = {neighbourhood.pk for neighbourhood in person.places_as(*EMERGENCY_STAFF)}
    opened = snapshot.told_of(_emergencies, person.pk) if works_in else []
    return [(resident, neighbourhood) for resident, neighbourhood in opened if neighbourhood in works_in]


def _emergencies(readers: Collection[UUID]) -> Iterable[tuple[UUID, UUID, UUID]]:
    return _open_emergencies(readers, now())


@kept
def _open_emergencies(readers: Collection[UUID], at: datetime) -> QuerySet[Any, Any]:
    opened = EmergencyReading.objects.filter(reader__in=readers, opened_at__lte=at, ends_at__gt=at)
    return opened.values_list("reader", "resident", "neighbourhood")


@journal.special_reason
def read_in_emergency(person: Person) -> dict[UUID, str]:
    """Whoever opened a story in an emergency reads everything about that resident for that reason, while it lasts."""
    return {resident: EMERGENCY for resident, _place in _open_now(person)}


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


@rule(Person, "wipe")
def people_to_wipe(person: Person) -> Q:
    """Oneself, unless one works here; and the coordinator, whoever was ever known here and is known nowhere else now.

    A helper never: with a mandate much can be done for someone, but not this.
    """
    places = person.places_as(Kind.COORDINATOR)
    roles = Role.objects.filter(person=OuterRef("pk"))
    here, elsewhere = (
        roles.filter(neighbourhood__in=places),
        roles.filter(holds(today())).exclude(neighbourhood__in=places),
    )
    own = NOBODY if person.is_staff_here else Q(pk=person.pk)
    return Q(wiped_on__isnull=True) & (own | (Q(Exists(here)) & ~Q(Exists(elsewhere)) & ~Q(pk=person.pk)))


@rule(Role, "end")
def roles_to_end(person: Person) -> Q:
    """The coordinator, while it runs."""
    return holds(today()) & Q(neighbourhood__in=person.places_as(Kind.COORDINATOR))


@rule(Mandate, "end")
def mandates_to_end(person: Person) -> Q:
    """The resident at any moment, the helper, and the coordinator who heard it from the resident."""
    here = Role.objects.filter(holds(today()), kind=Kind.RESIDENT)
    lives = here.filter(neighbourhood__in=person.places_as(Kind.COORDINATOR), person=OuterRef("resident"))
    return Q(resident=person) | Q(helper=person) | Q(Exists(lives))


@rule(Neighbourhood)
def neighbourhoods_to_read(person: Person) -> Q:
    return Q(pk__in=[role.neighbourhood_id for role in person.roles_now])


@rule(Neighbourhood, "open")
def neighbourhoods_to_open(person: Person) -> Q:
    """The coordinator or the privacy contact; they answer for what they fill in, by name, in the journal."""
    return Q(pk__in=[place.pk for place in person.places_as(Kind.COORDINATOR, Kind.PRIVACY)])


# Who read about whom.
Pair = tuple[UUID, UUID]
Explains = Callable[[date, set[Pair]], Iterable[Pair]]
_EXPLANATIONS: list[Explains] = []


def explains_reading(function: Explains) -> Explains:
    """Register why somebody read about somebody on a day: a seat, a role. What nothing explains is looked over."""
    _EXPLANATIONS.append(function)
    return function


def explained(on: date, pairs: set[Pair]) -> set[Pair]:
    """Which of these readings something explains; every floor says what it knows."""
    return {pair for explains in _EXPLANATIONS for pair in explains(on, pairs)} & pairs if pairs else set()


@explains_reading
def by_coordinating(on: date, pairs: set[Pair]) -> Iterable[Pair]:
    """The coordinator of a neighbourhood reads about whoever lives there."""
    people = {one for pair in pairs for one in pair}
    roles = Role.objects.filter(holds(on), person__in=people, kind__in=(Kind.COORDINATOR, Kind.RESIDENT))
    there = set(roles.values_list("person", "kind", "neighbourhood"))
    places = {place for _person, _kind, place in there}
    return {
        (reader, about)
        for reader, about in pairs
        for place in places
        if (reader, Kind.COORDINATOR, place) in there and (about, Kind.RESIDENT, place) in there
    }


@explains_reading
def by_mandate(on: date, pairs: set[Pair]) -> Iterable[Pair]:
    """A helper reads about whom they act for."""
    helpers = {reader for reader, _about in pairs}
    return Mandate.objects.filter(holds(on), helper__in=helpers).values_list("helper", "resident")


def _other_contact(who: str) -> Exists:
    """Whether there is a privacy contact here who is not the person in that column."""
    contacts = Role.objects.filter(holds(today()), kind=Kind.PRIVACY, person__is_active=True)
    here = contacts.filter(neighbourhood=OuterRef("neighbourhood"))
    nobody = UUID(int=0)
    return Exists(here.exclude(person=Coalesce(OuterRef(who), nobody, output_field=UUIDField())))


def _second(person: Person) -> Q:
    """Who may decide about telling: not the reader, and nobody from the same home. Where it is not safe the fewest."""
    colleague = Q(neighbourhood__in=person.places_as(Kind.COORDINATOR))
    few = ~Q(telling=Telling.QUIET) | ~Q(_other_contact("reader"))
    homes = Member.objects.filter(holds(today()), person=person).values("household")
    at_home = Exists(Member.objects.filter(holds(today()), household__in=homes, person=OuterRef("resident")))
    second = Q(neighbourhood__in=person.places_as(Kind.PRIVACY)) | (colleague & few)
    return second & ~Q(reader=person) & ~Q(resident=person) & ~Q(at_home)


@rule(EmergencyReading)
def emergencies_to_read(person: Person) -> Q:
    """Who opened it, while it lasts, and who may decide about telling."""
    return Q(reader=person, ends_at__gt=now()) | _second(person)


@withhold(EmergencyReading)
def not_yet_heard() -> Q:
    """Readings of which the resident does not hear yet."""
    return Q(told_at__isnull=True, tell_at__gt=now())


@rule(EmergencyReading, "decide")
def emergencies_to_decide(person: Person) -> Q:
    """As long as the resident was not told."""
    return _second(person) & Q(told_at__isnull=True)


@rule(ReviewItem)
def items_to_look_over(person: Person) -> Q:
    """The privacy contact; where there is no other than who did it, a coordinator or director. Never who did it."""
    contact = Q(neighbourhood__in=person.places_as(Kind.PRIVACY))
    instead = Q(neighbourhood__in=person.places_as(Kind.COORDINATOR, Kind.DIRECTOR)) & ~Q(_other_contact("who"))
    return (contact | instead) & ~Q(who=person) & ~Q(about=person)
