"""What a report on the pot is made of: tables with a sentence above each. Paper and workbook draw the same one."""

from dataclasses import dataclass
from enum import StrEnum

Cell = int | str


class Holds(StrEnum):
    """What a column has in it."""

    MONEY = "money"
    COUNT = "count"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    holds: Holds = Holds.MONEY


@dataclass(frozen=True, slots=True)
class Row:
    """A name and what stands behind it; `total` is what adds the others up."""

    name: str
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`sheet` is its short name in a workbook. `told` says what it shows, `head` what the first column names."""

    sheet: str
    title: str
    told: str
    head: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    @property
    def named_rows(self) -> list["NamedRow"]:
        """Each cell with the name of its column, for whoever reads a row by itself."""
        return [NamedRow(row.name, tuple(zip(self.columns, row.cells, strict=True)), row.total) for row in self.rows]

    @property
    def is_empty(self) -> bool:
        """Nothing to add up: then its sentence is enough."""
        return all(row.total for row in self.rows)


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of which each cell says what it is."""

    name: str
    named: tuple[tuple[Column, Cell], ...]
    total: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One account, whoever it is for."""

    title: str
    about: str
    made: str
    example: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    not_said: tuple[str, ...]
    proof: tuple[tuple[str, str], ...]
