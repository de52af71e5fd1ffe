"""What a comparison says: cents of the old path against cents of the new, and what
could not be priced.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from evidence.model.bearers import THOUSAND
from evidence.model.horizon import Horizon
from evidence.model.paths import CostLine
from evidence.model.prices import Price
from evidence.model.splitting import split


class Why(StrEnum):
    """Why a line has no price."""

    UNKNOWN_CODE = "unknown_code"
    NO_INDEX = "no_index"


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with its price: `unit_cents` is the indexed price of one unit, `cents`
    what the line counts for. `first` up to and including `last` are its days inside the
    horizon; `last` lies before `first` when there are none.
    """

    line: CostLine
    price: Price
    unit_cents: int
    first: date
    last: date
    cents: int

    @property
    def days_inside(self) -> int:
        return max(0, self.last.toordinal() - self.first.toordinal() + 1)

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
    def burden(self) -> bool:
        """Unpaid time; a transfer is none."""
        return self.price.burden is True and not self.price.transfer

    @property
    def is_apart(self) -> bool:
        return self.price.is_apart

    @property
    def per_bearer(self) -> Iterator[tuple[str, int]]:
        """Each bearer with its whole cents; together they are the cents of the line."""
        bearers = self.price.bearers
        if len(bearers) == 1:
            yield bearers[0].law, self.cents
            return
        parts = split(self.cents, (bearer.share for bearer in bearers), THOUSAND)
        yield from zip((bearer.law for bearer in bearers), parts, strict=True)

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
    """Figures of one case, or of many together. Transfers stand apart, and so does the
    unpaid time of relatives and neighbours: in no amount but `transfers` and `burden`.
    """

    costs: Amounts
    per_law: Mapping[str, Amounts]
    transfers: Amounts
    unpriced: tuple[Unpriced, ...]
    lines: int
    burden: Amounts = Amounts()

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
        """Cents per code without what stands apart, in the order of the file: the steps
        of a waterfall from old to new.
        """
        return amounts_by((item.code, item) for item in self.priced if not item.is_apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals(Figures):
    """The sum over the cases that count; `cases_incomplete` is the number with an
    unpriced line, counted or not.
    """

    cases_counted: int
    cases_incomplete: int


class Compared(Protocol):
    """What a report is made of: a `Comparison`, or what an engine found of more cases than can be listed."""

    @property
    def cases(self) -> tuple[CaseResult, ...]:
        """All cases, or the first of them when `count` is more than are listed."""

    @property
    def count(self) -> int: ...
    @property
    def missing(self) -> tuple[Unpriced, ...]: ...
    @property
    def missing_count(self) -> int: ...
    @property
    def level(self) -> int: ...
    @property
    def start(self) -> date | None: ...
    @property
    def months(self) -> int: ...
    def totals(self, *, allow_unpriced: bool = False) -> Totals: ...


@dataclass(frozen=True, slots=True)
class Comparison:
    """All cases in the order in which they came. `start` is None when each case starts
    at its own first day.
    """

    cases: tuple[CaseResult, ...]
    level: int
    start: date | None
    months: int

    @property
    def count(self) -> int:
        """How many cases there are."""
        return len(self.cases)

    @property
    def missing(self) -> tuple[Unpriced, ...]:
        """The lines without a price, of every case."""
        return tuple(one for case in self.cases for one in case.unpriced)

    @property
    def missing_count(self) -> int:
        return len(self.missing)

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
            burden=summed(case.burden for case in counted),
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
    return gathered((key, item.line.path, item.cents) for key, item in keyed)


def amounts_of(items: Iterable[PricedLine]) -> Amounts:
    """The cents of all these lines together."""
    return amounts_by(("", item) for item in items).get("", Amounts())


def per_law(items: Iterable[PricedLine]) -> dict[str, Amounts]:
    """Cents per bearer, by name."""
    found = gathered((law, item.line.path, cents) for item in items for law, cents in item.per_bearer)
    return dict(sorted(found.items()))


def gathered(parts: Iterable[tuple[str, str, int]]) -> dict[str, Amounts]:
    """From a key, a path and cents: old and new cents per key, keys in the order in which they came."""
    cents: dict[str, list[int]] = {}
    for key, path, part in parts:
        cents.setdefault(key, [0, 0])[path == "new"] += part
    return {key: Amounts(*both) for key, both in cents.items()}


def _laws_of(cases: Iterable[CaseResult]) -> dict[str, Amounts]:
    laws: dict[str, list[Amounts]] = {}
    for case in cases:
        for law, amounts in case.per_law.items():
            laws.setdefault(law, []).append(amounts)
    return {law: summed(laws[law]) for law in sorted(laws)}
