"""The case analysis of more cases than can be listed says what plain Python says of the same cases, one by one."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from evidence import Assumption, Assumptions, CostLine
from evidence.analysis import Asked
from evidence.engines.engine import answered
from evidence.faults import BadInput
from evidence.results import Amounts
from tests.evidence import worlds
from tests.evidence.engines.crowds import (
    assumed,
    check,
    check_doubt,
    check_every_figure,
    horizons,
    of_the_crowd,
    one_by_one,
    some,
    unsure,
)


@settings(max_examples=25, deadline=None)
@given(some, worlds.books(), assumed(), horizons)
def test_every_figure_is_that_of_plain_python(lines, book, assumptions, horizon):
    check_every_figure(answered, lines, book, assumptions, horizon)


@settings(max_examples=8, deadline=None)
@given(unsure, worlds.books(), worlds.assumed())
def test_the_doubt_about_prices_and_about_what_would_have_come_anyway_is_the_same(lines, book, assumptions):
    check_doubt(answered, lines, book, assumptions)


def test_the_doubt_about_units_of_many_lines_is_as_wide_as_that_of_each():
    """Not the same draws, but the same spread: within what a thousand draws can tell."""
    book = worlds.PriceBook(
        (worlds.Price("hour", Decimal(64), 2024, "Wmo"), worlds.Price("day", Decimal(200), 2024, "Zvw"))
    )
    lines = [
        CostLine(f"Huis {n}", path, code, Decimal(40 + n % 17), worlds.FIRST, date(2023, 12, 31),
                 certainty="told" if n % 3 else "", **({"low": Decimal(10), "high": Decimal(90)} if n % 5 == 0 else {}))
        for n in range(300) for path, code in (("old", "hour"), ("old", "day"), ("new", "hour"))
    ]  # fmt: skip
    assumptions = Assumptions(
        (Assumption("spread_told", Decimal("0.5"), Decimal("0.5"), Decimal("0.5"), "us", grade="C"),)
    )
    asked = Asked(2024, draws=4000)
    ours, theirs = (way(lines, book, assumptions, asked, {}).chance for way in (of_the_crowd, one_by_one))
    widths = [one.high_cents - one.low_cents for one in (ours, theirs)]
    assert 0.93 < widths[0] / widths[1] < 1.07
    assert abs(ours.mean_cents - theirs.mean_cents) < widths[1] / 40
    assert ours == of_the_crowd(lines, book, assumptions, asked, {}).chance


def test_an_assumption_about_a_case_that_is_not_there_is_a_fault():
    line = CostLine("Ali", "old", "hour", Decimal(3), worlds.FIRST, worlds.FIRST)
    book = worlds.PriceBook((worlds.Price("hour", Decimal(64), 2024, "Wmo"),))
    own = Assumption("deadweight", Decimal(0), Decimal(0), Decimal(0), "us", applies_to="Zed", grade="C")
    with pytest.raises(BadInput, match='"Zed" is no case of'):
        of_the_crowd([line], book, Assumptions((own,)), Asked(2024, draws=0))


@pytest.mark.parametrize("counts", [0, 1, 2])
def test_one_euro_of_two_cases_is_named_when_both_count_it_whole(counts):
    lines = [
        CostLine(name, "old", "hour", Decimal(3), worlds.FIRST, worlds.FIRST, overlap="house 7", counts=one)
        for name, one in (("Ali", 2), ("Bea", counts))
    ]
    book = worlds.PriceBook((worlds.Price("hour", Decimal(64), 2024, "Wmo"),))
    ours, theirs = (way(lines, book, Assumptions(), Asked(2024, draws=0)) for way in (of_the_crowd, one_by_one))
    check(ours, theirs)
    assert ours.crowd.maybe_twice == (("house 7",) if counts == 2 else ())
    assert ours.crowd.told_twice_cents == (2 - counts) * 3 * 6400 // 2


def test_of_very_many_names_the_largest_are_listed_and_the_others_are_one_sum(monkeypatch):
    monkeypatch.setattr("evidence.engines.crowd.MOST_NAMES", 1)
    day = worlds.FIRST
    lines = [
        CostLine(case, "old", "hour", Decimal(units), day, day, said_by=who, overlap=f"house {house}")
        for units, who, house in ((3, "Henk", 7), (5, "Marloes", 8), (1, "Iris", 9))
        for case in ("Ali", "Bea")
    ]
    book = worlds.PriceBook((worlds.Price("hour", Decimal(64), 2024, "Wmo"),))
    found = of_the_crowd(lines, book, Assumptions(), Asked(2024, draws=0))
    assert found.said_by == {"Marloes": Amounts(2 * 5 * 6400, 0), "(others)": Amounts(2 * 4 * 6400, 0)}
    assert [(one.name, one.is_counted_twice) for one in found.overlaps] == [("house 7", True)]
    assert (found.crowd.maybe_twice, found.crowd.maybe_twice_count) == (("house 7",), 3)
