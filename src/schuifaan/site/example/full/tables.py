"""Round the table: who was thought of and asked, who sits, when they sat, and what their seat opens."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from schuifaan.base.models import Row
from schuifaan.base.periods import at
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import SENSITIVE
from schuifaan.site.example.full.course import EVENING, Course, Guest, Stage
from schuifaan.site.example.full.scene import Scene
from schuifaan.stories.models import Answer, Reader, Story
from schuifaan.tables.models import Candidate, Invitation, Presence, Seat, Sitting, Table, TimeAnswer, TimeOption
from schuifaan.tables.words import (
    ANSWER_WITHIN_DAYS,
    NEIGHBOURS,
    Ask,
    Asked,
    Outcome,
    SeatKind,
    SittingState,
    State,
    Via,
)

OPENED, ASKED, ANSWERED, CHOSEN = 3, 4, 6, 8
STATES = {
    Stage.SEEKING: State.SEEKING,
    Stage.PLANNED: State.PLANNED,
    Stage.SITTING: State.SITTING,
    Stage.STOPPED: State.DONE,
    Stage.DONE: State.DONE,
}
PURPOSE = "verhaal"


@dataclass
class Around:
    """A table with its seats: the resident's, the coordinator's, and those of the guests."""

    table: Table
    resident: Seat
    keeper: Seat
    guests: list[tuple[Guest, Seat]]
    sitting: Sitting | None = None

    @property
    def seats(self) -> list[Seat]:
        return [self.resident, self.keeper, *(seat for _guest, seat in self.guests)]


def table_of(course: Course, story: Story, scene: Scene) -> Around:
    """From the opened table to the evening at home."""
    table = _table(course, story, scene)
    scene.keep(table)
    kept = (table.opened_at, course.keeper, table)
    _wrote(scene, "seat-table", kept, story)
    around = Around(
        table,
        _seat(course, table, Guest(course.resident, SeatKind.RESIDENT), OPENED, scene),
        _seat(course, table, Guest(course.keeper, SeatKind.COORDINATOR), OPENED, scene),
        [],
    )
    _wrote(scene, "open-table", kept, table)
    times = _times(course, table, scene)
    for guest in course.guests:
        _ask(course, around, guest, times, scene)
    _passed_over(course, around, scene)
    _readers(course, story, around, scene)
    if course.stage != Stage.SEEKING:
        around.sitting = _sitting(course, around, scene)
    return around


def _wrote(scene: Scene, verb: str, kept: tuple[datetime, Person, Table], thing: Row) -> None:
    moment, by, table = kept
    scene.wrote(moment, verb, by, thing, table.resident, "samenwerken")


def _table(course: Course, story: Story, scene: Scene) -> Table:
    closed = at(course.ended, EVENING) if course.ended else None
    helped = Outcome.HELPED if scene.chance.happens(0.9) else Outcome.NO_FITTING_OFFER
    outcome = {Stage.STOPPED: Outcome.STOPPED, Stage.DONE: helped}.get(course.stage, "")
    stays = course.sits and course.stage not in (Stage.SITTING, Stage.STOPPED)
    return Table(
        id=scene.chance.new_id(), neighbourhood=scene.place.neighbourhood, story=story, resident=course.resident,
        coordinator=course.keeper, state=STATES.get(course.stage, State.RUNNING), opened_at=course.at(OPENED, 11),
        solution_on=course.evening if stays else None, closed_at=closed, outcome=outcome,
    )  # fmt: skip


def _times(course: Course, table: Table, scene: Scene) -> list[TimeOption]:
    if course.stage == Stage.SEEKING and scene.chance.happens(0.5):
        return []
    days = [course.evening + timedelta(days=extra) for extra in (0, 1, 2)]
    times = [TimeOption(id=scene.chance.new_id(), table=table, starts_at=at(day, EVENING)) for day in days]
    scene.keep_all(times)
    _wrote(scene, "propose-times", (course.at(ASKED, 9), course.keeper, table), table)
    return times


def _ask(course: Course, around: Around, guest: Guest, times: list[TimeOption], scene: Scene) -> None:
    """First the resident's yes, then the question; where no day was chosen yet, some did not answer."""
    table, keeper = around.table, course.keeper
    candidate = _candidate(course, table, guest, Ask.YES if times else Ask.UNSAID, scene)
    if not times:
        return
    _wrote(scene, "say-ask", (course.at(ASKED, 10), course.resident, table), candidate)
    comes = course.stage != Stage.SEEKING or scene.chance.happens(0.4)
    invitation = _invitation(course, table, guest, times, comes, scene)
    scene.keep(invitation)
    _wrote(scene, "invite", (invitation.asked_at, keeper, table), invitation)
    if comes:
        answered = course.at(ANSWERED, 12)
        scene.keep_all(TimeAnswer(invitation=invitation, time=time) for time in scene.chance.some(times, 1, 3))
        _wrote(scene, "answer", (answered, guest.person, table), invitation)
        party = scene.place.parties[guest.party].name if guest.party else ""
        around.guests.append((guest, _seat(course, table, guest, ANSWERED, scene, party)))


