"""CASES.csv: the lines of the old path and of the new path of each case."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from evidence import cells
from evidence.faults import Fault
from evidence.model.clocks import PERIODS
from evidence.model.paths import CERTAINTIES, MEASURED, PARTS, WHOLE, Case, CostLine, Mark, cases_from
from evidence.source import Source
from evidence.table import Columns, Table

CASES: Columns = {
    "case": cells.name,
    "path": cells.path,
    "code": cells.name,
    "units": cells.units,
    "start": cells.day,
    "end": cells.day,
}
LINE_MORE: Columns = {
    "per": cells.one_of(PERIODS, "once"),
    "low": cells.some_units,
    "high": cells.some_units,
    "unit": cells.text,
    "certainty": cells.one_of(CERTAINTIES),
    "said_by": cells.text,
    "part": cells.one_of(PARTS),
    "measured": cells.one_of(MEASURED),
    "overlap": cells.text,
    "overlap_share": cells.counts,
}
CASE_MORE: Columns = {
    "mark": cells.mark,
    "mark_on": cells.some_day,
    "later_mark": cells.mark,
    "later_on": cells.some_day,
}
# The column of each optional field that bears another name.
FIELDS = {"overlap_share": "counts"}
# As thousands end in Dutch: 2.000.
AS_THOUSANDS = "000"
Slip = tuple[str, str]


def read_cases(file: Path | str | Source, notices: list[Fault] | None = None) -> tuple[Case, ...]:
    """CASES.csv: case,path,code,units,start,end, and the optional columns of docs/evidence/formats.md. Other columns
    are passed over. What may be a slip is added to `notices`.
    """
    reader = CaseReader(Table(Source.of(file)))
    cases = reader.cases()
    if notices is not None:
        notices.extend(reader.table.notices)
    return cases


class CaseReader:
    """One reading of one file: what it has seen of each line and of each case."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.line_more = table.present(LINE_MORE)
        self.case_more = table.present(CASE_MORE)
        self.seen: dict[tuple[Any, ...], int] = {}
        self.about: dict[str, dict[str, tuple[Any, int]]] = {}
        self.as_thousands: list[tuple[int, Decimal]] = []
        self.has_other_units = False

    def cases(self) -> tuple[Case, ...]:
        lines = list(self.lines())
        self.check()
        return tuple(self._with_marks(case) for case in cases_from(lines))

    def lines(self) -> Iterator[CostLine]:
        """Each line without a fault, as it comes; `check()` tells the faults when all were read."""
        if self.line_more or self.case_more:
            return self._full_lines()
        return self._plain_lines()

    def check(self) -> None:
        for name, about in self.about.items():
            self._check_marks(name, about)
        if not self.has_other_units:
            for row, units in self.as_thousands:
                self.table.notice(row, "units", f"{units} is read as {units:.0f}; is that meant?")
        self.table.check()

    def _plain_lines(self) -> Iterator[CostLine]:
        """The same as below, for the many files without an optional column."""
        for row, values in self.table.values(CASES):
            self.look_for_the_same(row, tuple(values))
            self.look_for_thousands(row, values[3])
            case, path, code, units, start, end = values
            if end < start:
                self.table.fault(row, *_backwards(start, end))
            else:
                yield CostLine(case, path, code, units, start, end, row)

    def _full_lines(self) -> Iterator[CostLine]:
        end_of_line = len(CASES) + len(self.line_more)
        for row, values in self.table.values(CASES, {**self.line_more, **self.case_more}):
            more = dict(zip(self.line_more, values[len(CASES) : end_of_line], strict=True))
            slips = tuple(_slips(values[1], values[3], values[4:6], more))
            for column, what in slips:
                self.table.fault(row, column, what)
            self.look_for_the_same(row, tuple(values))
            self.look_for_thousands(row, values[3])
            self._take_marks(row, values[0], values[end_of_line:])
            if not slips:
                yield _line(row, values, more)

    def look_for_the_same(self, row: int, values: tuple[Any, ...]) -> None:
        first = self.seen.setdefault(values, row)
        if first != row:
            self.table.notice(row, "", f"says the same as row {first}; both count. Take one out if it is one line")

    def look_for_thousands(self, row: int, units: Decimal) -> None:
        """1.000 is one; but where no other number of the file has three places it may be meant as a thousand."""
        places = str(units).partition(".")[2]
        if places == AS_THOUSANDS:
            self.as_thousands.append((row, units))
        elif len(places) == len(AS_THOUSANDS):
            self.has_other_units = True

    def _take_marks(self, row: int, case: str, values: list[Any]) -> None:
        """A cell that says nothing leaves what was said; one that says otherwise is a fault."""
        about = self.about.setdefault(case, {})
        for column, value in zip(self.case_more, values, strict=True):
            if value is None:
                continue
            said, first = about.setdefault(column, (value, row))
            if said != value:
                self.table.fault(row, column, f"{value} is not what row {first} says of this case: {said}")

    def _check_marks(self, case: str, about: Mapping[str, tuple[Any, int]]) -> None:
        for mark, on in (("mark", "mark_on"), ("later_mark", "later_on")):
            if on in about and mark not in about:
                self.table.fault(about[on][1], mark, f"is empty for {case}, and {on} is not")

    def _with_marks(self, case: Case) -> Case:
        about = {column: value for column, (value, _) in self.about.get(case.name, {}).items()}
        if not about:
            return case
        return Case(case.name, case.lines, _mark(about, "mark", "mark_on"), _mark(about, "later_mark", "later_on"))


def _line(row: int, values: list[Any], more: Mapping[str, Any]) -> CostLine:
    case, path, code, units, start, end = values[: len(CASES)]
    named = {FIELDS.get(column, column): value for column, value in more.items()}
    return CostLine(case, path, code, units, start, end, row, **named)


def _mark(about: Mapping[str, Any], mark: str, on: str) -> Mark | None:
    return Mark(about[mark], about.get(on)) if mark in about else None


def _slips(path: str, units: Decimal, days: list[date], more: Mapping[str, Any]) -> Iterator[Slip]:
    """What no single cell can know."""
    start, end = days
    if end < start:
        yield _backwards(start, end)
    yield from _range(units, more.get("low"), more.get("high"))
    yield from _new_only(path, more)
    if more.get("overlap_share", WHOLE) != WHOLE and not more.get("overlap"):
        yield "overlap", "is empty, and only a line that overlaps counts in part"


def _backwards(start: date, end: date) -> Slip:
    return "end", f"the end {end} lies before the start {start}"


def _range(units: Decimal, low: Decimal | None, high: Decimal | None) -> Iterator[Slip]:
    if (low is None) != (high is None):
        yield ("high" if high is None else "low"), "is empty; low and high go together"
    elif low is not None and high is not None and not low <= units <= high:
        yield "low", f"the range {low} to {high} does not hold the units {units}"


def _new_only(path: str, more: Mapping[str, Any]) -> Iterator[Slip]:
    for column in ("part", "measured"):
        if path == "old" and more.get(column):
            yield column, f"{more[column]} belongs to the new path, and this line is of the old"
