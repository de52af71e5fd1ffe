"""Short or left over: what the agreement says then, as a proposal. Nothing moves by itself."""

from datetime import date

import pytest

from schuifaan.budget import actions
from schuifaan.budget.models import Entry
from schuifaan.budget.queries.turns import Told, turns
from schuifaan.budget.words import Step, Turn, What
from tests.budget import scene
from tests.words.faults import faults_in

pytestmark = pytest.mark.django_db
STEPS = {
    Turn.OVER: [(Step.ELSEWHERE, 2_000), (Step.RESERVE, None), (Step.OUTSIDE, 1_500)],
    Turn.UNDER: [(Step.RESERVE, 1_000), (Step.CARRY, None)],
}


def told(found) -> list[tuple]:
    return [(str(one.fund), one.cents, one.short, one.steps, one.left) for one in found]


@pytest.fixture
def short(pot):
    return make_short(pot)


def make_short(pot):
    """A hundred euros in the Wmo fund and thirty in that of housing, ten of it kept back; and 150 is set apart."""
    scene.agreed(pot, steps=STEPS)
    actions.grant(fund=pot.housing, year=pot.year, cents=3_000, by=pot.world.kim, key="wonen")
    actions.reserve(fund=pot.housing, year=pot.year, cents=1_000, by=pot.world.kim)
    given = {"fund": pot.wmo, "year": pot.year, "what": What.HOUSE, "by": pot.world.marloes}
    actions.commit(cents=15_000, decision=scene.decided(pot), **given)
    return pot


def test_a_fund_that_is_short_is_told_where_it_would_come_from(short):
    before = Entry.objects.count()
    assert told(turns(short.agreement, short.year)) == [
        (
            str(short.wmo), 5_000, True,
            (
                Told("kijk eerst elders in het wijkbudget", str(short.housing), 2_000),
                Told("de spaarpot voor tegenvallers", str(short.housing), 1_000),
                Told("vraag de partijen buiten het wijkbudget", str(short.world.municipality), 1_154),
                Told("vraag de partijen buiten het wijkbudget", str(short.world.housing), 346),
            ),
            500,
        )
    ]  # fmt: skip
    assert Entry.objects.count() == before


def test_a_fund_that_may_not_pay_for_it_is_left_alone(world):
    short = make_short(scene.make_pot(world, housing_for=["initiative"]))
    (found,) = turns(short.agreement, short.year)
    assert [step.step for step in found.steps] == ["vraag de partijen buiten het wijkbudget"] * 2
    assert found.left == 3_500


def test_what_is_left_after_the_year_goes_by_the_rules(pot):
    scene.agreed(pot, steps=STEPS)
    before = pot.year - 1
    actions.grant(fund=pot.wmo, year=before, cents=7_000, by=pot.world.kim, key="toen", on=date(before, 3, 1))
    assert told(turns(pot.agreement, before)) == [
        (
            str(pot.wmo), 7_000, False,
            (
                Told("de spaarpot voor tegenvallers", str(pot.wmo), 1_000),
                Told("neem het mee naar volgend jaar", str(pot.wmo), 6_000),
            ),
            0,
        )
    ]  # fmt: skip
    assert turns(pot.agreement, pot.year) == []


def test_without_rules_nothing_is_proposed(pot):
    given = {"fund": pot.wmo, "year": pot.year, "what": What.HOUSE, "by": pot.world.marloes}
    actions.commit(cents=15_000, decision=scene.decided(pot), **given)
    assert told(turns(pot.agreement, pot.year)) == [(str(pot.wmo), 5_000, True, (), 5_000)]


def test_the_account_of_a_year_tells_it(short, client):
    client.force_login(short.world.cor)
    page = client.get("/geld/rekening/", {"jaar": short.year}).content.decode()
    assert f"{short.wmo} komt € 50 tekort." in page
    assert "Voor € 5 is nog geen plek." in page
    assert faults_in(page) == []
