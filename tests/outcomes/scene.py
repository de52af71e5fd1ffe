"""Fatma's table with its plan running, and as many other tables as a sum needs."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from schuifaan.base.periods import AMSTERDAM, now
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.words import Kind
from schuifaan.outcomes import actions
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.stories.models import Mark, Story
from schuifaan.stories.words import Moment
from schuifaan.stories.words import State as StoryState
from schuifaan.tables.models import Presence, Seat, Sitting, Table
from schuifaan.tables.words import SeatKind, SittingState, State
from tests.world import World, person

START, END = date(2026, 1, 1), date(2026, 12, 31)
OPENED = datetime(2026, 1, 1, 12, tzinfo=AMSTERDAM)
GUIDANCE = "kh2024_begeleiding_thuis_per_uur"  # Wmo, € 64,00 at 2022, so € 69,84 at 2024
PHYSIO = "kh2024_fysiotherapie"  # Zvw, € 38,89 at 2022, so € 42,44 at 2024
BENEFIT = "stab_bijstand_alleenstaand"  # a transfer
NEIGHBOURS_HOUR = "meetplan_vrijwilligersuur"
NO_PRICE = "jeugdhulp_ambulant_uur"
CANARY = "KANARIE zuster kookt elke dag"


def make_table(world: World, resident: Person, state: State = State.RUNNING) -> Table:
    """A table of Marloes, opened on the first day of the year, with the resident's own seat."""
    story = Story.objects.create(
        neighbourhood=world.ruwaard, resident=resident, state=StoryState.AT_TABLE, begun_at=OPENED, told_at=OPENED
    )
    table = Table.objects.create(
        neighbourhood=world.ruwaard,
        story=story,
        resident=resident,
        coordinator=world.marloes,
        state=state,
        opened_at=OPENED,
    )
    Seat.objects.create(table=table, person=resident, kind=SeatKind.RESIDENT, since=START)
    return table


def sit(table: Table, who: Person, kind: SeatKind = SeatKind.PROFESSIONAL) -> Seat:
    return Seat.objects.create(table=table, person=who, kind=kind, since=START)


def hold_sitting(table: Table, minutes: int, *present: Seat) -> Sitting:
    """A sitting that was held, as long as it took, with who was there."""
    starts_at = OPENED + timedelta(days=14)
    sitting = Sitting.objects.create(
        table=table,
        starts_at=starts_at,
        place="Eikenlaan 1",
        state=SittingState.CLOSED,
        calendar_uid=f"{table.pk}-{table.sittings.count()}",
        opened_at=starts_at,
        closed_at=starts_at + timedelta(minutes=minutes),
        opened_by=table.coordinator,
    )
    Presence.objects.bulk_create(Presence(sitting=sitting, seat=seat) for seat in present)
    return sitting


def want(world: World, table: Table) -> CaseAnalysis:
    """The resident wants it and names Anna; what the table itself took is left out, so that sums are easy."""
    analysis = actions.want_analysis(table=table, by=table.resident, analyst=world.anna, level=2024)
    analysis.lines.all().delete()
    return analysis


def line(analysis: CaseAnalysis, path: str, code: str = GUIDANCE, units: str = "10", note: str = "") -> None:
    actions.add_line(
        analysis=analysis,
        by=analysis.analyst,
        path=path,
        code=code,
        units=Decimal(units),
        starts_on=START,
        ends_on=END,
        note=note,
    )


def agreed(world: World, resident: Person, old: str = "100", new: str = "40", *extra: str) -> CaseAnalysis:
    """An agreed case with a yes: hours of guidance before and now, and a unit of each other code on the old path."""
    analysis = want(world, make_table(world, resident))
    line(analysis, "old", units=old)
    line(analysis, "new", units=new)
    for code in extra:
        line(analysis, "old", code, "1")
    actions.agree_analysis(analysis=analysis, by=world.anna)
    actions.say_counts(analysis=analysis, by=resident, counts=True)
    return analysis


def residents(world: World, count: int) -> list[Person]:
    return [person(f"Bewoner {number}", (Kind.RESIDENT, world.ruwaard, None)) for number in range(count)]


def many_agreed(world: World, count: int) -> list[CaseAnalysis]:
    """Cases that each save a little more than the one before; the first became dearer."""
    return [agreed(world, who, "100", str(110 - 20 * number)) if number < 5 else agreed(world, who)
            for number, who in enumerate(residents(world, count))]  # fmt: skip


def marks(neighbourhood: Neighbourhood, who: Person, start: int, latest: int | None = None) -> None:
    """The mark that somebody gave at the start, and the latest one."""
    story, _ = Story.objects.get_or_create(
        neighbourhood=neighbourhood, resident=who, defaults={"begun_at": OPENED, "state": StoryState.OPEN}
    )
    given = [(Moment.START, start, 300)] + ([(Moment.BETWEEN, latest, 10)] if latest else [])
    Mark.objects.bulk_create(
        Mark(resident=who, story=story, moment=moment, value=value, given_at=now() - timedelta(days=days))
        for moment, value, days in given
    )
