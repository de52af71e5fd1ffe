"""Reading the pot: a line with its why, the agreement, what is to be expected, and what everyone may know."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schuifaan.base.periods import moment, now, today
from schuifaan.budget import actions, queries
from schuifaan.budget.models import Binding, Entry, Limit, Tranche
from schuifaan.budget.queries.public import rounded
from schuifaan.budget.words import Duty, Step, Turn, What
from schuifaan.dialogues import actions as dialogues
from schuifaan.neighbourhood.models import Role
from schuifaan.neighbourhood.words import Kind, Law, Mode
from schuifaan.plans import actions as plans
from schuifaan.plans.words import Right
from tests.budget import scene
from tests.budget.test_pages import client, page
from tests.words.faults import faults_in
from tests.world import person


@pytest.fixture
def apart(pot) -> Entry:
    return scene.set_apart(pot, 6_000)


def in_march(pot):
    """The pot is granted in January and looked at later; most of the year is still to come."""
    return moment(now().replace(month=4, day=15))


def line(entry: Entry) -> str:
    return f"/geld/regel/{entry.pk}/"


# A line with its why.


def test_a_line_says_who_when_and_under_which_rule(pot, apart):
    spent = actions.spend(commitment=apart, cents=2_050, by=pot.world.kim)
    seen = page(pot.world.cor, line(spent))
    for words in (
        "Besteed: een afspraak uit een plan: € 20,50", "door Kim de Wit", "artikel 2.1.1 van de Wmo",
        "Wat aan tafel is afgesproken, betalen we zonder officieel besluit.", "Zo komt de hulp op tijd.",
        f'href="{line(apart)}"',
    ):  # fmt: skip
        assert words in seen
    assert faults_in(seen) == []


def test_what_was_set_apart_shows_what_became_of_it(pot, apart):
    spent = actions.spend(commitment=apart, cents=2_000, by=pot.world.kim)
    actions.release(commitment=apart, cents=500, by=pot.world.kim)
    back = actions.reverse(entry=spent, by=pot.world.marloes)
    told = queries.why(apart, pot.world.cor)
    assert (told.stands.committed, told.stands.spent, told.stands.released, told.stands.set_apart) == (
        6_000, 0, 500, 5_500,
    )  # fmt: skip
    assert [one.move for one in told.parts] == ["spend", "release", "reversal"]
    assert queries.why(spent, pot.world.cor).taken_back == back
    for one in (apart, spent, back):
        assert faults_in(page(pot.world.kim, line(one))) == []
    assert "Dit is teruggedraaid" in page(pot.world.cor, line(spent))
    assert "Dit draait een regel terug" in page(pot.world.cor, line(back))


def test_a_line_shows_the_buttons_of_who_may_press_them(pot, apart):
    assert "Betaal hiervan" in page(pot.world.kim, line(apart))
    for name in ("marloes", "cor", "stien", "bert"):
        seen = page(getattr(pot.world, name), line(apart))
        assert [word for word in ("Betaal hiervan", "Draai terug") if word in seen] == []


def test_behind_more_than_there_is_stands_a_decision_that_can_be_read(pot):
    asked = dialogues.ask(neighbourhood=pot.world.ruwaard, by=pot.world.stien, question="Mag er meer uit?")
    decided = dialogues.decide(
        decision=asked, by=pot.world.kim, outcome="Ja.", behind=[pot.world.bert], decided_on=today(),
        review_on=today() + timedelta(days=90),
    )  # fmt: skip
    over = scene.set_apart(pot, 15_000, decision=decided)
    seen = page(pot.world.cor, line(over))
    assert f"/besluiten/{decided.pk}/" in seen
    assert "Mag er meer uit?" in seen
    assert f"In {pot.year} staat € 50 te veel opzij" in page(pot.world.cor, "/geld/")


def test_nobody_next_door_reads_a_line(pot, apart):
    assert client(pot.world.olga).get(line(apart)).status_code == 404
    assert client(pot.world.fatma).get(line(apart)).status_code == 404


# A fund, and how much it costs to look at.


def asked_by(who, path: str) -> int:
    browser = client(who)
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("path", ["/geld/", "/geld/opzij/", "fund", "agreement", "line"])
def test_a_page_asks_as_much_of_few_lines_as_of_many(pot, apart, path):
    address = {
        "fund": f"/geld/{pot.wmo.pk}/", "agreement": f"/geld/overeenkomst/{pot.agreement.pk}/", "line": line(apart)
    }.get(path, path)  # fmt: skip
    first = scene.set_apart(pot, 100, what="house", promise=None, expires=today() + timedelta(days=1))
    for one in (first, apart):
        actions.spend(commitment=one, cents=10, by=pot.world.kim)
    few = asked_by(pot.world.cor, address)
    for number in range(12):
        one = scene.set_apart(pot, 100, what="house", promise=None, expires=today() + timedelta(days=number))
        actions.spend(commitment=one, cents=10, by=pot.world.kim)
        actions.spend(commitment=apart, cents=10, by=pot.world.kim)
    assert asked_by(pot.world.cor, address) == few


def test_a_fund_of_many_lines_is_read_page_by_page(pot):
    for number in range(35):
        scene.set_apart(pot, 100 + number, what="house", promise=None)
    first, second = (page(pot.world.cor, f"/geld/{pot.wmo.pk}/?blad={number}") for number in (1, 2))
    assert (first.count("/geld/regel/"), second.count("/geld/regel/")) == (30, 6)
    assert "€ 1,34" in first
    assert "€ 1,34" not in second


# The agreement.


def test_the_agreement_tells_who_takes_part_what_comes_first_and_how_much(pot):
    actions.agree(
        agreement=pot.agreement, by=pot.world.kim, since=today(), text="De Jeugdwet komt erbij.",
        parties={pot.world.municipality: Mode.POOLED, pot.world.housing: Mode.METHOD},
        laws={Law.WMO: pot.year, Law.JEUGDWET: pot.year + 2},
        steps={Turn.OVER: [(Step.ELSEWHERE, None), (Step.RESERVE, 500_000)], Turn.UNDER: [(Step.CARRY, None)]},
    )  # fmt: skip
    Tranche.objects.create(fund=pot.wmo, year=pot.year, base=10_000, cents=10_300, source="Besluit", granted_on=today())
    Limit.objects.create(
        agreement=pot.agreement, duty=Duty.SPEND, role=Kind.QUARTERMASTER, cents=250_000, since=today()
    )
    found = queries.agreed(pot.agreement)
    assert (found.holds.number, [one.number for one in found.versions]) == (2, [2, 1])
    assert [str(step) for step in found.over] == [
        "1. kijk eerst elders in het wijkbudget",
        "2. de spaarpot voor tegenvallers",
    ]
    seen = page(pot.world.cor, f"/geld/overeenkomst/{pot.agreement.pk}/")
    for words in ("doet ook mee met het wijkbudget", "tot € 5.000", "€ 103", "verleend", "tot € 2.500", "Kwartiermaker",
                  "De Jeugdwet komt erbij.", str(pot.year + 2)):  # fmt: skip
        assert words in seen
    assert faults_in(seen) == []


def test_a_version_that_begins_later_does_not_hold_yet(pot):
    actions.agree(agreement=pot.agreement, by=pot.world.kim, since=today() + timedelta(days=9))
    assert queries.agreed(pot.agreement).holds.number == 1


def test_next_door_reads_no_agreement(pot):
    assert client(pot.world.olga).get(f"/geld/overeenkomst/{pot.agreement.pk}/").status_code == 404


# What is to be expected.


@pytest.fixture
def half_way(pot):
    """It is April; three months are over, in which 10, 20 and 30 euros were spent of a hundred."""
    year = today().year
    for month, cents in ((1, 1_000), (2, 2_000), (3, 3_000)):
        on = date(year, month, 10)
        one = scene.set_apart(pot, cents, what="house", promise=None, on=on)
        actions.spend(commitment=one, cents=cents, by=pot.world.kim, on=on)
    with moment(now().replace(year=year, month=4, day=15)):
        yield pot


def seen_ahead(pot):
    years = range(pot.agreement.since.year, pot.agreement.until.year + 1)
    return queries.outlook(pot.agreement, queries.pot_overview(pot.world.ruwaard, years))


def test_if_it_goes_on_like_this_the_money_is_used_up(half_way):
    found = seen_ahead(half_way)
    assert (found.forecast.rate, found.banded, found.forecast.runs_out.middle) == (2_000, True, 3)
    assert found.conclusion == f"Als het zo doorgaat, is het geld op in juni {half_way.year}."
    assert found.between.startswith("Op zijn vroegst in ")


def test_if_there_is_enough_it_says_what_is_left_and_how_sure_that_is(half_way):
    actions.grant(fund=half_way.wmo, year=half_way.year, cents=10_000_000, by=half_way.world.kim, key="meer")
    found = seen_ahead(half_way)
    left = 10_004_000 - 9 * 2_000
    assert found.this_year.left.middle == left
    assert found.conclusion == f"Als het zo doorgaat, is er eind {half_way.year} nog € 99.860 over."
    assert found.this_year.left.low < left < found.this_year.left.high


def test_what_was_taken_back_was_never_spent(half_way):
    spent = Entry.objects.filter(move="spend", on__month=3).get()
    actions.reverse(entry=spent, by=half_way.world.marloes, on=date(half_way.year, 3, 20))
    assert seen_ahead(half_way).forecast.rate == 1_000


def test_before_a_month_is_over_nothing_is_foretold(pot, apart):
    actions.spend(commitment=apart, cents=10, by=pot.world.kim)
    assert seen_ahead(pot) is None


# News.


def test_what_changed_this_month_counts_what_was_taken_back_beside_it(pot, apart):
    first = today().replace(day=1)
    actions.reverse(entry=apart, by=pot.world.kim)
    found = [(one.move, one.times, one.cents, one.taken_back) for one in queries.changed(pot.world.ruwaard, first)]
    assert found == [("grant", 1, 10_000, 0), ("commit", 1, 6_000, 6_000)]
    assert queries.changed(pot.world.ussen, first) == []


def test_what_falls_free_within_two_months_is_told_beforehand(pot):
    days = {number: today() + timedelta(days=number) for number in (-3, 59, 61)}
    made = {
        days[number]: scene.set_apart(pot, 100, what="house", promise=None, expires=days[number]) for number in days
    }
    found = [one.entry for one in queries.expiring(pot.world.cor, pot.world.ruwaard)]
    assert found == [made[days[-3]], made[days[59]]]


def test_how_many_want_a_formal_decision_is_a_number_for_the_controller_only(pot):
    plans.use_right(plan=pot.plan, by=pot.world.fatma, right=Right.DECISION, words="Op papier.")
    told = {name: queries.formal_decisions_told(pot.world.ruwaard, getattr(pot.world, name)) for name in ("cor", "kim")}
    assert told == {"cor": "1", "kim": "minder dan tien"}
    assert "Dat vroegen minder dan tien bewoners." in page(pot.world.kim, "/geld/")
    Role.objects.create(person=pot.world.cor, kind=Kind.QUARTERMASTER, neighbourhood=pot.world.ussen)
    assert queries.formal_decisions_told(pot.world.ussen, pot.world.cor) == "minder dan tien"


# What everyone may know.


def everyone(path: str = "") -> str:
    response = Client().get(f"/waar-ging-het-geld-heen/{path}")
    assert response.status_code == 200
    return response.content.decode()


def paid(pot, people: int, cents: int = 10_000, on: date | None = None) -> None:
    """So many residents got something of this, in January."""
    on = on or date(pot.year, 1, 20)
    for number in range(people):
        resident = person(f"Bewoner {number}", (Kind.RESIDENT, pot.world.ruwaard, None))
        plan = scene.make_plan(pot.world, resident, pot.world.marloes)
        promise = scene.make_promise(plan, pot.world.kees)
        one = scene.set_apart(pot, cents, promise=promise)
        Entry.objects.filter(pk=one.pk)
        actions.spend(commitment=one, cents=cents, by=pot.world.kim, on=on)


@pytest.fixture
def spring(pot):
    actions.grant(fund=pot.wmo, year=pot.year, cents=50_000_000, by=pot.world.kim, key="veel", on=date(pot.year, 1, 3))
    return pot


def house(pot, cents: int) -> None:
    on = date(pot.year, 1, 9)
    one = scene.set_apart(pot, cents, what="house", promise=None, on=on)
    actions.spend(commitment=one, cents=cents, by=pot.world.kim, on=on)


def told(pot):
    with moment(now().replace(month=12, day=20)):
        return queries.public_year(pot.world.ruwaard, pot.year)


def shown(pot) -> dict[str, int]:
    found = told(pot)
    return {row.label: row.cents for row in found.figure.rows} if found.figure else {}


def test_ten_residents_stand_in_their_own_figure(spring):
    paid(spring, 10)
    house(spring, 250_000)
    assert shown(spring) == {"het huis van de wijk": 250_000, "hulp die in een plan staat": 100_000}


def test_nine_residents_stand_together_with_something_larger(spring):
    paid(spring, 9)
    house(spring, 250_000)
    assert shown(spring) == {"een paar dingen samen": 340_000}
    assert told(spring).together == "hulp die in een plan staat en het huis van de wijk"


def test_nothing_hides_behind_what_residents_decided_for_that_stands_one_by_one_elsewhere(spring):
    paid(spring, 9)
    on = date(spring.year, 1, 9)
    one = scene.set_apart(spring, 500_000, what="residents", promise=None, on=on)
    actions.spend(commitment=one, cents=500_000, by=spring.world.kim, on=on)
    assert (told(spring).figure, told(spring).spent) == (None, None)
    house(spring, 250_000)
    assert shown(spring) == {"het bewonersbudget": 500_000, "een paar dingen samen": 340_000}


def test_where_nothing_can_hide_them_neither_figure_nor_total_is_told(spring):
    paid(spring, 9)
    found = told(spring)
    assert (found.figure, found.spent, found.left) == (None, None, None)


def test_a_resident_who_was_wiped_does_not_make_ten(spring):
    paid(spring, 10)
    house(spring, 250_000)
    queries_before = shown(spring)
    first = Entry.objects.filter(move="commit", what=What.PROMISE).order_by("number")[0]
    from_binding(first.pk)
    assert shown(spring) != queries_before
    assert "hulp die in een plan staat" not in shown(spring)


def from_binding(entry_id: UUID) -> None:
    """Wiping takes the binding away."""
    Binding.objects.filter(entry=entry_id).delete()


@pytest.mark.parametrize(("cents", "said"), [(0, 0), (4_999, 0), (5_000, 10_000), (14_999, 10_000), (125_050, 130_000)])
def test_amounts_are_told_in_hundreds_of_euros(cents, said):
    assert rounded(cents) == said


def test_what_was_paid_this_month_is_not_told_yet(spring):
    house(spring, 250_000)
    before = shown(spring)
    with moment(now().replace(month=12, day=19)):
        one = scene.set_apart(spring, 777_700, what="house", promise=None)
        actions.spend(commitment=one, cents=777_700, by=spring.world.kim)
    assert shown(spring) == before == {"het huis van de wijk": 250_000}


def test_the_public_page_needs_no_name_and_says_none(spring):
    paid(spring, 3)
    house(spring, 250_000)
    seen = everyone()
    assert [name for name in ("Bewoner", "Kim", "Marloes", scene.WORDS) if name in seen] == []
    for words in (
        "Waar ging het geld heen?",
        "legden de partijen bij elkaar",
        "Gemeente",
        "Jij betaalt geen eigen bijdrage.",
    ):
        assert words in seen
    assert faults_in(seen) == []


def test_another_year_is_shown_when_asked_and_nonsense_is_the_newest(spring):
    for asked in ("", "?jaar=x", "?jaar=1900", "?wijk=x"):
        assert "Waar ging het geld heen?" in everyone(asked)
    assert f"Voor heel {spring.year - 1}." in everyone(f"?jaar={spring.year - 1}")


def test_where_there_is_no_pot_yet_it_says_so(world):
    assert "Er is nog geen geld bij elkaar gelegd." in everyone()


def test_the_welcome_page_leads_to_it(world):
    assert "/waar-ging-het-geld-heen/" in Client().get("/").content.decode()
