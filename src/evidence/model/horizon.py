"""The stretch of days over which the old and the new path are set side by side."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=4096)
def months_later(day: date, months: int) -> date:
    """The same day `months` calendar months later; where that month is shorter, its
    last day.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Horizon:
    """From `start` up to and including `end`."""

    start: date
    end: date

    @classmethod
    def starting(cls, start: date, months: int) -> "Horizon":
        """Ends the day before the same day `months` later. ValueError for less than one
        month.
        """
        if months < 1:
            raise ValueError(f"a horizon has at least one month, not {months}")
        return cls(start, months_later(start, months) - ONE_DAY)

    def inside(self, start: date, end: date) -> tuple[date, date]:
        """The first and the last of the days `start` up to and including `end` that fall
        inside; the last lies before the first when none does.
        """
        return (start if start > self.start else self.start), (end if end < self.end else self.end)

    def days_inside(self, start: date, end: date) -> int:
        """How many of the days `start` up to and including `end` fall inside."""
        first, last = self.inside(start, end)
        return max(0, last.toordinal() - first.toordinal() + 1)
