"""Who may read which line of a plan. Each test first makes something that could leak."""

from datetime import timedelta

import pytest

from schuifaan.base.access import may
from schuifaan.base.periods import today
from schuifaan.neighbourhood.models import Household, Mandate, Member
from schuifaan.neighbourhood.words import Scope
from schuifaan.plans import actions
from schuifaan.plans.models import Deviation, Plan, Promise
from schuifaan.plans.words import RuleKind, Stand, Theme
from schuifaan.tables.words import SeatKind
from tests.plans.kitchen import ALL, CLOSE, NO_NEIGHBOURS, make_table

TABLE = {"fatma", "marloes", "kees", "samira", "jan"}


def readers(kitchen, line):
    """The names of everyone in the world who may read this line."""
    return {name for name, person in kitchen.world.everyone().items() if may(person, "read", line)}


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"open_to": ALL}, TABLE),
        ({"open_to": NO_NEIGHBOURS}, TABLE - {"jan"}),
        ({"open_to": CLOSE}, {"fatma", "marloes", "kees"}),
        ({"open_to": ALL, "needs_money": True}, TABLE - {"jan"}),
        ({"open_to": ALL, "sensitive": True}, TABLE - {"jan"}),
    ],
)
def test_a_promise_is_read_by_whom_it_was_opened_to(kitchen, chosen, expected):
    promise = kitchen.promises("kees", "Ik stop de brieven.", **chosen)
    assert readers(kitchen, promise) == expected


def test_without_a_choice_only_those_whom_it_touches_read_it(kitchen):
    made = actions.promise(
        plan=kitchen.plan,
        by=kitchen.world.kees,
        seat=kitchen.seats["kees"],
        words="Ik bel de deurwaarder.",
        touches=[kitchen.seats["samira"]],
    )
    assert readers(kitchen, made) == {"fatma", "marloes", "kees", "samira"}


@pytest.mark.parametrize("chosen", [{"needs_money": True}, {"sensitive": True}, {"open_to": NO_NEIGHBOURS}])
def test_a_neighbour_who_is_named_reads_it_all_the_same(kitchen, chosen):
    promise = kitchen.promises("kees", "Jan en ik doen het.", touches=[kitchen.seats["jan"]], **chosen)
    assert "jan" in readers(kitchen, promise)


def test_a_neighbour_reads_what_they_promised_themselves(kitchen):
    promise = kitchen.promises("jan", "Ik breng haar naar de dokter.", sensitive=True, open_to=CLOSE)
    assert readers(kitchen, promise) == {"fatma", "marloes", "jan"}


@pytest.mark.parametrize("theme", list(Theme))
def test_neighbours_never_read_a_deviation_about_money_health_or_school(kitchen, theme):
    quiet = {Theme.PLACE, Theme.PRIVACY, Theme.OTHER}
    assert ("jan" in readers(kitchen, kitchen.deviates(theme=theme))) == (theme in quiet)


def test_a_deviation_about_money_hides_its_promise_from_neighbours_too(kitchen):
    promise = kitchen.promises("kees", "Ik stop de brieven over de huur.")
    assert "jan" in readers(kitchen, promise)
    kitchen.deviates(promise=promise)
    assert "jan" not in readers(kitchen, promise)


def test_who_left_the_table_left_their_reading_too(kitchen):
    promise = kitchen.promises("kees", "Ik laat het raam maken.")
    seat = kitchen.seats["kees"]
    seat.until = today() - timedelta(days=1)
    seat.save()
    assert readers(kitchen, promise) == TABLE - {"kees"}
    kees = kitchen.world.kees
    assert not may(kees, "read", kitchen.plan)
    assert [verb for verb in ("tick", "change") if may(kees, verb, promise)] == []


