"""Five years of visits to the house: taps, not people."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from schuifaan.base.periods import today
from schuifaan.house.models import Activity, Visit
from schuifaan.house.words import Weekday
from schuifaan.site.example.full.chance import Chance
from schuifaan.site.example.place import Place

# How the taps of a week spread over its days, Monday first.
DAYS = (15, 17, 19, 18, 16, 10, 5)
# The small example brings its own taps of the last year; a grown neighbourhood adds the years before.
KNOWN_DAYS = 370


def visits(place: Place, weeks: int, a_week: int, noun: str) -> Iterator[Visit]:
    """About so many a week; the summer is quieter. The programme is read first: while rows pour nothing is asked."""
    activities = list(Activity.objects.filter(neighbourhood=place.neighbourhood).order_by("name", "weekday"))
    return _visits(place, activities, weeks, a_week, Chance(f"{noun} visits"))


def _visits(place: Place, activities: Sequence[Activity], weeks: int, a_week: int, chance: Chance) -> Iterator[Visit]:
    for back in range(weeks * 7, KNOWN_DAYS - 1, -1):
        day = today() - timedelta(days=back)
        fitting = [one for one in activities if one.weekday in (None, Weekday(day.weekday()))]
        summer = 0.8 if day.month in (7, 8) else 1.03
        usual = a_week * DAYS[day.weekday()] / 100 * summer
        for _tap in range(int(usual * chance.uniform(0.85, 1.15) + chance.random())):
            yield Visit(
                neighbourhood=place.neighbourhood, activity=chance.choice(fitting) if fitting else None, day=day,
                hour=chance.randint(9, 20),
            )  # fmt: skip
