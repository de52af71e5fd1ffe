"""What happened, or would have happened: the lines of the old path and of the new path
of one case.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Path = Literal["old", "new"]
PATHS: tuple[Path, Path] = ("old", "new")
THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class CostLine:
    """`units` of the thing priced as `code`, spread evenly over `start` up to and
    including `end`.

    `row` is where the line stands in its file (the header is row 1); a line made in
    memory has none.
    """

    case: str
    path: Path
    code: str
    units: Decimal
    start: date
    end: date
    row: int | None = None

    def __post_init__(self) -> None:
        if self.path not in PATHS:
            raise ValueError(f"the path is old or new, not {self.path}")
        if not self.units.is_finite() or self.units < 0 or THOUSAND % self.units.as_integer_ratio()[1]:
            raise ValueError(f"units are zero or more with at most three places, not {self.units}")
        if self.end < self.start:
            raise ValueError(f"the end {self.end} lies before the start {self.start}")

    @property
    def thousandths(self) -> int:
        """The units in thousandths, whole."""
        whole, parts = self.units.as_integer_ratio()
        return whole * THOUSAND // parts

    @property
    def days(self) -> int:
        return self.end.toordinal() - self.start.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Case:
    """One case: both its paths."""

    name: str
    lines: tuple[CostLine, ...]

    @property
    def first_start(self) -> date:
        """The earliest start over both paths. ValueError for a case without lines."""
        return min(line.start for line in self.lines)


def cases_from(lines: Iterable[CostLine]) -> tuple[Case, ...]:
    """The lines gathered per case, cases and lines in the order in which they came."""
    by_name: dict[str, list[CostLine]] = {}
    for line in lines:
        by_name.setdefault(line.case, []).append(line)
    return tuple(Case(name, tuple(own)) for name, own in by_name.items())
