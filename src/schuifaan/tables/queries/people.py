"""Who sits, who was asked, and who might come."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from schuifaan.base.kept import kept
from schuifaan.base.periods import holds, today
from schuifaan.neighbourhood.models import Person
from schuifaan.tables.models import Invitation, Seat, Sitting, Table
from schuifaan.tables.policies import digest
from schuifaan.tables.words import Asked, SeatKind, SittingState

ORDER = (SeatKind.RESIDENT, SeatKind.RELATIVE, SeatKind.NEIGHBOUR, SeatKind.PROFESSIONAL, SeatKind.COORDINATOR)


def sits_on(seat: Seat, on: date) -> bool:
    return seat.since <= on and (seat.until is None or seat.until >= on)


def in_order(seats: Iterable[Seat]) -> list[Seat]:
    """The resident first, then who is near, then who comes for work; always the same order."""
    return sorted(seats, key=lambda seat: (ORDER.index(SeatKind(seat.kind)), str(seat.person).casefold(), str(seat.pk)))


def seats_now(table: Table) -> list[Seat]:
    """Who has a seat today, the resident first."""
    return in_order(_seats(holds(today()), table.pk))


@kept
def _seats(now: Q, table: UUID) -> "QuerySet[Seat]":
    return Seat.objects.filter(now, table=table).select_related("person").order_by("pk")


def seat_of(table: Table, person: Person) -> Seat | None:
    """The seat of this person at this table today."""
    return Seat.objects.filter(holds(today()), table=table, person=person).select_related("person").first()


def invitation_by_code(code: str) -> Invitation | None:
    """The question that belongs to this link, unless it was taken back."""
    rows = Invitation.objects.exclude(state=Asked.CANCELLED).filter(digest=digest(code))
    return rows.select_related("person", "table__resident", "table__coordinator", "table__neighbourhood").first()


def next_sitting(table: Table) -> Sitting | None:
    """The day that is planned, or the sitting that is going on."""
    return _next_sitting.first(table.pk)


@kept
def _next_sitting(table: UUID) -> "QuerySet[Sitting]":
    rows = Sitting.objects.filter(table=table, state__in=(SittingState.PLANNED, SittingState.OPEN))
    return rows.defer("cancel_reason").order_by("starts_at", "pk")[:1]
