"""Two hands at once: one day, one seat, one answer."""

from functools import partial

import pytest

from schuifaan.tables import actions
from schuifaan.tables.models import Invitation, Seat, Sitting, Table
from schuifaan.tables.words import Asked, State, Via
from tests import hands
from tests.tables.conftest import ask, tell, three_times
from tests.world import World, make_world

HANDS = 4
pytestmark = pytest.mark.django_db(transaction=True)
at_once = partial(hands.at_once, hands=HANDS)


@pytest.fixture
def scene() -> tuple[World, Table]:
    world = make_world()
    table = actions.open_table(story=tell(world, world.fatma), by=world.marloes)
    actions.propose_times(table=table, by=world.marloes, times=three_times())
    return world, table


def test_coordinators_who_plan_at_once_plan_one_day(scene):
    world, table = scene
    days = three_times() + three_times(first=9)

    def plan(index: int) -> None:
        mine = Table.objects.get(pk=table.pk)
        actions.plan_sitting(table=mine, by=world.marloes, starts_at=days[index], place="Thuis")

    assert at_once(plan) == {"done": HANDS}
    sitting = Sitting.objects.get()
    assert (sitting.calendar_sequence, Table.objects.get().state) == (HANDS - 1, State.PLANNED)


def test_a_yes_from_two_screens_is_one_seat(scene):
    world, table = scene
    ask(table, world.kees)

    def say(index: int) -> None:
        invitation = Invitation.objects.get()
        actions.answer(invitation=invitation, yes=True, times=(), via=Via.PHONE, by=world.marloes)

    assert at_once(say) == {"done": HANDS}
    assert (Invitation.objects.get().state, Seat.objects.filter(person=world.kees).count()) == (Asked.YES, 1)


def test_a_story_that_is_opened_twice_at_once_has_one_table():
    world = make_world()
    story = tell(world, world.fatma)
    assert at_once(lambda _index: actions.open_table(story=story, by=world.marloes)) == {
        "done": 1,
        "refused": HANDS - 1,
    }
    assert Table.objects.count() == 1
