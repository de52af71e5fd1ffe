"""What holds for every case, every price and every horizon."""

import json
from calendar import isleap, monthrange
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import Amounts, Price, PriceBook
from evidence.analysis.periods import calendar_years, horizon_periods
from evidence.analysis.shape import shape_of
from evidence.model.bearers import bearers_of
from evidence.model.clocks import MONTH_TICKS, PERIODS, TICKS, YEAR_TICKS, ticks
from evidence.model.splitting import split
from evidence.words import sentences, sentences_of_case
from tests.evidence.worlds import INDEX, analysed, assumed, books, days, lines, many_lines, months

ONE_DAY = timedelta(days=1)
PATHS = {"old": 0, "new": 1}
quick = settings(max_examples=60, deadline=None)


def half_up(exact):
    return floor(exact + Fraction(1, 2))


def days_of(start, end):
    return [start + ONE_DAY * number for number in range((end - start).days + 1)]


def periods_of(per, day):
    """What one day is of a period."""
    length = {"day": 1, "week": 7, "month": monthrange(day.year, day.month)[1], "year": 365 + isleap(day.year)}
    return Fraction(1, length[per])


# Time.


@given(st.sampled_from(PERIODS[1:]), days, days)
def test_a_clock_gives_each_day_its_share_of_the_period(per, one, other):
    start, end = sorted((one, other))
    assert Fraction(ticks(per, start, end), TICKS[per]) == sum(periods_of(per, day) for day in days_of(start, end))


@given(st.sampled_from(PERIODS), days, st.integers(0, 400), st.integers(1, 400))
def test_two_adjacent_stretches_are_as_long_as_the_whole(per, start, first, second):
    middle, end = start + ONE_DAY * first, start + ONE_DAY * (first + second)
    assert ticks(per, start, middle) + ticks(per, middle + ONE_DAY, end) == ticks(per, start, end)
    assert ticks(per, end, middle) == 0


def test_a_month_is_a_month_and_a_year_a_year():
    year = range(1, 13)
    whole = [ticks("month", date(2024, month, 1), date(2024, month, monthrange(2024, month)[1])) for month in year]
    assert whole == [MONTH_TICKS] * 12
    assert [ticks("year", date(year, 1, 1), date(year, 12, 31)) for year in (2023, 2024, 1, 9999)] == [YEAR_TICKS] * 4


# Parts.


@given(st.integers(0, 10**9), st.lists(st.integers(0, 1000), min_size=1, max_size=9))
def test_parts_add_up_and_none_is_below_zero_or_a_cent_off(cents, weights):
    weights = weights if sum(weights) else [1, *weights[1:]]
    whole = sum(weights)
    parts = list(split(cents, weights, whole))
    assert sum(parts) == cents
    assert all(
        part >= 0 and abs(part - Fraction(cents * weight, whole)) <= 1
        for part, weight in zip(parts, weights, strict=True)
    )


@given(st.lists(st.integers(1, 400), min_size=2, max_size=5))
def test_shares_that_do_not_add_up_to_one_are_refused(shares):
    text = "|".join(f"law {number}:0.{share:03}" for number, share in enumerate(shares))
    try:
        found = bearers_of(text)
    except ValueError:
        assert sum(shares) != 1000
    else:
        assert [bearer.share for bearer in found] == shares
        assert sum(shares) == 1000


# Cents.


@quick
@given(many_lines, books(), months)
def test_a_line_costs_what_counting_each_day_on_its_own_gives(some, book, asked):
    cases = analysed(some, book, months=asked).comparison.cases
    for item, horizon in ((item, case.horizon) for case in cases for item in case.priced):
        line = item.line
        inside = [day for day in days_of(line.start, line.end) if _is_in(day, horizon)]
        periods = sum((periods_of(line.per, day) for day in inside), Fraction(0)) if line.per != "once" else None
        share = Fraction(len(inside), len(days_of(line.start, line.end))) if periods is None else periods
        assert item.cents == half_up(Fraction(line.units) * share * item.unit_cents * Fraction(line.counts, 2))


def _is_in(day, horizon):
    return horizon.start <= day <= horizon.end


