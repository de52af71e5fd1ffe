"""All that a case analysis says: per case, per bearer, per year, with its doubt and with what it leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from evidence.analysis.asked import Asked
from evidence.analysis.balance import Balance
from evidence.analysis.cases import CaseAnalysis, Chance, Overlap
from evidence.analysis.crowd import Crowd
from evidence.analysis.quantities import Units
from evidence.model.assumptions import Assumption, Assumptions
from evidence.model.prices import Price
from evidence.results import Amounts, Compared, Totals


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Sums are over the counted cases: complete ones, or all when unpriced lines are allowed. Cents are whole, at the
    price level of `comparison`. `index` is the name of the series that prices were carried over with. `cases` are none
    when there are too many to list; all that is told of them together stands in `crowd`.
    """

    comparison: Compared = field(repr=False)
    asked: Asked
    index: str
    assumptions: Assumptions
    cases: tuple[CaseAnalysis, ...] = field(repr=False)
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
    crowd: Crowd

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
