"""Amounts as people write them, and days as people live them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.base import money, periods


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1.250,50", 125050), ("12", 1200), ("0,5", 50), ("€ 3,05", 305), (" 1250 ", 125000), ("2.000.000", 200000000)],
)
def test_an_amount_is_read_as_people_write_it(text: str, amount: int) -> None:
    assert money.cents(text) == amount


@pytest.mark.parametrize("text", ["", "-5", "1,234", "1.25", "12.50", "twaalf", "1e5", "٣", "1.2345"])
def test_what_is_no_amount_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="^"):
        money.cents(text)


@given(st.integers(0, 10**12))
def test_what_is_written_is_read_back(amount: int) -> None:
    euros = f"{amount // 100:,}".replace(",", ".")
    assert money.cents(f"{euros},{amount % 100:02}") == amount


def test_half_a_cent_goes_up() -> None:
    assert [money.half_up(Decimal(text)) for text in ("0.5", "1.4999", "2.5", "-0.5")] == [1, 1, 3, -1]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 200))
def test_months_later_is_never_in_another_month(day: date, months: int) -> None:
    later = periods.add_months(day, months)
    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_the_end_of_january_and_a_month() -> None:
    assert periods.add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert periods.add_months(date(2023, 12, 31), 2) == date(2024, 2, 29)


def test_nobody_is_promised_a_call_on_a_sunday() -> None:
    friday = date(2026, 11, 20)
    assert periods.next_working_day(friday, 1) == date(2026, 11, 23)
    assert periods.next_working_day(friday, 3) == date(2026, 11, 25)


def test_an_hour_here_is_an_hour_here_in_summer_and_in_winter() -> None:
    summer = periods.at(date(2026, 7, 1), time(14))
    winter = periods.at(date(2026, 12, 1), time(14))
    assert [moment.utcoffset() for moment in (summer, winter)] == [timedelta(hours=2), timedelta(hours=1)]
    assert isinstance(summer, datetime)
