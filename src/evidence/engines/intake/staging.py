"""Makes `events` of whatever was named, for one engine: straight from a typed file, or by way of a clean copy."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from evidence.engines.duck import Duck, quoted, text_table
from evidence.engines.intake import addresses, careful, postgres_table
from evidence.engines.intake.csv_file import CsvFile
from evidence.engines.intake.parquet_file import ParquetFile
from evidence.engines.reckoning import Unclean
from evidence.engines.sql import texts, typed
from evidence.model.prices import PriceBook

PARQUET = ".parquet"
Intake = CsvFile | ParquetFile


@dataclass(frozen=True)
class Staged:
    """Events in a Parquet file with plain columns. `row` is how their place in the input is found; `thousands` asks of
    the text that they came from whether its units look like thousands.
    """

    path: Path
    row: str
    kinds: Mapping[str, str]
    thousands: str = ""


def opened(address: str, duck: Duck) -> Intake:
    """What was named; BadInput when it can't be read. A table of PostgreSQL is copied out first."""
    if addresses.is_address(address):
        copy = duck.folder / "table.csv"
        postgres_table.copy_out(address, copy)
        return CsvFile(addresses.shown(address), copy)
    if Path(address).suffix.lower() == PARQUET:
        return ParquetFile.at(address, duck.connection)
    return CsvFile.at(address)


def is_plain(source: Intake) -> bool:
    """Whether its columns can be counted as they stand."""
    return isinstance(source, ParquetFile) and typed.is_plain(source.kinds)


def as_it_is(source: Intake) -> Staged:
    if not isinstance(source, ParquetFile):
        raise Unclean
    kinds = {column: kind for column, kind in source.kinds.items() if column in texts.NEEDED + texts.MORE}
    return Staged(source.path, "file_row_number + 2", kinds)


def copied_fast(source: Intake, duck: Duck, *, is_stripped: bool) -> Staged:
    """A clean copy of cells of text; cells that do not hold what they should are NULL in it. With `is_stripped` those
    with white space around them are among these, and it takes half the time.
    """
    if is_stripped and isinstance(source, CsvFile) and source.looks_padded:
        raise Unclean
    cells = source.texts if isinstance(source, ParquetFile) else _csv_cells(source)
    columns = {column: cells[column] for column in (*texts.NEEDED, *texts.MORE) if column in cells}
    if not all(column in columns for column in texts.NEEDED):
        raise Unclean
    table = source.table if isinstance(source, ParquetFile) else text_table(source.path, list(cells.values()))
    try:
        has_marks = any(column in columns for mark in texts.MARKS for column in mark)
        if has_marks and duck.ask(texts.marks_that_disagree(table, columns), "marks")[0][0]:
            raise Unclean
        # A copy is not sure to be in the order of its file. Lines of text are numbered as they are read, one by one.
        row = "file_row_number + 2" if isinstance(source, ParquetFile) else "row_number() OVER () + 1"
        numbered = f"(SELECT {row} AS row, * FROM {table}) AS numbered"
        staged = _written(texts.cleaned(numbered, columns, is_stripped=is_stripped), duck, "row")
        is_text = isinstance(source, CsvFile)
        return replace(staged, thousands=texts.thousands(table, columns["units"])) if is_text else staged
    except duckdb.InvalidInputException as error:
        raise Unclean from error


def copied_carefully(source: Intake, duck: Duck, prices: PriceBook | None, level: int) -> Staged:
    """A clean copy made record by record, or BadInput with the faults."""
    duck.put("careful", careful.COPIED, careful.lines_of(source, prices, level))
    return _written("SELECT * FROM careful", duck, "row")


def _csv_cells(source: CsvFile) -> dict[str, str]:
    header = source.header
    if not source.is_sure or len(set(header)) < len(header):
        raise Unclean
    return {column: f"c{at}" for at, column in enumerate(header)}


def _written(query: str, duck: Duck, row: str) -> Staged:
    path = duck.folder / f"events-{'sure' if row == 'row' else 'fast'}.parquet"
    duck.write(query, path, "reading")
    described = duck.ask(f"DESCRIBE SELECT * FROM {quoted(path)}")
    return Staged(path, row, {column: kind for column, kind, *_ in described if column != "row"})
