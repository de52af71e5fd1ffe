"""One case's costs are for the resident and the named analyst. Not for the coordinator, and not for who steers."""

import pytest

from schuifaan.base.access import may
from schuifaan.base.models import JournalLine
from schuifaan.neighbourhood.models import Person, Role
from schuifaan.neighbourhood.words import Kind
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.tables.words import SeatKind
from tests.outcomes.browser import client, status
from tests.outcomes.scene import agreed, line, make_table, sit, want
from tests.world import person


@pytest.fixture
def case(world):
    analysis = agreed(world, world.fatma)
    sit(analysis.table, world.kees)
    sit(analysis.table, world.jan, SeatKind.NEIGHBOUR)
    return analysis


def paths(analysis):
    one = f"/tafels/{analysis.table_id}/rekensom/"
    return [one, f"{one}regel/", f"{one}regel/{analysis.lines.first().pk}/", f"{one}uren/"]


def test_only_the_named_analyst_opens_the_case(world, case):
    other = person("Ans Otter", (Kind.ANALYST, world.ruwaard, None))
    everyone = world.everyone() | {"other": other}
    opened = {
        name: [status(who, path) for path in paths(case)]
        for name, who in everyone.items()
        if not may(who, "change", case)
    }
    assert opened == {name: [404] * 4 for name in everyone if name != "anna"}
    assert [status(world.anna, path) for path in paths(case)] == [200] * 4


def test_who_may_read_and_who_may_say_that_it_counts(world, case):
    def able(verb):
        return [name for name, who in world.everyone().items() if may(who, verb, case)]

    assert {verb: able(verb) for verb in ("read", "change", "count", "wipe")} == {
        "read": ["fatma", "anna"],
        "change": ["anna"],
        "count": ["fatma"],
        "wipe": [],
    }


def test_the_coordinator_who_is_the_named_analyst_may(world, case):
    Role.objects.create(person=world.marloes, neighbourhood=world.ruwaard, kind=Kind.ANALYST)
    assert status(Person.objects.get(pk=world.marloes.pk), paths(case)[0]) == 404
    CaseAnalysis.objects.update(analyst=world.marloes)
    assert status(Person.objects.get(pk=world.marloes.pk), paths(case)[0]) == 200
    assert status(world.anna, paths(case)[0]) == 404


def test_an_analyst_whose_role_ended_reads_nothing_any_more(world, case):
    Role.objects.filter(person=world.anna).update(until=world.long_ago)
    assert status(Person.objects.get(pk=world.anna.pk), paths(case)[0]) == 404


def test_an_analyst_who_now_works_next_door_reads_nothing_here(world, case):
    Role.objects.filter(person=world.anna).update(neighbourhood=world.ussen)
    moved = Person.objects.get(pk=world.anna.pk)
    assert [status(moved, path) for path in ("/rekensommen/", *paths(case))] == [200, 404, 404, 404, 404]


def test_a_stranger_is_led_to_the_door(world, case, client):
    assert [client.get(path).status_code for path in paths(case)] == [302] * 4


@pytest.mark.parametrize("who", ["marloes", "stien", "henk", "kees", "fatma"])
def test_nobody_else_changes_anything(world, case, who):
    before = list(case.lines.values_list())
    one = f"/tafels/{case.table_id}/rekensom/"
    sent = [f"{one}{end}" for end in ("regel/", "uren/", "klaar/", "open/", f"regel/{case.lines.first().pk}/weg/")]
    assert [client(getattr(world, who)).post(path).status_code for path in sent] == [404] * 5
    assert list(case.lines.values_list()) == before


@pytest.mark.parametrize("who", ["anna", "marloes", "henk", "stien"])
def test_nobody_but_the_resident_says_that_it_counts_or_stops_it(world, case, who):
    for end in ("tellen", "stop"):
        answer = client(getattr(world, who)).post(f"/mijn/rekensom/{case.pk}/{end}/", {"counts": "nee"})
        assert answer.status_code == 404
    case.refresh_from_db()
    assert case.counts_in_sums is True


def test_a_line_of_another_case_is_not_changed_through_this_one(world, case):
    other = want(world, make_table(world, world.henk))
    line(other, "old")
    path = f"/tafels/{case.table_id}/rekensom/regel/{other.lines.get().pk}/"
    assert [status(world.anna, path), client(world.anna).post(f"{path}weg/").status_code] == [404, 404]
    assert other.lines.count() == 1


def test_the_resident_sees_who_read_it_and_why(world, case):
    for path in paths(case):
        status(world.anna, path)
    status(world.fatma, "/mijn/rekensom/")
    lines = JournalLine.objects.filter(act="read", about=world.fatma.pk).order_by("at", "id")
    assert [(one.person, one.thing, one.purpose, one.verb) for one in lines] == [
        (world.anna.pk, "outcomes.caseanalysis", "resultaten", name)
        for name in ("analysis", "cost-line", "cost-line-change", "burden")
    ]


def test_the_coordinator_writes_the_wish_down_and_sees_no_figure(world):
    table = make_table(world, world.fatma)
    path = f"/tafels/{table.pk}/rekensom/wil/"
    answer = client(world.marloes).post(path, {"analyst": str(world.anna.pk)})
    assert (answer.status_code, answer["Location"]) == (302, path)
    found = CaseAnalysis.objects.get()
    assert (found.wanted_by, found.analyst) == (world.marloes, world.anna)
    told = client(world.marloes).get(path).content.decode()
    assert "Anna rekent mee" in told
    assert "€" not in told


@pytest.mark.parametrize("who", ["kees", "anna", "stien", "henk", "olga", "fatma"])
def test_nobody_else_writes_a_wish_down(world, who):
    table = make_table(world, world.fatma)
    path = f"/tafels/{table.pk}/rekensom/wil/"
    assert client(getattr(world, who)).post(path, {"analyst": str(world.anna.pk)}).status_code == 404
    assert CaseAnalysis.objects.count() == 0


def test_a_guest_gives_a_mark_for_the_own_seat_only(world, case):
    seats = {name: sit(make_table(world, who), world.kees) for name, who in (("henk", world.henk),)}
    path = f"/werkplezier/{seats['henk'].pk}/"
    others = {name: status(who, path) for name, who in world.everyone().items()}
    assert others == {name: 200 if name == "kees" else 404 for name in world.everyone()}


def test_the_resident_has_no_mark_for_work(world, case):
    seat = case.table.seats.get(kind=SeatKind.RESIDENT)
    assert status(world.fatma, f"/werkplezier/{seat.pk}/") == 404


def test_who_steers_comes_through_and_nobody_else(world):
    assert {name for name, who in world.everyone().items() if status(who, "/wijk/") == 200} == {"stien", "kim", "bert"}
