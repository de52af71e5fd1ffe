"""Pages that put several floors together ask here."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import AMSTERDAM
from schuifaan.desk.words import PURPOSES, STARTS, THINGS
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Kind

INSIGHT_LINES = 400


@dataclass(frozen=True)
class Reading:
    """Someone read something about you: who, when, what and why, in plain words."""

    at: datetime
    who: str
    what: Any
    why: Any
    times: int


@dataclass(frozen=True)
class ReadingDay:
    """All that was read about you on one day."""

    day: date
    readings: list[Reading]


def _local_day(line: JournalLine) -> date:
    return line.at.astimezone(AMSTERDAM).date()


def _of_one_day(lines: list[JournalLine], names: dict[Any, str]) -> list[Reading]:
    """The same person reading the same kind of thing for the same reason is one sentence with a number."""

    def same(line: JournalLine) -> tuple[str, str, str]:
        return (names.get(line.person, "iemand"), line.thing, line.purpose)

    found = []
    for (who, thing, purpose), group in groupby(sorted(lines, key=same), key=same):
        many = list(group)
        latest = max(line.at for line in many)
        found.append(Reading(latest, who, THINGS.get(thing, thing), PURPOSES.get(purpose, purpose), len(many)))
    return sorted(found, key=lambda reading: reading.at, reverse=True)


def who_read(person: Person) -> list[ReadingDay]:
    """Who read what about this person, newest day first. Names are joined here; the journal holds only ids."""
    lines = list(JournalLine.objects.filter(about=person.pk, act="read").order_by("-at", "-id")[:INSIGHT_LINES])
    people = Person.objects.in_bulk({line.person for line in lines if line.person})
    names = {pk: str(who) for pk, who in people.items()}
    return [ReadingDay(day, _of_one_day(list(many), names)) for day, many in groupby(lines, key=_local_day)]


def start_of(person: Person) -> str:
    """The name of someone's first page."""
    return next((page for kind, page in STARTS if person.has_role(Kind(kind))), "call")
