"""Pages that put several floors together ask here."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from schuifaan.base.access import q_for
from schuifaan.base.models import JournalLine
from schuifaan.base.periods import AMSTERDAM, holds, now, today
from schuifaan.desk.words import PURPOSES, STARTS, THINGS
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.queries.emergency import lines_not_yet_heard
from schuifaan.neighbourhood.words import Kind
from schuifaan.plans.models import Plan, Procedure, Promise
from schuifaan.plans.queries.lists import late_promises, open_procedures, to_look_at
from schuifaan.stories.queries import Waiting, waiting
from schuifaan.tables.models import Invitation, Seat, Sitting, Table
from schuifaan.tables.words import Asked, SittingState

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
    rows = JournalLine.objects.filter(about=person.pk, act="read")
    if (hidden := lines_not_yet_heard(person)) is not None:
        rows = rows.exclude(hidden)
    lines = list(rows.order_by("-at", "-id")[:INSIGHT_LINES])
    people = Person.objects.in_bulk({line.person for line in lines if line.person})
    names = {pk: str(who) for pk, who in people.items()}
    return [ReadingDay(day, _of_one_day(list(many), names)) for day, many in groupby(lines, key=_local_day)]


@dataclass(frozen=True)
class Today:
    """What asks the coordinator's attention: who waits, where to sit, what is late, and which rights were used."""

    waiting: list[Waiting]
    sittings: list[Sitting]
    late: list[Promise]
    looks: list[Plan]
    procedures: list[Procedure]
    overdue: list[Table]

    @property
    def next_sitting(self) -> Sitting | None:
        """The table of today, if there is one."""
        return next((one for one in self.sittings if one.starts_at.astimezone(AMSTERDAM).date() <= today()), None)


LATE_SHOWN = 8


def today_of(person: Person) -> Today:
    """The first page of a coordinator."""
    late, looks = Promise.objects.none(), Plan.objects.none()
    for place in person.places_as(Kind.COORDINATOR):
        late = late | late_promises(place, today())
        looks = looks | to_look_at(place, today())
    coming = Sitting.objects.visible_to(person).filter(state__in=(SittingState.PLANNED, SittingState.OPEN))
    return Today(
        waiting(person),
        list(coming.defer("cancel_reason").select_related("table__resident").order_by("starts_at")[:6]),
        list(late.filter(q_for(Promise, "read", person))[:LATE_SHOWN]),
        list(looks.filter(q_for(Plan, "read", person))[:LATE_SHOWN]),
        list(open_procedures(person)[:LATE_SHOWN]),
        _overdue(person),
    )


def _overdue(person: Person) -> list[Table]:
    """The tables for which six weeks went by without a plan, the longest wait first."""
    running = Table.objects.visible_to(person, "manage").running().filter(solution_on__isnull=True)
    tables = running.select_related("resident").order_by("opened_at")
    return [table for table in tables if table.is_overdue(today())][:LATE_SHOWN]


@dataclass(frozen=True)
class MyTable:
    """A table at which I sit: whose it is, when it sits, and its plan."""

    table: Table
    seat: Seat
    sitting: Sitting | None
    plan: Plan | None


def my_tables(person: Person) -> list[MyTable]:
    """The tables at which this person sits today, and that are not rounded off."""
    seats = Seat.objects.filter(holds(today()), person=person).exclude(table__resident=person)
    seen = Table.objects.visible_to(person).running().filter(pk__in=seats.values("table"))
    tables = list(seen.select_related("resident", "coordinator").order_by("opened_at"))
    coming = Sitting.objects.filter(table__in=tables, state__in=(SittingState.PLANNED, SittingState.OPEN))
    next_one = {sitting.table_id: sitting for sitting in coming.defer("cancel_reason").order_by("-starts_at")}
    plans = {plan.table_id: plan for plan in Plan.objects.filter(table__in=tables)}
    mine = {seat.table_id: seat for seat in seats.filter(table__in=tables)}
    return [MyTable(table, mine[table.pk], next_one.get(table.pk), plans.get(table.pk)) for table in tables]


def invitations_for(person: Person) -> list[Invitation]:
    """What this person was asked and did not answer yet."""
    asked = Invitation.objects.filter(person=person, state=Asked.WAITING, expires_at__gt=now())
    return list(asked.select_related("table__coordinator").order_by("asked_at"))


def start_of(person: Person) -> str:
    """The name of someone's first page."""
    return next((page for kind, page in STARTS if person.has_role(Kind(kind))), "call")
