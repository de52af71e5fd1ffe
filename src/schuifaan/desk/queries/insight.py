"""Wie las mijn verhaal: who read what about someone, day by day, in plain words. Names are joined here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, Count, Max, Q, QuerySet, Value, When

from schuifaan.base.kept import kept
from schuifaan.base.models import JournalLine
from schuifaan.base.periods import AMSTERDAM, at
from schuifaan.desk.words import ON_TABLET, PURPOSES, THINGS
from schuifaan.neighbourhood.models import Person, Role
from schuifaan.neighbourhood.queries.emergency import lines_not_yet_heard
from schuifaan.neighbourhood.words import Kind

# A page holds so many days on which something was read, and ends sooner when they hold more than so many lines. A day
# is always whole.
DAYS = 7
LINES = 300
# Who is more than one of these is called by the first.
CALLED = (Kind.COORDINATOR, Kind.PROFESSIONAL, Kind.PRIVACY, Kind.MANAGER, Kind.DIRECTOR, Kind.QUARTERMASTER)


@dataclass(frozen=True)
class Reading:
    """Someone read something about you: who, when, what and why, in plain words."""

    at: datetime
    who: str
    role: str
    what: Any
    why: Any
    tablet: bool
    times: int


@dataclass(frozen=True)
class ReadingDay:
    """All that was read about you on one day."""

    day: date
    readings: list[Reading]


@dataclass(frozen=True)
class Insight:
    """Some days, the newest first. `earlier`: read on before this day; `later`: there are days after these."""

    days: list[ReadingDay]
    earlier: date | None
    later: bool


class _Lines(NamedTuple):
    """How often someone read one kind of thing by one page on one day, and when last; the days are numbered."""

    person: UUID | None
    thing: str
    purpose: str
    verb: str
    day: int
    latest: datetime
    times: int

    @property
    def same(self) -> tuple[str, str, str, bool]:
        """The same person reading the same kind of thing for the same reason is one sentence with a number."""
        return str(self.person), self.thing, self.purpose, self.verb in ON_TABLET


def who_read(person: Person, before: date | None = None) -> Insight:
    """Who read what about this person, newest day first; `before` leaves out that day and what came after it."""
    told = _told(person)
    rows = told & Q(at__lt=_begin(before)) if before else told
    days = sorted({moment.astimezone(AMSTERDAM).date() for moment in _moments(rows)}, reverse=True)[:DAYS]
    if not days:
        return Insight([], None, bool(before))
    begins = [_begin(day) for day in days]
    lines = [_Lines(*values) for values in _added_up(rows & Q(at__gte=begins[-1]), begins)]
    called = _called({line.person for line in lines if line.person})
    shown = [
        ReadingDay(day, _of_one_day([line for line in lines if line.day == number], day, called))
        for number, day in enumerate(days)
    ]
    return Insight(shown, days[-1] if _earlier(told & Q(at__lt=begins[-1])) else None, bool(before))


def _told(person: Person) -> Q:
    """The readings of which this person may hear."""
    about = Q(about=person.pk, act="read")
    hidden = lines_not_yet_heard(person)
    return about if hidden is None else about & ~hidden


@kept
def _moments(these: Q) -> "QuerySet[JournalLine, datetime]":
    return JournalLine.objects.filter(these).order_by("-at").values_list("at", flat=True)[:LINES]


@kept
def _added_up(these: Q, begins: list[datetime]) -> "QuerySet[JournalLine, tuple[Any, ...]]":
    """Added up by the database: one reader can leave thousands of lines in a day. What one page showed counts once."""
    day = Case(*(When(at__gte=begin, then=Value(number)) for number, begin in enumerate(begins)))
    rows = JournalLine.objects.filter(these).order_by().annotate(day=day)
    kinds = rows.values_list("person", "thing", "purpose", "verb", "day")
    return kinds.annotate(latest=Max("at"), times=Count("at", distinct=True))


@kept
def _earlier(these: Q) -> "QuerySet[JournalLine, int]":
    return JournalLine.objects.filter(these).order_by().values_list("pk", flat=True)[:1]


def _begin(day: date) -> datetime:
    return at(day, time.min)


@dataclass(frozen=True)
class _Called:
    """A reader by name, and what they were here, from when until when."""

    name: str
    roles: list[Role]

    def on(self, day: date) -> str:
        held = [role for role in self.roles if role.since <= day and (role.until is None or day <= role.until)]
        first = min(held, key=lambda role: CALLED.index(Kind(role.kind)), default=None)
        return "" if first is None else first.party.name if first.party else first.get_kind_display()


def _called(ids: set[UUID]) -> dict[UUID, _Called]:
    """Names go with the person: whoever was wiped is someone."""
    held: dict[UUID, list[Role]] = {}
    for role in _roles(sorted(ids)):
        held.setdefault(role.person_id, []).append(role)
    return {who.pk: _Called(str(who), held.get(who.pk, [])) for who in _people(sorted(ids))}


@kept
def _roles(people: Collection[UUID]) -> "QuerySet[Role]":
    roles = Role.objects.filter(person__in=people, kind__in=CALLED)
    return roles.select_related("party").order_by("since", "pk")


@kept
def _people(people: Collection[UUID]) -> "QuerySet[Person]":
    return Person.objects.get_queryset().filter(pk__in=people).order_by("pk")


def _of_one_day(lines: list[_Lines], day: date, called: dict[UUID, _Called]) -> list[Reading]:
    found = []
    for _, group in groupby(sorted(lines, key=lambda line: line.same), key=lambda line: line.same):
        many = list(group)
        one, latest, times = many[0], max(line.latest for line in many), sum(line.times for line in many)
        who = called.get(one.person, _NOBODY) if one.person else _NOBODY
        what, why = THINGS.get(one.thing, one.thing), PURPOSES.get(one.purpose, one.purpose)
        found.append(Reading(latest, who.name, who.on(day), what, why, one.verb in ON_TABLET, times))
    return sorted(found, key=lambda reading: (reading.at, reading.who), reverse=True)


_NOBODY = _Called("iemand", [])
