"""How sure the outcome is: draws from a seed, around the point, the same on every run."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import Assumption, Assumptions, CostLine, Price, PriceBook
from evidence.analysis import draws
from evidence.analysis.ranges import Range
from tests.evidence.worlds import analysed, assumed, books, many_lines

YEAR = date(2024, 1, 1), date(2024, 12, 31)
BOOK = PriceBook(
    (
        Price("hour", Decimal(20), 2024, "Wmo", low=Decimal(10), high=Decimal(40)),
        Price("nurse", Decimal(50), 2024, "Zvw"),
    )
)
DEADWEIGHT = Assumption("deadweight", Decimal("0.25"), Decimal("0.1"), Decimal("0.4"), "us", grade="C")


def line(path, code, units, case="Ali", **more):
    return CostLine(case, path, code, Decimal(units), *YEAR, **more)


def chance(some, book=BOOK, *assumptions, **asked):
    return analysed(some, book, Assumptions(assumptions), **{"draws": 1000, **asked}).chance


ends = st.tuples(*[st.integers(0, 10**6)] * 3).map(lambda found: Range(*map(Fraction, sorted(found))))


@settings(max_examples=60, deadline=None)
@given(ends, st.integers(0, 1000))
def test_draws_stay_in_their_range_and_have_the_point_as_mean(range_, seed):
    found = draws.drawn(range_, "hour", 4000, seed)
    assert range_.low <= found.min()
    assert found.max() <= range_.high
    error = 5 * _deviation(range_) / sqrt(4000)
    assert abs(found.mean() - float(range_.value)) <= error + 1e-6


def _deviation(ends):
    """Of two even stretches side by side, each as likely as the other is long."""
    low, value, high = map(float, (ends.low, ends.value, ends.high))
    if low == high:
        return 0.0
    below = (high - value) / (high - low)
    squares = below * (low**2 + low * value + value**2) / 3 + (1 - below) * (value**2 + value * high + high**2) / 3
    return sqrt(max(squares - value**2, 0.0))


@settings(max_examples=25, deadline=None)
@given(many_lines, books(), assumed())
def test_the_mean_over_the_draws_is_the_point_within_its_error(some, book, assumptions):
    """Five standard errors, estimated from the width of 90 of 100 draws, and half a cent per line of rounding."""
    one = analysed(some, book, assumptions, draws=2000)
    width = one.chance.spread_cents[-1] - one.chance.spread_cents[0]
    error = 5 * max(width / 2, 1) / sqrt(2000)
    assert abs(one.chance.mean_cents - one.total.net_cents) <= error + len(some)


def test_without_a_range_every_draw_is_the_point():
    found = chance([line("old", "nurse", 10), line("new", "nurse", 4)])
    assert (found.low_cents, found.middle_cents, found.high_cents, found.mean_cents) == (30000, 30000, 30000, 30000)
    assert (found.dearer, found.p_dearer, set(found.spread_cents)) == (0, 0, {30000})


def test_a_price_that_is_drawn_is_the_same_for_everyone_in_one_draw():
    """Bea's hours go up as Ali's go down: whatever an hour costs, together it is nothing."""
    both = [line("old", "hour", 10), line("new", "hour", 10, case="Bea")]
    found = analysed(both, BOOK, draws=1000)
    assert (found.chance.low_cents, found.chance.high_cents) == (0, 0)
    ali, bea = (case.chance for case in found.cases)
    assert (ali.mean_cents, ali.low_cents) == (-bea.mean_cents, pytest.approx(-bea.high_cents, rel=0.01))
    assert 10000 <= ali.low_cents < 12000 < 36000 < ali.high_cents <= 40000


def test_what_would_have_come_anyway_is_drawn_too():
    found = chance([line("old", "nurse", 10)], BOOK, DEADWEIGHT)
    assert 30000 <= found.low_cents < 31500
    assert 43500 < found.high_cents <= 45000
    assert abs(found.mean_cents - 37500) < 700


def test_the_chance_that_it_is_dearer():
    """150.00 of gain at an hour of 10.00 to 40.00, 200.00 of time: dearer in all draws; at 100.00 of time in some."""
    some = [line("old", "hour", 5), line("new", "nurse", 4, part="coordinator")]
    assert chance(some).p_dearer > Fraction(99, 100)
    some[1] = line("new", "nurse", 2, part="coordinator")
    found = chance(some)
    assert Fraction(45, 100) < found.p_dearer < Fraction(80, 100)
    assert found.low_cents < 0 < found.high_cents


def test_told_and_estimated_units_are_drawn_as_wide_as_is_assumed():
    spread = Assumption("spread_told", Decimal("0.5"), Decimal(0), Decimal("0.5"), "us", grade="C")
    told, counted = (chance([line("old", "nurse", 10, certainty=how)], BOOK, spread) for how in ("told", "counted"))
    assert 25000 <= told.low_cents < 27000 < 73000 < told.high_cents <= 75000
    assert counted.low_cents == counted.high_cents == 50000


def test_a_range_of_units_is_drawn_per_line():
    wide = {"low": Decimal(0), "high": Decimal(20)}
    one = chance([line("old", "nurse", 10, **wide)])
    two = chance([line("old", "nurse", 10, **wide), line("old", "nurse", 10, **wide)])
    assert one.low_cents < 3000
    assert two.low_cents > 2 * one.low_cents


@settings(max_examples=20, deadline=None)
@given(many_lines, books(), assumed(), st.integers(0, 10**18 - 1), st.randoms(use_true_random=False))
def test_a_seed_gives_the_same_draws_whatever_the_order(some, book, assumptions, seed, shuffler):
    mixed = list(some)
    shuffler.shuffle(mixed)
    first, again, other = (
        analysed(found, book, assumptions, draws=1000, seed=seed, start=date(2023, 6, 1))
        for found in (some, some, mixed)
    )
    assert first == again
    # Lines that are the same in all but their place may trade their draws.
    if len(set(some)) == len(some):
        assert abs(first.chance.mean_cents - other.chance.mean_cents) <= 1


def test_another_seed_gives_other_draws_and_another_case_leaves_them_as_they_were():
    ali = [line("old", "hour", 10)]
    one, other = analysed(ali, BOOK, draws=1000, seed=1), analysed(ali, BOOK, draws=1000, seed=2)
    with_bea = analysed([*ali, line("old", "hour", 3, case="Bea")], BOOK, draws=1000, seed=1)
    assert one.chance != other.chance
    assert with_bea.cases[0].chance == one.cases[0].chance


def test_an_incomplete_case_has_no_chance_of_its_own():
    found = analysed([line("old", "hour", 1), line("old", "eviction", 1, case="Bea")], BOOK, draws=1000)
    assert [case.chance is None for case in found.cases] == [False, True]


def test_fewer_draws_than_one_can_say_anything_from_are_refused():
    with pytest.raises(ValueError, match="at least 1000 draws, or none; not 999"):
        analysed([line("old", "hour", 1)], BOOK, draws=999)


def test_many_cases_at_once_have_the_chances_that_each_has_by_itself(monkeypatch):
    """Old hours against new ones and some time, so that some lose and some gain, in parts of seven cases."""
    monkeypatch.setattr(draws, "CHUNK", 7)
    cases = [(number % 9, (number * 7) % 5, number % 4) for number in range(40)]
    some = []
    for number, (old, nurse, time) in enumerate(cases):
        name = f"case {number}"
        some += [line("old", "hour", old, case=name), line("new", "nurse", nurse, case=name)]
        some += [line("new", "hour", time, case=name, part="coordinator")]
    each = analysed(some, BOOK, Assumptions((DEADWEIGHT,)), draws=1000, seed=3)
    hour, nurse = Range(*map(Fraction, (1000, 2000, 4000))), Range(*[Fraction(5000)] * 3)
    things = [draws.Thing("hour", hour), draws.Thing("nurse", nurse), draws.Thing("hour", hour, is_time=True)]
    units = np.array([(old, -nurse, -time) for old, nurse, time in cases], dtype=float)
    found = draws.dearer_of_many(units, things, Assumptions((DEADWEIGHT,)), 1000, 3)
    assert found.tolist() == [case.chance.dearer for case in each.cases]
    assert len({0, 1000} | set(found.tolist())) > 5


def test_a_price_of_a_grade_without_a_range_of_its_own_has_the_one_of_its_grade():
    book = PriceBook((replace(next(iter(BOOK)), low=None, high=None, grade="C"),))
    spread = Assumption("spread_price", Decimal("0.3"), Decimal(0), Decimal("0.3"), "us", applies_to="C", grade="C")
    found = chance([line("old", "hour", 10)], book, spread)
    assert 14000 <= found.low_cents < 15000 < 25000 < found.high_cents <= 26000
    assert chance([line("old", "hour", 10)], book).high_cents == 20000
