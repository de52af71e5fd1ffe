"""Days as people here live them: dates in Europe/Amsterdam, from the first day up to and with the last."""

import calendar
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, Q
from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    return _moment.get() or timezone.now()


def today() -> date:
    return now().astimezone(AMSTERDAM).date()


@contextmanager
def moment(then: datetime) -> Iterator[None]:
    """Do what follows as if it were that moment: the example is lived through, not written down afterwards."""
    token = _moment.set(then)
    try:
        yield
    finally:
        _moment.reset(token)


def at(day: date, hour: time) -> datetime:
    """That hour on that day, here; in the hour that clocks skip, the moment after it."""
    return datetime.combine(day, hour, tzinfo=AMSTERDAM)


def holds(on: date, prefix: str = "") -> Q:
    """What holds on that day: begun, and not yet ended. `prefix` walks to the row that has `since` and `until`."""
    begun = Q(**{f"{prefix}since__lte": on})
    return begun & (Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": on}))


def ends_after_start() -> Q:
    return Q(until__isnull=True) | Q(until__gte=F("since"))


def add_months(day: date, months: int) -> date:
    """The same day of a later month; the last day of that month when it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def weeks_later(day: date, weeks: int) -> date:
    return day + timedelta(weeks=weeks)


def next_working_day(day: date, days: int) -> date:
    """So many working days on: nobody is promised a call on a Sunday."""
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day
