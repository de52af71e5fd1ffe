"""All that a case analysis says: per case, per bearer, per year, with its doubt and with what it leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from evidence.analysis.asked import Asked
from evidence.analysis.balance import Balance
from evidence.analysis.periods import per_year
from evidence.analysis.quantities import Units
from evidence.model.assumptions import Assumption, Assumptions
from evidence.model.paths import Mark
from evidence.model.prices import Price
from evidence.results import Amounts, CaseResult, Comparison, Totals


@dataclass(frozen=True, slots=True)
class Chance:
    """What is left (`net_cents`) over all draws: `low_cents` to `high_cents` holds 95 of 100 draws. `dearer` is the
    number of draws in which the new path was dearer. `spread_cents` are the 0th, 5th, ... and 100th of 100 draws;
    `numpy` is the version that drew them.
    """

    draws: int
    seed: int
    low_cents: int
    middle_cents: int
    high_cents: int
    mean_cents: int
    dearer: int
    spread_cents: tuple[int, ...] = ()
    numpy: str = ""

    @property
    def p_dearer(self) -> Fraction:
        return Fraction(self.dearer, self.draws)


@dataclass(frozen=True, slots=True)
class Bar:
    """What is left when one thing alone is at the low or at the high end of its range: a bar of the tornado.

    `what` is price, units or assumption; `low` and `high` are the ends, in the unit of the thing itself.
    """

    what: str
    name: str
    label: str
    low: Fraction
    high: Fraction
    at_low_cents: int
    at_high_cents: int

    @property
    def width_cents(self) -> int:
        return abs(self.at_high_cents - self.at_low_cents)


@dataclass(frozen=True, slots=True)
class Year:
    """One of five years from the start of each horizon. `is_reckoned`: it lies inside the horizon; the others say what
    would come when it goes on like this. `discounted_cents` is what is left, at its worth in the first year.
    """

    year: int
    is_reckoned: bool
    balance: Balance
    discounted_cents: int
    running_cents: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """Lines that describe the same euro: what they would cost together, and what of it counts.

    `is_counted_twice`: more than one case counts the same code of the same path, in full.
    """

    name: str
    lines: int
    in_full: Amounts
    counted: Amounts
    is_counted_twice: bool


@dataclass(frozen=True, slots=True)
class CaseAnalysis:
    """One case. `kept` is the share of its gain that is due to the new way; `expected` what was expected at first, when
    there was a second measurement.
    """

    result: CaseResult
    balance: Balance
    kept: Fraction
    started: Mark | None = None
    later: Mark | None = None
    expected: Amounts | None = None
    chance: Chance | None = None

    @property
    def case(self) -> str:
        return self.result.case

    @property
    def is_dearer(self) -> bool:
        return self.balance.is_dearer

    @property
    def per_bearer(self) -> Mapping[str, Amounts]:
        return self.result.per_law

    @property
    def per_year(self) -> Mapping[int, Mapping[str, Amounts]]:
        """Per calendar year what each bearer bears of this case."""
        return per_year(self.result.priced)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Sums are over the counted cases: complete ones, or all when unpriced lines are allowed. Cents are whole, at the
    price level of `comparison`. `index` is the name of the series that prices were carried over with.
    """

    comparison: Comparison
    asked: Asked
    index: str
    assumptions: Assumptions
    cases: tuple[CaseAnalysis, ...]
    totals: Totals
    total: Balance
    discounted: Amounts
    per_year: Mapping[int, Mapping[str, Amounts]]
    transfers_per_bearer: Mapping[str, Amounts]
    investment: Mapping[str, int]
    frees: Mapping[str, Amounts]
    time: tuple[Units, ...]
    burden: tuple[Units, ...]
    certainty: Mapping[str, Amounts]
    said_by: Mapping[str, Amounts]
    grades: Mapping[str, Amounts]
    own_prices: tuple[Price, ...]
    versions: tuple[str, ...]
    overlaps: tuple[Overlap, ...]
    payback_months: int | None
    years: tuple[Year, ...]
    tornado: tuple[Bar, ...]
    chance: Chance | None

    @property
    def counted(self) -> tuple[CaseAnalysis, ...]:
        return tuple(case for case in self.cases if self.asked.allow_unpriced or case.result.is_complete)

    @property
    def dearer(self) -> tuple[CaseAnalysis, ...]:
        """Counted cases whose new path costs more than the old one did."""
        return tuple(case for case in self.counted if case.is_dearer)

    @property
    def per_bearer(self) -> Mapping[str, Amounts]:
        return self.totals.per_law

    @property
    def gainers(self) -> tuple[tuple[str, int], ...]:
        """Who pays less, and by how many cents; the most first."""
        return self._sides(1)

    @property
    def payers(self) -> tuple[tuple[str, int], ...]:
        """Who pays more, and by how many cents; the most first."""
        return self._sides(-1)

    def _sides(self, sign: int) -> tuple[tuple[str, int], ...]:
        found = ((law, sign * amounts.saving_cents) for law, amounts in self.per_bearer.items())
        return tuple(sorted((side for side in found if side[1] > 0), key=lambda side: (-side[1], side[0])))

    @property
    def own_assumptions(self) -> tuple[Assumption, ...]:
        return tuple(item for item in self.assumptions if item.grade == "D")
