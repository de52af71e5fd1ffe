"""What a case analysis says of one case, with its chance, and of lines that describe the same euro."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from evidence.analysis.balance import Balance
from evidence.analysis.periods import per_year
from evidence.model.paths import Mark
from evidence.results import Amounts, CaseResult


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
