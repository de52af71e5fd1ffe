"""Reading that asks for a look: about many people, without a place at the table, or about the own street or home.

It goes along the index of the journal by person, so that the day costs what was read that day, not what was ever kept.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Min, Q

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import holds
from schuifaan.neighbourhood.models import Mandate, Member, Person, Role
from schuifaan.neighbourhood.rules import Pair, explained
from schuifaan.neighbourhood.words import EMERGENCY, REVIEW, STAFF, Kind, ReviewKind

# An address up to its number: "Eikenlaan 1a" and "eikenlaan 12" are one street.
STREET = re.compile(r"^\s*(\D*[^\W\d])\W*(?:\d.*)?$", re.S)
# Looked over in its own way.
SEPARATE = (EMERGENCY, REVIEW)


@dataclass(frozen=True)
class Read:
    """One person who read about another on one day."""

    person: UUID
    about: UUID
    first: datetime
    last: datetime

    @property
    def pair(self) -> Pair:
        return (self.person, self.about)


@dataclass(frozen=True)
class Odd:
    """What somebody should look at."""

    kind: ReviewKind
    person: UUID
    about: UUID | None
    neighbourhood: UUID
    since: datetime
    until: datetime
    size: int = 1


def street_of(address: str) -> str:
    """The street without its number, as people may have written it; empty when there is none."""
    found = STREET.match(address.split(",")[0])
    return re.sub(r"\W+", " ", found[1]).strip().casefold() if found else ""


def read_between(start: datetime, end: datetime) -> list[Read]:
    """Who read about whom; a resident who helps nobody reads about nobody."""
    workers = Role.objects.exclude(kind=Kind.RESIDENT).values("person")
    readers = Q(person__in=workers) | Q(person__in=Mandate.objects.values("helper"))
    lines = JournalLine.objects.filter(readers, at__gte=start, at__lt=end, act=JournalLine.Act.READ)
    about_others = lines.filter(about__isnull=False).exclude(purpose__in=SEPARATE)
    pairs = about_others.values("person", "about").annotate(first=Min("at"), last=Max("at"))
    rows: list[Any] = list(pairs.order_by("person", "about"))
    return [Read(**row) for row in rows]


class Day:
    """Everything that was read on one day, and who these people were then."""

    def __init__(self, on: date, reads: list[Read]) -> None:
        self.on, self.reads = on, reads
        people = {one for read in reads for one in read.pair}
        self.roles = list(Role.objects.filter(holds(on), person__in=people).order_by("person", "kind", "neighbourhood"))
        self.kinds: dict[UUID, set[str]] = {}
        self.places: dict[UUID, set[UUID]] = {}
        for role in self.roles:
            self.kinds.setdefault(role.person_id, set()).add(role.kind)
            self.places.setdefault(role.person_id, set()).add(role.neighbourhood_id)
        self.names = set(Person.objects.filter(pk__in=people).values_list("pk", flat=True))

    def place_of(self, *people: UUID) -> UUID | None:
        """Where it is looked over: where these people are, else where one of them is."""
        known = [self.places[one] for one in people if one in self.places]
        shared = set.intersection(*known) if known else set()
        return min(shared or set().union(*known), default=None, key=str)


def odd_of(day: Day) -> list[Odd]:
    return [*_many(day), *_unexplained(day), *_too_near(day)]


def most_people(kinds: Collection[str]) -> int:
    """Of how many people someone reads on one day before it is odd; of several roles the widest counts."""
    limits = settings.REVIEW_MANY_PEOPLE
    return max((limits[kind] for kind in kinds if kind in limits), default=limits["other"])


def _many(day: Day) -> Iterable[Odd]:
    read_by: dict[UUID, list[Read]] = {}
    for read in day.reads:
        read_by.setdefault(read.person, []).append(read)
    for person, reads in read_by.items():
        place = day.place_of(person)
        if place and len(reads) > most_people(day.kinds.get(person, ())):
            since, until = min(read.first for read in reads), max(read.last for read in reads)
            yield Odd(ReviewKind.MANY, person, None, place, since, until, len(reads))


def _odd(kind: ReviewKind, day: Day, read: Read) -> Iterable[Odd]:
    place = day.place_of(read.about, read.person)
    if place and day.names.issuperset(read.pair):
        yield Odd(kind, read.person, read.about, place, read.first, read.last)


def _unexplained(day: Day) -> Iterable[Odd]:
    known = explained(day.on, {read.pair for read in day.reads})
    for read in day.reads:
        if read.pair not in known:
            yield from _odd(ReviewKind.UNEXPLAINED, day, read)


def _too_near(day: Day) -> Iterable[Odd]:
    """Whoever works here and reads of their own home or street. A neighbour at the table is meant to live near."""
    staff = [read for read in day.reads if day.kinds.get(read.person, set()) & STAFF]
    homes = _homes(day.on, {one for read in staff for one in read.pair})
    for read in staff:
        own, theirs = homes.get(read.person, set()), homes.get(read.about, set())
        if {home for home, _street in own} & {home for home, _street in theirs}:
            yield from _odd(ReviewKind.HOME, day, read)
        elif {street for _home, street in own if street} & {street for _home, street in theirs}:
            yield from _odd(ReviewKind.STREET, day, read)


Home = tuple[UUID, tuple[UUID, str] | None]


def _homes(on: date, people: Collection[UUID]) -> dict[UUID, set[Home]]:
    """Per person their homes of that day and the street of each; compared here, as no query looks in an address."""
    found: dict[UUID, set[Home]] = {}
    rows = Member.objects.filter(holds(on), person__in=people).select_related("household").order_by("pk")
    for member in rows:
        street = street_of(member.household.address)
        named = (member.household.neighbourhood_id, street) if street else None
        found.setdefault(member.person_id, set()).add((member.household_id, named))
    return found
