"""What is assumed about a set of cases, as ranges with a source: how much would have come anyway, by others, or moved
elsewhere; how fast it fades; what later years are worth; how wide an answer may be.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Kind = Literal[
    "deadweight",
    "attribution",
    "displacement",
    "drop_off",
    "discount_rate",
    "spread_counted",
    "spread_told",
    "spread_estimated",
    "spread_price",
]
COUNTERFACTUAL: tuple[Kind, ...] = ("deadweight", "attribution", "displacement")
SPREADS: tuple[Kind, ...] = ("spread_counted", "spread_told", "spread_estimated", "spread_price")
KINDS: tuple[Kind, ...] = (*COUNTERFACTUAL, "drop_off", "discount_rate", *SPREADS)


@dataclass(frozen=True, slots=True)
class Assumption:
    """A share from 0 to 1 with its range, and where it comes from.

    `applies_to` is the name of a case (for deadweight, attribution and displacement), a
    grade (for spread_price), or empty for all. `grade` is D for one's own, and then
    `said_by` and `on` say whose and of when.
    """

    kind: Kind
    value: Decimal
    low: Decimal
    high: Decimal
    source: str
    applies_to: str = ""
    grade: str = "D"
    said_by: str = ""
    on: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no such assumption: {self.kind}")
        if not 0 <= self.low <= self.value <= self.high <= 1:
            raise ValueError(f"{self.kind}: low, value and high rise from 0 to 1")
        if not self.source:
            raise ValueError(f"{self.kind}: an assumption needs a source")
        if self.grade == "D" and not (self.said_by and self.on):
            raise ValueError(f"{self.kind}: an own assumption needs a name and a date")
        if self.applies_to and self.kind not in (*COUNTERFACTUAL, "spread_price"):
            raise ValueError(f"{self.kind} holds for all, not for {self.applies_to}")


@dataclass(frozen=True, slots=True)
class Assumptions:
    """All that is assumed. Without any, everything counts in full, in the year itself, without a range.

    `chosen` says in a sentence how the cases were chosen. The same kind for the same
    thing twice is a ValueError.
    """

    items: tuple[Assumption, ...] = ()
    chosen: str = ""
    _by_key: dict[tuple[str, str], Assumption] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key: dict[tuple[str, str], Assumption] = {}
        for item in self.items:
            key = (item.kind, item.applies_to)
            if key in by_key:
                raise ValueError(f"{item.kind} stands twice for {item.applies_to or 'all'}")
            by_key[key] = item
        object.__setattr__(self, "_by_key", by_key)

    def __iter__(self) -> Iterator[Assumption]:
        return iter(self.items)

    def of(self, kind: Kind, applies_to: str = "") -> Assumption | None:
        """What is assumed for this thing by name, else for all."""
        return self._by_key.get((kind, applies_to)) or self._by_key.get((kind, ""))

    def value(self, kind: Kind, applies_to: str = "") -> Fraction:
        """The point; 0 when nothing is assumed."""
        found = self.of(kind, applies_to)
        return Fraction(found.value) if found else Fraction(0)

    def kept(self, case: str) -> Fraction:
        """The share of what was gained in this case that is due to the new way: what would
        have come anyway, by others or was moved elsewhere is taken off, one after another.
        """
        kept = Fraction(1)
        for kind in COUNTERFACTUAL:
            kept *= 1 - self.value(kind, case)
        return kept
