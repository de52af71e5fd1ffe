"""No official decision, no contribution, and no right lost: what a spend says, and whom the pot does not pay for."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from schuifaan.base.periods import now, today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions, queries
from schuifaan.budget.models import Binding, Entry
from schuifaan.budget.queries.news import formal_decisions
from schuifaan.plans.models import Procedure, Promise
from schuifaan.plans.words import Right, RightState
from tests.budget import scene


def asks(pot, right: Right = Right.DECISION, **changed: object) -> Procedure:
    given = {
        "neighbourhood": pot.world.ruwaard, "resident": pot.world.fatma, "right": right, "plan": None,
        "receipt": f"R-{Procedure.objects.count()}", "asked_at": now(), "answer_by": today() + timedelta(days=56),
    }  # fmt: skip
    return Procedure.objects.create(**(given | changed))


def test_a_spend_on_a_promise_says_under_which_rule_and_why(pot):
    spent = actions.spend(commitment=scene.set_apart(pot, 100), cents=100, by=pot.world.kim)
    assert (spent.rule, spent.why) == ("aan-tafel", "op-tijd")
    house = scene.set_apart(pot, 100, what="house", promise=None)
    paid = actions.spend(commitment=house, cents=100, by=pot.world.kim)
    assert (paid.rule, paid.why) == ("", "")


def test_the_database_keeps_no_spend_on_a_promise_without_its_rule(pot):
    spent = actions.spend(commitment=scene.set_apart(pot, 100), cents=50, by=pot.world.kim)
    for missing in ({"rule": ""}, {"why": ""}):
        wrong = Entry.objects.get(pk=spent.pk)
        wrong.id, wrong.number = pot.promise.pk, 4
        for name, value in missing.items():
            setattr(wrong, name, value)
        with pytest.raises(IntegrityError, match="entry_without_official_decision_says_why"), transaction.atomic():
            wrong.save(force_insert=True)


def test_what_the_old_way_would_have_asked_is_kept_beside_the_pot(pot):
    scene.set_apart(pot, 100, old_decision=True, old_contribution=2_100)
    scene.set_apart(pot, 100)
    found = Binding.objects.order_by("entry__number").values_list("old_decision", "old_contribution")
    assert list(found) == [(True, 2_100), (None, None)]
    with pytest.raises(IntegrityError, match="contribution"), transaction.atomic():
        Binding.objects.update(old_contribution=-1)


def test_whoever_asked_for_an_official_decision_is_paid_for_by_the_ordinary_way(pot):
    apart = scene.set_apart(pot, 100)
    asked = asks(pot)
    with pytest.raises(Refusal, match="De bewoner vroeg om een officieel besluit. Betaal dit langs de gewone weg."):
        scene.set_apart(pot, 100)
    with pytest.raises(Refusal, match="Betaal dit langs de gewone weg"):
        actions.spend(commitment=apart, cents=1, by=pot.world.kim)
    actions.release(commitment=apart, cents=100, by=pot.world.kim)
    asked.state = RightState.WITHDRAWN
    asked.save()
    assert scene.set_apart(pot, 100).available == 9_900


def test_another_right_or_another_plan_keeps_no_money_back(pot):
    asks(pot, Right.COMPLAINT)
    asks(pot, Right.SUPPORTER)
    asks(pot, resident=pot.world.henk)
    asks(pot, plan=scene.make_plan(pot.world, pot.world.henk, pot.world.marloes))
    assert scene.set_apart(pot, 100).available == 9_900
    asks(pot, plan=pot.plan)
    with pytest.raises(Refusal, match="langs de gewone weg"):
        scene.set_apart(pot, 100)


def test_the_pot_shows_how_many_go_the_ordinary_way(pot):
    assert formal_decisions(pot.world.ruwaard) == 0
    asks(pot)
    asks(pot, state=RightState.SETTLED, settled_on=today())
    asks(pot, resident=pot.world.henk)
    asks(pot, resident=pot.world.piet, neighbourhood=pot.world.ussen)
    asks(pot, resident=pot.world.jan, state=RightState.WITHDRAWN)
    asks(pot, resident=pot.world.jan, right=Right.COMPLAINT)
    assert [formal_decisions(place) for place in (pot.world.ruwaard, pot.world.ussen)] == [2, 1]


def test_what_was_set_apart_follows_a_promise_into_a_later_version(pot):
    apart = scene.set_apart(pot, 6_000)
    actions.spend(commitment=apart, cents=1_000, by=pot.world.kim)
    pot.promise.last = 1
    pot.promise.save()
    later = Promise.objects.create(
        plan=pot.plan, first=2, made_by=pot.promise.seat, seat=pot.promise.seat, made_at=now(), words="een bakfiets",
        needs_money=True, replaces=pot.promise,
    )  # fmt: skip
    assert queries.paid_for(later) == queries.PaidFor(set_apart=5_000, spent=1_000)
    scene.set_apart(pot, 500, promise=later)
    assert queries.paid_for(later) == queries.PaidFor(set_apart=5_500, spent=1_000)
    assert queries.paid_for(pot.promise) == queries.PaidFor(set_apart=5_000, spent=1_000)


def test_a_promise_is_not_thrown_away_while_the_pot_is_bound_to_it(pot):
    scene.set_apart(pot, 100)
    with pytest.raises(Exception, match="protected"), transaction.atomic():
        pot.promise.delete()


def test_wiping_unbinds_first_and_leaves_the_pot_whole(pot):
    scene.set_apart(pot, 100, old_contribution=500)
    before = list(Entry.objects.order_by("number").values_list())
    assert Binding.objects.count() == 1
    actions.unbind(pot.world.fatma, pot.world.marloes)
    assert Binding.objects.count() == 0
    pot.promise.delete()
    assert list(Entry.objects.order_by("number").values_list()) == before
