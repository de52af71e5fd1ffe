"""What happened, or would have happened: the lines of the old path and of the new path
of one case.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from evidence.model.clocks import PERIODS, TICKS, Period

Path = Literal["old", "new"]
PATHS: tuple[Path, Path] = ("old", "new")
# How we know: it was counted, somebody told it, or it was estimated.
Certainty = Literal["", "counted", "told", "estimated"]
CERTAINTIES: tuple[Certainty, ...] = ("", "counted", "told", "estimated")
# Whose time the new way of working takes; empty for help itself.
Part = Literal["", "coordinator", "guest", "house"]
PARTS: tuple[Part, ...] = ("", "coordinator", "guest", "house")
# When a new path was written down: beforehand, or a second time, after a while.
Measured = Literal["", "first", "second"]
MEASURED: tuple[Measured, ...] = ("", "first", "second")
# How much of a line counts, in halves: not, half or whole.
NONE, HALF, WHOLE = 0, 1, 2
THOUSAND = 1000


def is_thousandths(units: Decimal) -> bool:
    """Zero or more, with at most three places."""
    return units.is_finite() and units >= 0 and not THOUSAND % units.as_integer_ratio()[1]


def thousandths(units: Decimal) -> int:
    """The units in thousandths, whole."""
    whole, parts = units.as_integer_ratio()
    return whole * THOUSAND // parts


@dataclass(frozen=True, slots=True)
class CostLine:
    """`units` of the thing priced as `code`, spread evenly over `start` up to and
    including `end`; or, when `per` names a period, so many units in each period.

    `row` is where the line stands in its file (the header is row 1); a line made in
    memory has none. `low` and `high` are the range of `units`. `unit` is the unit as the
    writer of the line meant it. Lines with one `overlap` name describe the same euro;
    `counts` says in halves how much of this line counts. All that follows `row` may be
    left out.
    """

    case: str
    path: Path
    code: str
    units: Decimal
    start: date
    end: date
    row: int | None = None
    per: Period = "once"
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    certainty: Certainty = ""
    said_by: str = ""
    part: Part = ""
    measured: Measured = ""
    overlap: str = ""
    counts: int = WHOLE

    def __post_init__(self) -> None:
        if self.path not in PATHS:
            raise ValueError(f"the path is old or new, not {self.path}")
        if not is_thousandths(self.units):
            raise ValueError(f"units are zero or more with at most three places, not {self.units}")
        if self.end < self.start:
            raise ValueError(f"the end {self.end} lies before the start {self.start}")
        if self.low is not None or self.high is not None:
            self._check_range()
        if self.counts != WHOLE and not (self.overlap and self.counts in (NONE, HALF)):
            raise ValueError("only a line that overlaps counts for half or not at all")
        if self.per != "once" or self.certainty or self.part or self.measured:
            self._check_words()

    def _check_range(self) -> None:
        if self.low is None or self.high is None:
            raise ValueError("low and high go together")
        if not (is_thousandths(self.low) and is_thousandths(self.high) and self.low <= self.units <= self.high):
            raise ValueError(f"the range {self.low} to {self.high} does not hold the units {self.units}")

    def _check_words(self) -> None:
        if self.per not in PERIODS:
            raise ValueError(f"a line is per {', '.join(PERIODS)}, not per {self.per}")
        if self.certainty not in CERTAINTIES or self.part not in PARTS or self.measured not in MEASURED:
            raise ValueError("no such certainty, part or measurement")
        if self.path == "old" and (self.part or self.measured):
            raise ValueError("only a line of the new path has a part or a measurement")

    @property
    def says_more(self) -> bool:
        """Whether it says anything beyond what was spent on what, and when."""
        words = self.certainty or self.said_by or self.part or self.measured or self.overlap
        return bool(words) or self.per != "once" or self.low is not None

    @property
    def thousandths(self) -> int:
        """The units in thousandths, whole."""
        return thousandths(self.units)

    @property
    def days(self) -> int:
        return self.end.toordinal() - self.start.toordinal() + 1

    @property
    def ticks(self) -> int:
        """How many ticks of its clock the units of this line stand for."""
        return self.days if self.per == "once" else TICKS[self.per]


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark from 1 to 10 that somebody gives their own life, and when."""

    mark: int
    on: date | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.mark <= 10:
            raise ValueError(f"a mark is from 1 to 10, not {self.mark}")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: both its paths, the mark it started from and the one of a second
    measurement, if there was one.
    """

    name: str
    lines: tuple[CostLine, ...]
    started: Mark | None = None
    later: Mark | None = None

    @property
    def first_start(self) -> date:
        """The earliest start over both paths. ValueError for a case without lines."""
        return min(line.start for line in self.lines)

    @property
    def is_measured_twice(self) -> bool:
        return any(line.measured == "second" for line in self.lines)

    @property
    def counted(self) -> tuple[CostLine, ...]:
        """The lines that count: after a second measurement the expectations of the first
        stand beside it.
        """
        if not self.is_measured_twice:
            return self.lines
        return tuple(line for line in self.lines if line.measured != "first")

    @property
    def expected(self) -> tuple[CostLine, ...]:
        """The lines as they were before the second measurement."""
        return tuple(line for line in self.lines if line.measured != "second")


def cases_from(lines: Iterable[CostLine]) -> tuple[Case, ...]:
    """The lines gathered per case, cases and lines in the order in which they came."""
    by_name: dict[str, list[CostLine]] = {}
    for line in lines:
        by_name.setdefault(line.case, []).append(line)
    return tuple(Case(name, tuple(own)) for name, own in by_name.items())
