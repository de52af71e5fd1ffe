"""Each rule of the comparison as one example that a coordinator can check with a calculator."""

from datetime import date
from decimal import Decimal

import pytest

from evidence import (
    Amounts,
    Case,
    CostLine,
    Horizon,
    IndexSeries,
    Price,
    PriceBook,
    Why,
    cases_from,
    compare,
)

INDEX = IndexSeries({2022: Decimal("119.05"), 2023: Decimal("125.83"), 2024: Decimal("129.91")})
PRICES = PriceBook(
    (
        Price("guidance", Decimal("64.00"), 2022, "Wmo", label_nl="Begeleiding thuis", grade="A"),
        Price("table", Decimal("10.00"), 2024, "informeel", grade="D", source="eigen aanname, Noor, 2024-05-01"),
        Price("benefit", Decimal("1000.00"), 2024, "Participatiewet", transfer=True),
        Price("day", Decimal("50.00"), 2024, "Wmo|Wlz"),
        Price("tomorrow", Decimal("71.00"), 2026, "Wmo"),
    )
)


def line(path, code, units, start="2024-01-01", end="2024-12-31", case="Ali"):
    return CostLine(case, path, code, Decimal(units), date.fromisoformat(start), date.fromisoformat(end))


def compared(*lines, prices=PRICES, index=INDEX, level=2024, **horizon):
    return compare(cases_from(lines), prices=prices, index=index, level=level, **horizon)


def one(*lines, **rest):
    return compared(*lines, **rest).cases[0]


def test_old_guidance_makes_place_for_a_cheaper_table():
    ali = one(line("old", "guidance", "100"), line("new", "table", "30"))
    assert (ali.old_cents, ali.new_cents, ali.saving_cents) == (698400, 30000, 668400)


def test_a_case_that_became_dearer_has_a_negative_saving():
    assert one(line("old", "table", "1"), line("new", "table", "3")).saving_cents == -2000


def test_the_unit_price_is_indexed_and_rounded_before_it_is_multiplied():
    """64.00 x 129.91 / 119.05 = 69.838..., so 69.84; a thousand hours cost 69840.00 and not 69838.22."""
    ali = one(line("old", "guidance", "1000"))
    assert (ali.priced[0].unit_cents, ali.old_cents) == (6984, 6984000)


def test_half_a_cent_of_the_indexed_price_goes_up():
    index = IndexSeries({2022: Decimal("100"), 2024: Decimal("110.5")})
    prices = PriceBook((Price("visit", Decimal("0.10"), 2022, "Zvw"), Price("call", Decimal("1.00"), 2022, "Zvw")))
    ali = one(line("old", "visit", "1"), line("old", "call", "1"), prices=prices, index=index)
    assert [item.unit_cents for item in ali.priced] == [11, 111]


@pytest.mark.parametrize(("units", "cents"), [("0.049", 49), ("0.0495", None), ("0.001", 1), ("0.000", 0)])
def test_units_have_three_places_at_most(units, cents):
    if cents is None:
        with pytest.raises(ValueError, match="three places"):
            line("old", "table", units)
    else:
        assert one(line("old", "table", units)).old_cents == cents


def test_half_a_cent_of_a_line_goes_up_and_each_line_is_rounded_on_its_own():
    prices = PriceBook((Price("minute", Decimal("0.01"), 2024, "Zvw"),))
    halves = [line("old", "minute", "0.5") for _ in range(3)]
    assert one(*halves, prices=prices).old_cents == 3
    assert one(line("old", "minute", "0.499"), prices=prices).old_cents == 0


def test_a_line_counts_for_the_share_of_its_days_inside():
    """Of the 731 days of two years 366 lie in 2024: 10 x 366 / 731 x 10.00 = 50.068..., so 50.07."""
    ali = one(line("old", "table", "10", "2024-01-01", "2025-12-31"))
    assert (ali.priced[0].days_inside, ali.old_cents) == (366, 5007)


def test_the_end_is_inclusive():
    ali = one(line("old", "day", "1", "2024-03-01", "2024-03-01"), start=date(2024, 3, 1), months=1)
    assert ali.old_cents == 5000


def test_a_line_wholly_outside_counts_for_nothing_and_still_names_who_would_pay():
    ali = one(line("old", "day", "9", "2022-01-01", "2022-12-31"), start=date(2024, 1, 1))
    assert (ali.old_cents, ali.per_law, ali.is_complete) == (0, {"Wmo|Wlz": Amounts(0, 0)}, True)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2024-01-01", 12, "2024-12-31"),
        ("2024-01-15", 1, "2024-02-14"),
        ("2023-01-31", 1, "2023-02-27"),
        ("2024-01-31", 1, "2024-02-28"),
        ("2024-02-29", 12, "2025-02-27"),
        ("2024-02-29", 48, "2028-02-28"),
        ("2023-12-31", 2, "2024-02-28"),
        ("2024-08-31", 1, "2024-09-29"),
        ("9999-06-01", 12, "9999-12-30"),
    ],
)
def test_the_horizon_ends_the_day_before_the_same_day_clamped(start, months, end):
    assert Horizon.starting(date.fromisoformat(start), months).end == date.fromisoformat(end)


def test_a_horizon_of_no_months_is_refused():
    with pytest.raises(ValueError, match="at least one month, not 0"):
        Horizon.starting(date(2024, 1, 1), 0)