@quick
@given(many_lines, books(), assumed(), months)
def test_nothing_is_lost_between_lines_bearers_years_and_the_whole(some, book, assumptions, asked):
    one = analysed(some, book, assumptions, months=asked)
    lines_sum = Counter()
    for case in one.comparison.cases:
        for item in case.priced:
            years, spans = list(calendar_years(item)), list(horizon_periods(item, case.horizon, 12))
            outside = item.days_inside == 0
            assert outside or sum(piece.cents for piece in years) == item.cents == sum(piece.cents for piece in spans)
            assert all(piece.cents >= 0 for piece in (*years, *spans))
            kind = "transfer" if item.transfer else "burden" if item.burden else "cost"
            lines_sum[kind, item.line.path] += item.cents
    for path, amounts in product(("old", "new"), (one.totals.costs,)):
        cents = f"{path}_cents"
        assert getattr(amounts, cents) == lines_sum["cost", path]
        assert sum(getattr(found, cents) for found in one.per_bearer.values()) == lines_sum["cost", path]
        yearly = [found for laws in one.per_year.values() for found in laws.values()]
        assert sum(getattr(found, cents) for found in yearly) == lines_sum["cost", path]
        assert sum(getattr(found, cents) for found in one.frees.values()) == lines_sum["cost", path]
        assert getattr(one.totals.transfers, cents) == lines_sum["transfer", path]
        assert getattr(one.totals.burden, cents) == lines_sum["burden", path]
    per_case = Counter()
    for case in one.cases:
        per_case.update(
            {(y, law): found.saving_cents for y, laws in case.per_year.items() for law, found in laws.items()}
        )
    assert per_case == {(y, law): found.saving_cents for y, laws in one.per_year.items() for law, found in laws.items()}
    assert (one.total.old_cents, one.total.new_cents) == (lines_sum["cost", "old"], lines_sum["cost", "new"])
    reckoned = [year.balance for year in one.years if year.is_reckoned]
    assert sum(balance.effect_cents for balance in reckoned) == one.total.effect_cents
    assert sum(balance.saving_cents for balance in reckoned) == one.total.saving_cents


@quick
@given(many_lines, many_lines, books(), assumed())
def test_cases_apart_add_up_to_the_cases_together(some, others, book, assumptions):
    others = [replace(line, case=f"{line.case} of the other street") for line in others]
    first, second, both = (analysed(found, book, assumptions) for found in (some, others, some + others))
    assert both.cases == first.cases + second.cases
    names = ("old_cents", "help_cents", "investment_cents", "effect_cents")
    for name in names:
        assert getattr(both.total, name) == getattr(first.total, name) + getattr(second.total, name)
    assert both.discounted.old_cents == first.discounted.old_cents + second.discounted.old_cents


