"""Doing: ticking off, the resident's answer, what is late and what is never called so, and looking whether it works."""

from datetime import timedelta

import pytest

from schuifaan.base.periods import add_months, today
from schuifaan.base.refusal import Refusal
from schuifaan.plans import actions
from schuifaan.plans.models import CheckIn
from schuifaan.plans.queries.lists import late_promises, my_promises, to_look_at
from schuifaan.plans.words import Claim

YESTERDAY = today() - timedelta(days=1)


def test_somebody_says_it_is_done_and_the_resident_says_whether_it_is(kitchen):
    promise = kitchen.promises("kees", "Ik laat het raam maken.")
    actions.tick_off(promise=promise, by=kitchen.world.kees)
    actions.confirm(promise=promise, by=kitchen.world.fatma, true=True)
    promise.refresh_from_db()
    assert promise.claim == Claim.CONFIRMED
    with pytest.raises(Refusal):
        actions.confirm(promise=promise, by=kitchen.world.fatma, true=False)
    with pytest.raises(Refusal):
        actions.tick_off(promise=promise, by=kitchen.world.kees)


def test_not_done_after_all_opens_it_again_and_tells_who_promised(
    kitchen, mailoutbox, django_capture_on_commit_callbacks
):
    promise = kitchen.promises("kees", "Ik laat het raam maken.")
    actions.tick_off(promise=promise, by=kitchen.world.kees)
    with django_capture_on_commit_callbacks(execute=True):
        actions.confirm(promise=promise, by=kitchen.world.fatma, true=False)
    assert [mail.to for mail in mailoutbox] == [["kees@voorbeeld.test"]]
    actions.tick_off(promise=promise, by=kitchen.world.kees)
    promise.refresh_from_db()
    assert promise.claim == Claim.SAID_DONE


def test_what_the_resident_did_needs_no_confirmation(kitchen):
    promise = kitchen.promises("fatma", "Ik kook op woensdag.")
    actions.tick_off(promise=promise, by=kitchen.world.fatma)
    promise.refresh_from_db()
    assert promise.claim == Claim.CONFIRMED


def test_late_promises_of_others_show_and_the_residents_own_never(kitchen):
    late = kitchen.promises("kees", "Ik laat het raam maken.", by_day=YESTERDAY)
    neighbour = kitchen.promises("jan", "Ik haal Emir op.", by_day=YESTERDAY - timedelta(days=1))
    kitchen.promises("fatma", "Ik leg mijn post klaar.", by_day=YESTERDAY)
    kitchen.promises("samira", "Ik maak een lijst.", by_day=today())
    done = kitchen.promises("samira", "Ik bel.", by_day=YESTERDAY)
    actions.tick_off(promise=done, by=kitchen.world.samira)
    assert list(late_promises([kitchen.world.ruwaard.pk], today())) == [neighbour, late]
    assert list(late_promises([kitchen.world.ussen.pk], today())) == []


def test_my_promises_are_mine_alone_the_nearest_first(kitchen):
    someday = kitchen.promises("kees", "Ik denk mee.")
    soon = kitchen.promises("kees", "Ik laat het raam maken.", by_day=today())
    kitchen.promises("samira", "Ik maak een lijst.")
    assert list(my_promises(kitchen.world.kees)) == [soon, someday]


def test_looking_after_four_weeks_and_on_the_review_date(kitchen):
    kitchen.promises("kees", "Ik laat het raam maken.")
    with pytest.raises(Refusal):
        actions.check_in(plan=kitchen.plan, by=kitchen.world.fatma, goes_well=True)
    kitchen.all_say_yes()
    plan = kitchen.fresh()
    assert list(to_look_at([kitchen.world.ruwaard], plan.check_in_on)) == [plan]
    assert list(to_look_at([kitchen.world.ruwaard], plan.check_in_on - timedelta(days=1))) == []
    actions.check_in(plan=plan, by=kitchen.world.fatma, goes_well=True, words="Ik slaap weer.")
    assert kitchen.fresh().check_in_on == plan.review_on == add_months(today(), 6)


def test_when_it_does_not_go_well_we_look_again_in_four_weeks(kitchen):
    kitchen.promises("kees", "Ik laat het raam maken.")
    kitchen.all_say_yes()
    actions.check_in(plan=kitchen.plan, by=kitchen.world.marloes, goes_well=False)
    assert kitchen.fresh().check_in_on == today() + timedelta(weeks=4)
    assert [seen.goes_well for seen in CheckIn.objects.all()] == [False]
