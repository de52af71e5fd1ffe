"""Who may come through which gate, and who may see whom."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from schuifaan.base.access import Gate, Request, rule
from schuifaan.base.periods import holds, today
from schuifaan.neighbourhood.models import DirectoryEntry, Mandate, Person
from schuifaan.neighbourhood.words import Kind, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable


def _has(*kinds: Kind) -> "Gate":
    def lets(request: Request) -> bool:
        return request.user.is_authenticated and request.user.has_role(*kinds)

    return Gate(" or ".join(kinds), lets, lead="account_login")


resident = Gate(
    "resident",
    lambda request: request.user.is_authenticated and request.user.has_role(Kind.RESIDENT),
    lead="letter-enter",
)
coordinator = _has(Kind.COORDINATOR)
professional = _has(Kind.PROFESSIONAL, Kind.COORDINATOR)
manager = _has(Kind.MANAGER, Kind.DIRECTOR)
house = _has(Kind.HOUSE)
steering = _has(Kind.STEERING, Kind.QUARTERMASTER, Kind.DIRECTOR)
pot = _has(Kind.STEERING, Kind.QUARTERMASTER, Kind.CONTROLLER, Kind.DIRECTOR, Kind.COORDINATOR)
quartermaster = _has(Kind.QUARTERMASTER)
analyst = _has(Kind.ANALYST)


def acts_for(person: Person, on: "date | None" = None, scopes: "Iterable[Scope]" = tuple(Scope)) -> Exists:
    """Whether this person holds a mandate of the row's `resident` today, for one of these scopes."""
    mandates = Mandate.objects.filter(holds(on or today()), helper=person, scope__in=list(scopes))
    return Exists(mandates.filter(resident=OuterRef("resident")))


@rule(DirectoryEntry)
def entries_to_read(person: Person) -> Q:
    """The coordinator sees who can be asked; whoever is in the directory sees their own entry."""
    return Q(neighbourhood__in=person.places_as(Kind.COORDINATOR)) | Q(person=person)


@rule(DirectoryEntry, "change")
def entries_to_change(person: Person) -> Q:
    return Q(neighbourhood__in=person.places_as(Kind.COORDINATOR))
