"""What funders promise, pay and settle; and the drawing of it."""

from fractions import Fraction
from pathlib import Path

import pytest
from django.core.management import call_command

from schuifaan.base.refusal import Refusal
from schuifaan.base.states import drawing
from schuifaan.budget import actions
from schuifaan.budget.ledger import tranches
from schuifaan.budget.models import Entry, Tranche
from schuifaan.budget.policies import manual, may_move_tranche
from schuifaan.budget.words import TRANCHE_MOVES, TrancheState
from tests.budget import scene

WAGES = tranches.Index("lonen", Fraction(1037, 1000), "CPB, september", "college, 3 november")
PRICES = tranches.Index("prijzen", Fraction(1021, 1000), "CPB, september", "college, 3 november")


@pytest.fixture
def tranche(pot) -> Tranche:
    """A hundred euros and a bit for the housing fund."""
    actions.pledge(fund=pot.housing, cents=9_999, source="brief 1", by=pot.world.kim)
    return actions.grant_tranche(
        fund=pot.housing, year=pot.year, source="brief 2", by=pot.world.kim, indices=(WAGES, PRICES)
    )


def housing(pot) -> list[tuple[str, int, int]]:
    return list(Entry.objects.filter(fund=pot.housing).order_by("number").values_list("move", "cents", "available"))


def test_a_tranche_is_the_pledge_times_each_index_rounded_once(pot, tranche):
    # 9,999 × 1.037 × 1.021 = 10,586.71...
    assert (tranche.base, tranche.cents, tranche.state) == (9_999, 10_587, "granted")
    assert housing(pot) == [("grant", 10_587, 10_587)]
    kept = [
        tranches.Index(one.name, Fraction(one.numerator, one.denominator), one.source, one.decision)
        for one in tranche.indices.all()
    ]
    assert kept == [WAGES, PRICES]
    assert tranches.Tranche(tranche.base, tuple(kept)).cents == tranche.cents


def test_there_is_one_tranche_a_year_and_it_needs_a_pledge(pot, tranche):
    again = {"fund": pot.housing, "year": pot.year, "source": "brief 3", "by": pot.world.kim}
    with pytest.raises(Refusal, match="Voor dit jaar staat het geld er al"):
        actions.grant_tranche(**again)
    with pytest.raises(Refusal, match="Schrijf eerst op wat deze partij per jaar toezegt"):
        actions.grant_tranche(**(again | {"fund": pot.wmo}))


def test_the_funder_pays_in_parts_and_never_more_than_it_owes(pot, tranche):
    for number, cents in enumerate((6_000, 4_000)):
        actions.advance(tranche=tranche, cents=cents, by=pot.world.kim, key=f"storting {number}")
    again = actions.advance(tranche=tranche, cents=4_000, by=pot.world.kim, key="storting 1")
    assert again.number == 3
    with pytest.raises(Refusal, match="Er komt nog € 5,87. Kies een lager bedrag."):
        actions.advance(tranche=tranche, cents=588, by=pot.world.kim, key="storting 2")
    tranche.refresh_from_db()
    assert tranche.state == "advanced"
    assert housing(pot) == [("grant", 10_587, 10_587), ("advance", 6_000, 10_587), ("advance", 4_000, 10_587)]


def test_settled_lower_the_difference_leaves_and_what_was_paid_too_much_goes_back(pot, tranche):
    actions.advance(tranche=tranche, cents=10_587, by=pot.world.kim, key="storting")
    settled = actions.settle(tranche=tranche, cents=10_000, by=pot.world.kim)
    assert (settled.state, settled.settled) == ("settled", 10_000)
    with pytest.raises(Refusal, match="Er is € 105,87 ontvangen"):
        actions.pay_back(fund=pot.housing, year=pot.year, cents=10_588, by=pot.world.kim, key="terug")
    actions.pay_back(fund=pot.housing, year=pot.year, cents=587, by=pot.world.kim, key="terug")
    assert housing(pot)[-2:] == [("settle", 587, 10_000), ("payback", 587, 10_000)]
    stands = Entry.objects.filter(fund=pot.housing).position()
    assert (stands.receivable, stands.received, stands.available) == (0, 10_000, 10_000)


