"""Who may. A seat opens a plan, but not every line of it: each promise and deviation names its readers.

The tablet on the kitchen table has a gate of its own: its session knows a sitting, and no person.
"""

from collections.abc import Collection, Iterable
from datetime import date
from functools import partial
from uuid import UUID

from django.db.models import Q

from schuifaan.base.access import Gate, Request, allowed, allowed_each, among, rule, ruled
from schuifaan.base.kept import There
from schuifaan.base.periods import holds, now, today
from schuifaan.base.snapshot import ask_of_all, once, which
from schuifaan.base.walls import contexts
from schuifaan.neighbourhood import rules as neighbourhood
from schuifaan.neighbourhood.models import Person, Role
from schuifaan.neighbourhood.rules import Pair, acts_for, explains_reading, in_emergency
from schuifaan.neighbourhood.words import Kind, Scope
from schuifaan.plans.models import Deviation, Plan, Procedure, Promise, PromiseReader, StandingRoom
from schuifaan.plans.words import SENSITIVE, Right, RuleKind, Stand
from schuifaan.stories.models import Story
from schuifaan.stories.rules import at_home, coordinates_still
from schuifaan.stories.words import OpenTo
from schuifaan.tables.models import Sitting, Table
from schuifaan.tables.rules import seats_here, sits_at
from schuifaan.tables.words import NEIGHBOURS, SeatKind, SittingState

SESSION = contexts.SITTING


def sitting_of(request: Request) -> Sitting | None:
    """The sitting that this tablet was opened for, as long as it lasts; the address must be of the same one."""
    known = request.session.get(SESSION, "")
    asked = request.resolver_match.kwargs.get("sitting_id") if request.resolver_match else None
    if str(asked) != known:
        return None
    found = Sitting.objects.filter(pk=UUID(known), state=SittingState.OPEN).defer("cancel_reason")
    with contexts.looking(sitting=known):
        sitting = found.select_related("table__resident", "opened_by").first()
    return sitting if sitting and sitting.ends_by and now() < sitting.ends_by else None


def _shown(request: Request) -> bool:
    sitting = sitting_of(request)
    return sitting is not None and not sitting.hidden


tablet = Gate("the tablet of this sitting", lambda request: sitting_of(request) is not None)
at_tablet = Gate("the tablet of this sitting, not hidden", _shown)


def _helps(person: Person, resident: str, *scopes: Scope) -> Q:
    """Whether this person holds a mandate of the resident to whom this path leads."""
    return acts_for(person, scopes or tuple(Scope), resident)


OF_A_TABLE = ("know", "manage")


def know_together(people: Collection[Person]) -> None:
    """What the rights of these people at the table of this page rest on, in one question each for all of them."""
    neighbourhood.know_together(people)
    ids = [person.pk for person in people]
    ask_of_all(at_home, ids)
    ask_of_all(seats_here, ids)
    these = Q(pk__in=which(Table) or ())
    for pk, rights in allowed_each(Table, these, people, *OF_A_TABLE).items():
        once(("table", pk), partial(dict, rights))


def _may(person: Person, verb: str, table: str) -> Q:
    """Whether this person may do this with the table to which the path leads; a page about few tables asks it once."""
    few = which(Table)
    if few is None:
        return Q(There(Table, ruled(Table, person, verb), pk=table))
    rights = once(("table", person.pk), lambda: allowed(Table, Q(pk__in=few), person, *OF_A_TABLE))
    return among(table, {pk for pk, verbs in rights.items() if verb in verbs})


def _is_resident(person: Person, path: str, *scopes: Scope) -> Q:
    return Q(**{path: person}) | Q(_helps(person, path, *scopes))


def _keeps(person: Person, table: str) -> Q:
    """Whoever keeps the table: its coordinator, or a colleague where home is safe."""
    return _may(person, "manage", table)


def _knows(person: Person, table: str) -> Q:
    """Whoever may not know of the table knows nothing of its plan, a relative in an unsafe home for instance."""
    return _may(person, "know", table)