@quick
@given(lines(), books(), months, months)
def test_two_horizons_in_a_row_add_up_to_the_long_one_within_a_cent(line, book, first, second):
    start = line.start.replace(day=1)
    middle = date(start.year + (start.month + first - 1) // 12, (start.month + first - 1) % 12 + 1, 1)
    cents = [
        _cents(analysed([line], book, start=begin, months=many))
        for begin, many in ((start, first), (middle, second), (start, first + second))
    ]
    assert abs(cents[0] + cents[1] - cents[2]) <= 1


def _cents(one):
    return sum(item.cents for case in one.comparison.cases for item in case.priced)


@quick
@given(lines(), books(), st.integers(2, 9))
def test_so_many_times_the_units_cost_so_many_times_as_much(line, book, times):
    more = replace(line, units=line.units * times, low=None, high=None)
    one, many = _cents(analysed([line], book)), _cents(analysed([more], book))
    assert abs(many - times * one) <= Fraction(times + 1, 2)


@quick
@given(lines(ranges=False), books(), st.integers(0, 5000), st.integers(0, 5000))
def test_dearer_or_more_never_costs_less(line, book, more_units, more_price):
    dearer = PriceBook(
        tuple(replace(p, price_eur=p.price_eur + Decimal(more_price) / 100, low=None, high=None) for p in book)
    )
    more = replace(line, units=line.units + Decimal(more_units) / 1000)
    base = _cents(analysed([line], book))
    assert base <= _cents(analysed([line], dearer))
    assert base <= _cents(analysed([more], book))


@quick
@given(many_lines, books(), assumed(), st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_nothing(some, book, assumptions, chance):
    mixed = list(some)
    chance.shuffle(mixed)
    first, second = (_ordered(analysed(found, book, assumptions, start=date(2023, 6, 1))) for found in (some, mixed))
    assert first == second


def _ordered(one):
    """All figures of an analysis, with nothing that follows the order of the file."""
    named = {case.case: (case.balance, case.kept, case.expected) for case in one.cases}
    sums = (one.total, one.discounted, dict(one.per_bearer), dict(one.per_year), dict(one.frees), one.payback_months)
    units = sorted((units.code, units.old, units.new) for units in (*one.time, *one.burden))
    return named, sums, units, one.years, sorted(one.tornado, key=lambda bar: (bar.what, bar.name)), one.overlaps


@quick
@given(lines(ranges=False), books(), st.integers(0, 900))
def test_a_recurring_line_in_two_adjacent_ones_costs_the_same_within_a_cent(line, book, at):
    if line.per == "once" or not (at := at % line.days):
        return
    middle = line.start + ONE_DAY * at
    halves = [replace(line, end=middle - ONE_DAY), replace(line, start=middle)]
    assert abs(_cents(analysed([line], book)) - _cents(analysed(halves, book))) <= 1


@quick
@given(many_lines, books())
def test_swapped_paths_turn_the_saving_round(some, book):
    plain = [replace(line, part="", measured="") for line in some]
    swapped = [replace(line, path="old" if line.path == "new" else "new") for line in plain]
    first, second = analysed(plain, book), analysed(swapped, book)
    assert [case.balance.saving_cents for case in second.cases] == [-case.balance.saving_cents for case in first.cases]
    turned = {law: Amounts(found.new_cents, found.old_cents) for law, found in first.per_bearer.items()}
    assert second.per_bearer == turned
    assert (second.gainers, second.payers) == (first.payers, first.gainers)


@quick
@given(st.lists(lines(), max_size=4), books(), assumed(), st.booleans())
def test_every_analysis_can_say_itself_and_be_written_down(some, book, assumptions, allow_unpriced):
    unknown = [replace(line, code="eviction", case="Çem") for line in some[:1]]
    one = analysed([*some, *unknown], book, assumptions, allow_unpriced=allow_unpriced)
    words = [*sentences(one), *(word for case in one.cases for word in sentences_of_case(case))]
    assert all(word.endswith(".") and word[0].isupper() for word in words)
    assert "Wie laag begint, stijgt vaak ook vanzelf. Dat deel komt niet door de tafel." in words
    assert json.loads(json.dumps(shape_of(one)))["words"] == list(sentences(one))


# The index.


@given(st.integers(0, 10**7), st.sampled_from([2022, 2023, 2024]), st.sampled_from([2022, 2023, 2024]))
def test_a_price_at_its_own_level_is_itself_and_comes_back_within_its_rounding(cents, level, other):
    price = Decimal(cents) / 100
    assert INDEX.indexed_cents(price, level, level) == cents
    there = INDEX.indexed_cents(price, level, other)
    back = INDEX.indexed_cents(Decimal(there) / 100, other, level)
    assert abs(back - cents) <= INDEX.factor(other, level) / 2 + Fraction(1, 2)


@given(st.integers(0, 10**7))
def test_a_price_goes_in_steps_within_the_rounding_of_each_step(cents):
    price = Decimal(cents) / 100
    straight = INDEX.indexed_cents(price, 2022, 2024)
    step = Decimal(INDEX.indexed_cents(price, 2022, 2023)) / 100
    assert abs(INDEX.indexed_cents(step, 2023, 2024) - straight) <= INDEX.factor(2023, 2024) / 2 + 1


def test_the_index_moves_by_the_years_of_the_prices_and_not_by_one_less():
    """A public package takes the index of the year before; then a price of 2022 at the level of 2023 is 1:1."""
    assert INDEX.indexed_cents(Decimal("119.05"), 2022, 2023) == 12583
    book = PriceBook((Price("hour", Decimal("119.05"), 2022, "Wmo", publication_year=2024),))
    assert book.price("hour", 2023).price_level == 2022