def test_without_a_start_each_case_begins_at_its_own_first_start_on_either_path():
    result = compared(
        line("old", "day", "1", "2024-03-01", "2024-03-01", case="Ali"),
        line("new", "day", "1", "2024-02-01", "2024-02-01", case="Ali"),
        line("old", "day", "1", "2021-05-05", "2021-05-05", case="Bea"),
    )
    assert [case.horizon for case in result.cases] == [
        Horizon(date(2024, 2, 1), date(2025, 1, 31)),
        Horizon(date(2021, 5, 5), date(2022, 5, 4)),
    ]


def test_the_latest_price_level_at_or_before_the_target_counts_else_the_earliest():
    levels = [Price("stay", Decimal(level), level, "Wmo") for level in (2024, 2022, 2023)]
    index = IndexSeries({year: Decimal(100) for year in range(2020, 2027)})
    book = PriceBook(tuple(levels))
    assert [book.price("stay", level).price_level for level in (2020, 2022, 2023, 2026)] == [2022, 2022, 2023, 2024]
    assert one(line("old", "stay", "1"), prices=book, index=index, level=2023).old_cents == 202300


def test_a_benefit_stands_apart_and_is_in_no_sum():
    ali = one(line("old", "benefit", "12"), line("new", "benefit", "3"), line("new", "table", "1"))
    assert (ali.transfers, ali.costs) == (Amounts(1200000, 300000), Amounts(0, 1000))
    assert ali.per_law == {"informeel": Amounts(0, 1000)}


def test_two_laws_with_a_bar_between_them_stay_undivided():
    assert one(line("old", "day", "2")).per_law == {"Wmo|Wlz": Amounts(10000, 0)}


def test_an_unknown_code_makes_the_line_unpriced_and_says_so():
    ali = one(line("old", "eviction", "1"), line("new", "table", "1"))
    missing = [(gap.code, gap.why, gap.reason) for gap in ali.unpriced]
    assert missing == [("eviction", Why.UNKNOWN_CODE, "the code is not in the price book")]
    assert (ali.is_complete, ali.lines, len(ali.priced)) == (False, 2, 1)


def test_a_price_whose_own_level_has_no_index_makes_its_lines_unpriced():
    [gap] = one(line("old", "tomorrow", "1")).unpriced
    assert (gap.why, gap.price_level) == (Why.NO_INDEX, 2026)
    assert gap.reason == "the price is of 2026, and that price level has no index"


def test_a_line_outside_the_horizon_with_an_unknown_code_is_named_all_the_same():
    ali = one(line("old", "evicton", "1", "2020-01-01", "2020-12-31"), start=date(2024, 1, 1))
    assert [gap.code for gap in ali.unpriced] == ["evicton"]


def test_an_incomplete_case_is_left_out_of_the_totals_unless_it_is_allowed():
    result = compared(
        line("old", "day", "1", case="Ali"),
        line("old", "day", "2", case="Bea"),
        line("old", "eviction", "1", case="Bea"),
        line("new", "benefit", "1", case="Bea"),
    )
    strict, allowed = result.totals(), result.totals(allow_unpriced=True)
    assert (strict.old_cents, strict.lines, strict.transfers, strict.unpriced) == (5000, 1, Amounts(), ())
    assert (strict.cases_counted, strict.cases_incomplete) == (1, 1)
    assert (allowed.old_cents, allowed.lines, allowed.transfers) == (15000, 4, Amounts(0, 100000))
    assert [gap.code for gap in allowed.unpriced] == ["eviction"]
    assert (allowed.cases_counted, allowed.cases_incomplete) == (2, 1)
    assert allowed.per_law == {"Wmo|Wlz": Amounts(15000, 0)}


def test_cases_and_lines_keep_their_order_also_when_the_lines_of_two_people_are_mixed():
    lines = [line("old", "day", "1", case=name) for name in ("Zoe", "Ali", "Zoe")]
    assert [(case.name, len(case.lines)) for case in cases_from(lines)] == [("Zoe", 2), ("Ali", 1)]


def test_a_page_can_show_each_line_and_the_steps_between_old_and_new():
    ali = one(line("old", "guidance", "2"), line("new", "table", "1"), line("new", "benefit", "1"))
    shown = [(item.line.path, item.label, item.law, item.cents, item.transfer, item.grade) for item in ali.priced]
    assert shown == [
        ("old", "Begeleiding thuis", "Wmo", 13968, False, "A"),
        ("new", "table", "informeel", 1000, False, "D"),
        ("new", "benefit", "Participatiewet", 100000, True, ""),
    ]
    assert ali.per_code == {"guidance": Amounts(13968, 0), "table": Amounts(0, 1000)}


def test_a_target_level_without_an_index_is_refused():
    with pytest.raises(ValueError, match="price level 2030 has no index"):
        compared(line("old", "day", "1"), level=2030)


def test_a_case_without_lines_costs_nothing_when_the_horizon_is_given():
    empty = compare([Case("Ali", ())], prices=PRICES, index=INDEX, level=2024, start=date(2024, 1, 1))
    assert empty.cases[0].costs == Amounts(0, 0)
    with pytest.raises(ValueError, match="min"):
        compare([Case("Ali", ())], prices=PRICES, index=INDEX, level=2024)
