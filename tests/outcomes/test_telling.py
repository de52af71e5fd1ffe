"""How it went before, told in one conversation; and what stands ready of the new way."""

import re
from decimal import Decimal

import pytest

from schuifaan.base.periods import today
from schuifaan.budget import actions as pot
from schuifaan.outcomes import actions, queries
from schuifaan.outcomes.models import CostLine
from schuifaan.outcomes.words import Missing
from schuifaan.tables.models import Table
from schuifaan.tables.words import SeatKind, State
from tests.budget.scene import make_pot, make_promise, set_apart
from tests.outcomes.browser import faults, page, post, queries_of, status
from tests.outcomes.scene import CANARY, GUIDANCE, NO_PRICE, PHYSIO, agreed, line, make_table, residents, want

VISIT = "kh2024_huisarts_consult_gemiddeld"


@pytest.fixture
def case(world):
    return want(world, make_table(world, world.fatma))


def of(case):
    return f"/tafels/{case.table_id}/rekensom/vroeger/"


def told(case):
    return [(one.code, one.units, one.per) for one in case.lines.filter(path="old").order_by("code")]


def test_the_old_path_is_told_in_one_go(world, case):
    sent = {f"aantal-{GUIDANCE}": "2,5", f"per-{GUIDANCE}": "week", f"aantal-{VISIT}": "6", f"per-{VISIT}": "year"}
    assert post(world.anna, of(case), **sent)["Location"] == f"/tafels/{case.table_id}/rekensom/"
    assert told(case) == [(GUIDANCE, Decimal("2.5"), "week"), (VISIT, Decimal(6), "year")]
    assert {(one.starts_on, one.ends_on, one.certainty) for one in case.lines.all()} == {
        (case.starts_on, case.ends_on, "told")
    }


def test_a_line_per_week_counts_every_week(world, case):
    post(world.anna, of(case), **{f"aantal-{GUIDANCE}": "2", f"per-{GUIDANCE}": "week"})
    # Two hours in each of 365 / 7 weeks, at € 69,84.
    assert queries.case_view(case).result.old_cents == round(Decimal(2) * 365 / 7 * 6984)
    assert "2 per week" in re.sub(r"\s+", " ", page(world.anna, f"/tafels/{case.table_id}/rekensom/"))


def test_telling_it_again_sets_it_right_and_nought_takes_it_away(world, case):
    sent = {f"aantal-{GUIDANCE}": "2", f"per-{GUIDANCE}": "week", f"aantal-{VISIT}": "6", f"per-{VISIT}": "year"}
    post(world.anna, of(case), **sent)
    shown = page(world.anna, of(case))
    assert re.search(rf'name="aantal-{GUIDANCE}" value="2(,000)?"', shown)
    post(world.anna, of(case), **(sent | {f"aantal-{GUIDANCE}": "0", f"aantal-{VISIT}": "8"}))
    assert told(case) == [(VISIT, Decimal(8), "year")]


def test_what_was_written_down_apart_stays(world, case):
    line(case, "old", units="3", note=CANARY)
    post(world.anna, of(case), **{f"aantal-{GUIDANCE}": "2", f"per-{GUIDANCE}": "week"})
    assert sorted((units, per) for _code, units, per in told(case)) == [(Decimal(2), "week"), (Decimal(3), "once")]


def test_thirty_things_stand_ready_and_what_was_told_comes_first(world, case):
    ready = [one.code for one in queries.common_lines(case)]
    assert len(ready) == len(set(ready)) == 30
    line(case, "old", PHYSIO, "9")
    assert [one.code for one in queries.common_lines(case)][0] == PHYSIO
    assert sorted(queries.common_lines(case), key=lambda one: one.code) != ready


def test_each_thing_on_the_list_may_stand_in_a_case(case):
    codes = [one.code for one in queries.common_lines(case)]
    assert [code for code in codes if not queries.is_known(code)] == []
    assert [code for code in codes if queries.is_informal(code)] == []
    assert len(set(codes) & set(Missing.values)) == 4


def test_what_is_used_most_comes_first_but_only_from_ten_cases(world, case):
    rare = "kh2024_logopedie"
    people = residents(world, 10)
    for who in people[:9]:
        agreed(world, who, "1", "1", rare)
    assert rare not in [one.code for one in queries.common_lines(case)]
    agreed(world, people[9], "1", "1", rare)
    assert [one.code for one in queries.common_lines(case)][:2] == [GUIDANCE, rare]


def test_something_else_is_found_without_script(world, case):
    shown = page(world.anna, f"{of(case)}?zoek=logopedie")
    assert "Gevonden: 1." in shown
    assert 'name="aantal-kh2024_logopedie"' in shown
    assert "Niets gevonden" in page(world.anna, f"{of(case)}?zoek=zeppelin")
    sent = {"aantal-kh2024_logopedie": "4", "per-kh2024_logopedie": "month"}
    post(world.anna, f"{of(case)}?zoek=logopedie", **sent)
    assert told(case) == [("kh2024_logopedie", Decimal(4), "month")]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({f"aantal-{GUIDANCE}": "veel"}, "Schrijf een getal, zoals 12 of 2,5."),
        ({f"aantal-{GUIDANCE}": "-1"}, "Schrijf een getal van nul of meer."),
        ({f"aantal-{GUIDANCE}": "2", f"per-{GUIDANCE}": "eeuw"}, "Kies wat past."),
    ],
)
def test_a_wrong_amount_says_what_to_do_and_nothing_is_kept(world, case, sent, says):
    answer = post(world.anna, of(case), **sent)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert faults(answer.content.decode()) == []
    assert told(case) == []


