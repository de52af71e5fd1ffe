"""Where the tables of the full-size neighbourhood do it differently, inside the room that was given or backed later."""

from datetime import timedelta
from uuid import UUID

from schuifaan.base.periods import add_months, now
from schuifaan.plans.models import Backing, Deviation, Plan, StandingRoom
from schuifaan.plans.policies import room_holds
from schuifaan.plans.words import RuleKind, Stand
from schuifaan.site.example.full.course import Course
from schuifaan.site.example.full.departing import by_party
from schuifaan.site.example.full.scene import Scene
from schuifaan.site.example.full.tables import Around
from schuifaan.site.example.script import Different
from schuifaan.stories.words import OpenTo
from schuifaan.tables.models import Seat

KNOWN = by_party()
AT_MOST = 0.6  # of the tables that could


def departure_of(course: Course, plan: Plan, around: Around, scene: Scene) -> Deviation | None:
    """At most one at a table, of a party that sits there."""
    could = [(seat, told) for guest, seat in around.guests for told in KNOWN.get(guest.party, ())]
    if not could or not scene.chance.happens(AT_MOST):
        return None
    seat, told = scene.chance.choice(could)
    made = _departure(course, plan, seat, told, scene)
    scene.keep(made)
    scene.wrote(made.made_at, "deviate", course.keeper, made, course.resident, "plan")
    if made.stand == Stand.WAITING:
        _stand_behind(course, made, told, scene)
    return made


def _departure(course: Course, plan: Plan, seat: Seat, told: Different, scene: Scene) -> Deviation:
    party, until = scene.place.parties[told.party], add_months(course.evening, told.months)
    room = next((room for room in scene.staff.rooms if _fits(room, party.pk, told, course)), None)
    return Deviation(
        id=scene.chance.new_id(), plan=plan, first=1, made_by=seat, made_at=plan.begun_at + timedelta(minutes=25),
        open_to=scene.chance.choice((OpenTo.TABLE, OpenTo.PROFESSIONALS)), party=party, theme=told.theme,
        kind=told.kind, article=told.article, rule=told.rule, instead=told.instead, effect=told.effect,
        value=told.value, consequences=told.consequences, legal_test=told.legal_test, until=until, room=room,
        stand=Stand.INSIDE if room else Stand.WAITING,
    )  # fmt: skip


def _fits(room: StandingRoom, party: UUID, told: Different, course: Course) -> bool:
    day = course.evening
    return room_holds(
        room, party_id=party, theme=told.theme, kind=told.kind, today=day, until=add_months(day, told.months)
    )  # fmt: skip


def _stand_behind(course: Course, made: Deviation, told: Different, scene: Scene) -> None:
    """Mostly within the week; some wait, a law waits for the director."""
    backed = made.made_at + timedelta(days=scene.chance.randint(1, 6))
    if told.kind == RuleKind.LAW or backed > now() or scene.chance.happens(0.15):
        return
    stands = scene.chance.happens(0.9)
    made.stand = Stand.BACKED if stands else Stand.TALK
    backing = Backing(
        id=scene.chance.new_id(), deviation=made, by=scene.staff.managers[told.party], stands=stands,
        reason=told.effect, term=made.until, at=backed,
    )  # fmt: skip
    scene.keep(backing)
    scene.wrote(backed, "back", backing.by, made, course.resident, "rugdekking")
