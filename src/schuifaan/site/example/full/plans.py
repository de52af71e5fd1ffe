"""The plans of the full-size neighbourhood: promises, what changed, who said yes, and looking whether it works."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from schuifaan.base.periods import add_months, at, now, today, weeks_later
from schuifaan.plans.models import Assent, CheckIn, Plan, Promise, PromiseReader, Version
from schuifaan.plans.queries.chain import Line
from schuifaan.plans.words import CHECK_IN_WEEKS, REVIEW_MONTHS, Claim, Says, State, Voice
from schuifaan.site.example.full.course import EVENING, Course, Stage
from schuifaan.site.example.full.departures import departure_of
from schuifaan.site.example.full.doings import BY_PARTY, GOES_BADLY, GOES_WELL, IF, NEIGHBOURLY, NOT_YET, OFTEN, OWN
from schuifaan.site.example.full.scene import Scene
from schuifaan.site.example.full.sealing import seal_versions
from schuifaan.site.example.full.tables import Around
from schuifaan.stories.words import OpenTo, Question
from schuifaan.tables.models import Seat

CHANGED_AFTER = 45  # days after the sitting
PURPOSE = "plan"
STATES = {Stage.SITTING: State.DRAFT, Stage.CHANGING: State.DRAFT, Stage.RUNNING: State.AGREED}
MOST_SAID = ((Claim.CONFIRMED, 0.82), (Claim.SAID_DONE, 0.06), (Claim.DISPUTED, 0.04))


def plan_of(course: Course, around: Around, scene: Scene) -> Plan:
    """One plan with all that was written in it up to today."""
    written = at(course.evening, EVENING) + timedelta(minutes=30)
    plan = Plan(
        id=scene.chance.new_id(), table=around.table, state=STATES.get(course.stage, State.CLOSED), begun_at=written
    )
    scene.keep(plan)
    scene.wrote(written, "begin_plan", course.keeper, plan, course.resident, PURPOSE)
    promises = [_promise(course, plan, around, number, scene) for number in range(len(around.guests) + 1)]
    departure = departure_of(course, plan, around, scene)
    changed = _change(course, plan, promises, scene)
    lines: list[Line] = [*promises, *([departure] if departure else []), *([changed] if changed else [])]
    sealed = [written + timedelta(minutes=40), *([_later(course)] if changed else [])]
    versions = seal_versions(plan, lines, sealed, scene)
    _everyone_says(course, around, versions[0], scene)
    if changed:
        _those_say(course, around, versions[1], changed, scene)
    _days(course, plan, versions, scene)
    return plan


def _later(course: Course) -> datetime:
    return at(course.evening + timedelta(days=CHANGED_AFTER), EVENING)


def _promise(course: Course, plan: Plan, around: Around, number: int, scene: Scene) -> Promise:
    """Each seat promises something; the resident too, who comes first, and that counts as much as anyone's."""
    guest, seat = around.guests[number - 1] if number else (None, around.resident)
    party = guest.party if guest else None
    chance = scene.chance
    known = OWN[chance.choice(course.pictures[Question.CAN])] if party is None else BY_PARTY.get(party, NEIGHBOURLY)
    by_day = course.evening + timedelta(days=chance.randint(4, 60)) if chance.happens(0.7) else None
    promise = Promise(
        id=chance.new_id(), plan=plan, first=1, seat=seat, made_by=around.keeper,
        made_at=plan.begun_at + timedelta(minutes=3 * number), words=scene.chance.choice(known), by_day=by_day,
        how_often=scene.chance.choice(OFTEN), needs_money=bool(party) and scene.chance.happens(0.25),
        open_to=scene.chance.choice((OpenTo.TABLE, OpenTo.TABLE, OpenTo.PROFESSIONALS, OpenTo.COORDINATOR)),
    )  # fmt: skip
    scene.keep(promise)
    scene.wrote(promise.made_at, "promise", course.keeper, promise, course.resident, PURPOSE)
    if number and scene.chance.happens(0.3):
        named = scene.chance.choice(around.seats)
        if named.pk not in (seat.pk, around.resident.pk):
            scene.keep(PromiseReader(promise=promise, seat=named))
    _claim(course, promise, own=party is None, scene=scene)
    return promise


def _claim(course: Course, promise: Promise, *, own: bool, scene: Scene) -> None:
    """What came of it: mostly done, and the resident says so too."""
    if promise.by_day is None or promise.by_day >= today() or course.stage == Stage.SITTING:
        return
    drawn, claims = scene.chance.random(), iter(MOST_SAID)
    claim = next((claim for claim, share in claims if (drawn := drawn - share) < 0), Claim.OPEN)
    if claim == Claim.OPEN:
        return
    promise.claim = Claim.CONFIRMED if own else claim
    promise.done_at = min(scene.chance.hour_on(promise.by_day), now())
    scene.wrote(promise.done_at, "tick_off", promise.seat.person, promise, course.resident, PURPOSE)
    if promise.claim != Claim.SAID_DONE:
        promise.answered_at = min(promise.done_at + timedelta(days=1), now())
        scene.wrote(promise.answered_at, "confirm", course.resident, promise, course.resident, PURPOSE)