def _candidate(course: Course, table: Table, guest: Guest, ask: Ask, scene: Scene) -> Candidate:
    candidate = Candidate(
        id=scene.chance.new_id(), table=table, person=guest.person, kind=guest.kind, ask=ask,
        named=guest is course.guests[-1], added_at=course.at(OPENED, 12),
    )  # fmt: skip
    scene.keep(candidate)
    _wrote(scene, "consider", (candidate.added_at, course.keeper, table), candidate)
    return candidate


def _invitation(
    course: Course,
    table: Table,
    guest: Guest,
    times: list[TimeOption],
    comes: bool,
    scene: Scene,
) -> Invitation:
    asked = course.at(ASKED, 11)
    about = [tag.value for tags in course.pictures.values() for tag in tags if tag not in SENSITIVE]
    return Invitation(
        id=scene.chance.new_id(), table=table, person=guest.person, digest=scene.chance.signs(64), themes=about[:2],
        by_name=guest is course.guests[-1] and not course.restricted, state=Asked.YES if comes else Asked.WAITING,
        asked_at=asked, expires_at=min(asked + timedelta(days=ANSWER_WITHIN_DAYS), times[-1].starts_at),
        answered_at=course.at(ANSWERED, 12) if comes else None,
        via=scene.chance.choice((Via.LINK, Via.PHONE)) if comes else "",
    )  # fmt: skip


def _passed_over(course: Course, around: Around, scene: Scene) -> None:
    """Some stay on the list without being asked: the resident would rather not, or was not asked yet."""
    taken = {guest.person.pk for guest in course.guests}
    for volunteer in scene.chance.some(scene.staff.volunteers, 0, 2):
        if volunteer.pk not in taken:
            guest = Guest(volunteer, SeatKind.NEIGHBOUR)
            _candidate(course, around.table, guest, scene.chance.choice((Ask.NO, Ask.UNSAID)), scene)


def _seat(course: Course, table: Table, guest: Guest, after: int, scene: Scene, label: str = "") -> Seat:
    """Who got up when the resident stopped sits no longer; whoever holds the table keeps the seat."""
    holds = guest.kind in (SeatKind.RESIDENT, SeatKind.COORDINATOR)
    gone = None if holds or course.stage != Stage.STOPPED or not course.ended else course.ended - timedelta(days=1)
    seat = Seat(
        id=scene.chance.new_id(), table=table, person=guest.person, kind=guest.kind, label=label,
        since=course.day(after), until=gone,
    )  # fmt: skip
    scene.keep(seat)
    _wrote(scene, "sit-down", (course.at(after, 12), course.keeper, table), seat)
    return seat


def _readers(course: Course, story: Story, around: Around, scene: Scene) -> None:
    """A seat of a guest opens all three answers; what it then reads depends on what the resident opened."""
    for answer in scene.lived.rows[Answer][-3:]:
        for guest, seat in around.guests:
            scene.keep(
                Reader(
                    id=scene.chance.new_id(), answer=answer, person=guest.person, purpose=PURPOSE,
                    neighbour=guest.kind in NEIGHBOURS, since=seat.since, until=seat.until,
                )
            )  # fmt: skip


def _sitting(course: Course, around: Around, scene: Scene) -> Sitting:
    starts = at(course.evening, EVENING)
    sitting = Sitting(
        id=scene.chance.new_id(), table=around.table, starts_at=starts, place="Bij de bewoner thuis",
        calendar_uid=str(scene.chance.new_id()),
    )  # fmt: skip
    scene.keep(sitting)
    _wrote(scene, "plan-sitting", (course.at(CHOSEN, 16), course.keeper, around.table), sitting)
    if course.sits:
        _sat(course, around, sitting, scene)
    return sitting


def _sat(course: Course, around: Around, sitting: Sitting, scene: Scene) -> None:
    """The evening itself: the tablet was opened and shut, and most were there."""
    sitting.state, sitting.opened_by, sitting.pin = SittingState.CLOSED, course.keeper, scene.chance.signs(64)
    sitting.opened_at = sitting.starts_at
    sitting.closed_at = sitting.starts_at + timedelta(minutes=scene.chance.randint(70, 170))
    there = [seat for seat in around.seats if seat.kind == SeatKind.RESIDENT or scene.chance.happens(0.92)]
    scene.keep_all(Presence(sitting=sitting, seat=seat) for seat in there)
    for verb, moment in (("open-sitting", sitting.opened_at), ("mark-present", sitting.opened_at),
                         ("close-sitting", sitting.closed_at)):  # fmt: skip
        _wrote(scene, verb, (moment, course.keeper, around.table), sitting)
