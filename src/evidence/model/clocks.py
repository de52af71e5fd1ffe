"""How long a stretch of days is, in the period of a line: exactly, in whole ticks.

A day is one tick and a week has seven. The days of a month share the ticks of a month evenly, so that January and
February are one month each; the days of a year do the same with the ticks of a year.
"""

from calendar import isleap, monthrange
from datetime import date
from typing import Literal

Period = Literal["once", "day", "week", "month", "year"]
PERIODS: tuple[Period, ...] = ("once", "day", "week", "month", "year")
# The least numbers that each length of a month (28 to 31), and of a year, divides.
MONTH_TICKS = 377_580
YEAR_TICKS = 133_590
# How many ticks one period has. A line of `once` has as many as it has days.
TICKS: dict[Period, int] = {"day": 1, "week": 7, "month": MONTH_TICKS, "year": YEAR_TICKS}


def ticks(per: Period, first: date, last: date) -> int:
    """The ticks of `first` up to and including `last`; none when `last` lies before `first`."""
    if last < first:
        return 0
    if per == "month":
        return _of_month(last, last.day) - _of_month(first, first.day - 1)
    if per == "year":
        return _of_year(last, 0) - _of_year(first, 1)
    return last.toordinal() - first.toordinal() + 1


def _of_month(day: date, days_done: int) -> int:
    length = monthrange(day.year, day.month)[1]
    return (day.year * 12 + day.month) * MONTH_TICKS + days_done * (MONTH_TICKS // length)


def _of_year(day: date, days_to_do: int) -> int:
    length = 366 if isleap(day.year) else 365
    days_done = day.toordinal() - date(day.year, 1, 1).toordinal() + 1 - days_to_do
    return day.year * YEAR_TICKS + days_done * (YEAR_TICKS // length)
