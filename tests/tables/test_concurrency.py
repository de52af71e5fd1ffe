"""Two hands at once: one day, one seat, one answer."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from schuifaan.base.refusal import Refusal
from schuifaan.tables import actions
from schuifaan.tables.models import Invitation, Seat, Sitting, Table
from schuifaan.tables.words import Asked, State, Via
from tests.tables.conftest import ask, tell, three_times
from tests.world import World, make_world

HANDS = 4
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(deed: Callable[[int], object]) -> Counter[str]:
    """Several threads, each with its own connection, begin at the same moment; what became of each."""
    begin = Barrier(HANDS)

    def one(index: int) -> str:
        begin.wait(20)
        try:
            deed(index)
        except Refusal:
            return "refused"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(HANDS) as hands:
        return Counter(hands.map(one, range(HANDS)))


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
