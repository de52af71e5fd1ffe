"""Zijn we het eens? What each seat says to the plan as it stands now."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from schuifaan.base.kept import kept
from schuifaan.plans.models import Assent, Plan
from schuifaan.plans.policies import all_agree, counts, is_yes
from schuifaan.plans.queries.lines import Span, spans, touching
from schuifaan.plans.words import Says
from schuifaan.tables.models import Seat
from schuifaan.tables.queries import seats_now
from schuifaan.tables.words import SeatKind


@dataclass(frozen=True)
class SeatAssent:
    """One seat: whether the plan touches it, and what it says. `says` is empty as long as it is (again) asked."""

    seat: Seat
    touched: bool
    said: Assent | None
    says: str

    @property
    def agrees(self) -> bool:
        return is_yes(self.says)

    @property
    def is_asked(self) -> bool:
        return self.touched and not self.agrees

    @property
    def asked_again(self) -> bool:
        """It said something before, and what it said it to has changed since."""
        return self.touched and not self.says and self.said is not None

    @property
    def has_question(self) -> bool:
        return self.says in (Says.YES_IF, Says.NOT_YET)

    @property
    def is_resident(self) -> bool:
        return self.seat.kind == SeatKind.RESIDENT


def _latest(plan: Plan) -> dict[UUID, Assent]:
    """The last thing that each person said about this plan, in whichever seat."""
    return {assent.seat.person_id: assent for assent in _said(plan.pk)}


@kept
def _said(plan: UUID) -> "QuerySet[Assent]":
    return Assent.objects.filter(version__plan=plan).select_related("version", "seat__person").order_by("at", "pk")


def _of_seat(seat: Seat, said: Assent | None, lines: list[Span], number: int) -> SeatAssent:
    now = touching(lines, seat.person_id, number)
    then = touching(lines, seat.person_id, said.version.number) if said else frozenset()
    says = said.says if said and counts(said.says, then, now) else ""
    return SeatAssent(seat=seat, touched=bool(now), said=said, says=says)


def seat_assents(plan: Plan, sitting: Iterable[Seat] | None = None) -> list[SeatAssent]:
    """Each seat with what it says to the plan of now, the resident first. `sitting`: who has a seat, when known."""
    lines, latest = spans(plan), _latest(plan)
    seated = seats_now(plan.table) if sitting is None else sitting
    seats = sorted(seated, key=lambda seat: (seat.kind != SeatKind.RESIDENT, seat.since, seat.pk))
    return [_of_seat(seat, latest.get(seat.person_id), lines, plan.number) for seat in seats]


def is_agreed(plan: Plan) -> bool:
    """Whether all whom this plan touches said yes to what it now asks of them."""
    assents = seat_assents(plan)
    said: dict[object, str] = {one.seat.person_id: one.says for one in assents}
    touched = [one.seat.person_id for one in assents if one.touched]
    return bool(touched) and all_agree(touched, said, plan.table.resident_id)
