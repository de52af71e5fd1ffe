"""Choosing a day, moving it, and calling it off. Each guest hears it with a file for their calendar."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base.periods import holds, now, today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.tables.actions import calendar
from schuifaan.tables.actions.state import end_what_ran_out, hold, hold_running, is_guest, kept, move, planned_sitting
from schuifaan.tables.models import Seat, Sitting, Table
from schuifaan.tables.words import SittingState, State


def _guests(table: Table) -> list[Person]:
    seats = Seat.objects.filter(holds(today()), table=table).select_related("person").order_by("pk")
    return [seat.person for seat in seats if is_guest(seat)]


@transaction.atomic
def plan_sitting(*, table: Table, by: Person, starts_at: datetime, place: str) -> Sitting:
    """Choose the day and the place; when there was a day already, move it. The guests get it in their calendar."""
    hold_running(table)
    end_what_ran_out(table)
    if starts_at <= now():
        raise Refusal(_("Kies een dag die nog komt."))
    if not place.strip():
        raise Refusal(_("Schrijf op waar jullie zitten."))
    if Sitting.objects.filter(table=table, state=SittingState.OPEN).exists():
        raise Refusal(_("Jullie zitten nu aan tafel. Sluit eerst af, kies dan een nieuwe dag."))
    sitting = planned_sitting(table) or Sitting(table=table, calendar_uid=str(uuid4()))
    if not sitting._state.adding:
        if (sitting.starts_at, sitting.place) == (starts_at, place.strip()):
            return sitting
        sitting.calendar_sequence += 1
    move(table, State.PLANNED, _("Kies een dag als de tafel nog loopt."))
    sitting.starts_at, sitting.place, sitting.table = starts_at, place.strip(), table
    sitting.save()
    for guest in _guests(table):
        calendar.send_day(sitting, guest)
    kept("plan-sitting", sitting, table, by)
    return sitting


@transaction.atomic
def cancel_sitting(*, sitting: Sitting, by: Person, reason: str = "") -> Sitting:
    """The day is off. The reason stays inside; the guests hear only that they need not come."""
    table = sitting.table
    hold(table)
    sitting.refresh_from_db(fields=["state", "calendar_sequence"])
    if sitting.state != SittingState.PLANNED:
        raise Refusal(_("Deze dag is al geweest of afgezegd."))
    sitting.state, sitting.cancel_reason = SittingState.CANCELLED, reason.strip()
    sitting.calendar_sequence += 1
    sitting.save(update_fields=["state", "cancel_reason", "calendar_sequence"])
    if table.state == State.PLANNED:
        move(table, State.RUNNING if table.solution_on else State.SEEKING, _("Kijk eerst hoe de tafel ervoor staat."))
    for guest in _guests(table):
        calendar.send_off(sitting, guest, all_of_it=True)
    kept("cancel-sitting", sitting, table, by)
    return sitting
