"""Each night: look over what was read the day before, and put in the queue what is odd."""

from datetime import date, time, timedelta

from schuifaan.base.models import NightDone
from schuifaan.base.periods import at, now, today
from schuifaan.neighbourhood.actions.review import raise_item
from schuifaan.neighbourhood.models import Neighbourhood, Person, ReviewItem
from schuifaan.neighbourhood.queries.odd import Day, Odd, odd_of, read_between
from schuifaan.neighbourhood.words import ReviewOutcome

# How the clock knows this work.
JOB = "schuifaan.neighbourhood.actions.odd.look_over_yesterday"
# After a standstill no further back than this: it is long enough to find everything that was read while nobody looked.
MOST_DAYS = 31
# Who was found in order about the same thing is left alone for this long.
QUIET_DAYS = 30


def look_over_yesterday() -> int:
    """Yesterday, and the days of nights on which no clock ran."""
    return sum(look_over(day) for day in _days())


def _days() -> list[date]:
    yesterday = today() - timedelta(days=1)
    last = NightDone.objects.filter(job=JOB, night__lt=today()).order_by("-night").values_list("night", flat=True)
    first = max(min(last[0], yesterday) if last else yesterday, today() - timedelta(days=MOST_DAYS))
    return [first + timedelta(days=step) for step in range((yesterday - first).days + 1)]


def look_over(on: date) -> int:
    """One day; gives how much came into the queue."""
    start, end = at(on, time.min), at(on + timedelta(days=1), time.min)
    reads = read_between(start, end)
    found = [odd for odd in odd_of(Day(on, reads)) if not _is_known(odd)] if reads else []
    for odd in found:
        _raise(odd, on)
    return len(found)


def _is_known(odd: Odd) -> bool:
    """It waits already, or it was found in order not long ago: who lives in the same street does so every day."""
    if odd.about is None:
        return False
    same = ReviewItem.objects.filter(kind=odd.kind, who=odd.person, about=odd.about)
    in_order = same.filter(outcome=ReviewOutcome.IN_ORDER, closed_at__gte=now() - timedelta(days=QUIET_DAYS))
    return same.filter(closed_at__isnull=True).exists() or in_order.exists()


def _raise(odd: Odd, on: date) -> None:
    raise_item(
        neighbourhood=Neighbourhood.objects.get(pk=odd.neighbourhood), kind=odd.kind, size=odd.size,
        mark=f"{odd.kind} {on} {odd.person} {odd.about or ''}", since=odd.since, until=odd.until,
        who=Person.objects.get(pk=odd.person), about=Person.objects.get(pk=odd.about) if odd.about else None,
    )  # fmt: skip
