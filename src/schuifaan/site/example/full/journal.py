"""Five years of the journal of the full-size neighbourhood, in the order of time.

What was written follows from the rows. What was read is drawn: by who had a seat, while they had it, on working days,
at the pages that such a seat opens. Some are read ten times as often as others, as it goes.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import itemgetter
from uuid import UUID

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import now
from schuifaan.plans.models import Plan
from schuifaan.site.example.full.chance import Chance
from schuifaan.site.example.full.lived import READ, Line
from schuifaan.site.example.full.pouring import pour_values
from schuifaan.stories.models import Story
from schuifaan.tables.models import Seat
from schuifaan.tables.words import SeatKind

# View, purpose, kind of thing, how often. In UTC it is working time here from seven to four.
Look = tuple[str, str, str, int]
KEEPERS: tuple[Look, ...] = (
    ("today", "plan", "plans.plan", 40), ("stories", "verhaal", "stories.story", 10),
    ("story", "verhaal", "stories.story", 12), ("table", "samenwerken", "tables.table", 22),
    ("plan", "plan", "plans.plan", 16),
)  # fmt: skip
AT_WORK: tuple[Look, ...] = (
    ("plan", "plan", "plans.plan", 50), ("table", "samenwerken", "tables.table", 25),
    ("my-promises", "plan", "plans.plan", 25),
)  # fmt: skip
NEARBY: tuple[Look, ...] = (("plan", "plan", "plans.plan", 60), ("my-promises", "plan", "plans.plan", 40))
OFTEN = {SeatKind.COORDINATOR: 10, SeatKind.PROFESSIONAL: 6, SeatKind.NEIGHBOUR: 2, SeatKind.RELATIVE: 3}
FIRST_HOUR, SECONDS = 7, 9 * 3600
KINDS: dict[str, tuple[Look, ...]] = {
    SeatKind.COORDINATOR: KEEPERS, SeatKind.PROFESSIONAL: AT_WORK, SeatKind.NEIGHBOUR: NEARBY,
    SeatKind.RELATIVE: NEARBY,
}  # fmt: skip


@dataclass(frozen=True)
class Read:
    """Whose words are read, from when to when, by whom, and what there is to read."""

    about: UUID
    since: datetime
    until: datetime
    seats: tuple[Seat, ...]
    things: dict[str, UUID]
    weight: float


def reads_of(story: Story, seats: Sequence[Seat], plan: Plan | None, ended: date | None, chance: Chance) -> Read:
    """At a table: as long as it lasts, and now and then in the year after."""
    table = seats[0].table
    things = {"stories.story": story.pk, "tables.table": table.pk}
    if plan is not None:
        things["plans.plan"] = plan.pk
    end = min(now(), datetime(ended.year, ended.month, ended.day, tzinfo=UTC) + timedelta(days=30)) if ended else now()
    readers = tuple(seat for seat in seats if seat.kind != SeatKind.RESIDENT)
    weight = max(20.0, (end - table.opened_at).days) * chance.lognormvariate(0, 0.9)
    return Read(table.resident_id, table.opened_at, end, readers, things, weight)


def keep(written: Sequence[Line], read: Sequence[Read], lines: int, noun: str) -> int:
    """Keep so many lines in all, in the order of time."""
    chance = Chance(f"{noun} journal")
    total, left = sum(one.weight for one in read), max(0, lines - len(written))
    streams = [_stream(one, round(left * one.weight / total), Chance(f"{noun} journal {one.about}")) for one in read]
    chance.shuffle(streams)
    written_in_order = sorted(written, key=itemgetter(0))
    return pour_values(JournalLine, heapq.merge(written_in_order, *streams, key=itemgetter(0)))


def _stream(read: Read, count: int, chance: Chance) -> Iterator[Line]:
    """The readings about one resident, the first one first."""
    days = _working_days(read.since.date(), read.until.date())
    seconds = sorted(chance.choice(days) + chance.randrange(SECONDS) for _line in range(count))
    readers = chance.choices(read.seats, [OFTEN[SeatKind(seat.kind)] for seat in read.seats], k=count)
    for second, seat in zip(seconds, readers, strict=True):
        moment = datetime.fromtimestamp(second, UTC)
        if moment > read.until or (seat.until and moment.date() > seat.until):
            continue
        view, purpose, thing, _often = _look(seat.kind, read.things, chance)
        yield moment, READ, view, purpose, seat.person_id, read.about, thing, read.things[thing]


def _look(kind: str, things: dict[str, UUID], chance: Chance) -> Look:
    looks = [look for look in KINDS[kind] if look[2] in things] or [("table", "samenwerken", "tables.table", 1)]
    return chance.choices(looks, [look[3] for look in looks])[0]


def _working_days(since: date, until: date) -> list[int]:
    """Each working day as the second on which it opens; when there is none between, the first day itself."""
    span = [since + timedelta(days=day) for day in range((until - since).days + 1)]
    opens = [datetime(day.year, day.month, day.day, FIRST_HOUR, tzinfo=UTC) for day in span]
    return [int(moment.timestamp()) for moment in opens if moment.weekday() < 5] or [int(opens[0].timestamp())]
