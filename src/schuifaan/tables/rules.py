"""Who may. A seat that holds today is the key; the coordinator keeps the table, the resident says who may be asked."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from schuifaan.base.access import NOBODY, among, rule
from schuifaan.base.kept import There, kept
from schuifaan.base.periods import holds, today
from schuifaan.base.snapshot import told_of, which
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.rules import Pair, acts_for, explains_reading, in_emergency
from schuifaan.neighbourhood.words import Kind, Scope
from schuifaan.stories.rules import coordinators_of, shares_home
from schuifaan.tables.models import Invitation, Seat, Sitting, Table
from schuifaan.tables.words import NEIGHBOURS, SeatKind

ASKS_FOR = (Scope.ACT, Scope.ASSENT)


def _coordinates(person: Person) -> Q:
    """The coordinators of the neighbourhood; where home is not safe only the one who keeps this table or story.

    When neither coordinates here any more each coordinator may, so that nobody is left alone with it.
    """
    keeps = Q(coordinator=person) | Q(story__in_charge=person)
    found = NOBODY
    for place in person.places_as(Kind.COORDINATOR):
        still = [one for (one,) in told_of(coordinators_of, place.pk)]
        kept = among("coordinator", still) | among("story__in_charge", still)
        found |= Q(neighbourhood=place) & (Q(story__restricted=False) | keeps | ~kept)
    return found


def _sits(person: Person) -> Q:
    """Whoever has a seat today; not someone from a home that is not safe."""
    return sits_at(person, "pk") & (Q(story__restricted=False) | ~Q(shares_home(person, "resident")))


def sits_at(person: Person, table: str, *kinds: SeatKind) -> Q:
    """Whether this person has a seat today at the table to which the path leads; of one of these kinds, if named."""
    if which(Table) is None:
        seated = holds(today()) & Q(person=person, kind__in=kinds or tuple(SeatKind))
        return Q(There(Seat, seated, table=table))
    return among(table, {pk for pk, kind in told_of(seats_here, person.pk) if not kinds or kind in kinds})


def seats_here(people: Collection[UUID]) -> Iterable[tuple[UUID, UUID, str]]:
    """The seats that these people have today at the tables of this page."""
    return _seats(holds(today()), people, which(Table) or ())


@kept
def _seats(now: Q, people: Collection[UUID], tables: Collection[UUID]) -> QuerySet[Any, Any]:
    seats = Seat.objects.filter(now, person__in=people, table__in=tables)
    return seats.values_list("person", "table", "kind")


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
    return Q(There(Table, tables, pk="table"))


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
