"""What a comparison says: cents of the old path against cents of the new, and what
could not be priced.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from evidence.horizon import Horizon
from evidence.paths import CostLine
from evidence.prices import Price


class Why(StrEnum):
    """Why a line has no price."""

    UNKNOWN_CODE = "unknown_code"
    NO_INDEX = "no_index"


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with its price: `unit_cents` is the indexed price of one unit, `cents`
    what the line counts for.
    """

    line: CostLine
    price: Price
    unit_cents: int
    days_inside: int
    cents: int

    @property
    def code(self) -> str:
        return self.price.code

    @property
    def label(self) -> str:
        return self.price.label_nl or self.price.code

    @property
    def law(self) -> str:
        return self.price.law

    @property
    def transfer(self) -> bool:
        return self.price.transfer

    @property
    def grade(self) -> str:
        return self.price.grade


@dataclass(frozen=True, slots=True)
class Unpriced:
    """A line without a usable price; `price_level` is the level that has no index."""

    line: CostLine
    why: Why
    price_level: int | None = None

    @property
    def row(self) -> int | None:
        return self.line.row

    @property
    def code(self) -> str:
        return self.line.code

    @property
    def reason(self) -> str:
        if self.why is Why.UNKNOWN_CODE:
            return "the code is not in the price book"
        return f"the price is of {self.price_level}, and that price level has no index"


@dataclass(frozen=True, slots=True)
class Amounts:
    """Whole cents of the old and of the new path."""

    old_cents: int = 0
    new_cents: int = 0

    @property
    def saving_cents(self) -> int:
        return self.old_cents - self.new_cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Figures of one case, or of many together. Transfers stand apart: in no amount but
    `transfers`.
    """

    costs: Amounts
    per_law: Mapping[str, Amounts]
    transfers: Amounts
    unpriced: tuple[Unpriced, ...]
    lines: int

    @property
    def old_cents(self) -> int:
        return self.costs.old_cents

    @property
    def new_cents(self) -> int:
        return self.costs.new_cents

    @property
    def saving_cents(self) -> int:
        return self.costs.saving_cents

    @property
    def is_complete(self) -> bool:
        return not self.unpriced


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult(Figures):
    """One case over its horizon; `priced` holds each priced line, transfers too, in the
    order of the file.
    """

    case: str
    horizon: Horizon
    priced: tuple[PricedLine, ...]

    @property
    def per_code(self) -> dict[str, Amounts]:
        """Cents per code without transfers, in the order of the file: the steps of a
        waterfall from old to new.
        """
        return amounts_by((item.code, item) for item in self.priced if not item.transfer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals(Figures):
    """The sum over the cases that count; `cases_incomplete` is the number with an
    unpriced line, counted or not.
    """

    cases_counted: int
    cases_incomplete: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """All cases in the order in which they came. `start` is None when each case starts
    at its own first day.
    """

    cases: tuple[CaseResult, ...]
    level: int
    start: date | None
    months: int

    def counted(self, *, allow_unpriced: bool = False) -> Iterator[CaseResult]:
        """The cases that count in a sum: complete ones, or all when unpriced lines are
        allowed.
        """
        return (case for case in self.cases if allow_unpriced or case.is_complete)

    def totals(self, *, allow_unpriced: bool = False) -> Totals:
        """Every figure summed over the counted cases, and over no others."""
        counted = tuple(self.counted(allow_unpriced=allow_unpriced))
        return Totals(
            costs=summed(case.costs for case in counted),
            per_law=_laws_of(counted),
            transfers=summed(case.transfers for case in counted),
            unpriced=tuple(missing for case in counted for missing in case.unpriced),
            lines=sum(case.lines for case in counted),
            cases_counted=len(counted),
            cases_incomplete=sum(not case.is_complete for case in self.cases),
        )


def summed(amounts: Iterable[Amounts]) -> Amounts:
    old = new = 0
    for one in amounts:
        old += one.old_cents
        new += one.new_cents
    return Amounts(old, new)


def amounts_by(keyed: Iterable[tuple[str, PricedLine]]) -> dict[str, Amounts]:
    """Cents of the lines per key, keys in the order in which they came."""
    cents: dict[str, list[int]] = {}
    for key, item in keyed:
        cents.setdefault(key, [0, 0])[item.line.path == "new"] += item.cents
    return {key: Amounts(*both) for key, both in cents.items()}


def _laws_of(cases: Iterable[CaseResult]) -> dict[str, Amounts]:
    laws: dict[str, list[Amounts]] = {}
    for case in cases:
        for law, amounts in case.per_law.items():
            laws.setdefault(law, []).append(amounts)
    return {law: summed(laws[law]) for law in sorted(laws)}
