"""What the tables of the full-size neighbourhood brought, where the resident wanted to know; and pleasure in work."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from schuifaan.base.periods import add_months, now
from schuifaan.outcomes.models import Burden, CaseAnalysis, CostLine, WorkPleasure
from schuifaan.outcomes.queries import last_level
from schuifaan.outcomes.words import HOURS_AROUND_A_TABLE, HOURS_OF_A_SITTING, Certainty, OwnHour, Path, State
from schuifaan.site.example.cases import CASES
from schuifaan.site.example.full.course import Course, Stage, local_day
from schuifaan.site.example.full.scene import Scene
from schuifaan.site.example.full.tables import Around
from schuifaan.site.example.script import Cost
from schuifaan.tables.models import Seat
from schuifaan.tables.words import SeatKind

LATER = timedelta(days=80)
PURPOSE = "resultaten"
CENT = Decimal("0.001")


def analyse(course: Course, around: Around, scene: Scene) -> None:
    """A third of the residents wants it; most of them let it count."""
    wanted = around.table.opened_at + LATER
    if course.stage not in (Stage.RUNNING, Stage.DONE) or wanted > now() or not scene.chance.happens(0.35):
        return
    agreed = wanted + timedelta(days=10) if wanted + timedelta(days=10) < now() and scene.chance.happens(0.9) else None
    counts = agreed is not None and scene.chance.happens(0.8)
    analyst = scene.place.people["rekenaar"]
    analysis = CaseAnalysis(
        id=scene.chance.new_id(), table=around.table, analyst=analyst, starts_on=local_day(around.table.opened_at),
        level=last_level(), state=State.AGREED if agreed else State.DRAFT, wanted_at=wanted,
        wanted_by=course.resident, agreed_at=agreed, counts_in_sums=counts, counts_said_at=agreed,
    )  # fmt: skip
    scene.keep(analysis)
    scene.keep_all(_own_hours(analysis, around, scene))
    scene.keep_all(_line(analysis, cost, scene) for cost in CASES[scene.chance.choice(sorted(CASES))])
    hours = Decimal(scene.chance.randint(4, 400))
    scene.keep(
        Burden(
            id=scene.chance.new_id(), analysis=analysis, path=Path.NEW, who="buren en familie aan tafel", hours=hours
        )
    )
    _lines(course, analysis, agreed, scene)


def _lines(course: Course, analysis: CaseAnalysis, agreed: datetime | None, scene: Scene) -> None:
    scene.wrote(analysis.wanted_at, "want analysis", course.resident, analysis, course.resident, PURPOSE)
    for hour in range(4):
        scene.wrote(
            analysis.wanted_at + timedelta(hours=hour), "add line", analysis.analyst, analysis, course.resident, PURPOSE
        )
    if agreed:
        scene.wrote(agreed, "agree analysis", course.resident, analysis, course.resident, PURPOSE)
        scene.wrote(agreed, "say counts", course.resident, analysis, course.resident, PURPOSE)


def _own_hours(analysis: CaseAnalysis, around: Around, scene: Scene) -> Iterator[CostLine]:
    """The new way carries its own hours: of the coordinator, of each guest who works, and of the house."""
    hours: list[tuple[OwnHour, Decimal, Seat | None]] = [
        (OwnHour.COORDINATOR, HOURS_AROUND_A_TABLE + HOURS_OF_A_SITTING, None)
    ]
    hours += [
        (OwnHour.GUEST, HOURS_OF_A_SITTING, seat)
        for _guest, seat in around.guests
        if seat.kind == SeatKind.PROFESSIONAL
    ]
    for code, units, whose in [*hours, (OwnHour.HOUSE, Decimal(1), None)]:
        yield CostLine(
            id=scene.chance.new_id(), analysis=analysis, path=Path.NEW, code=code, units=units,
            starts_on=analysis.starts_on, ends_on=analysis.ends_on, certainty=Certainty.ESTIMATED, whose=whose,
        )  # fmt: skip


def _line(analysis: CaseAnalysis, cost: Cost, scene: Scene) -> CostLine:
    starts = add_months(analysis.starts_on, cost.from_month)
    return CostLine(
        id=scene.chance.new_id(), analysis=analysis, path=cost.path, code=cost.code,
        units=(Decimal(cost.units) * scene.chance.randint(60, 140) / 100).quantize(CENT), starts_on=starts,
        ends_on=add_months(starts, cost.months) - timedelta(days=1), certainty=scene.chance.choice(list(Certainty)),
    )  # fmt: skip


def enjoy(course: Course, around: Around, scene: Scene) -> None:
    """Some guests say how their own work is."""
    given = around.table.opened_at + timedelta(days=60)
    if not course.sits or given > now():
        return
    for guest, seat in around.guests:
        if guest.kind == SeatKind.PROFESSIONAL and scene.chance.happens(0.4):
            mark = WorkPleasure(id=scene.chance.new_id(), seat=seat, value=scene.chance.randint(5, 9), given_at=given)
            scene.keep(mark)
            scene.wrote(given, "give work pleasure", seat.person, seat, seat.person, PURPOSE)
