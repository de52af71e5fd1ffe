"""Reading the house: what is on, and how often someone tapped. Taps are not people."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from schuifaan.base.kept import kept
from schuifaan.base.periods import today
from schuifaan.house.models import Activity, Visit
from schuifaan.house.words import Weekday
from schuifaan.neighbourhood.models import Neighbourhood

DAYS = tuple(timedelta(days=number) for number in range(7))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True)
class Week:
    """A week, named by its Monday, and its taps on the kiosk."""

    monday: date
    taps: int


def taps_per_week(neighbourhood: Neighbourhood, weeks: int) -> list[Week]:
    """The taps of the last so many weeks, the running one last; a week without taps counts nought."""
    last = monday_of(today())
    mondays = [last - timedelta(weeks=back) for back in reversed(range(weeks))]
    if not mondays:
        return []
    taps = dict(_taps_per_day(neighbourhood.pk, mondays[0], last + timedelta(weeks=1)))
    return [Week(monday, sum(taps.get(monday + day, 0) for day in DAYS)) for monday in mondays]


@kept
def _taps_per_day(place: UUID, since: date, before: date) -> "QuerySet[Any, Any]":
    visits = Visit.objects.filter(neighbourhood=place, day__gte=since, day__lt=before)
    return visits.order_by().values_list("day").annotate(count=Count("id"))


def taps_this_week(neighbourhood: Neighbourhood) -> int:
    monday = monday_of(today())
    return Visit.objects.filter(
        neighbourhood=neighbourhood, day__gte=monday, day__lt=monday + timedelta(weeks=1)
    ).count()


@dataclass(frozen=True)
class Day:
    """A day of the programme; without a weekday it is what is on every day."""

    weekday: Weekday | None
    activities: tuple[Activity, ...]


@dataclass(frozen=True)
class Programme:
    """The week of one house."""

    neighbourhood: Neighbourhood
    days: tuple[Day, ...]


def programmes() -> list[Programme]:
    """The week of each house, for anyone to read: what is hidden is left out, and so are empty days."""
    shown = list(Activity.objects.shown().order_by("starts", "name", "id"))
    places = Neighbourhood.objects.order_by("name", "id")
    return [Programme(place, _days([one for one in shown if one.neighbourhood_id == place.pk])) for place in places]


def _days(activities: list[Activity]) -> tuple[Day, ...]:
    weekdays: tuple[Weekday | None, ...] = (None, *Weekday)
    days = [Day(weekday, tuple(one for one in activities if one.weekday == weekday)) for weekday in weekdays]
    return tuple(day for day in days if day.activities)


def on_today(neighbourhood: Neighbourhood) -> list[Activity]:
    """What the kiosk shows today: the whole day first, then by the hour."""
    weekday = today().weekday()
    shown = Activity.objects.shown().filter(neighbourhood=neighbourhood)
    todays = shown.filter(Q(weekday=weekday) | Q(weekday__isnull=True))
    return sorted(todays, key=lambda one: (one.starts is not None, one.starts and one.starts.isoformat(), one.name))
