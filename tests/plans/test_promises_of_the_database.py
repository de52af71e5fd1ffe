"""Each constraint of the plan's tables is broken once, and the database refuses."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from schuifaan.base.periods import now, today
from schuifaan.plans.models import Assent, Deviation, Plan, Procedure, Promise, PromiseReader, StandingRoom, Version
from schuifaan.plans.words import Claim, Right, RightState, RuleKind, Says, Stand, State, Theme, Voice


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_an_agreed_plan_has_its_days(kitchen):
    refused(lambda: Plan.objects.update(state=State.AGREED))


def test_one_plan_per_table(kitchen):
    refused(lambda: Plan.objects.create(table=kitchen.table, begun_at=now()))


def test_a_version_is_sealed_once_and_never_touched(kitchen):
    kitchen.promises("kees", "Ik bel.")
    kitchen.says("kees")
    made = {"made_at": now(), "made_by": kitchen.world.kees.pk, "digest": "x"}
    refused(lambda: Version.objects.create(plan=kitchen.plan, number=1, **made))
    for change in (lambda: Version.objects.update(digest="x"), lambda: Version.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "change",
    [
        {"first": 3, "last": 2},
        {"claim": Claim.SAID_DONE},
        {"claim": Claim.CONFIRMED, "done_at": now()},
        {"claim": Claim.DISPUTED, "done_at": now()},
    ],
)
def test_a_promise_keeps_its_order(kitchen, change):
    kitchen.promises("kees", "Ik bel.")
    refused(lambda: Promise.objects.update(**change))


def test_a_promise_names_someone_once_and_has_one_successor(kitchen):
    promise = kitchen.promises("kees", "Ik bel.", touches=[kitchen.seats["jan"]])
    refused(lambda: PromiseReader.objects.create(promise=promise, seat=kitchen.seats["jan"]))
    kitchen.says("kees")
    kitchen.change(promise, "Ik schrijf.")
    other = kitchen.promises("samira", "Ik bel ook.")
    refused(lambda: Promise.objects.filter(pk=other.pk).update(replaces=promise))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": RuleKind.LAW},
        {"stand": Stand.INSIDE},
        {"first": 3, "last": 2},
    ],
)
def test_a_deviation_keeps_its_promises(kitchen, change):
    kitchen.deviates()
    refused(lambda: Deviation.objects.update(**change))


@pytest.mark.parametrize("change", [{"months": 0}, {"months": 37}, {"until": today() - timedelta(days=1)}])
def test_room_is_for_some_months_and_ends_after_it_began(kitchen, change):
    room = {"theme": Theme.RENT, "words": "Uitstel", "months": 6, **change}
    made = {"party": kitchen.world.housing, "given_by": kitchen.world.ria}
    refused(lambda: StandingRoom.objects.create(**made, **room))


@pytest.mark.parametrize("says", [Says.YES_IF, Says.NOT_YET])
def test_a_condition_has_words(kitchen, says):
    kitchen.promises("kees", "Ik bel.")
    kitchen.says("kees")
    said = {"version": Version.objects.get(), "seat": kitchen.seats["kees"], "voice": Voice.PRIVATE, "at": now()}
    refused(lambda: Assent.objects.create(says=says, **said))


@pytest.mark.parametrize(
    "change",
    [
        {"state": RightState.SETTLED},
        {"settled_on": today()},
        {"receipt": "2026-AAAA-AAAA"},
    ],
)
def test_a_procedure_has_its_own_receipt_and_is_settled_on_a_day(kitchen, change):
    made = {
        "neighbourhood": kitchen.world.ruwaard, "resident": kitchen.world.fatma, "right": Right.DECISION,
        "asked_at": now(), "answer_by": today(),
    }  # fmt: skip
    Procedure.objects.create(receipt="2026-AAAA-AAAA", **made)
    refused(lambda: Procedure.objects.create(**{"receipt": "2026-BBBB-BBBB", **made, **change}))
