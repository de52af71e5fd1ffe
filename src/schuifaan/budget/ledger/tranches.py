"""What a fund gets in a year: the agreed base times the indices of that year, rounded once.

Each index names where it was read and which decision made it count. All of it is stored with the tranche, so that
anyone can reckon it again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import Any, Self

from schuifaan.budget.ledger.rounding import half_up


@dataclass(frozen=True, slots=True)
class Index:
    """How prices or wages moved: 103/100 is three in a hundred more."""

    name: str
    factor: Fraction
    source: str
    decision: str

    def __post_init__(self) -> None:
        if self.factor <= 0:
            raise ValueError(f"an index is more than zero: {self.factor}")
        if not self.source or not self.decision:
            raise ValueError(f"an index names its source and its decision: {self.name}")


@dataclass(frozen=True, slots=True)
class Tranche:
    """The base in whole cents, and what it is multiplied by."""

    base: int
    indices: tuple[Index, ...] = ()

    def __post_init__(self) -> None:
        if self.base <= 0:
            raise ValueError(f"a base is more than zero: {self.base}")

    @property
    def factor(self) -> Fraction:
        return prod((index.factor for index in self.indices), start=Fraction(1))

    @property
    def cents(self) -> int:
        return half_up(self.base * self.factor)

    @property
    def stored(self) -> dict[str, Any]:
        """What is kept: every figure and every source that the outcome follows from, and the outcome itself."""
        indices = [
            {"name": index.name, "factor": str(index.factor), "source": index.source, "decision": index.decision}
            for index in self.indices
        ]
        return {"base": self.base, "indices": indices, "cents": self.cents}

    @classmethod
    def from_stored(cls, kept: Mapping[str, Any]) -> Self:
        """Read it back. ValueError when the outcome that was kept does not follow from what was kept with it."""
        rows: Sequence[Mapping[str, str]] = kept["indices"]
        indices = (Index(row["name"], Fraction(row["factor"]), row["source"], row["decision"]) for row in rows)
        found = cls(kept["base"], tuple(indices))
        if found.cents != kept["cents"]:
            raise ValueError(f"kept {kept['cents']}, but its inputs give {found.cents}")
        return found
