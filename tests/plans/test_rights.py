"""Rights: each starts the real procedure with a date and a receipt, and none ends the help."""

from datetime import timedelta

import pytest

from schuifaan.base.access import ruled
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.plans import actions
from schuifaan.plans.actions.rights import answer_by
from schuifaan.plans.models import Procedure, Promise
from schuifaan.plans.queries.lists import open_procedures
from schuifaan.plans.words import Right, RightState, Says, State
from schuifaan.tables.models import Seat

CASES = [
    (Right.DECISION, 56, ["marloes"]),
    (Right.COMPLAINT, 42, ["kim"]),
]


@pytest.mark.parametrize(("right", "days", "handlers"), CASES)
def test_a_right_starts_with_a_date_and_a_receipt(kitchen, right, days, handlers):
    asked = actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=right, words="Ik wil het zwart op wit.")
    assert (asked.state, asked.answer_by) == (RightState.ASKED, today() + timedelta(days=days))
    assert len(asked.receipt) == 14
    everyone = kitchen.world.everyone()
    assert [name for name in everyone if list(open_procedures(ruled(Procedure, everyone[name], "handle")))] == handlers


@pytest.mark.parametrize(
    ("asked", "expected"), [("2026-11-23", "2026-11-30"), ("2026-11-26", "2026-12-03"), ("2026-11-28", "2026-12-04")]
)
def test_a_supporter_calls_within_five_working_days(asked, expected):
    day = type(today()).fromisoformat
    assert answer_by(Right.SUPPORTER, day(asked)) == day(expected)


@pytest.mark.parametrize("right", list(Right))
def test_no_right_ends_the_help(kitchen, right):
    kitchen.promises("kees", "Ik laat het raam maken.")
    kitchen.all_say_yes()
    before = list(Promise.objects.filter(last__isnull=True))
    actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=right)
    assert list(Promise.objects.filter(last__isnull=True)) == before
    assert Seat.objects.filter(until__isnull=True).count() == 5
    assert kitchen.fresh().state == (State.DRAFT if right == Right.NO else State.AGREED)


def test_no_takes_back_the_yes_and_is_written_down_at_once(kitchen):
    kitchen.promises("kees", "Ik laat het raam maken.")
    kitchen.all_say_yes()
    asked = actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=Right.NO, words="Dit voelt niet goed.")
    assert (asked.state, asked.settled_on, asked.answer_by) == (RightState.SETTLED, today(), today())
    assert kitchen.fresh().state == State.DRAFT
    kitchen.says("fatma", Says.YES)
    assert kitchen.fresh().state == State.AGREED


def test_only_when_the_resident_says_so_the_help_stops(kitchen):
    kitchen.promises("kees", "Ik laat het raam maken.")
    own = kitchen.promises("fatma", "Ik kook op woensdag.")
    kitchen.all_say_yes()
    actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=Right.NO, stop_help=True)
    assert list(Promise.objects.filter(last__isnull=True)) == [own]


def test_a_no_before_there_is_anything_to_say_no_to_is_kept_all_the_same(kitchen):
    asked = actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=Right.NO)
    assert list(Procedure.objects.all()) == [asked]


def test_who_has_no_plan_has_rights_too(kitchen):
    asked = actions.use_right(plan=None, by=kitchen.world.henk, right=Right.DECISION)
    assert (asked.resident, asked.neighbourhood, asked.plan) == (kitchen.world.henk, kitchen.world.ruwaard, None)
    assert list(Procedure.objects.visible_to(kitchen.world.fatma)) == []
    assert list(open_procedures(ruled(Procedure, kitchen.world.olga, "handle"))) == []


def test_whoever_sets_it_going_hears_of_it_without_words(kitchen, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=Right.COMPLAINT, words="Kees schreeuwde.")
    assert [(mail.to, "Kees" in mail.body or "Fatma" in mail.body) for mail in mailoutbox] == [
        (["kim@voorbeeld.test"], False)
    ]


def test_what_was_answered_is_rounded_off_once(kitchen):
    asked = actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=Right.DECISION)
    actions.settle_right(procedure=asked, by=kitchen.world.marloes)
    assert list(open_procedures(ruled(Procedure, kitchen.world.marloes, "handle"))) == []
    with pytest.raises(Refusal):
        actions.settle_right(procedure=asked, by=kitchen.world.marloes)