def test_where_home_is_not_safe_a_housemate_reads_nothing_of_the_plan(kitchen):
    promise, deviation = kitchen.promises("jan", "Ik haal Emir op."), kitchen.deviates(theme=Theme.OTHER)
    seen = (kitchen.plan, promise, deviation)
    assert [may(kitchen.world.jan, "read", thing) for thing in seen] == [True] * 3
    together = Household.objects.get(members__person=kitchen.world.fatma)
    Member.objects.create(household=together, person=kitchen.world.jan, since=today())
    kitchen.table.story.restricted = True
    kitchen.table.story.save()
    assert [may(kitchen.world.jan, "read", thing) for thing in seen] == [False] * 3


def test_a_manager_sees_of_the_plan_only_what_waits_for_them(kitchen):
    promise = kitchen.promises("kees", "Ik stop de brieven over de huur.")
    waiting = kitchen.deviates(promise=promise)
    assert waiting.stand == Stand.WAITING
    ria = kitchen.world.ria
    assert list(Deviation.objects.visible_to(ria)) == [waiting]
    assert list(Promise.objects.visible_to(ria)) == []
    assert list(Plan.objects.visible_to(ria)) == []


def test_what_stays_inside_the_room_no_manager_reads(kitchen):
    room = {"theme": Theme.RENT, "kind": RuleKind.OWN, "words": "Zes maanden uitstel", "months": 6}
    actions.give_room(party=kitchen.world.housing, by=kitchen.world.ria, **room)
    assert readers(kitchen, kitchen.deviates()) == TABLE - {"jan"}


def test_a_law_waits_for_a_director_alone(kitchen):
    law = kitchen.deviates(kind=RuleKind.LAW, article="Wmo 2015, artikel 2.3.5")
    own = kitchen.deviates()
    backers = {
        name: {line for line in (law, own) if may(kitchen.person(name), "back", line)} for name in ("ria", "bert")
    }
    assert backers == {"ria": {own}, "bert": {law, own}}
    assert readers(kitchen, law) == (TABLE - {"jan"}) | {"bert"}


def test_another_party_and_another_neighbourhood_see_nothing(kitchen):
    promise = kitchen.promises("kees", "Ik laat het raam maken.")
    deviation = kitchen.deviates()
    outside = {"henk", "stien", "kim", "cor", "anna", "haard", "olga", "piet"}
    for thing in (kitchen.plan, promise, deviation):
        assert readers(kitchen, thing) & outside == set()


def test_who_sits_at_another_table_sees_nothing_of_this_one(kitchen):
    other, _seats = make_table(kitchen.world, kitchen.world.henk, anna=(kitchen.world.anna, SeatKind.PROFESSIONAL))
    actions.begin_plan(table=other, by=kitchen.world.marloes)
    promise = kitchen.promises("kees", "Ik laat het raam maken.")
    assert [plan.table for plan in Plan.objects.visible_to(kitchen.world.anna)] == [other]
    assert not may(kitchen.world.anna, "read", promise)


@pytest.mark.parametrize(("scope", "confirms"), [(Scope.READ, False), (Scope.ACT, True), (Scope.ASSENT, True)])
def test_a_helper_reads_and_acts_as_far_as_the_mandate_goes(kitchen, scope, confirms):
    promise = kitchen.promises("kees", "Ik laat het raam maken.", open_to=CLOSE)
    piet = kitchen.world.piet
    assert not may(piet, "read", promise)
    Mandate.objects.create(resident=kitchen.world.fatma, helper=piet, scope=scope, until=today())
    assert may(piet, "read", promise)
    assert may(piet, "confirm", promise) == confirms


def test_only_who_made_a_promise_ticks_it_and_only_the_resident_confirms(kitchen):
    promise = kitchen.promises("kees", "Ik laat het raam maken.")
    everyone = kitchen.world.everyone()
    assert [name for name in everyone if may(everyone[name], "tick", promise)] == ["kees"]
    assert [name for name in everyone if may(everyone[name], "confirm", promise)] == ["fatma"]
