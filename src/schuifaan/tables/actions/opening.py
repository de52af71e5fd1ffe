"""A table begins with a story, looks for guests whom the resident wants, and ends with an outcome."""

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base.periods import holds, now, today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person, Role
from schuifaan.neighbourhood.words import Kind
from schuifaan.stories import actions as stories
from schuifaan.stories.models import Story, Wish
from schuifaan.stories.queries import shares_home
from schuifaan.tables.actions import calendar
from schuifaan.tables.actions.seats import get_up, sit_down
from schuifaan.tables.actions.state import cancel_invitations, hold, hold_running, is_guest, kept, move, planned_sitting
from schuifaan.tables.models import Candidate, Invitation, Seat, Sitting, Table
from schuifaan.tables.words import Ask, Asked, Outcome, SeatKind, SittingState, State

PROFESSIONAL = (Kind.PROFESSIONAL, Kind.COORDINATOR, Kind.MANAGER, Kind.DIRECTOR)


@transaction.atomic
def open_table(*, story: Story, by: Person) -> Table:
    """Open a table for a story that was told. Resident and coordinator sit; whom the resident named is considered."""
    stories.seat_table(story=story, by=by)
    table = Table.objects.create(
        neighbourhood=story.neighbourhood, story=story, resident=story.resident, coordinator=by, opened_at=now()
    )
    sit_down(table=table, by=by, person=story.resident, kind=SeatKind.RESIDENT)
    if by != story.resident:
        sit_down(table=table, by=by, person=by, kind=SeatKind.COORDINATOR)
    for wish in Wish.objects.filter(story=story, welcome=True, person__isnull=False).order_by("pk"):
        if wish.person and wish.person not in (by, story.resident) and not _unwanted(table, wish.person):
            consider(table=table, by=by, person=wish.person, named=True)
    kept("open-table", table, table, by)
    return table


def kind_of_seat(table: Table, person: Person) -> SeatKind:
    """As what someone would sit here: for their work, as family, or as a neighbour."""
    if shares_home(table.resident, person):
        return SeatKind.RELATIVE
    works = Role.objects.filter(holds(today()), person=person, neighbourhood=table.neighbourhood, kind__in=PROFESSIONAL)
    return SeatKind.PROFESSIONAL if works.exists() else SeatKind.NEIGHBOUR


def _unwanted(table: Table, person: Person) -> bool:
    return Wish.objects.filter(story=table.story, welcome=False, person=person).exists()


@transaction.atomic
def consider(*, table: Table, by: Person, person: Person, named: bool = False, kind: str = "") -> Candidate:
    """Put someone on the list that the resident looks at. Nobody is asked yet."""
    hold_running(table)
    if _unwanted(table, person):
        raise Refusal(_("De bewoner wil dit liever niet. Zoek samen iemand anders."))
    candidate, made = Candidate.objects.get_or_create(
        table=table,
        person=person,
        defaults={"named": named, "kind": kind or kind_of_seat(table, person), "added_at": now()},
    )
    if made:
        kept("consider", candidate, table, by)
    elif named and not candidate.named:
        candidate.named = True
        candidate.save(update_fields=["named"])
    return candidate


@transaction.atomic
def link_wish(*, table: Table, by: Person, wish: Wish, person: Person, kind: str = "") -> Candidate:
    """The coordinator knows whom the resident meant with a name."""
    stories.wish(
        story=table.story, by=by, name=wish.name, welcome=wish.welcome, knows_household=wish.knows_household,
        person=person,
    )  # fmt: skip
    return consider(table=table, by=by, person=person, named=True, kind=kind)


@transaction.atomic
def say_ask(*, table: Table, by: Person, person: Person, ask: str) -> Candidate:
    """The resident says whether someone may be asked. A no takes back a question that still waits."""
    hold_running(table)
    candidate = Candidate.objects.filter(table=table, person=person).first()
    if candidate is None:
        raise Refusal(_("Zet deze persoon eerst op de lijst."))
    if candidate.ask == ask:
        return candidate
    if ask != Ask.YES and Seat.objects.filter(holds(today()), table=table, person=person).exists():
        raise Refusal(_("Deze gast zei al ja. Vraag eerst of de gast de stoel vrij wil maken."))
    candidate.ask = ask
    candidate.save(update_fields=["ask"])
    if ask != Ask.YES:
        cancel_invitations(table, person, Asked.WAITING)
    kept("say-ask", candidate, table, by)
    return candidate


@transaction.atomic
def run_plan(*, table: Table, by: Person) -> Table:
    """Everyone agrees to the plan: it runs, and the six-week clock stops the first time."""
    hold(table)
    table.solution_on = table.solution_on or today()
    move(table, State.RUNNING, _("Deze tafel kan nog geen plan laten lopen. Kies eerst een dag."))
    kept("run-plan", table, table, by)
    return table


@transaction.atomic
def close_table(*, table: Table, by: Person, outcome: str) -> Table:
    """Round the table off with an honest outcome. Whoever still waits for something hears that it is not needed."""
    hold_running(table)
    _call_off(table)
    table.outcome, table.closed_at = Outcome(outcome), now()
    move(table, State.DONE, _("Deze tafel is al afgerond."))
    Invitation.objects.filter(table=table, state=Asked.WAITING).update(state=Asked.CANCELLED)
    Sitting.objects.filter(table=table, state=SittingState.OPEN).update(state=SittingState.CLOSED, closed_at=now())
    if outcome == Outcome.STOPPED:
        _everyone_gets_up(table, by)
        stories.stop(story=table.story, by=by)
    else:
        stories.finish(story=table.story, by=by)
    kept("close-table", table, table, by)
    return table


def _call_off(table: Table) -> None:
    """A day that was still to come is off for each guest."""
    sitting = planned_sitting(table)
    if not sitting:
        return
    sitting.state, sitting.calendar_sequence = SittingState.CANCELLED, sitting.calendar_sequence + 1
    sitting.save(update_fields=["state", "calendar_sequence"])
    for seat in Seat.objects.filter(holds(today()), table=table).select_related("person").order_by("pk"):
        if is_guest(seat):
            calendar.send_off(sitting, seat.person, all_of_it=True)


def _everyone_gets_up(table: Table, by: Person) -> None:
    """The resident wanted to stop: what they shared is theirs alone again."""
    for seat in Seat.objects.filter(holds(today()), table=table).order_by("pk"):
        if is_guest(seat):
            get_up(seat, by)
