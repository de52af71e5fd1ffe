"""What every action on a table shares: holding it, its next state, its line in the journal, and the mail to guests."""

from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.models import Row
from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.tables import policies
from schuifaan.tables.models import Invitation, Seat, Sitting, Table
from schuifaan.tables.words import Asked, SittingState, State

PURPOSE = "samenwerken"
KNOWN = ("state", "solution_on", "closed_at", "outcome")


def kept(verb: str, thing: Row, table: Table, by: Person) -> None:
    journal.wrote(verb, by=by, thing=thing, about=table.resident, purpose=PURPOSE)


def hold(table: Table) -> None:
    """Keep the table as it is now until this is done; what the caller knew of its state may be old."""
    fresh = Table.objects.select_for_update(of=("self",)).get(pk=table.pk)
    for name in KNOWN:
        setattr(table, name, getattr(fresh, name))


def hold_running(table: Table) -> None:
    hold(table)
    if not policies.is_running(table):
        raise Refusal(_("Deze tafel is al afgerond. Begin een nieuw verhaal als er iets is."))


def move(table: Table, to: State, refusal: str) -> None:
    """Go to the next state, when the drawing has that arrow. Being there already is fine."""
    if table.state == to:
        return
    if not policies.may_move(table, to):
        raise Refusal(refusal)
    table.state = to
    table.save(update_fields=KNOWN)


def planned_sitting(table: Table) -> Sitting | None:
    return Sitting.objects.filter(table=table, state=SittingState.PLANNED).first()


def end_what_ran_out(table: Table) -> None:
    """A tablet that nobody closed ended by itself after three hours."""
    for sitting in Sitting.objects.filter(table=table, state=SittingState.OPEN):
        if not policies.is_open(sitting, now()):
            sitting.state, sitting.closed_at = SittingState.CLOSED, sitting.ends_by
            sitting.save(update_fields=["state", "closed_at"])


def cancel_invitations(table: Table, person: Person, *states: Asked) -> None:
    """What was asked of this guest counts no more; the link is dead."""
    Invitation.objects.filter(table=table, person=person, state__in=states).update(state=Asked.CANCELLED)


def is_guest(seat: Seat) -> bool:
    return seat.kind not in policies.HOLDS_THE_TABLE
