"""Splits what a line costs over its bearers, and what each of these bears over years or months: the parts add up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from evidence.model.clocks import ticks
from evidence.model.horizon import ONE_DAY, Horizon, months_later
from evidence.model.splitting import split
from evidence.results import Amounts, PricedLine


@dataclass(frozen=True, slots=True)
class Piece:
    """What one bearer pays of one line in one period; `period` is a calendar year, or counts from 1."""

    bearer: str
    period: int
    cents: int


def calendar_years(item: PricedLine) -> Iterator[Piece]:
    """A piece per bearer and calendar year."""
    years = range(item.first.year, item.last.year + 1)
    yield from _pieces(item, [(year, date(year, 1, 1), date(year, 12, 31)) for year in years])


def horizon_periods(item: PricedLine, horizon: Horizon, months: int) -> Iterator[Piece]:
    """A piece per bearer and per so many months of the horizon, the first being 1."""
    yield from _pieces(item, bounds(horizon, months))


def per_year(items: Iterable[PricedLine]) -> dict[int, dict[str, Amounts]]:
    """Per calendar year what each bearer bears, by name; what stands apart is left out."""
    sums: dict[int, dict[str, list[int]]] = {}
    for item in items:
        for piece in () if item.is_apart else calendar_years(item):
            both = sums.setdefault(piece.period, {}).setdefault(piece.bearer, [0, 0])
            both[item.line.path == "new"] += piece.cents
    return {year: {law: Amounts(*sums[year][law]) for law in sorted(sums[year])} for year in sorted(sums)}


@lru_cache(1024)
def bounds(horizon: Horizon, months: int) -> tuple[tuple[int, date, date], ...]:
    """Each period with its first and last day; the last one is cut where the horizon ends."""
    found = []
    number, start = 1, horizon.start
    while start <= horizon.end:
        following = months_later(horizon.start, months * number)
        found.append((number, start, min(following - ONE_DAY, horizon.end)))
        number, start = number + 1, following
    return tuple(found)


def _pieces(item: PricedLine, periods: Iterable[tuple[int, date, date]]) -> Iterator[Piece]:
    per, first, last = item.line.per, item.first, item.last
    whole = ticks(per, first, last)
    if not whole:
        return
    inside = [(period, ticks(per, max(first, start), min(last, end))) for period, start, end in periods]
    weights = [weight for _, weight in inside]
    for bearer, cents in item.per_bearer:
        parts = split(cents, weights, whole)
        yield from (Piece(bearer, period, part) for (period, _), part in zip(inside, parts, strict=True))
