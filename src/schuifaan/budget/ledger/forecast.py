"""Where the money goes if it goes on like this: to the end of the year, and to the end of the agreement.

The middle is the run rate: what was spent per complete month, on average, times the months to come. In a later year the
rate grows with the index of that year, like the money does. What is committed is promised: never less than that is
expected to be spent.

The band is a prediction interval for a sum of months: of m months to come, after n months seen with spread s,

    m x mean  -/+  t x s x sqrt(m + m²/n)         t: Student, n - 1 degrees of freedom, four in five

(Hahn, Meeker and Escobar, Statistical Intervals, 2nd edition, Wiley 2017, chapter 4: a prediction interval for the mean
of m future observations, here times m.) It takes the months to be alike and apart from each other. They are not wholly
so: a holiday, a large bill. It says how far the months swung, and no more. With fewer than three complete months there
is no band, and the page says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from schuifaan.budget.ledger.rounding import half_up

FEWEST = 3
# Student's t for four in five, two-sided (the 0.90 quantile), for 1 to 30 degrees of freedom. After
# that it hardly narrows, and the last one stays.
# NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.2.
_T = (
    3078, 1886, 1638, 1533, 1476, 1440, 1415, 1397, 1383, 1372,
    1363, 1356, 1350, 1345, 1341, 1337, 1333, 1330, 1328, 1325,
    1323, 1321, 1319, 1318, 1316, 1315, 1314, 1313, 1311, 1310,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Now:
    """What is in the pot and not spent, how much of that is committed, and what each complete month so far took."""

    in_pot: int
    committed: int
    seen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """A year to come, or what is left of this one: its months, what still comes in, and how prices move in it."""

    year: int
    months: int
    cents: int = 0
    index: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Band:
    """Four in five: between low and high, if the months to come swing like those that were seen."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class AtEnd:
    """At the end of a year: what goes out from now to then, and what is left. Less than zero is short."""

    year: int
    spent: Band
    left: Band


@dataclass(frozen=True, slots=True)
class Runs:
    """In which month from now the money is used up: the first is 1, None is not in sight."""

    earliest: int | None
    middle: int | None
    latest: int | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """If it goes on like this. Without a band, low, middle and high are one and the same."""

    rate: int
    banded: bool
    years: tuple[AtEnd, ...]
    runs_out: Runs


def student(freedom: int) -> Fraction:
    """How many spreads wide four in five is."""
    return Fraction(_T[min(freedom, len(_T)) - 1], 1000)


def mean(months: Sequence[int]) -> Fraction:
    return Fraction(sum(months), len(months)) if months else Fraction()


def variance(months: Sequence[int]) -> Fraction:
    """The spread of the months seen, squared; of a sample, so divided by one less."""
    middle = mean(months)
    return sum(((month - middle) ** 2 for month in months), Fraction()) / (len(months) - 1)


def root(square: Fraction) -> Fraction:
    """The square root to a thousandth, by whole numbers only."""
    return Fraction(isqrt(int(square * 1_000_000)), 1000)


def spending(seen: Sequence[int], scales: Sequence[Fraction], least: int = 0) -> Band:
    """What the months to come take together. `scales` has the price level of each, beside that of the months seen."""
    middle, width, count = mean(seen) * sum(scales, Fraction()), Fraction(), len(seen)
    if count >= FEWEST:
        swings = sum((scale**2 for scale in scales), Fraction()) + sum(scales, Fraction()) ** 2 / count
        width = student(count - 1) * root(variance(seen) * swings)
    low, mid, high = (max(half_up(cents), least, 0) for cents in (middle - width, middle, middle + width))
    return Band(low, mid, high)


def _months(ahead: Sequence[Ahead]) -> Iterator[tuple[int, Fraction, int]]:
    """Month by month: the year, the price level, and what came in by then."""
    level, came = Fraction(1), 0
    for year in ahead:
        level, came = level * year.index, came + year.cents
        for _month in range(year.months):
            yield year.year, level, came


def _first(short: Sequence[bool]) -> int | None:
    return short.index(True) + 1 if True in short else None


def forecast(now: Now, ahead: Sequence[Ahead]) -> Forecast:
    """Go on as it went: each year's end, and when the money is used up."""
    scales: list[Fraction] = []
    ends: dict[int, AtEnd] = {}
    lefts: list[Band] = []
    for year, scale, came in _months(ahead):
        scales.append(scale)
        spent = spending(now.seen, scales, now.committed)
        money = now.in_pot + came
        lefts.append(Band(money - spent.high, money - spent.middle, money - spent.low))
        ends[year] = AtEnd(year, spent, lefts[-1])
    runs = Runs(
        _first([left.low < 0 for left in lefts]),
        _first([left.middle < 0 for left in lefts]),
        _first([left.high < 0 for left in lefts]),
    )
    return Forecast(half_up(mean(now.seen)), len(now.seen) >= FEWEST, tuple(ends.values()), runs)
