"""Priced lines taken together where the same is said of them: what an engine gives of very many lines, and what follows
from it for the whole.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evidence.analysis.quantities import Units
from evidence.analysis.ranges import range_of_price, spread_of
from evidence.analysis.result import Bar
from evidence.analysis.tornado import bar, ranked, whole_cents
from evidence.model.assumptions import Assumptions
from evidence.model.paths import PATHS
from evidence.model.prices import Price
from evidence.results import Amounts, gathered
from evidence.tags import BURDEN, COST, Tag

MILLION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Lines of one price, heap and path, with one part and one certainty, in cases that gain or do not, of which the
    same share is kept (`kept`, and `own` names the case when that share is its own). `is_ranged`: each has a range of
    its own, together `low` to `high`. Units are rounded to a millionth for each line; `variance` is that of the sum of
    their units, as far as it comes from ranges of their own.
    """

    tag: Tag
    heap: int
    path: str
    part: str
    certainty: str
    is_gain: bool
    own: str
    kept: Fraction
    is_ranged: bool
    lines: int
    cents: int
    units: Fraction
    low: Fraction
    high: Fraction
    squares: Fraction
    variance: Fraction

    @property
    def price(self) -> Price:
        return self.tag.price

    @property
    def label(self) -> str:
        return self.price.label_nl or self.price.code

    @property
    def is_cost(self) -> bool:
        return self.heap == COST

    @property
    def weight(self) -> Fraction:
        """What is left changes by so many cents for each cent of these lines."""
        if self.part:
            return Fraction(-1)
        kept = self.kept if self.is_gain else Fraction(1)
        return kept if self.path == "old" else -kept

    def ends(self, assumptions: Assumptions) -> tuple[Fraction, Fraction]:
        """The units with every line at its low end, and at its high end."""
        if self.is_ranged:
            return self.low, self.high
        spread = spread_of(self.certainty, assumptions)
        return self.units * (1 - spread), self.units * (1 + spread)

    def doubt(self, assumptions: Assumptions) -> Fraction:
        """The variance of the units: of each line it is the product of what lies below its point and above it, by
        three; lines are drawn apart from each other.
        """
        spread = spread_of(self.certainty, assumptions)
        return self.variance if self.is_ranged else self.squares * spread * spread / 3


def summed(bundles: Iterable[Bundle], key: Callable[[Bundle], str]) -> dict[str, Amounts]:
    """Cents per key, in the order in which the keys came."""
    return gathered((key(one), one.path, one.cents) for one in bundles)


def cents_of(bundles: Iterable[Bundle]) -> Amounts:
    """The cents of all these lines together."""
    return summed(bundles, lambda _: "").get("", Amounts())


def costs_of(bundles: Iterable[Bundle]) -> list[Bundle]:
    return [one for one in bundles if one.is_cost]


def parts_of(bundles: Iterable[Bundle]) -> frozenset[str]:
    """Whose time stands in the new path."""
    return frozenset(one.part for one in bundles if one.part)


def per_thing(bundles: Iterable[Bundle]) -> dict[str, int]:
    """What each thing costs more or less now, by its name."""
    return {name: -one.saving_cents for name, one in summed(costs_of(bundles), lambda one: one.label).items()}


def units_by_code(bundles: Iterable[Bundle]) -> tuple[Units, ...]:
    """Units per code, in the order in which they came."""
    return tuple(_units(code, found) for code, found in _by_code(bundles).items())


def _by_code(bundles: Iterable[Bundle]) -> dict[str, list[Bundle]]:
    found: dict[str, list[Bundle]] = {}
    for one in bundles:
        found.setdefault(one.price.code, []).append(one)
    return found


def _units(code: str, found: Sequence[Bundle]) -> Units:
    old, new = (sum((one.units for one in found if one.path == path), Fraction(0)) for path in PATHS)
    cents = cents_of(found)
    return Units(code, found[0].label, found[0].price.unit, old, new, cents.old_cents, cents.new_cents)


def burden_of(bundles: Iterable[Bundle]) -> tuple[Units, ...]:
    return units_by_code(one for one in bundles if one.heap == BURDEN)


def own_prices(bundles: Iterable[Bundle]) -> tuple[Price, ...]:
    """Each own assumption that a counted line is priced with, by code."""
    own = {one.price.code: one.price for one in bundles if one.price.grade == "D"}
    return tuple(own[code] for code in sorted(own))


def bars(bundles: Iterable[Bundle], gains: Mapping[str, int], assumptions: Assumptions, net: int) -> tuple[Bar, ...]:
    """The tornado of all these lines; `gains` are the cents of cases that gain, by the name under which their share is
    known (empty for all that have none of their own).
    """
    by_code = _by_code(costs_of(bundles))
    found = [*_prices(by_code, assumptions, net), *_many(by_code, assumptions, net)]
    return ranked(found, gains.items(), assumptions, net)


def _prices(by_code: Mapping[str, Sequence[Bundle]], assumptions: Assumptions, net: int) -> Iterator[Bar]:
    for code, lines in by_code.items():
        ends = range_of_price(lines[0].price, lines[0].tag.unit_cents, assumptions)
        if ends:
            slope = sum((one.weight * one.units for one in lines), Fraction(0))
            yield bar("price", code, lines[0].label, ends, (net, slope))


def _many(by_code: Mapping[str, Sequence[Bundle]], assumptions: Assumptions, net: int) -> Iterator[Bar]:
    """All lines of a code at their low end, and all at their high end."""
    for code, lines in by_code.items():
        low = high = at_low = at_high = Fraction(0)
        for one in lines:
            ends, cents = one.ends(assumptions), one.weight * one.tag.unit_cents
            low, high = low + ends[0], high + ends[1]
            at_low += cents * (ends[0] - one.units)
            at_high += cents * (ends[1] - one.units)
        yield Bar("units", code, lines[0].label, low, high, net + whole_cents(at_low), net + whole_cents(at_high))
