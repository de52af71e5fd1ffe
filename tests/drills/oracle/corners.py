"""A third neighbourhood, of corner cases: for each promise somebody for whom it just holds, or just does not."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from typing import Any

from schuifaan.base.periods import now, today
from schuifaan.neighbourhood.models import (
    EmergencyReading,
    Household,
    Mandate,
    Member,
    Neighbourhood,
    Party,
    Person,
    ReviewItem,
    Role,
)
from schuifaan.neighbourhood.words import Kind, ReviewKind, Scope, Telling
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.plans.models import Deviation, Plan, Procedure, Promise, PromiseReader, StandingRoom
from schuifaan.plans.words import Right, RuleKind, Stand, Theme, Value
from schuifaan.stories.models import Answer, Reader, Story
from schuifaan.stories.words import OpenTo, Question, State, Told
from schuifaan.tables.models import Seat, Table
from schuifaan.tables.words import SeatKind
from tests.world import neighbourhood, person

STATES = ((State.OPEN, Told.SELF), (State.OPEN, Told.TOGETHER), (State.STOPPED, Told.TOGETHER))


@dataclass
class Staff:
    """Who works in the Schadewijk, or did so until yesterday."""

    keeper: Person
    colleague: Person
    # At home with a resident: today, until yesterday, and where the resident lived until yesterday.
    housemate: Person
    moved_out: Person
    stayed: Person
    former: Person
    put_out: Person
    next_door: Person
    worker: Person
    # Reads in an emergency now, and an hour from now.
    reads: Person
    soon: Person
    manager: Person
    # Of a party inside whose room everything was; and one who led the other party until yesterday.
    quiet_manager: Person
    former_manager: Person
    director: Person
    quartermaster: Person
    former_quartermaster: Person
    analyst: Person


def corners(next_door: Neighbourhood) -> list[Person]:
    """Everything that makes a difference and that chance seldom brings; and who there should be asked about."""
    place = neighbourhood("Schadewijk", "WK082808")
    party = Party.objects.create(neighbourhood=place, name="Welzijn Schadewijk", does="helpt mensen op weg")
    quiet = Party.objects.create(neighbourhood=place, name="Ruimte Schadewijk", does="geeft alle ruimte")
    staff = _staff(place, party, quiet, next_door)
    son = person("Zoon")
    tables = [_story(place, staff, *told) for told in _tellings(staff)]
    _homes(place, staff, son, tables)
    for table in tables[:2]:
        _sit(table, staff, son)
        _lines(Plan.objects.create(table=table, begun_at=now()), staff, party, quiet)
    _helped(place, son, [table.resident for table in tables])
    _readings(place, staff, [table.resident for table in tables])
    CaseAnalysis.objects.create(
        table=tables[0], analyst=staff.analyst, starts_on=today(), level=2, wanted_at=now(), wanted_by=staff.keeper
    )
    gone = person("Gewist", (Kind.RESIDENT, place, None))
    _until_yesterday(gone)
    Person.objects.filter(pk=gone.pk).update(wiped_on=today(), is_active=False)
    return [*vars(staff).values(), son, *(table.resident for table in tables[:2])]


def _until_yesterday(one: Person) -> None:
    Role.objects.filter(person=one).update(until=today() - timedelta(days=1))


def _staff(place: Neighbourhood, party: Party, quiet: Party, next_door: Neighbourhood) -> Staff:
    keepers = ("keeper", "colleague", "housemate", "moved_out", "stayed", "former", "put_out")
    made: dict[str, Any] = {name: person(f"Regelt {name}", (Kind.COORDINATOR, place, None)) for name in keepers}
    made |= {
        "next_door": person("Regelt elders", (Kind.COORDINATOR, next_door, None)),
        "worker": person("Werkt", (Kind.PROFESSIONAL, place, party)),
        "reads": person("Leest nu", (Kind.PROFESSIONAL, place, None)),
        "soon": person("Leest straks", (Kind.PROFESSIONAL, place, None)),
        "manager": person("Leidt", (Kind.MANAGER, place, party)),
        "quiet_manager": person("Leidt rustig", (Kind.MANAGER, place, quiet)),
        "former_manager": person("Leidde", (Kind.MANAGER, place, party)),
        "director": person("Bestuurt", (Kind.DIRECTOR, place, party)),
        "quartermaster": person("Bewaart", (Kind.QUARTERMASTER, place, None)),
        "former_quartermaster": person("Bewaarde", (Kind.QUARTERMASTER, place, None)),
        "analyst": person("Rekende", (Kind.ANALYST, place, None)),
    }
    contacts = [person(f"Let op {number}", (Kind.PRIVACY, place, None)) for number in range(2)]
    ended = [one for name, one in made.items() if name.startswith("former")]
    for one in (*ended, made["analyst"], contacts[0]):
        _until_yesterday(one)
    Person.objects.filter(pk__in=[made["put_out"].pk, contacts[1].pk]).update(is_active=False)
    return Staff(**{name: Person.objects.get(pk=one.pk) for name, one in made.items()})


Told_ = tuple[State, Told, Person | None, Person]


def _tellings(staff: Staff) -> list[Told_]:
    """One that is shielded and one that is not; then who may have charge of it or of its table; then its states."""
    charges = (staff.keeper, staff.former, staff.put_out, staff.next_door, staff.worker)
    first: list[Told_] = [(State.SENT, Told.SELF, one, staff.former) for one in (staff.keeper, None)]
    kept = [(State.SENT, Told.SELF, one, two) for one, two in product(charges, (staff.keeper, staff.former))]
    states = [(*told, one, staff.former) for told in STATES for one in (staff.keeper, None)]
    return [*first, *kept, *states]


def _story(place: Neighbourhood, staff: Staff, state: State, told: Told, charge: Person | None, by: Person) -> Table:
    """A story, shielded when somebody has charge of it, with an answer and a table."""
    resident = person("Vertelt", (Kind.RESIDENT, place, None))
    story = Story.objects.create(
        neighbourhood=place, resident=resident, state=state, told=told, in_charge=charge, restricted=charge is not None,
        begun_at=now(), told_at=None if state == State.OPEN else now(),
    )  # fmt: skip
    Answer.objects.create(story=story, question=Question.WANT, words="Rust", open_to=OpenTo.TABLE, changed_at=now())
    return Table.objects.create(neighbourhood=place, story=story, resident=resident, coordinator=by, opened_at=now())


def _homes(place: Neighbourhood, staff: Staff, son: Person, tables: list[Table]) -> None:
    """The first two residents live together now, and elsewhere until yesterday; the others have no home here."""
    long_ago, yesterday = today() - timedelta(days=90), today() - timedelta(days=1)
    residents = [table.resident for table in tables[:2]]
    home, before = (Household.objects.create(neighbourhood=place) for _number in range(2))
    lived = [
        *((home, one, None) for one in (*residents, son, staff.housemate)), (home, staff.moved_out, yesterday),
        *((before, one, yesterday) for one in residents), (before, staff.stayed, None),
    ]  # fmt: skip
    for household, one, until in lived:
        Member.objects.create(household=household, person=one, since=long_ago, until=until)


def _sit(table: Table, staff: Staff, son: Person) -> None:
    """A table whose worker got up yesterday and sat down again, and where somebody else sat until yesterday."""
    yesterday = today() - timedelta(days=1)
    answer = Answer.objects.get(story=table.story)
    Seat.objects.create(table=table, person=table.resident, kind=SeatKind.RESIDENT)
    for one, kind, until in (
        (staff.worker, SeatKind.PROFESSIONAL, yesterday), (staff.former, SeatKind.NEIGHBOUR, yesterday),
        (staff.worker, SeatKind.PROFESSIONAL, None), (son, SeatKind.RELATIVE, None),
        (staff.moved_out, SeatKind.RELATIVE, None), (staff.stayed, SeatKind.NEIGHBOUR, None),
    ):  # fmt: skip
        days = {"since": yesterday, "until": until}
        Seat.objects.create(table=table, person=one, kind=kind, **days)
        Reader.objects.create(
            answer=answer, person=one, purpose="tafel", neighbour=kind != SeatKind.PROFESSIONAL, **days
        )


def _lines(plan: Plan, staff: Staff, party: Party, quiet: Party) -> None:
    """Lines that each show one difference."""
    seats = Seat.objects.filter(table=plan.table)
    own, guest = seats.get(kind=SeatKind.RESIDENT), seats.get(person=staff.moved_out)
    before = seats.get(person=staff.worker, until__isnull=False)

    def promise(seat: Seat, made_by: Seat, *touches: Seat, **more: Any) -> Promise:
        made = Promise.objects.create(
            plan=plan, first=1, seat=seat, made_by=made_by, made_at=now(), words="Ik bel.", **more
        )
        PromiseReader.objects.bulk_create(PromiseReader(promise=made, seat=one) for one in touches)
        return made

    def deviation(made_by: Seat, **more: Any) -> None:
        told = {"kind": RuleKind.OWN, "stand": Stand.WAITING, "theme": Theme.RENT, "party": party, **more}
        Deviation.objects.create(
            plan=plan, first=1, made_by=made_by, made_at=now(), value=Value.HOME, until=today(), **told
        )

    promise(own, own, before)
    promise(before, own)
    promise(own, before)
    promise(own, own, open_to=OpenTo.TABLE, sensitive=True)
    promise(own, own, open_to=OpenTo.TABLE, needs_money=True)
    deviation(before)
    deviation(own, promise=promise(guest, own))
    deviation(own, promise=promise(own, own, guest))
    deviation(own, promise=promise(own, own, before))
    deviation(own, last=1)
    deviation(own, kind=RuleKind.LAW, article="Wmo 2015, artikel 2.3.5")
    told = {"given_by": staff.manager, "theme": Theme.RENT, "words": "Een half jaar.", "months": 6}
    for one in (party, quiet):
        deviation(own, party=one, stand=Stand.INSIDE, room=StandingRoom.objects.create(party=one, **told))


def _helped(place: Neighbourhood, son: Person, residents: list[Person]) -> None:
    """The son acted for one of them until yesterday; one of them complained, and the others asked for a decision."""
    yesterday = today() - timedelta(days=1)
    Mandate.objects.create(resident=residents[2], helper=son, scope=Scope.ASSENT, since=yesterday, until=yesterday)
    for number, resident in enumerate(residents):
        Procedure.objects.create(
            neighbourhood=place, resident=resident, right=Right.DECISION if number else Right.COMPLAINT,
            receipt=f"hoek {number}", asked_at=now(), answer_by=today(),
        )  # fmt: skip


def _readings(place: Neighbourhood, staff: Staff, residents: list[Person]) -> None:
    """In an emergency: one that runs and is to stay quiet, one that begins later, one of a coordinator."""
    hour = timedelta(hours=1)
    asked = [
        (reader, about, starts)
        for about in residents
        for reader, starts in ((staff.reads, -hour), (staff.soon, hour), (staff.soon, -9 * hour))
    ]
    asked.append((staff.colleague, residents[0], -hour))
    asked += [(staff.worker, one, -9 * hour) for one in (staff.colleague, staff.director)]
    for reader, about, starts in asked:
        EmergencyReading.objects.create(
            neighbourhood=place, reader=reader, resident=about, reason="Zij neemt niet op.", opened_at=now() + starts,
            ends_at=now() + starts + 4 * hour, tell_at=now() + starts, telling=Telling.QUIET,
            told_at=now() if about == residents[1] else None,
        )  # fmt: skip
    for number, (who, about) in enumerate(
        product((staff.worker, staff.colleague, None), (None, staff.colleague, staff.director, residents[0]))
    ):
        ReviewItem.objects.create(
            neighbourhood=place, kind=ReviewKind.MANY, who=who, about=about, mark=f"hoek {number}", at=now(),
            since=now(), until=now(),
        )  # fmt: skip
