"""The picture of a table: who sits, who was asked, and which chairs are still to fill."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from schuifaan.base.drawings.table import Seat as Chair
from schuifaan.base.drawings.table import SeatPicture, TablePicture
from schuifaan.base.kept import kept
from schuifaan.base.periods import today
from schuifaan.base.snapshot import once
from schuifaan.base.spoken import letters, listing
from schuifaan.tables.models import Candidate, Invitation, Seat, Table
from schuifaan.tables.queries.people import in_order, sits_on
from schuifaan.tables.words import Ask, Asked, SeatKind

SMALL, LARGE = 120, 460


@dataclass(frozen=True)
class Around:
    """Everyone round one table: who sits, who was asked, and who might come."""

    seats: Iterable[Seat]
    invitations: Iterable[Invitation] = ()
    candidates: Iterable[Candidate] = ()


def everyone_around(table: Table) -> Around:
    """For one table, read once for a page. A list of tables prefetches these instead."""
    return once(("around", table.pk), lambda: _read_around(table))


def _read_around(table: Table) -> Around:
    return Around(
        _seats(table.pk),
        _invitations(table.pk),
        _candidates(table.pk),
    )


@kept
def _seats(table: UUID) -> "QuerySet[Seat]":
    return Seat.objects.filter(table=table).select_related("person").order_by("pk")


@kept
def _invitations(table: UUID) -> "QuerySet[Invitation]":
    return Invitation.objects.filter(table=table).order_by("pk")


@kept
def _candidates(table: UUID) -> "QuerySet[Candidate]":
    return Candidate.objects.filter(table=table).select_related("person").order_by("pk")


def who_sits(table: Table) -> Around:
    """For guests: only who sits, and nothing about whom else was thought of."""
    return Around(_seats(table.pk))


def role_of(seat: Seat) -> str:
    """What someone is to the resident, in a word or two."""
    return "" if seat.kind == SeatKind.RESIDENT else seat.label or str(seat.get_kind_display())


def table_picture(
    table: Table,
    says: Mapping[UUID, str] | None = None,
    *,
    around: Around | None = None,
    middle: tuple[str, ...] = (),
    size: int = 0,
    words: bool = False,
) -> TablePicture:
    """Without `says`: who comes and who was asked. With `says` (seat id to `Chair`): what each seat says to the plan.

    The resident comes first; the coordinator has a chair only when each seat speaks to the plan.
    """
    around = around or (everyone_around(table) if says is None else who_sits(table))
    seats = in_order(seat for seat in around.seats if sits_on(seat, today()))
    chairs = [_chair(seat, says) for seat in seats if says is not None or seat.kind != SeatKind.COORDINATOR]
    if says is None:
        chairs += _still_to_come(around, {seat.person_id for seat in seats})
    return TablePicture(tuple(chairs), _title(table, chairs), middle, size or (LARGE if words else SMALL), words)


def _chair(seat: Seat, says: Mapping[UUID, str] | None) -> SeatPicture:
    resident = seat.kind == SeatKind.RESIDENT
    if says is None:
        state: str = Chair.RESIDENT if resident else Chair.AGREES
    else:
        state = says.get(seat.pk, Chair.RESIDENT if resident else Chair.ASKED)
    name = seat.person.first_name
    return SeatPicture(letters(name), state, name, role_of(seat))


def _still_to_come(around: Around, seated: set[UUID]) -> list[SeatPicture]:
    """Light chairs for who was asked, dashed ones for who may still be asked. Who said no has none."""
    asked = {one.person_id: one.state for one in around.invitations if one.state != Asked.CANCELLED}
    chairs = []
    for candidate in sorted(around.candidates, key=lambda one: (str(one.person).casefold(), str(one.pk))):
        refused = candidate.ask == Ask.NO or asked.get(candidate.person_id) == Asked.NO
        if candidate.person_id in seated or refused:
            continue
        name = candidate.person.first_name
        waits = asked.get(candidate.person_id) == Asked.WAITING
        free = SeatPicture("", Chair.EMPTY, f"{name}?")
        chairs.append(SeatPicture(letters(name), Chair.ASKED, name) if waits else free)
    return sorted(chairs, key=lambda chair: chair.state == Chair.EMPTY)


TOLD = (
    ((Chair.RESIDENT, Chair.RESIDENT_AGREES, Chair.AGREES), "zit", "zitten"),
    ((Chair.ASKED,), "is gevraagd", "zijn gevraagd"),
    ((Chair.QUESTION,), "heeft nog een vraag", "hebben nog een vraag"),
    ((Chair.EMPTY,), "kan nog gevraagd worden", "kunnen nog gevraagd worden"),
)


def _title(table: Table, chairs: list[SeatPicture]) -> str:
    """The picture in a sentence, for who can't see it."""
    parts = []
    for states, one, more in TOLD:
        names = [chair.name.removesuffix("?") for chair in chairs if chair.state in states]
        if names:
            parts.append(f"{listing(names)} {one if len(names) == 1 else more}")
    return f"Tafel van {table.resident.first_name}: {', '.join(parts)}"
