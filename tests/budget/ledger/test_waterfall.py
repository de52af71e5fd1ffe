"""Short or left over: money only moves, stops at each limit, and never goes where its purpose forbids."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.budget.ledger import Move, Position, together
from schuifaan.budget.ledger.waterfall import WHEN_LEFT, WHEN_SHORT, Need, Outcome, Rule, Stand, Step, Way, cover, place

FUNDS = ("wmo", "jeugd", "zvw", "welzijn")
PURPOSES = ("plan", "huis", "initiatief")
CENTS = st.integers(0, 5_000)
RULES = st.lists(st.builds(Rule, st.sampled_from(WHEN_SHORT), st.none() | CENTS), max_size=5)
PAYERS = st.dictionaries(st.sampled_from(["gemeente", "zorgkantoor", "corporatie"]), st.integers(0, 9))


@st.composite
def stands(draw) -> list[Stand]:
    found = []
    for fund in FUNDS:
        free = draw(st.integers(-500, 5_000))
        planned = draw(st.integers(0, max(free, 0)))
        found.append(Stand(fund, draw(st.frozensets(st.sampled_from(PURPOSES))), free, planned, draw(CENTS)))
    return found


def test_a_shortage_is_covered_in_the_order_of_the_agreement():
    pot = [
        Stand("wmo", frozenset({"plan"})),
        Stand("welzijn", frozenset({"plan", "huis"}), free=300, planned=100),
        Stand("jeugd", frozenset({"plan"}), free=100, reserved=50),
        Stand("zvw", frozenset({"huis"}), free=9_000, reserved=9_000),
    ]
    rules = [Rule(Way.ELSEWHERE, 210), Rule(Way.RESERVE), Rule(Way.CUT, 60), Rule(Way.OUTSIDE)]
    assert cover(Need("wmo", "plan", 400), pot, rules, {"gemeente": 3, "corporatie": 1}) == Outcome(
        (
            Step(Way.ELSEWHERE, "jeugd", "wmo", 70),
            Step(Way.ELSEWHERE, "welzijn", "wmo", 140),
            Step(Way.RESERVE, "jeugd", "wmo", 50),
            Step(Way.CUT, "welzijn", "wmo", 60),
            Step(Way.OUTSIDE, "corporatie", "wmo", 20),
            Step(Way.OUTSIDE, "gemeente", "wmo", 60),
        ),
        left=0,
    )


def test_the_own_reserve_goes_before_that_of_another():
    pot = [Stand("wmo", frozenset({"plan"}), reserved=30), Stand("jeugd", frozenset({"plan"}), reserved=500)]
    found = cover(Need("wmo", "plan", 100), pot, [Rule(Way.RESERVE, 80)], {})
    assert found == Outcome((Step(Way.RESERVE, "wmo", "wmo", 30), Step(Way.RESERVE, "jeugd", "wmo", 50)), left=20)


def test_what_may_not_be_paid_from_a_fund_is_not_moved_into_it():
    with pytest.raises(ValueError, match="does not pay for huis"):
        cover(Need("wmo", "huis", 5), [Stand("wmo", frozenset({"plan"}))], [], {})


def test_what_is_left_over_goes_by_the_rules_and_the_rest_stays():
    source = Stand("wmo", frozenset({"plan"}), free=1_000, planned=100)
    needs = [Need("jeugd", "plan", 200), Need("zvw", "huis", 900), Need("welzijn", "plan", 100)]
    rules = [Rule(Way.ELSEWHERE, 150), Rule(Way.RESERVE, 250), Rule(Way.BACK, 300), Rule(Way.CARRY, 80)]
    assert place(source, 900, needs, rules, {"gemeente": 1}) == Outcome(
        (
            Step(Way.ELSEWHERE, "wmo", "jeugd", 100),
            Step(Way.ELSEWHERE, "wmo", "welzijn", 50),
            Step(Way.RESERVE, "wmo", "wmo", 250),
            Step(Way.BACK, "wmo", "gemeente", 300),
            Step(Way.CARRY, "wmo", "wmo", 80),
        ),
        left=120,
    )


def test_a_fund_that_is_short_gets_no_more_than_it_is_short_however_often_a_rule_comes():
    source = Stand("wmo", frozenset({"plan"}), free=1_000)
    rules = [Rule(Way.ELSEWHERE, 150), Rule(Way.ELSEWHERE)]
    found = place(source, 900, [Need("jeugd", "plan", 200)], rules, {})
    assert [step.cents for step in found.steps] == [150, 50]
    assert found.left == 700


@pytest.mark.parametrize("cents", [-1, 901])
def test_only_what_nobody_counts_on_is_left_over(cents):
    with pytest.raises(ValueError, match="free and not planned"):
        place(Stand("wmo", frozenset(), free=1_000, planned=100), cents, [], [], {})


def test_a_rule_for_a_shortage_is_none_for_what_is_left_and_the_other_way_round():
    with pytest.raises(ValueError, match="no such way here: cut"):
        place(Stand("wmo", frozenset(), free=1_000), 1, [], [Rule(Way.CUT)], {})
    with pytest.raises(ValueError, match="no such way here: carry, back"):
        cover(Need("wmo", "plan", 1), [Stand("wmo", frozenset({"plan"}))], [Rule(Way.CARRY), Rule(Way.BACK)], {})


@pytest.mark.parametrize(("free", "planned", "reserved"), [(10, 11, 0), (-5, 1, 0), (10, -1, 0), (0, 0, -1)])
def test_no_more_is_planned_than_is_free(free, planned, reserved):
    with pytest.raises(ValueError, match="planned"):
        Stand("wmo", frozenset(), free, planned, reserved)


def after(pot: list[Stand], steps: tuple[Step, ...]) -> dict[str, Stand]:
    """The oracle: one purse with three pockets per fund; coins go from pocket to pocket."""
    found = {stand.fund: stand for stand in pot}
    for step in steps:
        if step.way is Way.RESERVE:
            found[step.source] = replace(found[step.source], reserved=found[step.source].reserved - step.cents)
        elif step.way is not Way.OUTSIDE:
            giver = found[step.source]
            planned = giver.planned - step.cents * (step.way is Way.CUT)
            found[step.source] = replace(giver, free=giver.free - step.cents, planned=planned)
    return found


@given(stands(), st.sampled_from(FUNDS), st.sampled_from(PURPOSES), CENTS, RULES, PAYERS)
def test_a_shortage_conserves_money_and_stops_at_limits(pot, fund, purpose, cents, rules, payers):
    pot = [replace(one, purposes=one.purposes | {purpose}) if one.fund == fund else one for one in pot]
    found = cover(Need(fund, purpose, cents), pot, rules, payers)
    allowed = {one.fund for one in pot if purpose in one.purposes}
    assert sum(step.cents for step in found.steps) + found.left == cents
    assert found.left >= 0
    assert all(step.cents > 0 and step.target == fund for step in found.steps)
    assert {step.source for step in found.steps if step.way is not Way.OUTSIDE} <= allowed
    # `after` raises where more is taken from a pocket than it holds.
    stood = {one.fund: one for one in pot}
    for name, stand in after(pot, found.steps).items():
        assert stand.free >= min(stood[name].free, 0)
        assert name in allowed or stand == stood[name]
    for way in Way:
        of_way = [rule.at_most for rule in rules if rule.way is way]
        if None not in of_way:
            assert sum(step.cents for step in found.steps if step.way is way) <= sum(of_way)


@given(stands(), st.sampled_from(FUNDS), st.sampled_from(PURPOSES), CENTS, RULES, PAYERS, st.randoms())
def test_the_order_of_funds_and_payers_does_not_matter(pot, fund, purpose, cents, rules, payers, random):
    pot = [replace(one, purposes=one.purposes | {purpose}) if one.fund == fund else one for one in pot]
    turned, paying = list(pot), list(payers.items())
    random.shuffle(turned)
    random.shuffle(paying)
    need = Need(fund, purpose, cents)
    assert cover(need, turned, rules, dict(paying)) == cover(need, pot, rules, payers)


@given(stands(), st.sampled_from(FUNDS), st.sampled_from(PURPOSES), CENTS, PAYERS)
def test_nothing_is_left_uncovered_while_a_way_without_limit_has_money(pot, fund, purpose, cents, payers):
    pot = [replace(one, purposes=one.purposes | {purpose}) if one.fund == fund else one for one in pot]
    found = cover(Need(fund, purpose, cents), pot, [Rule(way) for way in WHEN_SHORT], payers)
    others = sum(max(one.free, 0) for one in pot if purpose in one.purposes and one.fund != fund)
    own = next(one.planned for one in pot if one.fund == fund)
    reserves = sum(one.reserved for one in pot if purpose in one.purposes)
    assert found.left == (0 if any(payers.values()) else max(cents - others - own - reserves, 0))


@given(
    st.frozensets(st.sampled_from(PURPOSES)),
    CENTS,
    st.dictionaries(st.sampled_from(FUNDS), st.tuples(st.sampled_from(PURPOSES), CENTS)),
    st.lists(st.builds(Rule, st.sampled_from(WHEN_LEFT), st.none() | CENTS), max_size=5),
    PAYERS,
)
def test_what_is_left_over_conserves_money_and_stops_at_limits(purposes, cents, wanting, rules, payers):
    needs = [Need(fund, purpose, wants) for fund, (purpose, wants) in wanting.items()]
    found = place(Stand("wmo", purposes, free=cents), cents, needs, rules, payers)
    assert sum(step.cents for step in found.steps) + found.left == cents
    assert found.left >= 0
    for step in found.steps:
        assert step.cents > 0
        assert step.source == "wmo"
        if step.way is Way.ELSEWHERE:
            assert step.target != "wmo"
            assert wanting[step.target][0] in purposes
    for fund, (_purpose, wants) in wanting.items():
        got = sum(step.cents for step in found.steps if step.way is Way.ELSEWHERE and step.target == fund)
        assert got <= wants
    for way in Way:
        of_way = [rule.at_most for rule in rules if rule.way is way]
        if None not in of_way:
            assert sum(step.cents for step in found.steps if step.way is way) <= sum(of_way)


def test_each_way_is_written_in_the_books_as_its_own_lines():
    """What each line does to what the funds hold free, the reserve and what funders give."""
    pot = [
        Stand("wmo", frozenset({"plan"}), free=10, planned=10, reserved=20),
        Stand("jeugd", frozenset({"plan"}), free=70, planned=30, reserved=40),
    ]
    rules = [Rule(way) for way in WHEN_SHORT]
    found = cover(Need("wmo", "plan", 200), pot, rules, {"gemeente": 1})
    stand = {one.fund: Position(granted=one.free + one.reserved, reserved=one.reserved) for one in pot}
    for step in found.steps:
        for fund, kind in step.covers():
            stand[fund] = stand[fund].after(Move(kind, step.cents))
    # 40 elsewhere, 20 and 40 from the reserves, 10 of its own plans, 30 of those of jeugd, 60 from outside.
    assert stand["wmo"].available == 10 + 40 + 20 + 40 + 30 + 60
    assert (stand["wmo"].kept_back, stand["jeugd"].kept_back, stand["jeugd"].available) == (0, 0, 0)
    assert together(stand.values()).moved == 0

    left = Step(Way.RESERVE, "wmo", "wmo", 5), Step(Way.BACK, "wmo", "gemeente", 6), Step(Way.CARRY, "wmo", "wmo", 7)
    after = stand["wmo"]
    for step in (*left, Step(Way.ELSEWHERE, "wmo", "jeugd", 8)):
        fund, kind = step.places()[0]
        assert fund == "wmo"
        after = after.after(Move(kind, step.cents))
    assert after.available == stand["wmo"].available - 5 - 6 - 7 - 8
    assert (after.kept_back, after.lowered, after.carried, after.moved) == (5, 6, -7, stand["wmo"].moved - 8)
