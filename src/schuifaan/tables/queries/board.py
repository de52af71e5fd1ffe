"""All tables of a neighbourhood on one board, and the days that are coming."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from schuifaan.base.drawings.table import TablePicture
from schuifaan.base.periods import AMSTERDAM, now, today
from schuifaan.base.spoken import day, hour, local_date
from schuifaan.neighbourhood.models import Person, by_name
from schuifaan.neighbourhood.words import Kind
from schuifaan.tables import policies
from schuifaan.tables.models import Candidate, Invitation, Seat, Sitting, Table, TableQuerySet
from schuifaan.tables.queries.picture import Around, table_picture
from schuifaan.tables.words import COLUMNS, Ask, Asked, SittingState, State

# The board stays a board: what runs or is done for long stands in the list.
MOST, MOST_OPEN = 8, 24
LONG = (State.RUNNING, State.DONE)


@dataclass(frozen=True)
class Card:
    """One table on the board: its picture, and one line that says how it stands."""

    table: Table
    picture: TablePicture
    line: str
    alarm: bool

    @property
    def name(self) -> str:
        return str(self.table.resident)


@dataclass(frozen=True)
class Column:
    label: str
    count: int
    cards: tuple[Card, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.cards)


def managed(person: Person) -> TableQuerySet:
    """The tables that this coordinator keeps, the longest open first, with all that the picture needs."""
    return with_picture(_kept(person))


def _kept(person: Person) -> TableQuerySet:
    return Table.objects.visible_to(person, "manage").filter(neighbourhood__in=person.places_as(Kind.COORDINATOR))


def with_picture(rows: TableQuerySet) -> TableQuerySet:
    sittings = Sitting.objects.exclude(state=SittingState.CANCELLED).defer("cancel_reason").order_by("starts_at")
    named = by_name("person")
    return (
        rows.select_related("resident", "story")
        .defer("story__answer", *by_name("resident"))
        .prefetch_related(
            Prefetch("seats", Seat.objects.select_related("person").defer(*named).order_by("pk")),
            Prefetch("candidates", Candidate.objects.select_related("person").defer(*named).order_by("pk")),
            Prefetch("invitations", Invitation.objects.order_by("pk")),
            Prefetch("sittings", sittings),
        )
    )


def card(table: Table, on: date) -> Card:
    """How a table stands, in a few words; six weeks without a plan comes before anything else."""
    around = Around(table.seats.all(), table.invitations.all(), table.candidates.all())
    picture = table_picture(table, around=around)
    if table.is_overdue(on):
        return Card(table, picture, "zes weken voorbij, nog geen plan", alarm=True)
    return Card(table, picture, _line(table, on), alarm=False)


def _line(table: Table, on: date) -> str:
    if table.state == State.DONE:
        return str(table.get_outcome_display())
    if table.state == State.RUNNING:
        return f"sinds {day(table.solution_on, on)}" if table.solution_on else str(State.RUNNING.label)
    for sitting in table.sittings.all():
        if policies.is_open(sitting, now()):
            return "nu aan tafel"
        if sitting.state == SittingState.PLANNED:
            return f"{day(sitting.starts_at, on)}, {hour(sitting.starts_at)}"
    return "het plan is nog niet rond" if table.state == State.SITTING else _seeking(table)


def _seeking(table: Table) -> str:
    waiting = sum(one.state == Asked.WAITING for one in table.invitations.all())
    if waiting:
        return "wacht op één antwoord" if waiting == 1 else f"wacht op {waiting} antwoorden"
    asked = {one.person_id for one in table.invitations.all() if one.state != Asked.CANCELLED}
    free = [one for one in table.candidates.all() if one.ask != Ask.NO and one.person_id not in asked]
    if free:
        return "één stoel vrij" if len(free) == 1 else f"{len(free)} stoelen vrij"
    return "nog geen dag gekozen" if asked else "nog niet begonnen"


@dataclass(frozen=True)
class Board:
    """The columns, and how many tables wait longer than six weeks for a plan."""

    columns: tuple[Column, ...]
    overdue: int


def board(person: Person) -> Board:
    """The tables by how far they are. Of each column the first ones are read whole; the list has the rest."""
    on = today()
    bare = list(_kept(person).order_by("opened_at", "pk").only("state", "opened_at", "solution_on", "closed_at"))
    inside = [[table for table in bare if table.state in states] for _label, states in COLUMNS]
    shown = [_first(tables, states, on) for tables, (_label, states) in zip(inside, COLUMNS, strict=True)]
    whole = {
        table.pk: table for table in with_picture(_kept(person).filter(pk__in=[one for pks in shown for one in pks]))
    }
    columns = (
        Column(str(label), len(tables), tuple(card(whole[pk], on) for pk in pks))
        for (label, _states), tables, pks in zip(COLUMNS, inside, shown, strict=True)
    )
    return Board(tuple(columns), sum(table.is_overdue(on) for table in bare))


def _first(tables: list[Table], states: Iterable[str], on: date) -> list[UUID]:
    """What needs a look first; then the longest open, and of what runs or is done the latest."""
    if set(states) & set(LONG):
        found = sorted(tables, key=lambda table: (table.is_overdue(on), *_lately(table)), reverse=True)[:MOST]
    else:
        found = sorted(tables, key=lambda table: not table.is_overdue(on))[:MOST_OPEN]
    return [table.pk for table in found]


def _lately(table: Table) -> tuple[date, str]:
    day_of = table.closed_at or table.solution_on or table.opened_at
    return local_date(day_of), str(table.pk)


@dataclass(frozen=True)
class AgendaDay:
    """A day on which somebody sits down."""

    on: date
    sittings: tuple[Sitting, ...]


def agenda(person: Person) -> list[AgendaDay]:
    """The sittings from today on, of the tables that this coordinator keeps, by day."""
    rows = Sitting.objects.visible_to(person, "manage").filter(state__in=(SittingState.PLANNED, SittingState.OPEN))
    coming = rows.defer("cancel_reason").select_related("table__resident").order_by("starts_at", "pk")
    days: dict[date, list[Sitting]] = {}
    for sitting in coming:
        if sitting.state == SittingState.PLANNED or policies.is_open(sitting, now()):
            days.setdefault(sitting.starts_at.astimezone(AMSTERDAM).date(), []).append(sitting)
    return [AgendaDay(on, tuple(found)) for on, found in days.items()]
