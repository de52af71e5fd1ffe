"""The diary of the pot: what is done on which day, in the order of the days. What is still to come is left out."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from schuifaan.base.periods import at, moment, now, today

Deed = Callable[[], object]
FIVE_DAYS = 5


def workday(day: date) -> date:
    """That day, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= FIVE_DAYS else 0)


@dataclass
class Diary:
    """Deeds by their day. A deed may write down what is done later, because of it."""

    pages: list[tuple[date, int, Deed]] = field(default_factory=list)
    written: int = 0

    def on(self, day: date, deed: Deed) -> None:
        """What is written first, is done first that day."""
        self.written += 1
        heapq.heappush(self.pages, (workday(day), self.written, deed))

    def live(self) -> None:
        """Do it all, each on its day, up to today."""
        last = today()
        while self.pages and self.pages[0][0] <= last:
            day, _number, deed = heapq.heappop(self.pages)
            with moment(min(at(day, time(10)), now())):
                deed()
