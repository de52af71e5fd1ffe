"""Sitting down and getting up. A seat opens what the resident opened to such a seat; getting up closes it at once."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base.periods import holds, today
from schuifaan.base.refusal import Refusal
from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.models import Person
from schuifaan.stories import actions as stories
from schuifaan.tables.actions import calendar
from schuifaan.tables.actions.state import cancel_invitations, hold_running, is_guest, kept, planned_sitting
from schuifaan.tables.models import Seat, Table
from schuifaan.tables.words import NEIGHBOURS, Asked


@transaction.atomic
@contexts.work("seats")
def sit_down(*, table: Table, by: Person, person: Person, kind: str, label: str = "") -> Seat:
    """Give someone a place at this table; whoever sits already keeps the same seat."""
    hold_running(table)
    there = Seat.objects.filter(holds(today()), table=table, person=person).first()
    if there:
        return there
    seat = Seat.objects.create(table=table, person=person, kind=kind, label=label.strip(), since=today())
    if is_guest(seat):
        stories.open_reading(story=table.story, by=by, person=person, neighbour=kind in NEIGHBOURS)
        planned = planned_sitting(table)
        if planned:
            calendar.send_day(planned, person)
    kept("sit-down", seat, table, by)
    return seat


@transaction.atomic
@contexts.work("seats")
def leave(*, seat: Seat, by: Person) -> Seat:
    """A guest gets up: nothing more is read from now on, and the day goes out of their calendar."""
    table = seat.table
    hold_running(table)
    if not is_guest(seat):
        raise Refusal(_("Deze stoel hoort bij de tafel. Rond de tafel af als het klaar is."))
    if not seat.until:
        get_up(seat, by)
        planned = planned_sitting(table)
        if planned:
            calendar.send_off(planned, seat.person, all_of_it=False)
    return seat


@contexts.work("seats")
def get_up(seat: Seat, by: Person) -> None:
    """End the seat before today. One that was taken today gets yesterday for both days, so that it holds no longer."""
    yesterday = today() - timedelta(days=1)
    seat.since, seat.until = min(seat.since, yesterday), yesterday
    seat.save(update_fields=["since", "until"])
    stories.close_reading(story=seat.table.story, by=by, person=seat.person)
    cancel_invitations(seat.table, seat.person, Asked.WAITING, Asked.YES)
    kept("leave", seat, seat.table, by)
