"""How sure the outcome of very many cases is. Prices and what would have happened anyway are drawn as for a few; the
units of very many lines, each with a doubt of its own, add up to a sum that is spread as sums are (normally).
"""

from collections.abc import Iterable
from typing import Any

from evidence.analysis.bundles import Bundle, costs_of
from evidence.analysis.cases import Chance
from evidence.analysis.doubt import STEPS, Doubt, Draws
from evidence.analysis.ranges import range_of_price
from evidence.model.assumptions import Assumptions


def chance_of(bundles: Iterable[Bundle], assumptions: Assumptions, doubt: Doubt) -> Chance:
    """The chance of all cases together."""
    table = Draws(assumptions, doubt)
    left: Any = 0.0
    for one in costs_of(bundles):
        cents = _cents(one, table)
        kept = table.kept(one.own) if one.is_gain and not one.part else 1.0
        left = left + cents * kept * (1 if one.path == "old" else -1)
    return table.chance(left + table.nothing, STEPS)


def _cents(one: Bundle, table: Draws) -> Any:
    ends = range_of_price(one.price, one.tag.unit_cents, table.assumptions)
    price = table.drawn(f"price {one.price.code}", ends)
    variance = one.doubt(table.assumptions)
    if price is None and not variance:
        return float(one.cents)
    units = float(one.units) + (float(variance) ** 0.5 * table.normal(_name(one)) if variance else 0.0)
    return units * (float(one.tag.unit_cents) if price is None else price)


def _name(one: Bundle) -> str:
    said = (one.price.code, one.path, one.part, one.certainty, one.own, one.is_gain, one.is_ranged)
    return f"many units {' '.join(map(str, said))}"
