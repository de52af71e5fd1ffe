"""What stands ready when a case begins: the hours that the table took, who promised how much, and what the pot paid."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from django.db.models import Count, Q

from schuifaan.base.walls import contexts
from schuifaan.budget.models import Binding, Entry
from schuifaan.neighbourhood.words import Law
from schuifaan.outcomes.words import HOURS_OF_A_SITTING
from schuifaan.plans.models import Promise
from schuifaan.plans.queries.lists import plan_of
from schuifaan.tables.models import Presence, Seat, Sitting, Table
from schuifaan.tables.words import SeatKind, SittingState


@dataclass(frozen=True)
class FirstHours:
    """What the table itself took, as far as the house knows: hours together, and whose they were."""

    sittings: int
    together: Decimal
    guests: tuple[tuple[Seat, Decimal], ...]
    neighbours: Decimal
    # The seats whose time somebody pays, and those of neighbours and relatives.
    paid: tuple[Seat, ...]
    unpaid: tuple[Seat, ...]


def first_hours(table: Table) -> FirstHours:
    """Hours at the sittings that were held; before the first one, as if there were one."""
    held = list(Sitting.objects.filter(table=table, state=SittingState.CLOSED).defer("cancel_reason"))
    hours = {sitting.pk: _length(sitting) for sitting in held}
    together = sum(hours.values(), Decimal(0)) or HOURS_OF_A_SITTING
    there = Presence.objects.filter(sitting__in=held).values_list("seat", "sitting")
    present: dict[object, Decimal] = {}
    for seat, sitting in there:
        present[seat] = present.get(seat, Decimal(0)) + hours[sitting]
    seats = list(Seat.objects.filter(table=table).select_related("person").order_by("since", "id"))
    spent = [(seat, present.get(seat.pk, Decimal(0)) if present else together) for seat in seats]
    unpaid = tuple(seat for seat in seats if seat.kind in (SeatKind.NEIGHBOUR, SeatKind.RELATIVE))
    return FirstHours(
        sittings=max(1, len(held)),
        together=together,
        guests=tuple((seat, took) for seat, took in spent if seat.kind == SeatKind.PROFESSIONAL and took),
        neighbours=sum((took for seat, took in spent if seat in unpaid), Decimal(0)),
        paid=tuple(seat for seat in seats if seat.kind == SeatKind.PROFESSIONAL),
        unpaid=unpaid,
    )


def _length(sitting: Sitting) -> Decimal:
    """How long it took, up to whole half hours."""
    if not sitting.opened_at or not sitting.closed_at:
        return HOURS_OF_A_SITTING
    hours = Decimal((sitting.closed_at - sitting.opened_at).total_seconds()) / 3600
    return max(Decimal("0.5"), (hours * 2).to_integral_value(ROUND_CEILING) / 2)


def promises_by_seat(table: Table) -> dict[Seat, int]:
    """How many promises each seat has in the plan as it is now. Of what was promised nothing is read."""
    plan = plan_of(table)
    now = Promise.objects.in_version(plan.number).filter(plan=plan) if plan else Promise.objects.none()
    counts = dict(now.order_by().values_list("seat").annotate(many=Count("pk")))
    return {seat: counts[seat.pk] for seat in Seat.objects.filter(table=table) if seat.pk in counts}


@dataclass(frozen=True)
class AskedBefore:
    """What the old way would have asked for what this table was paid: decisions, and cents of the resident."""

    decisions: int
    contribution: int
    unknown: int


@contexts.work("pot")
def asked_before(table: Table) -> AskedBefore | None:
    """As it was written down when money was set apart; nothing when none was. What nobody knew stays unknown."""
    rows = list(Binding.objects.filter(promise__plan__table=table).values_list("old_decision", "old_contribution"))
    if not rows:
        return None
    return AskedBefore(
        decisions=sum(decided is True for decided, _paid in rows),
        contribution=sum(paid or 0 for _decided, paid in rows),
        unknown=sum(decided is None or paid is None for decided, paid in rows),
    )


@contexts.work("pot")
def paid_from_pot(table: Table) -> list[tuple[str, int]]:
    """What the pot spent on the promises of this table until now, in cents per law."""
    bound = Binding.objects.filter(promise__plan__table=table).values("entry")
    entries = Entry.objects.filter(Q(pk__in=bound) | Q(commitment__in=bound))
    return [(law, entries.filter(fund__law=law).position().spent) for law in Law.values]