def test_looked_over_together_it_is_not_told_any_more(world, case):
    line(case, "old")
    line(case, "new")
    actions.agree_analysis(analysis=case, by=world.anna)
    refused = post(world.anna, of(case), **{f"aantal-{GUIDANCE}": "2"})
    assert refused.status_code == 409
    assert "Zet hem eerst weer open" in refused.content.decode()


def test_only_the_named_analyst_comes_here(world, case):
    opened = {name: status(who, of(case)) for name, who in world.everyone().items()}
    assert opened == {name: 200 if name == "anna" else 404 for name in world.everyone()}
    assert post(world.marloes, of(case), **{f"aantal-{GUIDANCE}": "2"}).status_code == 404
    assert told(case) == []


def test_the_page_speaks_plain_dutch_and_names_what_has_no_price(world, case):
    shown = page(world.anna, of(case))
    assert faults(shown) == []
    assert shown.count("Hier is nog geen prijs voor.") == 4


def test_more_lines_cost_no_more_queries(world, case):
    line(case, "old")
    one = queries_of(world.anna, of(case))
    line(case, "old", PHYSIO)
    line(case, "old", NO_PRICE)
    assert queries_of(world.anna, of(case)) == one


# The new way, as it stands ready.


@pytest.fixture
def money(world):
    """Fatma's plan with a promise of Kees that needs money; Jan promises something too."""
    ready = make_pot(world)
    seat = ready.plan.table.seats.create(person=world.jan, kind=SeatKind.NEIGHBOUR, since=today())
    make_promise(ready.plan, seat.person, "Ik kook op maandag", needs_money=False)
    Table.objects.filter(pk=ready.plan.table_id).update(state=State.RUNNING)
    ready.plan.table.refresh_from_db()
    return ready


def ready(analysis):
    return [(one.code, one.units, one.certainty) for one in analysis.lines.filter(path="new").order_by("code")]


def test_the_hours_of_promises_stand_ready_without_their_words(world, money):
    analysis = actions.want_analysis(table=money.plan.table, by=world.fatma, analyst=world.anna)
    assert ready(analysis) == [
        ("eigen_uur_coordinator", Decimal(10), "estimated"),
        ("eigen_uur_gast", Decimal(3), "estimated"),
        ("eigen_uur_huis", Decimal(1), "estimated"),
    ]
    assert [(one.who, one.hours) for one in analysis.burdens.all()] == [("buren en familie aan tafel", Decimal(3))]
    assert [one.note for one in analysis.lines.filter(code="eigen_uur_gast")] == [
        "Met één uur voor elke afspraak in het plan. Aantal afspraken: 1."
    ]


def test_what_the_pot_spent_stands_ready_per_law(world, money):
    set_aside = set_apart(money, 4_000)
    pot.spend(commitment=set_aside, cents=2_550, by=world.kim)
    assert queries.paid_from_pot(money.plan.table) == [
        (law, 2_550 if law == "Wmo" else 0)
        for law in ("Wmo", "welzijn", "Jeugdwet", "Zvw", "Wlz", "Participatiewet", "wonen", "veiligheid")
    ]
    analysis = actions.want_analysis(table=money.plan.table, by=world.fatma, analyst=world.anna)
    assert ready(analysis)[-1] == ("wijkbudget_Wmo", Decimal("25.5"), "counted")
    assert queries.case_view(analysis).result.per_law["Wmo"].new_cents == 2_550


def test_what_the_old_way_would_have_asked_stands_beside_the_old_path(world, money):
    analysis = actions.want_analysis(table=money.plan.table, by=world.fatma, analyst=world.anna)
    assert queries.asked_before(money.plan.table) is None
    for decision, contribution in ((True, 1_900), (True, None), (False, 0)):
        set_apart(money, 100, old_decision=decision, old_contribution=contribution)
    assert queries.asked_before(money.plan.table) == queries.AskedBefore(decisions=2, contribution=1_900, unknown=1)
    seen = page(world.anna, f"/tafels/{analysis.table_id}/rekensom/")
    assert "Vroeger vroeg dit 2 officiële besluiten en € 19 van de bewoner. Van één afspraak" in seen
    assert faults(seen) == []


def test_another_table_is_not_paid_here(world, money):
    pot.spend(commitment=set_apart(money, 4_000), cents=2_550, by=world.kim)
    other = actions.want_analysis(table=make_table(world, world.henk), by=world.henk, analyst=world.anna)
    assert CostLine.objects.filter(analysis=other, code__startswith="wijkbudget").count() == 0
