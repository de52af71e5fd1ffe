"""Pages that put several floors together ask here."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from schuifaan.base.access import ruled
from schuifaan.base.kept import kept
from schuifaan.base.periods import AMSTERDAM, holds, now, today
from schuifaan.desk.queries.insight import who_read
from schuifaan.desk.words import STARTS
from schuifaan.neighbourhood.models import Neighbourhood, Person, by_name
from schuifaan.neighbourhood.words import Kind
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.outcomes.queries import due_at_tables_of
from schuifaan.plans.models import Plan, Procedure, Promise
from schuifaan.plans.queries.lists import late_promises, open_procedures, to_look_at
from schuifaan.stories.queries import Waiting, first_waiting
from schuifaan.tables.models import Invitation, Seat, Sitting, Table
from schuifaan.tables.words import WEEKS_TO_A_PLAN, Asked, SittingState

__all__ = (
    "MyTable", "Today", "invitations_for", "my_tables", "start_of", "today_of", "who_read",
)  # fmt: skip


@dataclass(frozen=True)
class Today:
    """What asks the coordinator's attention: who waits, where to sit, what is late, and which rights were used."""

    waiting: list[Waiting]
    # How many stories wait; the first of them are shown.
    new: int
    sittings: list[Sitting]
    late: list[Promise]
    looks: list[Plan]
    procedures: list[Procedure]
    overdue: list[Table]
    # A year after it was reckoned what it brought: whether they want to look once more.
    again: list[CaseAnalysis]

    @property
    def next_sitting(self) -> Sitting | None:
        """The table of today, if there is one."""
        return next((one for one in self.sittings if one.starts_at.astimezone(AMSTERDAM).date() <= today()), None)


LATE_SHOWN, NEW_SHOWN = 8, 6


def today_of(person: Person) -> Today:
    """The first page of a coordinator."""
    places = person.places_as(Kind.COORDINATOR)
    waits, new = first_waiting(person, NEW_SHOWN)
    return Today(
        waits,
        new,
        _sittings(ruled(Sitting, person)),
        _late(ruled(Promise, person), [place.pk for place in places], today()),
        _looks(ruled(Plan, person), places, today()),
        _procedures(ruled(Procedure, person, "handle")),
        _overdue(person),
        due_at_tables_of(person, LATE_SHOWN),
    )


@kept
def _sittings(rule: Q) -> "QuerySet[Sitting]":
    coming = Sitting.objects.filter(rule, state__in=(SittingState.PLANNED, SittingState.OPEN))
    rows = coming.select_related("table__resident").defer("cancel_reason", *by_name("table__resident"))
    return rows.order_by("starts_at", "pk")[:6]


@kept
def _late(rule: Q, places: list[UUID], on: date) -> "QuerySet[Promise]":
    return late_promises(places, on).filter(rule)[:LATE_SHOWN]


@kept
def _looks(rule: Q, places: list[Neighbourhood], on: date) -> "QuerySet[Plan]":
    return to_look_at(places, on).filter(rule)[:LATE_SHOWN]


@kept
def _procedures(rule: Q) -> "QuerySet[Procedure]":
    return open_procedures(rule)[:LATE_SHOWN]


@kept
def _running(rule: Q, before: datetime) -> "QuerySet[Table]":
    running = Table.objects.filter(rule).running().filter(solution_on__isnull=True)
    tables = running.filter(opened_at__lte=before).select_related("resident").defer(*by_name("resident"))
    return tables.order_by("opened_at", "pk")[: LATE_SHOWN + 1]


def _overdue(person: Person) -> list[Table]:
    """The tables for which six weeks went by without a plan, the longest wait first."""
    tables = _running(ruled(Table, person, "manage"), now() - timedelta(weeks=WEEKS_TO_A_PLAN))
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