PLAN_RESIDENT, LINE_RESIDENT = "table__resident", "plan__table__resident"
TABLE, LINE_TABLE = "table", "plan__table"
ACTING = (Scope.ACT, Scope.ASSENT)
NOT_NEIGHBOURS = tuple(kind for kind in SeatKind if kind not in NEIGHBOURS)


@rule(Plan)
def plans_to_read(person: Person) -> Q:
    """Whoever sits at the table, the resident, who acts for them, the coordinator of this table; in an emergency."""
    return _knows(person, TABLE) | Q(in_emergency(person, PLAN_RESIDENT))


@rule(Plan, "write")
def plans_to_write(person: Person) -> Q:
    """Whoever sits at the table makes promises there, and may say where it is done differently."""
    held = _is_resident(person, PLAN_RESIDENT, *ACTING) | _keeps(person, TABLE) | sits_at(person, TABLE)
    return held & _knows(person, TABLE)


@rule(Plan, "look")
def plans_to_look_at(person: Person) -> Q:
    """The resident says whether it works; the coordinator may write it down for them."""
    return (_is_resident(person, PLAN_RESIDENT, *ACTING) | _keeps(person, TABLE)) & _knows(person, TABLE)


def _open_to_seats(person: Person, sensitive: Q) -> Q:
    """What is open to the table; about money, health and school never to neighbours and relatives."""
    professionals = sits_at(person, LINE_TABLE, *NOT_NEIGHBOURS)
    everyone = sits_at(person, LINE_TABLE) & ~sensitive
    return (Q(open_to__in=(OpenTo.PROFESSIONALS, OpenTo.TABLE)) & professionals) | (Q(open_to=OpenTo.TABLE) & everyone)


def _in_seat(person: Person, path: str) -> Q:
    """The person sits in the seat to which this path leads; who left, left their reading too."""
    return Q(**{f"{path}__person": person}) & holds(today(), f"{path}__")


def _named(person: Person, promise: str) -> There:
    return There(PromiseReader, holds(today(), "seat__") & Q(seat__person=person), promise=promise)


@rule(Promise)
def promises_to_read(person: Person) -> Q:
    """The resident, who promised it, who wrote it down, whom it touches, the coordinator, and whom it is open to."""
    concerned = _in_seat(person, "seat") | _in_seat(person, "made_by") | Q(_named(person, "pk"))
    held = _is_resident(person, LINE_RESIDENT) | _keeps(person, LINE_TABLE)
    opened = _open_to_seats(person, Q(needs_money=True) | Q(sensitive=True))
    return (held | concerned | opened) & _knows(person, LINE_TABLE) | Q(in_emergency(person, LINE_RESIDENT))


@rule(Promise, "change")
def promises_to_change(person: Person) -> Q:
    """The resident, who promised it, and the coordinator who writes for the table."""
    held = _is_resident(person, LINE_RESIDENT, *ACTING) | _keeps(person, LINE_TABLE)
    return (held | _in_seat(person, "seat") | _in_seat(person, "made_by")) & _knows(person, LINE_TABLE)


@rule(Promise, "tick")
def promises_to_tick(person: Person) -> Q:
    """Who made a promise says that it is done."""
    helps = Q(seat__kind=SeatKind.RESIDENT) & Q(_helps(person, LINE_RESIDENT, *ACTING))
    return (_in_seat(person, "seat") | helps) & _knows(person, LINE_TABLE)


@rule(Promise, "confirm")
def promises_to_confirm(person: Person) -> Q:
    """Only the resident says whether that is so."""
    return _is_resident(person, LINE_RESIDENT, *ACTING) & _knows(person, LINE_TABLE)


def _backs(person: Person) -> Q:
    """Of the own party; an exception to a law asks for a director."""
    manages = Q(party__in=person.parties_as(Kind.MANAGER)) & ~Q(kind=RuleKind.LAW)
    return manages | Q(party__in=person.parties_as(Kind.DIRECTOR))


