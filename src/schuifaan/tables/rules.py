"""Who may. A seat that holds today is the key; the coordinator keeps the table, the resident says who may be asked."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q

from schuifaan.base.access import NOBODY, among, rule
from schuifaan.base.periods import holds, today
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.rules import Pair, acts_for, explains_reading, in_emergency
from schuifaan.neighbourhood.words import Kind, Scope
from schuifaan.stories.rules import coordinates_still, shares_home
from schuifaan.tables.models import Invitation, Seat, Sitting, Table
from schuifaan.tables.words import NEIGHBOURS

ASKS_FOR = (Scope.ACT, Scope.ASSENT)


def _coordinates(person: Person) -> Q:
    """The coordinators of the neighbourhood; where home is not safe only the one who keeps this table or story.

    When neither coordinates here any more each coordinator may, so that nobody is left alone with it.
    """
    here = among("neighbourhood", person.places_as(Kind.COORDINATOR))
    if here is NOBODY:
        return here
    keeps = Q(coordinator=person) | Q(story__in_charge=person)
    kept = Q(coordinates_still("coordinator")) | Q(coordinates_still("story__in_charge"))
    return here & (Q(story__restricted=False) | keeps | ~kept)


def _sits(person: Person) -> Q:
    """Whoever has a seat today; not someone from a home that is not safe."""
    seat = Exists(Seat.objects.filter(holds(today()), person=person, table=OuterRef("pk")))
    return Q(seat) & (Q(story__restricted=False) | ~Q(shares_home(person, "resident")))


def _acts(person: Person, *scopes: Scope) -> Q:
    """Someone with the resident's mandate; not where home is not safe, because a mandate may come from home."""
    return Q(acts_for(person, scopes=scopes or tuple(Scope))) & Q(story__restricted=False)


@rule(Table, "know")
def tables_to_know(person: Person) -> Q:
    """Who has something to do with this table, and so knows that it is there."""
    return Q(resident=person) | _acts(person) | _coordinates(person) | _sits(person)


@rule(Table)
def tables_to_read(person: Person) -> Q:
    """An emergency opens it to read, and for nothing else."""
    return tables_to_know(person) | Q(in_emergency(person))


@rule(Table, "manage")
def tables_to_manage(person: Person) -> Q:
    """Looking for guests, asking them, and choosing a day is the coordinator's work."""
    return _coordinates(person)


@rule(Table, "ask")
def tables_to_ask_for(person: Person) -> Q:
    """Saying who may be asked: the resident, who fills in for them, or the coordinator who heard it from them."""
    return Q(resident=person) | _acts(person, *ASKS_FOR) | _coordinates(person)


def _of(tables: Q) -> Q:
    return Q(Exists(Table.objects.filter(tables, pk=OuterRef("table"))))


@rule(Invitation)
def invitations_to_read(person: Person) -> Q:
    """The guest, and who keeps the table."""
    return Q(person=person) | _of(_coordinates(person))


@rule(Invitation, "manage")
def invitations_to_manage(person: Person) -> Q:
    return _of(_coordinates(person))


@rule(Seat)
def seats_to_read(person: Person) -> Q:
    """Whoever may read the table knows who sits there."""
    return _of(tables_to_read(person))


@rule(Seat, "end")
def seats_to_end(person: Person) -> Q:
    """The coordinator; a guest gets up when they want; and the resident asks a neighbour or relative to go."""
    homely = Q(kind__in=NEIGHBOURS) & _of(Q(resident=person))
    return Q(person=person) | _of(_coordinates(person)) | homely


@rule(Sitting)
def sittings_to_read(person: Person) -> Q:
    return _of(tables_to_read(person))


@rule(Sitting, "manage")
def sittings_to_manage(person: Person) -> Q:
    return _of(_coordinates(person))


@explains_reading
def by_seat(on: date, pairs: set[Pair]) -> Iterable[Pair]:
    """Whoever sat at the resident's table on that day."""
    seats = Seat.objects.filter(holds(on), person__in={reader for reader, _about in pairs})
    return seats.values_list("person", "table__resident")
