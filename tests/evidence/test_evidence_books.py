"""The price book, the index series and the lines: what they promise, and what they refuse."""

import tomllib
from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence import (
    CostLine,
    IndexSeries,
    Price,
    PriceBook,
    __version__,
    cases_from,
    compare,
    reference_index,
    reference_prices,
)
from evidence.rounding import half_up

ROOT = Path(__file__).parents[2]
YEARS = sorted(reference_index().values)
LINE = {
    "case": "Ali",
    "path": "old",
    "code": "x",
    "units": Decimal(1),
    "start": date(2024, 1, 1),
    "end": date(2024, 1, 1),
}


def test_own_assumptions_lie_on_top_of_the_national_prices():
    national = PriceBook((Price("hour", Decimal(60), 2022, "Wmo", grade="A"), Price("day", Decimal(9), 2022, "Zvw")))
    ours = PriceBook((Price("hour", Decimal(55), 2022, "Wmo", grade="D"), Price("house", Decimal(7), 2024, "welzijn")))
    book = national.stacked(ours)
    assert [(price.code, price.price_eur, price.grade) for price in book] == [
        ("hour", Decimal(55), "D"),
        ("day", Decimal(9), ""),
        ("house", Decimal(7), ""),
    ]
    assert (len(book), "house" in book, "house" in national, book.price("barn", 2024)) == (3, True, False, None)


def test_the_same_code_and_level_twice_is_refused():
    with pytest.raises(ValueError, match="hour stands twice at price level 2022"):
        PriceBook((Price("hour", Decimal(60), 2022, "Wmo"), Price("hour", Decimal(61), 2022, "Wmo")))


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": ""},
        {"law": ""},
        {"price_eur": Decimal(-1)},
        {"price_eur": Decimal("NaN")},
        {"price_eur": Decimal("Infinity")},
        {"grade": "E"},
    ],
)
def test_a_price_that_can_not_be_is_refused(wrong):
    right = {"code": "hour", "price_eur": Decimal(60), "price_level": 2022, "law": "Wmo"}
    assert Price(**right).code == "hour"
    with pytest.raises(ValueError, match="a price needs|no such"):
        Price(**{**right, **wrong})


@pytest.mark.parametrize(
    "wrong",
    [
        {"path": "oud"},
        {"units": Decimal("-0.001")},
        {"units": Decimal("NaN")},
        {"units": Decimal("Infinity")},
        {"units": Decimal("0.0001")},
        {"end": date(2023, 12, 31)},
    ],
)
def test_a_line_that_can_not_be_is_refused(wrong):
    assert CostLine(**LINE).days == 1
    with pytest.raises(ValueError, match="the path is|units are|the end"):
        CostLine(**{**LINE, **wrong})


@pytest.mark.parametrize("value", ["0", "-1", "NaN", "Infinity"])
def test_an_index_is_above_zero(value):
    with pytest.raises(ValueError, match="the index of 2024 must be above zero"):
        IndexSeries({2024: Decimal(value)})


@given(st.sampled_from(YEARS), st.sampled_from(YEARS), st.sampled_from(YEARS))
def test_the_index_is_itself_there_and_back_and_goes_in_steps(first, second, third):
    index = reference_index()
    assert index.factor(first, first) == 1
    assert index.factor(first, second) * index.factor(second, first) == 1
    assert index.factor(first, second) * index.factor(second, third) == index.factor(first, third)


@given(st.integers(0, 10**15), st.integers(1, 10**9))
def test_half_up_is_within_half_a_cent_and_a_half_goes_up(numerator, denominator):
    gap = half_up(numerator, denominator) - Fraction(numerator, denominator)
    assert Fraction(-1, 2) < gap <= Fraction(1, 2)


def test_the_reference_prices_are_all_there_with_their_source_and_grade():
    book = reference_prices()
    assert len(book) == 179
    assert Counter(price.grade for price in book) == {"A": 125, "B": 37, "C": 17}
    assert Counter(price.price_level for price in book)[2022] == 125
    assert [price.code for price in book if not (price.source and price.label_nl and price.unit)] == []
    assert [price.code for price in book if "\n" in price.note + price.source + price.label_nl] == []


def test_a_case_with_the_reference_prices_checked_by_hand():
    """Guidance 64.00 of 2022 is 64.00 x 129.91 / 119.05 = 69.84 at the level of 2024; two hours a week are 104 hours:
    7,263.36. In the new situation 52 hours in the half year that lies inside: 184 of 366 days, 26.142 hours: 1,825.76.
    A mental hospital day is 327.00 x 129.91 / 119.05 = 356.83; thirty of them 10,704.90.
    Social assistance (1,078.70 a month at 2021) is a transfer: 1,078.70 x 129.91 / 109.67 = 1,277.78; x 12 = 15,333.36.
    """
    codes = "kh2024_begeleiding_thuis_per_uur", "kh2024_verpleegdag_psychiatrische_instelling"
    year = date(2024, 1, 1), date(2024, 12, 31)
    lines = [
        CostLine("Ali", "old", codes[0], Decimal(104), *year),
        CostLine("Ali", "old", codes[1], Decimal(30), *year),
        CostLine("Ali", "new", codes[0], Decimal(52), date(2024, 7, 1), date(2025, 7, 1)),
        CostLine("Ali", "new", "stab_bijstand_alleenstaand", Decimal(12), *year),
    ]
    result = compare(cases_from(lines), prices=reference_prices(), index=reference_index(), level=2024)
    [ali] = result.cases
    assert [(item.unit_cents, item.days_inside, item.cents) for item in ali.priced] == [
        (6984, 366, 726336),
        (35683, 366, 1070490),
        (6984, 184, 182576),
        (127778, 366, 1533336),
    ]
    assert (ali.old_cents, ali.new_cents, ali.saving_cents) == (1796826, 182576, 1614250)
    assert (ali.transfers.old_cents, ali.transfers.new_cents) == (0, 1533336)


def test_a_report_names_the_version_of_the_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert __version__ == project["version"]
