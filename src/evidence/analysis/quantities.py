"""How many units of what a case takes: what the doubt about prices, and about units, works on."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from evidence.model.clocks import ticks
from evidence.model.paths import NONE, WHOLE
from evidence.results import PricedLine


def share_inside(item: PricedLine) -> Fraction:
    """What of the units of a line falls inside the horizon and counts; above 1 for a line per week."""
    line = item.line
    return Fraction(ticks(line.per, item.first, item.last) * line.counts, line.ticks * WHOLE)


def quantity(item: PricedLine) -> Fraction:
    """Units inside the horizon that count."""
    return Fraction(item.line.units) * share_inside(item) if item.line.counts != NONE else Fraction(0)


@dataclass(frozen=True, slots=True)
class Units:
    """Units of one code on both paths, with the cents they stand for."""

    code: str
    label: str
    unit: str
    old: Fraction
    new: Fraction
    old_cents: int
    new_cents: int


def units_by_code(items: Iterable[PricedLine]) -> tuple[Units, ...]:
    """Units per code, in the order in which they came."""
    found: dict[str, Units] = {}
    for item in items:
        price = item.price
        so_far = found.get(price.code) or Units(price.code, item.label, price.unit, Fraction(0), Fraction(0), 0, 0)
        found[price.code] = _added(so_far, item)
    return tuple(found.values())


def _added(units: Units, item: PricedLine) -> Units:
    is_old = item.line.path == "old"
    many, cents = quantity(item), item.cents
    old, new = (many, Fraction(0)) if is_old else (Fraction(0), many)
    old_cents, new_cents = (cents, 0) if is_old else (0, cents)
    return Units(
        units.code,
        units.label,
        units.unit,
        units.old + old,
        units.new + new,
        units.old_cents + old_cents,
        units.new_cents + new_cents,
    )
