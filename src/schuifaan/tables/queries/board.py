"""All tables of a neighbourhood on one board, and the days that are coming."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from schuifaan.base.drawings.table import TablePicture
from schuifaan.base.periods import AMSTERDAM, now, today
from schuifaan.base.spoken import day, hour, local_date
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Kind
from schuifaan.tables import policies
from schuifaan.tables.models import Candidate, Invitation, Seat, Sitting, Table, TableQuerySet
from schuifaan.tables.queries.picture import Around, table_picture
from schuifaan.tables.words import COLUMNS, Ask, Asked, SittingState, State

# The board stays a board: what runs or is done for long stands in the list.
MOST = 8
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
    sittings = Sitting.objects.exclude(state=SittingState.CANCELLED).defer("cancel_reason").order_by("starts_at")
    rows = Table.objects.visible_to(person, "manage").filter(neighbourhood__in=person.places_as(Kind.COORDINATOR))
    return (
        rows.select_related("resident", "story")
        .defer("story__answer")
        .prefetch_related(
            Prefetch("seats", Seat.objects.select_related("person").order_by("pk")),
            Prefetch("candidates", Candidate.objects.select_related("person").order_by("pk")),
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


def board(person: Person) -> list[Column]:
    """The tables by how far they are; of those that run or are done only the latest."""
    on = today()
    cards = [card(table, on) for table in managed(person)]
    return [_column(label, states, cards) for label, states in COLUMNS]


def _column(label: object, states: Iterable[str], cards: Iterable[Card]) -> Column:
    inside = [one for one in cards if one.table.state in states]
    if not set(states) & set(LONG):
        return Column(str(label), len(inside), tuple(inside))
    inside.sort(key=_lately, reverse=True)
    return Column(str(label), len(inside), tuple(inside[:MOST]))


def _lately(one: Card) -> tuple[bool, date, str]:
    """What needs a look first, then the latest."""
    table = one.table
    day_of = table.closed_at or table.solution_on or table.opened_at
    return one.alarm, local_date(day_of), str(table.pk)


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
