"""Many hands at once: what is free is never used twice, on either database."""

from functools import partial

import pytest

from schuifaan.budget import actions
from schuifaan.budget.models import Entry
from tests import hands
from tests.budget import scene
from tests.world import make_world

HANDS = 8
pytestmark = pytest.mark.django_db(transaction=True)
at_once = partial(hands.at_once, hands=HANDS)


def chain(pot) -> list[tuple[int, int]]:
    return list(Entry.objects.filter(fund=pot.wmo).order_by("number").values_list("number", "available"))


def test_eight_coordinators_do_not_set_apart_what_is_there_for_three():
    pot = scene.make_pot(make_world(), cents=1_000)
    assert at_once(lambda _: scene.set_apart(pot, 300)) == {"done": 3, "refused": 5}
    assert chain(pot) == [(1, 1_000), (2, 700), (3, 400), (4, 100)]


def test_eight_hands_spend_a_commitment_once():
    pot = scene.make_pot(make_world(), cents=1_000)
    apart = scene.set_apart(pot, 1_000)

    def resolve(index: int) -> None:
        deed = actions.spend if index % 2 else actions.release
        deed(commitment=apart, cents=400, by=pot.world.kim)

    assert at_once(resolve) == {"done": 2, "refused": 6}
    assert Entry.objects.of_commitment(apart.pk).position().set_apart == 200


def test_a_grant_that_is_sent_eight_times_counts_once():
    pot = scene.make_pot(make_world(), cents=1_000)
    again = {"fund": pot.wmo, "year": pot.year, "cents": 5, "by": pot.world.kim, "key": "acht keer"}
    assert at_once(lambda _: actions.grant(**again)) == {"done": 8}
    assert chain(pot) == [(1, 1_000), (2, 1_005)]


def test_an_entry_is_taken_back_once():
    pot = scene.make_pot(make_world(), cents=1_000)
    apart = scene.set_apart(pot, 1_000)
    assert at_once(lambda _: actions.reverse(entry=apart, by=pot.world.kim)) == {"done": 1, "refused": 7}
    assert chain(pot) == [(1, 1_000), (2, 0), (3, 1_000)]


def test_taking_a_grant_back_and_setting_it_apart_do_not_both_happen():
    pot = scene.make_pot(make_world(), cents=1_000)
    grant, other = Entry.objects.get(key="wmo"), scene.second_quartermaster(pot)

    def either(index: int) -> None:
        if index % 2:
            actions.reverse(entry=grant, by=other)
        else:
            scene.set_apart(pot, 1_000)

    assert at_once(either) == {"done": 1, "refused": 7}
    assert chain(pot)[-1] == (2, 0)
