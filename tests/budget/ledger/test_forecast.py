"""If it goes on like this: the middle, the band around it, and when the money is used up."""

import math
import random
import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.budget.ledger.forecast import Ahead, AtEnd, Band, Now, Runs, forecast, root, spending, student

MONTHS = st.lists(st.integers(-20_000, 200_000), max_size=24).map(tuple)
AHEAD = st.lists(
    st.tuples(
        st.integers(1, 12), st.integers(0, 10**6), st.fractions(min_value=Fraction(9, 10), max_value=Fraction(11, 10))
    ),
    min_size=1,
    max_size=5,
).map(lambda rows: [Ahead(2026 + number, *row) for number, row in enumerate(rows)])
NOW = st.builds(Now, st.integers(0, 10**6), st.integers(0, 10**5), MONTHS)


def test_steady_spending_goes_on_and_has_no_swing():
    now = Now(in_pot=7_500, committed=0, seen=(1_000,) * 6)
    found = forecast(now, [Ahead(2026, 6), Ahead(2027, 12, cents=12_000), Ahead(2028, 12)])
    assert found.rate == 1_000
    assert found.banded
    assert found.years == (
        AtEnd(2026, Band(6_000, 6_000, 6_000), Band(1_500, 1_500, 1_500)),
        AtEnd(2027, Band(18_000, 18_000, 18_000), Band(1_500, 1_500, 1_500)),
        AtEnd(2028, Band(30_000, 30_000, 30_000), Band(-10_500, -10_500, -10_500)),
    )
    assert found.runs_out == Runs(20, 20, 20)


def test_months_that_swing_give_a_band():
    """Mean 1.000, spread 200, four months seen, three ahead: t is 1,638, and sqrt(3 + 9/4) is 2,2913."""
    found = forecast(Now(10_000, 0, (800, 1_200, 800, 1_200)), [Ahead(2026, 3)])
    spread = math.sqrt(4 * 200**2 / 3)
    width = round(1.638 * spread * math.sqrt(3 + 9 / 4))
    assert found.years[0].spent == Band(3_000 - width, 3_000, 3_000 + width)
    assert found.years[0].left == Band(7_000 - width, 7_000, 7_000 + width)


def test_with_fewer_than_three_months_there_is_no_band():
    found = forecast(Now(10_000, 0, (800, 1_200)), [Ahead(2026, 3)])
    assert (found.banded, found.years[0].spent) == (False, Band(3_000, 3_000, 3_000))


def test_before_the_first_month_only_what_is_promised_is_expected():
    found = forecast(Now(10_000, 4_000, ()), [Ahead(2026, 12)])
    assert (found.rate, found.years[0].left, found.runs_out) == (0, Band(6_000, 6_000, 6_000), Runs(None, None, None))


def test_spending_grows_with_the_index_of_the_year():
    ahead = [Ahead(2026, 1), Ahead(2027, 2, 0, Fraction(103, 100)), Ahead(2028, 1, 0, Fraction(102, 100))]
    found = forecast(Now(0, 0, (100_00,) * 3), ahead)
    assert [year.spent.middle for year in found.years] == [100_00, 306_00, 306_00 + 105_06]


@given(NOW, AHEAD)
def test_the_middle_is_the_mean_per_month_and_never_less_than_was_promised(now, ahead):
    found = forecast(now, ahead)
    rate = Fraction(sum(now.seen), len(now.seen) or 1)
    spent, level, came = Fraction(), Fraction(1), 0
    for year, at_end in zip(ahead, found.years, strict=True):
        level *= year.index
        spent += rate * level * year.months
        came += year.cents
        assert at_end.spent.middle == max(math.floor(spent + Fraction(1, 2)), now.committed, 0)
        assert at_end.left.middle == now.in_pot + came - at_end.spent.middle


@given(NOW, AHEAD)
def test_the_band_is_around_the_middle_and_money_only_goes_from_one_to_the_other(now, ahead):
    found = forecast(now, ahead)
    came = 0
    for year, at_end in zip(ahead, found.years, strict=True):
        came += year.cents
        spent, left = at_end.spent, at_end.left
        assert now.committed <= spent.low <= spent.middle <= spent.high
        money = now.in_pot + came
        assert (left.low, left.middle, left.high) == (money - spent.high, money - spent.middle, money - spent.low)
    runs = [
        math.inf if one is None else one
        for one in (found.runs_out.earliest, found.runs_out.middle, found.runs_out.latest)
    ]
    assert runs == sorted(runs)


@given(st.lists(st.integers(0, 10**6), min_size=3, max_size=36), st.integers(1, 60))
def test_the_width_is_that_of_the_book(seen, ahead):
    found = spending(seen, [Fraction(1)] * ahead)
    width = float(student(len(seen) - 1)) * statistics.stdev(seen) * math.sqrt(ahead + ahead**2 / len(seen))
    middle = statistics.mean(seen) * ahead
    assert found.high == pytest.approx(middle + width, abs=1.5)
    assert found.low == pytest.approx(max(middle - width, 0), abs=1.5)


def tail(t: float, freedom: int) -> float:
    """The chance of more than t, by adding up the density in small steps."""
    scale = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)
    steps = 2_000
    under = [scale * (1 + (t * (step + 0.5) / steps) ** 2 / freedom) ** (-(freedom + 1) / 2) for step in range(steps)]
    return 0.5 - sum(under) * t / steps


@pytest.mark.parametrize("freedom", range(1, 31))
def test_four_in_five_is_what_the_table_says(freedom):
    assert tail(float(student(freedom)), freedom) == pytest.approx(0.1, abs=1e-4)


def test_more_months_than_the_table_has_do_not_narrow_it():
    assert student(500) == student(30)


def test_four_in_five_new_halves_of_a_year_fall_in_the_band():
    """What the promise is worth, where its condition holds: months alike and apart."""
    dice, inside, tries = random.Random(7), 0, 2_000  # noqa: S311 - no secret, a simulation
    for _try in range(tries):
        seen = [round(dice.gauss(100_000, 15_000)) for _month in range(12)]
        band = spending(seen, [Fraction(1)] * 6)
        inside += band.low <= sum(dice.gauss(100_000, 15_000) for _month in range(6)) <= band.high
    assert 0.78 < inside / tries < 0.82


@given(st.fractions(min_value=0, max_value=10**12))
def test_a_root_is_a_root_to_a_thousandth(square):
    found = root(square)
    assert (found - Fraction(1, 500)) ** 2 <= square or found < Fraction(1, 500)
    assert square < (found + Fraction(1, 500)) ** 2
