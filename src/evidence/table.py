"""The records of one file as values or as faults."""

import csv
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from evidence.faults import BadInput, Fault

Parse = Callable[[str], Any]
Columns = Mapping[str, Parse]
PARTED = {";": "semicolons", "\t": "tabs"}


class Records(Protocol):
    """What a table can be read from: a `Source`, or a file that is too long to hold."""

    @property
    def name(self) -> str: ...
    def records(self) -> Iterator[list[str]]: ...


class Table:
    """The records of one source. Faults gather in `faults`; `check()` raises them
    together.
    """

    def __init__(self, source: Records) -> None:
        self.name = source.name
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []
        # An empty line keeps its number and is passed over.
        self._records = (numbered for numbered in self._numbered(source) if numbered[1])
        _, header = next(self._records, (1, []))
        self.header = [column.strip() for column in header]

    def fault(self, row: int | None, column: str, what: str) -> None:
        self.faults.append(Fault(self.name, row, column, what))

    def notice(self, row: int | None, column: str, what: str) -> None:
        """What may be meant, and may be a slip: it is told, and the run goes on."""
        self.notices.append(Fault(self.name, row, column, what))

    def check(self) -> None:
        if self.faults:
            raise BadInput(self.faults)

    def values(self, required: Columns, optional: Columns | None = None) -> Iterator[tuple[int, list[Any]]]:
        """Row number and values, in the order of the columns asked for; a record with a
        fault is told and left out.

        An optional column that the file does not have reads as empty cells.
        """
        columns = {**required, **(optional or {})}
        self._check_header(required)
        if self.faults:
            return
        cells = [(parse, self._place(column)) for column, parse in columns.items()]
        empty = True
        for row, record in self._records:
            empty = False
            if len(record) != len(self.header):
                self._tell_length(row, record)
                continue
            record.append("")
            try:
                values = [parse(record[place].strip()) for parse, place in cells]
            except ValueError:
                self._tell_cells(row, record, columns)
            else:
                yield row, values
        if empty and not self.faults:
            self.fault(None, "", "has no records under the header")

    def present(self, columns: Columns) -> dict[str, Parse]:
        """Those of the columns that the file has."""
        return {column: parse for column, parse in columns.items() if column in self.header}

    def _place(self, column: str) -> int:
        """Where the column stands; one that is not there reads the empty cell that is
        put behind each record.
        """
        return self.header.index(column) if column in self.header else len(self.header)

    def _check_header(self, required: Columns) -> None:
        if not self.header:
            self.fault(None, "", "is empty")
            return
        for sign, name in PARTED.items():
            if len(self.header) == 1 and sign in self.header[0]:
                self.fault(1, "", f"the columns are parted by {name}; save the file with commas")
                return
        for column in sorted({column for column in self.header if column and self.header.count(column) > 1}):
            self.fault(1, column, "the column stands twice in the header")
        for column in required:
            if column not in self.header:
                self.fault(1, column, "the column is missing")

    def _tell_length(self, row: int, record: list[str]) -> None:
        short = len(record) < len(self.header)
        column = self.header[len(record)] if short else ""
        self.fault(
            row,
            column,
            f"the record has {len(record)} fields, the header {len(self.header)}",
        )

    def _tell_cells(self, row: int, record: list[str], columns: Columns) -> None:
        for column, parse in columns.items():
            try:
                parse(record[self._place(column)].strip())
            except ValueError as error:
                self.fault(row, column, str(error))

    def _numbered(self, source: Records) -> Iterator[tuple[int, list[str]]]:
        """Records with their row."""
        row = 0
        try:
            for row, record in enumerate(source.records(), start=1):
                yield row, record
        except csv.Error as error:
            self.fault(row + 1, "", f"is not proper CSV: {error}")
