"""What a table loses with a person: their own table is rounded off, at other tables they get up."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from schuifaan.base import wiping
from schuifaan.base.periods import holds, today
from schuifaan.neighbourhood.models import Person
from schuifaan.tables.actions.opening import close_table
from schuifaan.tables.actions.seats import get_up
from schuifaan.tables.actions.state import is_guest
from schuifaan.tables.models import Candidate, Invitation, Seat, Table
from schuifaan.tables.words import Asked, Outcome, State


@wiping.hindrance
def keeps_tables(person: Person) -> Iterator[str]:
    """Nobody else finds the guests of a table whose coordinator is gone."""
    if Table.objects.running().filter(coordinator=person).exists():
        yield _("Deze wijkcoördinator heeft nog tafels die lopen. Rond die eerst af.")


@wiping.part
def end_their_tables(person: Person, by: Person) -> None:
    """Their own table ends because they want to stop. What the guests were asked about tells of them, so it goes."""
    for table in Table.objects.running().filter(resident=person).order_by("pk"):
        close_table(table=table, by=by, outcome=Outcome.STOPPED)
    Invitation.objects.filter(table__resident=person).update(themes=[])


@wiping.part
def leave_other_tables(person: Person, by: Person) -> None:
    """As a guest they get up, and are asked nothing more. At a table that is done the seat stands, of "iemand"."""
    seats = Seat.objects.filter(holds(today()), person=person).exclude(table__state=State.DONE)
    for seat in seats.select_related("table__story", "person").order_by("pk"):
        if is_guest(seat):
            get_up(seat, by)
    Candidate.objects.filter(person=person).delete()
    Invitation.objects.filter(person=person, state=Asked.WAITING).update(state=Asked.CANCELLED)
