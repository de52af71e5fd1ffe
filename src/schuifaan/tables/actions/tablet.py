"""The tablet on the kitchen table: opened with a PIN, hidden in one tap, shut after three hours at most."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.tables import policies
from schuifaan.tables.actions.state import end_what_ran_out, hold, hold_running, kept, move
from schuifaan.tables.models import Presence, Seat, Sitting
from schuifaan.tables.words import SittingState, State

TABLET = ["state", "opened_at", "closed_at", "opened_by", "pin", "pin_tries", "hidden"]


def _hold_open(sitting: Sitting) -> None:
    """Keep the sitting as it is now; a tablet whose time ran out does nothing more."""
    hold(sitting.table)
    sitting.refresh_from_db(fields=TABLET)
    if not policies.is_open(sitting, now()):
        raise Refusal(_("Deze tafel is dicht. De wijkcoördinator kan een nieuwe dag kiezen."))


def _sealed(sitting: Sitting, pin: str) -> str:
    """What is kept of a PIN: sealed with a key outside the database.

    Four digits are soon tried out, however slow the hash; without the key there is nothing to try them on.
    """
    return salted_hmac("schuifaan.tables.pin", f"{sitting.pk}:{pin}", algorithm="sha256").hexdigest()


@transaction.atomic
def open_sitting(*, sitting: Sitting, by: Person, pin: str) -> Sitting:
    """Open the table at home. Opening the one that is going on gives it a new PIN."""
    table = sitting.table
    hold_running(table)
    end_what_ran_out(table)
    sitting.refresh_from_db(fields=TABLET)
    if not policies.is_pin(pin):
        raise Refusal(_("Kies een pincode van vier tot acht cijfers."))
    if not policies.may_be_opened(sitting, now()):
        raise Refusal(_("Deze tafel is al geweest. Kies een nieuwe dag."))
    if Sitting.objects.filter(table=table, state=SittingState.OPEN).exclude(pk=sitting.pk).exists():
        raise Refusal(_("Er is al een tafel open. Sluit die eerst."))
    if sitting.state != SittingState.OPEN:
        sitting.opened_at = now()
        move(table, State.SITTING, _("Deze tafel is al afgerond."))
    sitting.state, sitting.opened_by, sitting.pin = SittingState.OPEN, by, _sealed(sitting, pin)
    sitting.pin_tries, sitting.hidden = 0, False
    sitting.save(update_fields=TABLET)
    kept("open-sitting", sitting, table, by)
    return sitting


@transaction.atomic
def hide(*, sitting: Sitting, by: Person) -> Sitting:
    """One tap, and nobody sees anything."""
    _hold_open(sitting)
    sitting.hidden = True
    sitting.save(update_fields=["hidden"])
    kept("hide", sitting, sitting.table, by)
    return sitting


@transaction.atomic
def show(*, sitting: Sitting, by: Person, pin: str) -> bool:
    """The PIN opens it again. A wrong one counts; after five the coordinator opens it with a new PIN."""
    _hold_open(sitting)
    if not policies.may_try_pin(sitting):
        raise Refusal(_("Te vaak een verkeerde pincode. De wijkcoördinator opent de tafel met een nieuwe."))
    right = constant_time_compare(_sealed(sitting, pin), sitting.pin)
    sitting.pin_tries = 0 if right else sitting.pin_tries + 1
    sitting.hidden = sitting.hidden and not right
    sitting.save(update_fields=["hidden", "pin_tries"])
    kept("show" if right else "wrong-pin", sitting, sitting.table, by)
    return right


@transaction.atomic
def close_sitting(*, sitting: Sitting, by: Person) -> Sitting:
    """Everybody goes home. A plan that ran already goes on running."""
    table = sitting.table
    hold(table)
    sitting.refresh_from_db(fields=TABLET)
    if sitting.state == SittingState.CLOSED:
        return sitting
    if sitting.state != SittingState.OPEN:
        raise Refusal(_("Deze tafel is nog niet open."))
    ends = sitting.ends_by
    sitting.state, sitting.closed_at = SittingState.CLOSED, min(now(), ends) if ends else now()
    sitting.save(update_fields=["state", "closed_at"])
    if table.state == State.SITTING and table.solution_on:
        move(table, State.RUNNING, _("Deze tafel is al afgerond."))
    kept("close-sitting", sitting, table, by)
    return sitting


@transaction.atomic
def mark_present(*, sitting: Sitting, by: Person, seats: Iterable[Seat]) -> list[Seat]:
    """Who is there: these seats of this table, and no others."""
    _hold_open(sitting)
    there = [seat for seat in seats if seat.table_id == sitting.table_id]
    Presence.objects.filter(sitting=sitting).exclude(seat__in=there).delete()
    known = set(Presence.objects.filter(sitting=sitting).values_list("seat", flat=True))
    Presence.objects.bulk_create(Presence(sitting=sitting, seat=seat) for seat in there if seat.pk not in known)
    kept("mark-present", sitting, sitting.table, by)
    return there