@rule(Deviation)
def deviations_to_read(person: Person) -> Q:
    """As a promise; and the manager who is asked to stand behind it, who sees nothing else of the plan."""
    concerned = _in_seat(person, "made_by") | _in_seat(person, "promise__seat") | Q(_named(person, "promise"))
    held = _is_resident(person, LINE_RESIDENT) | _keeps(person, LINE_TABLE)
    at_table = held | concerned | _open_to_seats(person, Q(theme__in=SENSITIVE))
    asked = _backs(person) & ~Q(stand=Stand.INSIDE)
    return at_table & _knows(person, LINE_TABLE) | asked | Q(in_emergency(person, LINE_RESIDENT))


@rule(Deviation, "change")
def deviations_to_change(person: Person) -> Q:
    held = _is_resident(person, LINE_RESIDENT, *ACTING) | _keeps(person, LINE_TABLE)
    return (held | _in_seat(person, "made_by")) & _knows(person, LINE_TABLE)


@rule(Deviation, "back")
def deviations_to_back(person: Person) -> Q:
    """What waits for this manager or director, and is still in a plan that goes on."""
    return _backs(person) & Q(stand__in=(Stand.WAITING, Stand.TALK), last__isnull=True)


@rule(StandingRoom)
def rooms_to_read(person: Person) -> Q:
    """Whoever works for the party knows the room that was given."""
    return Q(party__in=person.parties_as(Kind.MANAGER, Kind.DIRECTOR, Kind.PROFESSIONAL))


@rule(StandingRoom, "end")
def rooms_to_end(person: Person) -> Q:
    return Q(party__in=person.parties_as(Kind.MANAGER, Kind.DIRECTOR))


ALL = Q()


def _unsafe_home(kept_by: Q = ALL) -> There:
    """A story that shields the resident of a procedure."""
    return There(Story, Q(restricted=True) & kept_by, resident="resident")


@rule(Procedure)
def procedures_to_read(person: Person) -> Q:
    """The resident's own receipts, and those of whom they act for; not where home is not safe."""
    return Q(resident=person) | (Q(_helps(person, "resident")) & ~Q(_unsafe_home()))


@rule(Procedure, "handle")
def procedures_to_handle(person: Person) -> Q:
    """The coordinator sets things going; a complaint goes to the quartermaster, who belongs to no party.

    Where home is not safe that is the one coordinator who keeps the story or the table, as long as there is one.
    """
    kept_by_another = Q(coordinates_still("in_charge")) & ~Q(in_charge=person)
    mine = ~Q(_unsafe_home(kept_by_another)) | Q(plan__table__coordinator=person)
    coordinator = Q(neighbourhood__in=person.places_as(Kind.COORDINATOR)) & ~Q(right=Right.COMPLAINT) & mine
    return coordinator | Q(neighbourhood__in=person.places_as(Kind.QUARTERMASTER), right=Right.COMPLAINT)


@explains_reading
def by_backing(on: date, pairs: set[Pair]) -> Iterable[Pair]:
    """The manager or director of a party that was asked to stand behind something in this resident's plan."""
    roles = Role.objects.filter(holds(on), person__in={reader for reader, _about in pairs})
    leads = roles.filter(kind__in=(Kind.MANAGER, Kind.DIRECTOR)).values_list("person", "party")
    asked = Deviation.objects.filter(plan__table__resident__in={about for _reader, about in pairs})
    residents = set(asked.exclude(stand=Stand.INSIDE).values_list("party", "plan__table__resident"))
    return {(person, resident) for person, party in leads for of, resident in residents if of == party}


@explains_reading
def by_complaint(on: date, pairs: set[Pair]) -> Iterable[Pair]:
    """The quartermaster takes in the complaints of a neighbourhood."""
    roles = Role.objects.filter(holds(on), kind=Kind.QUARTERMASTER, person__in={reader for reader, _about in pairs})
    places = roles.values_list("person", "neighbourhood")
    complaints = Procedure.objects.filter(right=Right.COMPLAINT, resident__in={about for _reader, about in pairs})
    used = set(complaints.values_list("neighbourhood", "resident"))
    return {(person, resident) for person, place in places for where, resident in used if where == place}
