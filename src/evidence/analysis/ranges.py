"""How wide a price or an amount may lie: its own range, else the one that is assumed for its kind, else none."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evidence.model.assumptions import Assumption, Assumptions, Kind
from evidence.model.paths import CostLine
from evidence.model.prices import Price
from evidence.results import PricedLine

SPREAD_OF: dict[str, Kind] = {
    "counted": "spread_counted",
    "told": "spread_told",
    "estimated": "spread_estimated",
}


@dataclass(frozen=True, slots=True)
class Range:
    """`low` <= `value` <= `high`."""

    low: Fraction
    value: Fraction
    high: Fraction

    @classmethod
    def certain(cls, value: Decimal) -> "Range":
        exact = Fraction(value)
        return cls(exact, exact, exact)

    @classmethod
    def around(cls, value: Fraction, spread: Fraction) -> "Range":
        return cls(value * (1 - spread), value, value * (1 + spread))


def range_of(item: Assumption) -> Range:
    return Range(Fraction(item.low), Fraction(item.value), Fraction(item.high))


def price_range(item: PricedLine, assumptions: Assumptions) -> Range | None:
    """The range of the indexed unit price, in cents; the price's own range is indexed with it."""
    return range_of_price(item.price, item.unit_cents, assumptions)


def range_of_price(price: Price, unit_cents: int, assumptions: Assumptions) -> Range | None:
    value = Fraction(unit_cents)
    if price.low is not None and price.high is not None:
        if not price.price_eur:
            return None
        per_euro = value / Fraction(price.price_eur)
        return Range(Fraction(price.low) * per_euro, value, Fraction(price.high) * per_euro)
    spread = assumptions.value("spread_price", price.grade)
    return Range.around(value, spread) if spread else None


def units_range(line: CostLine, assumptions: Assumptions) -> Range | None:
    """The range of the units of a line, in its own period."""
    value = Fraction(line.units)
    if line.low is not None and line.high is not None:
        return Range(Fraction(line.low), value, Fraction(line.high))
    spread = spread_of(line.certainty, assumptions)
    return Range.around(value, spread) if spread else None


def spread_of(certainty: str, assumptions: Assumptions) -> Fraction:
    """How far a number may lie from its point, as a share of it; 0 when nothing is assumed."""
    kind = SPREAD_OF.get(certainty)
    return assumptions.value(kind) if kind else Fraction(0)
