"""Reads cases as text, record by record, as the memory engine does: to tell their faults, or to hand them over where a
faster reader was not sure. Nothing is kept but what a case says of itself.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from evidence.engines.sql.texts import MARKS
from evidence.faults import MOST_SHOWN, BadInput, Fault
from evidence.model.paths import CostLine, thousandths
from evidence.model.prices import PriceBook
from evidence.reading.cases import CaseReader
from evidence.reading.units import wrong_unit
from evidence.table import Records, Table

COPIED = (
    'row BIGINT, "case" VARCHAR, path VARCHAR, code VARCHAR, units DECIMAL(15, 3), "start" DATE, "end" DATE'
    ", per VARCHAR, counts INTEGER, measured VARCHAR, unit VARCHAR, says_more BOOLEAN, kept_certainty VARCHAR"
    ", kept_said_by VARCHAR, kept_part VARCHAR, kept_overlap VARCHAR, kept_low BIGINT, kept_high BIGINT"
    ", kept_mark INTEGER, kept_later_mark INTEGER"
)


class _FewFaults(Table):
    """A table that keeps the first faults, and counts the rest."""

    def __init__(self, source: Records) -> None:
        self.count = 0
        super().__init__(source)

    def fault(self, row: int | None, column: str, what: str) -> None:
        self.count += 1
        if self.count <= MOST_SHOWN:
            super().fault(row, column, what)

    def check(self) -> None:
        if self.faults:
            raise BadInput(self.faults, self.count)


class _Reader(CaseReader):
    def look_for_the_same(self, row: int, values: tuple[Any, ...]) -> None:
        """Twice the same is no fault, and to see it all lines would have to be kept."""


def lines_of(source: Records, prices: PriceBook | None, level: int) -> Iterator[tuple[object, ...]]:
    """The lines in the columns of `COPIED`; BadInput at the end when there were faults. Without `prices` the units are
    not held against them.
    """
    table = _FewFaults(source)
    reader = _Reader(table)
    units: list[Fault] = []
    wrong = 0
    for line in reader.lines():
        yield _cells(line, reader.about.get(line.case, {}))
        for fault in wrong_unit(source.name, line, prices, level) if prices else ():
            wrong += 1
            units += [fault] if wrong <= MOST_SHOWN else []
    reader.check()
    if units:
        raise BadInput(units, wrong)


def _cells(line: CostLine, about: Mapping[str, tuple[object, int]]) -> tuple[object, ...]:
    marks = [about[mark][0] if mark in about else None for mark, _ in MARKS]
    ends = [None if end is None else thousandths(end) for end in (line.low, line.high)]
    return (
        *(line.row, line.case, line.path, line.code, line.units, line.start, line.end),
        *(line.per, line.counts, line.measured, line.unit, line.says_more or "mark" in about),
        *(line.certainty, line.said_by, line.part, line.overlap, *ends, *marks),
    )