def test_more_than_came_too_much_goes_back_only_with_a_decision(pot, tranche):
    actions.advance(tranche=tranche, cents=10_587, by=pot.world.kim, key="storting")
    actions.settle(tranche=tranche, cents=10_000, by=pot.world.kim)
    given = {"fund": pot.housing, "year": pot.year, "by": pot.world.kim, "key": "terug"}
    with pytest.raises(Refusal, match="Er is € 5,87 te veel ontvangen. Voor meer is een besluit"):
        actions.pay_back(cents=588, **given)
    decision = scene.decided(pot)
    assert actions.pay_back(cents=588, decision=decision, **given).decision == decision
    assert actions.pay_back(cents=588, **given).number == Entry.objects.get(move="payback").number
    with pytest.raises(Refusal, match="Kies een jaar van"):
        actions.pay_back(cents=1, **given | {"year": 1999, "key": "toen"})


def test_settled_on_what_was_granted_moves_nothing_and_then_nothing_changes(pot, tranche):
    actions.settle(tranche=tranche, cents=10_587, by=pot.world.kim)
    assert housing(pot) == [("grant", 10_587, 10_587)]
    for deed in (
        lambda: actions.settle(tranche=tranche, cents=1, by=pot.world.kim),
        lambda: actions.advance(tranche=tranche, cents=1, by=pot.world.kim, key="later"),
    ):
        with pytest.raises(Refusal, match="Dit jaar is al vastgesteld"):
            deed()


def test_what_was_settled_is_not_taken_back(pot, tranche):
    actions.settle(tranche=tranche, cents=10_000, by=pot.world.kim)
    with pytest.raises(Refusal, match="Een jaar dat is vastgesteld, blijft zo"):
        actions.reverse(entry=Entry.objects.get(move="settle"), by=pot.world.marloes)


@pytest.mark.parametrize("cents", [-1, 10_588])
def test_nothing_is_settled_above_what_was_granted(pot, tranche, cents):
    with pytest.raises(Refusal, match="Vaststellen kan tot wat is verleend"):
        actions.settle(tranche=tranche, cents=cents, by=pot.world.kim)


def test_what_is_set_apart_is_not_settled_away(pot, tranche):
    scene.set_apart(pot, 10_000, fund=pot.housing)
    with pytest.raises(Refusal, match="Hier is nog € 5,87 vrij"):
        actions.settle(tranche=tranche, cents=9_999, by=pot.world.kim)
    assert Tranche.objects.get().state == "granted"


@pytest.mark.parametrize("who", ["marloes", "cor", "stien", "bert", "olga"])
def test_only_the_quartermaster_writes_down_what_funders_do(pot, tranche, who):
    by = getattr(pot.world, who)
    deeds = [
        lambda: actions.pledge(fund=pot.wmo, cents=1, source="x", by=by),
        lambda: actions.grant_tranche(fund=pot.wmo, year=pot.year, source="x", by=by, base=1),
        lambda: actions.advance(tranche=tranche, cents=1, by=by, key="x"),
        lambda: actions.settle(tranche=tranche, cents=1, by=by),
        lambda: actions.pay_back(fund=pot.wmo, year=pot.year, cents=1, by=by, key="x"),
    ]
    for deed in deeds:
        with pytest.raises(Refusal, match="Vraag de kwartiermaker"):
            deed()


def test_the_manual_shows_the_moves_of_today(capsys):
    page = Path(__file__).parents[2] / "docs" / "wijkbudget.md"
    assert page.read_text() == manual(), "The drawing is old: schuifaan django drawtranche > docs/wijkbudget.md"
    call_command("drawtranche")
    assert capsys.readouterr().out == manual()


def test_each_arrow_is_drawn_once():
    arrows = [line.strip() for line in drawing(TRANCHE_MOVES).splitlines() if "-->" in line]
    assert arrows == [
        "[*] --> granted", "granted --> advanced", "granted --> settled", "advanced --> advanced",
        "advanced --> settled", "settled --> [*]",
    ]  # fmt: skip
    assert [to for to in TrancheState if may_move_tranche(TrancheState.SETTLED, to)] == []
