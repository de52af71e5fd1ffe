"""Hier doen we het anders: inside the room it starts, outside it waits, and silence blocks next to nothing."""

from datetime import timedelta

import pytest

from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.plans import actions
from schuifaan.plans.models import Deviation
from schuifaan.plans.queries.lists import Pattern, patterns, waiting_for
from schuifaan.plans.words import Claim, RuleKind, Stand, Theme

ROOM = {"theme": Theme.RENT, "kind": RuleKind.OWN, "words": "Voor huur: zes maanden uitstel", "months": 6}
LAW = {"kind": RuleKind.LAW, "article": "Wmo 2015, artikel 2.3.5"}
BACKING = {"reason": "Uit huis zetten kost meer.", "term": today() + timedelta(days=30)}


def test_inside_the_room_the_work_starts_and_nobody_is_asked(kitchen, mailoutbox, django_capture_on_commit_callbacks):
    room = actions.give_room(party=kitchen.world.housing, by=kitchen.world.ria, **ROOM)
    with django_capture_on_commit_callbacks(execute=True):
        made = kitchen.deviates()
    assert (made.stand, made.room, mailoutbox) == (Stand.INSIDE, room, [])
    assert list(waiting_for(kitchen.world.ria)) == []


def test_outside_the_room_the_manager_hears_of_it_without_details(
    kitchen, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        made = kitchen.deviates()
    assert (made.stand, made.room) == (Stand.WAITING, None)
    assert sorted(mail.to[0] for mail in mailoutbox) == ["bert@voorbeeld.test", "ria@voorbeeld.test"]
    assert {
        word for mail in mailoutbox for word in ("Fatma", "deurwaarder") if word in mail.subject + mail.body
    } == set()
    assert list(waiting_for(kitchen.world.ria)) == [made]


def test_room_that_was_ended_holds_until_the_end_of_its_day(kitchen):
    room = actions.give_room(party=kitchen.world.housing, by=kitchen.world.ria, **ROOM)
    actions.end_room(room=room, by=kitchen.world.ria)
    assert kitchen.deviates().stand == Stand.INSIDE
    room.since, room.until = today() - timedelta(days=9), today() - timedelta(days=1)
    room.save()
    assert kitchen.deviates().stand == Stand.WAITING


def test_nobody_gives_room_in_a_law_beforehand(kitchen):
    with pytest.raises(Refusal):
        actions.give_room(party=kitchen.world.housing, by=kitchen.world.bert, **{**ROOM, "kind": RuleKind.LAW})


def test_a_law_without_its_article_asks_what_can(kitchen):
    with pytest.raises(Refusal, match="Kies samen wat wel mag"):
        kitchen.deviates(kind=RuleKind.LAW)
    assert Deviation.objects.count() == 0


def test_a_manager_stands_behind_it(kitchen, mailoutbox, django_capture_on_commit_callbacks):
    made = kitchen.deviates()
    with django_capture_on_commit_callbacks(execute=True):
        actions.back(deviation=made, by=kitchen.world.ria, stands=True, **BACKING)
    made.refresh_from_db()
    assert (made.stand, list(waiting_for(kitchen.world.ria))) == (Stand.BACKED, [])
    assert [mail.to for mail in mailoutbox] == [["kees@voorbeeld.test"]]
    with pytest.raises(Refusal):
        actions.back(deviation=made, by=kitchen.world.bert, stands=False, **BACKING)


def test_talking_first_keeps_it_in_the_list(kitchen):
    made = kitchen.deviates()
    actions.back(deviation=made, by=kitchen.world.ria, stands=False, **BACKING)
    assert [line.stand for line in waiting_for(kitchen.world.ria)] == [Stand.TALK]
    actions.back(deviation=made, by=kitchen.world.ria, stands=True, **BACKING)
    assert [backing.stands for backing in made.backings.all()] == [False, True]


def test_silence_does_not_block_a_promise_beside_an_own_rule(kitchen):
    promise = kitchen.promises("kees", "Ik wacht met de brieven.")
    kitchen.deviates(promise=promise)
    actions.tick_off(promise=promise, by=kitchen.world.kees)
    promise.refresh_from_db()
    assert promise.claim == Claim.SAID_DONE


def test_an_exception_to_a_law_waits_for_the_director(kitchen):
    promise = kitchen.promises("kees", "Ik regel het zonder aanvraag.")
    law = kitchen.deviates(promise=promise, **LAW)
    with pytest.raises(Refusal):
        actions.tick_off(promise=promise, by=kitchen.world.kees)
    actions.back(deviation=law, by=kitchen.world.bert, stands=True, **BACKING)
    actions.tick_off(promise=promise, by=kitchen.world.kees)


def test_what_left_the_plan_waits_for_nobody(kitchen):
    made = kitchen.deviates()
    kitchen.says("kees")
    actions.drop_deviation(deviation=made, by=kitchen.world.kees)
    assert list(waiting_for(kitchen.world.ria)) == []


def test_the_register_counts_from_ten(kitchen):
    for _time in range(11):
        kitchen.deviates()
    for _time in range(3):
        kitchen.deviates(theme=Theme.SCHOOL)
    kitchen.deviates(theme=Theme.DEBT)
    found = patterns(kitchen.world.ruwaard)
    assert found == [Pattern(Theme.RENT, 11), Pattern(Theme.DEBT, 1), Pattern(Theme.SCHOOL, 3)]
    assert [pattern.shown for pattern in found] == ["11", "minder dan tien", "minder dan tien"]
    assert patterns(kitchen.world.ussen) == []


def test_who_sits_elsewhere_cannot_be_the_one_who_explains(kitchen):
    with pytest.raises(Refusal):
        kitchen.deviates("olga")
