"""Who may read, write, send, shield and answer a story. The resident always may; the rest follows from the work."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from schuifaan.base.access import NOBODY, among, rule
from schuifaan.base.kept import There, kept
from schuifaan.base.periods import holds, today
from schuifaan.base.snapshot import told_of
from schuifaan.neighbourhood.models import Member, Person, Role
from schuifaan.neighbourhood.rules import Pair, acts_for, explains_reading, in_emergency
from schuifaan.neighbourhood.words import Kind, Scope
from schuifaan.stories.models import Answer, Mark, Reader, Story, Wish, reads
from schuifaan.stories.words import State, Told

WRITES_FOR = (Scope.ACT, Scope.ASSENT)
# Told, or written together, and not stopped. Until then, and from then on, it is the resident's alone.
TOLD = ~Q(state=State.OPEN, told=Told.SELF) & ~Q(state=State.STOPPED)


def _coordinating() -> Q:
    return holds(today()) & Q(kind=Kind.COORDINATOR, person__is_active=True)


def coordinates_still(keeper: str) -> There:
    """Whether the person to whom this path leads coordinates today in the neighbourhood of the row."""
    return There(Role, _coordinating(), person=keeper, neighbourhood="neighbourhood")


def coordinators_of(places: Collection[UUID]) -> Iterable[tuple[UUID, UUID]]:
    """Who coordinates today in each of these neighbourhoods."""
    return _coordinators(_coordinating(), places)


@kept
def _coordinators(coordinating: Q, places: Collection[UUID]) -> QuerySet[Any, Any]:
    return Role.objects.filter(coordinating, neighbourhood__in=places).values_list("neighbourhood", "person")


def _coordinates(person: Person) -> Q:
    """The coordinator of that neighbourhood, once it is told (or written together) and until it is stopped.

    A restricted story has one coordinator: the one in charge. When nobody is, or they no longer coordinate here,
    each coordinator may, so that nobody is left alone with it.
    """
    here = among("neighbourhood", person.places_as(Kind.COORDINATOR))
    if here is NOBODY:
        return here
    return here & TOLD & (Q(restricted=False) | Q(in_charge=person) | ~Q(coordinates_still("in_charge")))


def _acts(person: Person, *scopes: Scope) -> Q:
    """Someone with the resident's mandate; not where home is not safe, because a mandate may come from home."""
    return Q(acts_for(person, scopes=scopes or tuple(Scope))) & Q(restricted=False)


def shares_home(person: Person, resident: str) -> Q:
    """Whether this person lives today in one home with the resident to whom this path leads, or is that resident."""
    return among(resident, {one for (one,) in told_of(at_home, person.pk)})


def at_home(people: Collection[UUID]) -> Iterable[tuple[UUID, UUID]]:
    """Each of these people with everyone who lives with them today, and with themself."""
    households: dict[UUID, list[UUID]] = {}
    for household, person in _in_one_home(holds(today()), people):
        households.setdefault(household, []).append(person)
    return [(one, other) for home in households.values() for one in home if one in people for other in home]


@kept
def _in_one_home(now: Q, people: Collection[UUID]) -> QuerySet[Any, Any]:
    homes = Member.objects.filter(now, person__in=people).values("household")
    return Member.objects.filter(now, household__in=homes).values_list("household", "person")


@rule(Story)
def stories_to_read(person: Person) -> Q:
    """The resident, who acts for them, and the coordinator; who answered at once and left, reads it no more."""
    emergency = Q(in_emergency(person)) & TOLD
    return Q(resident=person) | _acts(person) | _coordinates(person) | emergency


@rule(Story, "write")
def stories_to_write(person: Person) -> Q:
    """The resident, a helper who may fill in, and the coordinator who writes along."""
    return Q(resident=person) | _acts(person, *WRITES_FOR) | _coordinates(person)


@rule(Story, "send")
def stories_to_send(person: Person) -> Q:
    return stories_to_write(person)


@rule(Story, "open")
def stories_to_open(person: Person) -> Q:
    """Letting more people read is for the resident; for the coordinator only in what they wrote down together."""
    together = _coordinates(person) & ~Q(told=Told.SELF)
    return Q(resident=person) | _acts(person, *WRITES_FOR) | together


@rule(Story, "restrict")
def stories_to_restrict(person: Person) -> Q:
    return Q(resident=person) | _coordinates(person)


@rule(Story, "lift")
def stories_to_lift(person: Person) -> Q:
    """Taking the shield away is not for the phone at home, where someone may be looking along."""
    return _coordinates(person)


@rule(Story, "answer")
def stories_to_answer(person: Person) -> Q:
    return _coordinates(person)


@rule(Answer)
def answers_to_read(person: Person) -> Q:
    """Who may read the story, and whoever has a seat to which the resident opened this answer.

    A seat opens nothing for who lives in a home that is not safe, also when they came to live there later.
    """
    seated = There(Reader, reads(today()) & Q(person=person), answer="pk")
    read = There(Story, stories_to_read(person), pk="story")
    safe = Q(story__restricted=False) | ~Q(shares_home(person, "story__resident"))
    return Q(read) | (Q(seated) & safe)


@rule(Wish)
def wishes_to_read(person: Person) -> Q:
    return Q(There(Story, stories_to_write(person), pk="story"))


@rule(Mark)
def marks_to_read(person: Person) -> Q:
    return Q(There(Story, stories_to_read(person), pk="story"))


@explains_reading
def by_opened_answer(on: date, pairs: set[Pair]) -> Iterable[Pair]:
    """Whoever had an answer opened to them by a seat."""
    readers = Reader.objects.filter(holds(on), person__in={reader for reader, _about in pairs})
    return readers.values_list("person", "answer__story__resident")