def _change(course: Course, plan: Plan, promises: list[Promise], scene: Scene) -> Promise | None:
    """Half of the tables wrote one promise anew after six weeks; that made the second version."""
    late = _later(course) < now() and (course.ended is None or _later(course).date() < course.ended)
    wanted = course.stage == Stage.CHANGING or (
        scene.chance.happens(0.5) and course.stage in (Stage.RUNNING, Stage.DONE)
    )
    if not late or not wanted or len(promises) < 2:
        return None
    old = scene.chance.choice(promises[1:])
    old.last, plan.number = 1, 2
    new = Promise(
        id=scene.chance.new_id(), plan=plan, first=2, replaces=old, seat=old.seat, made_by=old.made_by,
        made_at=old.made_at, words=f"{old.words}, zolang het nodig is", how_often=old.how_often, open_to=old.open_to,
        needs_money=old.needs_money,
    )  # fmt: skip
    scene.keep(new)
    named = [reader.seat for reader in scene.lived.rows[PromiseReader] if reader.promise is old]
    scene.keep_all(PromiseReader(promise=new, seat=seat) for seat in named)
    scene.wrote(_later(course), "change_promise", course.keeper, new, course.resident, PURPOSE)
    return new


def _everyone_says(course: Course, around: Around, version: Version, scene: Scene) -> None:
    """Aloud at the table, the resident first; where there is no plan yet, one of them can't say yes."""
    for number, seat in enumerate(around.seats):
        says, words = Says.YES, None
        if course.stage == Stage.SITTING and number == 2:
            says, heard = scene.chance.choice(((Says.YES_IF, IF), (Says.NOT_YET, NOT_YET)))
            words = scene.chance.choice(heard)
        _say(course, seat, version, (says, words, Voice.ALOUD), number, scene)


def _those_say(course: Course, around: Around, version: Version, changed: Promise, scene: Scene) -> None:
    """Only those whom the change touches are asked again; in a plan that still changes one did not answer yet."""
    named = [reader.seat for reader in scene.lived.rows[PromiseReader] if reader.promise is changed]
    asked = [around.resident] if course.stage == Stage.CHANGING else [around.resident, changed.seat, *named]
    for number, seat in enumerate(asked):
        _say(course, seat, version, (Says.YES, None, Voice.PRIVATE), number, scene)


def _say(
    course: Course, seat: Seat, version: Version, said: tuple[Says, str | None, Voice], number: int, scene: Scene
) -> None:
    says, words, voice = said
    heard: Any = words
    assent = Assent(
        id=scene.chance.new_id(), version=version, seat=seat, says=says, words=heard, voice=voice,
        at=version.made_at + timedelta(minutes=number),
    )  # fmt: skip
    scene.keep(assent)
    by = course.keeper if voice == Voice.ALOUD else seat.person
    scene.wrote(assent.at, "say", by, assent, course.resident, PURPOSE)


def _days(course: Course, plan: Plan, versions: list[Version], scene: Scene) -> None:
    """From everyone's yes on: a look after four weeks, and then on each review date."""
    if course.stage in (Stage.SITTING, Stage.STOPPED):
        return
    plan.agreed_at = versions[-1 if course.stage != Stage.CHANGING else 0].made_at
    plan.check_in_on = weeks_later(course.evening, CHECK_IN_WEEKS)
    plan.review_on = add_months(course.evening, REVIEW_MONTHS)
    until = course.ended or today() - timedelta(days=scene.chance.randint(0, 20))
    for on, goes_well in _looks(plan, until, scene):
        words = scene.chance.choice(GOES_WELL if goes_well else GOES_BADLY)
        look = CheckIn(id=scene.chance.new_id(), plan=plan, on=on, goes_well=goes_well, words=words, by=course.keeper)
        scene.keep(look)
        scene.wrote(scene.chance.hour_on(on, 9, 11), "check_in", course.keeper, plan, course.resident, PURPOSE)


def _looks(plan: Plan, until: date, scene: Scene) -> Iterator[tuple[date, bool]]:
    """Each look and what it said; the next day follows from it, as when somebody looks for real."""
    while plan.check_in_on and plan.review_on and plan.check_in_on < until:
        on, goes_well = plan.check_in_on, scene.chance.happens(0.85)
        if plan.review_on <= on:
            plan.review_on = add_months(on, REVIEW_MONTHS)
        plan.check_in_on = plan.review_on if goes_well else min(weeks_later(on, CHECK_IN_WEEKS), plan.review_on)
        yield on, goes_well
