"""How each table of the full-size neighbourhood went: when it began, how far it is, and who sat down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from schuifaan.base.periods import AMSTERDAM, at, now, today
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Tag
from schuifaan.site.example.full.chance import Chance
from schuifaan.site.example.full.residents import Home
from schuifaan.site.example.full.staff import Staff
from schuifaan.stories.words import PICTURES, Question
from schuifaan.tables.words import SeatKind

EVENING = time(19, 30)


class Stage(StrEnum):
    """How far a table is today."""

    SEEKING = "seeking"
    PLANNED = "planned"
    SITTING = "sitting"
    CHANGING = "changing"
    RUNNING = "running"
    STOPPED = "stopped"
    DONE = "done"


# In a hundred tables; and how many days ago the story was told, at least and at most. The only one of a small
# neighbourhood is the middle one, and runs.
STAGES: tuple[tuple[Stage, int, int, int], ...] = (
    (Stage.DONE, 29, 1100, 1815),
    (Stage.STOPPED, 4, 150, 1790),
    (Stage.CHANGING, 5, 80, 300),
    (Stage.RUNNING, 25, 40, 420),
    (Stage.SEEKING, 4, 5, 55),
    (Stage.PLANNED, 3, 8, 14),
    (Stage.SITTING, 3, 26, 50),
    (Stage.DONE, 27, 480, 1100),
)


@dataclass(frozen=True)
class Guest:
    """Who sits down besides the resident and the coordinator, and for which party."""

    person: Person
    kind: SeatKind
    party: str = ""


@dataclass(frozen=True)
class Course:
    """One story with its table, from the day on which it was told."""

    stage: Stage
    told: date
    resident: Person
    home: Home
    keeper: Person
    guests: tuple[Guest, ...]
    pictures: dict[Question, list[Tag]]
    restricted: bool
    ended: date | None

    @property
    def sits(self) -> bool:
        """Whether they sat at the table already."""
        return self.stage not in (Stage.SEEKING, Stage.PLANNED)

    @property
    def over(self) -> bool:
        return self.stage in (Stage.STOPPED, Stage.DONE)

    def day(self, after: int) -> date:
        """So many days after it was told, never in the time that still has to come."""
        return min(self.told + timedelta(days=after), today())

    def at(self, after: int, hour: int = 10, minute: int = 0) -> datetime:
        return min(at(self.told + timedelta(days=after), time(hour, minute)), now())

    @property
    def evening(self) -> date:
        """The day of the sitting, three weeks after the first call; it may still have to come."""
        return self.told + timedelta(days=20)


def courses(count: int, homes: Sequence[Home], staff: Staff, noun: str) -> Iterator[Course]:
    """So many tables, each at another home."""
    chance = Chance(f"{noun} courses")
    told = chance.sample(homes, count)
    for number, home in enumerate(told):
        stage, least, most = _stage((2 * number + 1) * 50 // count)
        yield _course(stage, today() - timedelta(days=chance.randint(least, most)), home, staff, chance)


def _stage(place: int) -> tuple[Stage, int, int]:
    for stage, share, least, most in STAGES:
        if place < share:
            return stage, least, most
        place -= share
    raise ValueError(place)


def _course(stage: Stage, told: date, home: Home, staff: Staff, chance: Chance) -> Course:
    restricted = chance.happens(0.03)
    ended = told + timedelta(days=chance.randint(60, 140)) if stage == Stage.STOPPED else None
    ended = told + timedelta(days=chance.randint(150, 450)) if stage == Stage.DONE else ended
    return Course(
        stage=stage,
        told=told,
        resident=home.people[0],
        home=home,
        keeper=chance.choice(staff.coordinators),
        guests=tuple(_guests(home, restricted, staff, chance)),
        pictures={question: chance.some(PICTURES[question], 1, 3) for question in Question},
        restricted=restricted,
        ended=min(ended, today() - timedelta(days=1)) if ended else None,
    )


def _guests(home: Home, restricted: bool, staff: Staff, chance: Chance) -> Iterator[Guest]:
    """Two to four for their work, each of another party; one or two neighbours; sometimes someone from home."""
    for party in chance.some(sorted(staff.professionals), 2, 4):
        yield Guest(chance.choice(staff.professionals[party]), SeatKind.PROFESSIONAL, party)
    for neighbour in chance.some(staff.volunteers, 1, 2):
        yield Guest(neighbour, SeatKind.NEIGHBOUR)
    if len(home.people) > 1 and not restricted and chance.happens(0.3):
        yield Guest(home.people[1], SeatKind.RELATIVE)


def local_day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
