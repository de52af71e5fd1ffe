"""How sure the outcome is: prices, units and what would have happened without the table are drawn many times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from evidence.analysis.cases import CaseAnalysis, Chance
from evidence.analysis.quantities import quantity, share_inside
from evidence.analysis.ranges import Range, price_range, range_of, units_range
from evidence.model.assumptions import COUNTERFACTUAL, Assumptions
from evidence.model.paths import CostLine
from evidence.results import PricedLine

FEWEST_DRAWS = 1000
LOW, MIDDLE, HIGH = 0.025, 0.5, 0.975
STEPS = tuple(step / 20 for step in range(21))


@dataclass(frozen=True, slots=True)
class Doubt:
    """How many draws, from which seed."""

    draws: int
    seed: int


def with_chances(
    cases: Sequence[CaseAnalysis], assumptions: Assumptions, doubt: Doubt
) -> tuple[tuple[CaseAnalysis, ...], Chance]:
    """The cases with the chance of each, and the chance of all of them together."""
    table = Draws(assumptions, doubt)
    total: Any = 0.0
    found = []
    for case in cases:
        left = table.nets_of(case)
        total = total + left
        found.append(replace(case, chance=table.chance(left)))
    return tuple(found), table.chance(total, STEPS)


class Draws:
    """The draws of every thing that was met so far: the same thing is drawn once, in whatever case it stands."""

    def __init__(self, assumptions: Assumptions, doubt: Doubt) -> None:
        # Only doubt needs NumPy, and it takes longer to load than all the rest together.
        import numpy  # noqa: PLC0415

        from evidence.analysis import draws  # noqa: PLC0415

        self._numpy, self._draws = numpy, draws
        self.assumptions, self.doubt = assumptions, doubt
        self._known: dict[str, Any] = {}
        self._times: dict[str, int] = {}

    def nets_of(self, case: CaseAnalysis) -> Any:
        """What is left of one case, in cents; shape (draws,)."""
        gain = paid = self.nothing
        for item in case.result.priced:
            cents = self._cents(item) if not item.is_apart else 0.0
            if item.line.part:
                paid = paid + cents
            else:
                gain = gain + (cents if item.line.path == "old" else -cents)
        return gain * (self.kept(case.case) if case.balance.gain_cents > 0 else 1.0) - paid

    @property
    def nothing(self) -> Any:
        """Shape (draws,)."""
        return self._numpy.zeros(self.doubt.draws)

    def normal(self, name: str) -> Any:
        """Around nought, with a spread of one; shape (draws,)."""
        return self._draws.normal(name, self.doubt.draws, self.doubt.seed)

    def chance(self, left: Any, steps: tuple[float, ...] = ()) -> Chance:
        found = self._numpy.quantile(left, (LOW, MIDDLE, HIGH, *steps), method="inverted_cdf")
        low, middle, high, *spread = (round(float(cents)) for cents in found)
        # A cent is the least there is, so a case that is less than half a cent dearer is not.
        dearer = int((self._numpy.rint(left) < 0).sum())
        mean, version = round(float(left.mean())), self._numpy.__version__
        return Chance(self.doubt.draws, self.doubt.seed, low, middle, high, mean, dearer, tuple(spread), version)

    def _cents(self, item: PricedLine) -> Any:
        price = self.drawn(f"price {item.code}", price_range(item, self.assumptions))
        ends = units_range(item.line, self.assumptions)
        if price is None and ends is None:
            return float(item.cents)
        units = float(quantity(item)) if ends is None else self._units(item, ends)
        return units * (float(item.unit_cents) if price is None else price)

    def _units(self, item: PricedLine, ends: Range) -> Any:
        name = _name(item.line)
        self._times[name] = self._times.get(name, 0) + 1
        drawn = self._draws.drawn(ends, f"{name} {self._times[name]}", self.doubt.draws, self.doubt.seed)
        return drawn * float(share_inside(item))

    def kept(self, case: str) -> Any:
        """The share of the gain that is due to the new way. Whether a case is a loss is seen at the point, so that the
        mean over the draws is the point.
        """
        kept: Any = 1.0
        for kind in COUNTERFACTUAL:
            found = self.assumptions.of(kind, case)
            if found:
                kept = kept * (1 - self.drawn(f"{kind} {found.applies_to}", range_of(found)))
        return kept

    def drawn(self, name: str, ends: Range | None) -> Any:
        if ends is None:
            return None
        if name not in self._known:
            self._known[name] = self._draws.drawn(ends, name, self.doubt.draws, self.doubt.seed)
        return self._known[name]


def _name(line: CostLine) -> str:
    """What makes a line this one, wherever it stands in its file."""
    return f"units {line.case} {line.path} {line.code} {line.start} {line.end} {line.units} {line.per}"
