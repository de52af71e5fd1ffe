"""Short or left over: what the agreement says then, as a proposal. Nothing moves by itself."""

from datetime import date
from uuid import uuid4

import pytest

from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions
from schuifaan.budget.models import Entry
from schuifaan.budget.queries.turns import Told, When, turn_of, turns
from schuifaan.budget.words import Step, Turn, What
from schuifaan.dialogues import actions as dialogues
from tests.budget import scene
from tests.budget.test_pages import client as client_of
from tests.budget.test_pages import page, post
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


# Carried out: in one press, with a decision behind it.


def address(pot, fund) -> str:
    return f"/geld/{fund.pk}/afspraak/{pot.year}/"


def press(pot, fund=None, **changed: object):
    fund = fund or pot.wmo
    found = turn_of(fund, pot.year)
    given = {"decision": scene.decided(pot), "seen": found.seal if found else "", "by": pot.world.kim}
    return actions.carry_out(fund=fund, year=pot.year, **(given | changed))


def free(pot) -> dict[str, tuple[int, int]]:
    found = {}
    for fund in (pot.wmo, pot.housing):
        stands = Entry.objects.filter(fund=fund, year=pot.year).position()
        found[fund.law] = stands.available, stands.kept_back
    return found


def test_what_moves_inside_the_pot_is_written_down_in_one_press(short):
    assert free(short) == {"Wmo": (-5_000, 0), "wonen": (2_000, 1_000)}
    decision = scene.decided(short, "Mag wonen bijspringen?")
    written = press(short, decision=decision)
    assert [(one.move, one.cents, one.fund.law) for one in written] == [
        ("move_out", 2_000, "wonen"), ("unreserve", 1_000, "wonen"), ("move_out", 1_000, "wonen"),
    ]  # fmt: skip
    lines = Entry.objects.filter(decision=decision)
    assert {(one.what, one.by) for one in lines.exclude(move="unreserve")} == {("house", short.world.kim.pk)}
    assert free(short) == {"Wmo": (-2_000, 0), "wonen": (0, 0)}
    (left,) = turns(short.agreement, short.year)
    assert ([when for _told, when in left.lines], left.now) == ([When.BY_LETTER, When.BY_LETTER], [])
    with pytest.raises(Refusal, match="Hier valt nu niets te verplaatsen"):
        press(short)


def test_no_cent_comes_or_goes_by_it(short):
    before = free(short)
    press(short)
    assert sum(map(sum, free(short).values())) == sum(map(sum, before.values()))


def test_what_was_on_the_page_is_what_is_written_down(short):
    seen = turn_of(short.wmo, short.year).seal
    scene.set_apart(short, 500, fund=short.housing, what="house", promise=None)
    with pytest.raises(Refusal, match="De bedragen zijn veranderd"):
        press(short, seen=seen)
    assert free(short) == {"Wmo": (-5_000, 0), "wonen": (1_500, 1_000)}


@pytest.mark.parametrize("who", ["marloes", "cor", "stien", "bert", "olga"])
def test_only_the_quartermaster_writes_it_down(short, who):
    with pytest.raises(Refusal, match="Vraag de kwartiermaker"):
        press(short, by=getattr(short.world, who))
    ended = dialogues.review(decision=scene.decided(short), by=short.world.stien, verdict="ended", words="Klaar.")
    with pytest.raises(Refusal, match="Kies een besluit van de stuurgroep"):
        press(short, decision=ended)
    assert free(short) == {"Wmo": (-5_000, 0), "wonen": (2_000, 1_000)}


def test_what_is_left_goes_where_it_is_short_and_into_the_reserve(pot):
    """Last year: thirty left at housing, and twenty too much set apart from the Wmo."""
    rules = {Turn.OVER: [], Turn.UNDER: [(Step.ELSEWHERE, None), (Step.RESERVE, 400), (Step.BACK, None)]}
    scene.agreed(pot, steps=rules)
    given = {"fund": pot.wmo, "year": pot.year - 1, "what": What.HOUSE, "by": pot.world.marloes}
    actions.grant(fund=pot.housing, year=pot.year - 1, cents=3_000, by=pot.world.kim, key="wonen")
    actions.commit(cents=2_000, decision=scene.decided(pot), **given)
    pot.year -= 1
    found = turn_of(pot.housing, pot.year)
    assert [(step.cents, when) for step, when in found.lines] == [
        (2_000, When.NOW), (400, When.NOW), (600, When.BY_LETTER),
    ]  # fmt: skip
    assert [(str(one.fund.law), one.free, one.free_after, one.reserved_after) for one in found.changes] == [
        ("Wmo", -2_000, 0, 0), ("wonen", 3_000, 600, 400),
    ]  # fmt: skip
    press(pot, pot.housing)
    assert free(pot) == {"Wmo": (0, 0), "wonen": (600, 400)}


def test_the_page_shows_the_steps_and_takes_one_press(short, client):
    decision = scene.decided(short, "Mag wonen bijspringen?")
    client.force_login(short.world.stien)
    seen = client.get(address(short, short.wmo)).content.decode()
    for words in (f"{short.wmo} komt € 50 tekort", "1. Kijk eerst elders", "Spaarpot: van € 10 naar € 0", "− € 20",
                  "Dat wacht op een brief van deze partij.", "De kwartiermaker schrijft het dan op."):  # fmt: skip
        assert words in seen
    assert (faults_in(seen), "Boek deze stappen" in seen) == ([], False)
    given = {"decision": decision.pk, "seen": turn_of(short.wmo, short.year).seal}
    assert client.post(address(short, short.wmo), {"post_id": str(uuid4()), **given}).status_code == 404
    assert free(short)["Wmo"] == (-5_000, 0)
    assert "Boek deze stappen" in page(short.world.kim, address(short, short.wmo))
    assert "Kies een besluit uit de lijst." in post(short.world.kim, address(short, short.wmo), seen=given["seen"])
    assert "Het staat erin, met het besluit erachter." in post(short.world.kim, address(short, short.wmo), **given)
    assert free(short) == {"Wmo": (-2_000, 0), "wonen": (0, 0)}


def test_a_fund_that_is_neither_has_nothing_to_share(short):
    seen = page(short.world.cor, address(short, short.housing))
    assert ("Hier is niets te verdelen" in seen, faults_in(seen)) == (True, [])
    assert client_of(short.world.cor).get(f"/geld/{short.wmo.pk}/afspraak/1999/").status_code == 404
    assert client_of(short.world.olga).get(address(short, short.wmo)).status_code == 404


def test_the_first_page_and_the_fund_point_to_it(short):
    for path in ("/geld/", f"/geld/{short.wmo.pk}/"):
        assert f'href="{address(short, short.wmo)}"' in page(short.world.cor, path)
