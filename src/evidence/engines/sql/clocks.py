"""How long a stretch of days is, in the period of a line, as SQL text; see `evidence.model.clocks`."""

from evidence.model.clocks import MONTH_TICKS, YEAR_TICKS


def ticks(first: str, last: str, per: str) -> str:
    """The ticks from one day up to and including another; `per` is where the period stands, if lines have one."""
    days = f"greatest(date_diff('day', {first}, {last}) + 1, 0)"
    if not per:
        return days
    months = f"({_month(last, 0)}) - ({_month(first, 1)})"
    years = f"({_year(last, 0)}) - ({_year(first, 1)})"
    return f"""CASE WHEN {last} < {first} THEN 0 WHEN {per} = 'month' THEN {months}
        WHEN {per} = 'year' THEN {years} ELSE {days} END"""


def whole(line: str, *, has_periods: bool) -> str:
    """The ticks that the units of a line stand for."""
    days = f"date_diff('day', {line}.first_day, {line}.last_day) + 1"
    if not has_periods:
        return days
    return f"""CASE {line}.per WHEN 'day' THEN 1 WHEN 'week' THEN 7 WHEN 'month' THEN {MONTH_TICKS}
        WHEN 'year' THEN {YEAR_TICKS} ELSE {days} END"""


def _month(day: str, days_to_do: int) -> str:
    return f"""CAST(year({day}) * 12 + month({day}) AS BIGINT) * {MONTH_TICKS}
        + (day({day}) - {days_to_do}) * ({MONTH_TICKS} // day(last_day({day})))"""


def _year(day: str, days_to_do: int) -> str:
    length = f"dayofyear(make_date(year({day}), 12, 31))"
    return (
        f"CAST(year({day}) AS BIGINT) * {YEAR_TICKS} + (dayofyear({day}) - {days_to_do}) * ({YEAR_TICKS} // {length})"
    )
