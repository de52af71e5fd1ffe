"""Where home is not safe: nobody from home, no mandate and no other coordinator reads or does a thing with the plan."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from schuifaan.base.access import may
from schuifaan.base.periods import now, today
from schuifaan.neighbourhood.models import EmergencyReading, Household, Mandate, Member, Person, Role
from schuifaan.neighbourhood.words import Kind, Scope
from schuifaan.plans import actions
from schuifaan.plans.models import Deviation, Plan, Procedure, Promise
from schuifaan.plans.words import Right, Theme
from schuifaan.stories import actions as stories
from tests.plans.kitchen import Kitchen
from tests.world import person

VERBS = {Plan: ("read", "write", "look"), Promise: ("read", "change", "tick", "confirm"), Deviation: ("read", "change")}


@pytest.fixture
def els(kitchen: Kitchen) -> Person:
    return person("Els Bak", (Kind.COORDINATOR, kitchen.world.ruwaard, None))


def shield(kitchen: Kitchen) -> None:
    stories.restrict(story=kitchen.table.story, by=kitchen.world.marloes, restricted=True)


def can(who: Person, *things: Plan | Promise | Deviation) -> set[str]:
    """What someone may do with any of these."""
    return {
        f"{verb} {thing._meta.model_name}" for thing in things for verb in VERBS[type(thing)] if may(who, verb, thing)
    }


def test_a_mandate_does_nothing_any_more(kitchen: Kitchen):
    lines = kitchen.plan, kitchen.promises("fatma", "Ik bel."), kitchen.deviates(theme=Theme.OTHER)
    Mandate.objects.create(resident=kitchen.world.fatma, helper=kitchen.world.piet, scope=Scope.ASSENT, until=today())
    assert can(kitchen.world.piet, *lines) == {
        "read plan", "write plan", "look plan", "read promise", "change promise", "tick promise", "confirm promise",
        "read deviation", "change deviation",
    }  # fmt: skip
    shield(kitchen)
    assert can(kitchen.world.piet, *lines) == set()


def test_a_housemate_in_a_seat_changes_nothing_any_more(kitchen: Kitchen):
    jan = kitchen.world.jan
    lines = kitchen.promises("jan", "Ik haal Emir op."), kitchen.deviates("jan", theme=Theme.OTHER)
    assert can(jan, *lines) == {
        "read promise", "change promise", "tick promise", "read deviation", "change deviation"
    }  # fmt: skip
    Member.objects.create(
        household=Household.objects.get(members__person=kitchen.world.fatma), person=jan, since=today()
    )
    shield(kitchen)
    assert can(jan, *lines) == set()


@pytest.fixture
def asked(kitchen: Kitchen) -> Callable[[Right], Procedure]:
    def ask(right: Right) -> Procedure:
        return actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=right, words="Op papier graag.")

    return ask


def test_a_helper_reads_no_receipt_any_more(kitchen: Kitchen, asked: Callable[[Right], Procedure]):
    receipt = asked(Right.DECISION)
    Mandate.objects.create(resident=kitchen.world.fatma, helper=kitchen.world.piet, scope=Scope.READ, until=today())
    assert may(kitchen.world.piet, "read", receipt)
    shield(kitchen)
    assert not may(kitchen.world.piet, "read", receipt)
    assert may(kitchen.world.fatma, "read", receipt)


def test_a_right_is_handled_by_the_one_who_keeps_the_story(
    kitchen: Kitchen, els: Person, asked: Callable[[Right], Procedure]
):
    decision, complaint = asked(Right.DECISION), asked(Right.COMPLAINT)
    marloes, kim = kitchen.world.marloes, kitchen.world.kim
    handles = {who: [may(who, "handle", one) for one in (decision, complaint)] for who in (els, marloes, kim)}
    assert handles == {els: [True, False], marloes: [True, False], kim: [False, True]}
    shield(kitchen)
    assert [may(who, "handle", decision) for who in (els, marloes)] == [False, True]
    stories.restrict(story=kitchen.table.story, by=els, restricted=True)
    assert [may(who, "handle", decision) for who in (els, marloes)] == [True, True]


def test_when_nobody_keeps_it_any_more_another_coordinator_does(
    kitchen: Kitchen, els: Person, asked: Callable[[Right], Procedure]
):
    things = (asked(Right.DECISION), "handle"), (kitchen.table, "manage"), (kitchen.plan, "look")
    shield(kitchen)
    assert [may(els, verb, thing) for thing, verb in things] == [False] * 3
    Role.objects.filter(person=kitchen.world.marloes).update(until=today() - timedelta(days=1))
    assert [may(els, verb, thing) for thing, verb in things] == [True] * 3


def test_an_emergency_opens_to_read_and_gives_no_mandate_back(kitchen: Kitchen):
    lines = kitchen.plan, kitchen.promises("fatma", "Ik bel."), kitchen.deviates(theme=Theme.OTHER)
    world = kitchen.world
    helper = person("Noor Kok", (Kind.PROFESSIONAL, world.ruwaard, world.municipality))
    Mandate.objects.create(resident=world.fatma, helper=helper, scope=Scope.ASSENT, until=today())
    shield(kitchen)
    EmergencyReading.objects.create(
        neighbourhood=world.ruwaard, reader=helper, resident=world.fatma, reason="Zij neemt niet op.",
        opened_at=now(),
        tell_at=now(), ends_at=now() + timedelta(hours=4),
    )  # fmt: skip
    assert can(helper, *lines) == {"read plan", "read promise", "read deviation"}
    assert not may(helper, "know", kitchen.table)
