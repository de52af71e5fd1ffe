"""Reads the three files of a comparison. A file with faults gives none of its content:
BadInput tells them all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from evidence import cells
from evidence.faults import BadInput, Fault
from evidence.model.index import IndexSeries
from evidence.model.paths import Case, CostLine, cases_from
from evidence.model.prices import Price, PriceBook
from evidence.table import Columns, Source, Table

T = TypeVar("T")
CASES: Columns = {
    "case": cells.name,
    "path": cells.path,
    "code": cells.name,
    "units": cells.units,
    "start": cells.day,
    "end": cells.day,
}
# In the order of the fields of Price.
PRICES: Columns = {
    "code": cells.name,
    "price_eur": cells.amount,
    "price_level": cells.year,
    "law": cells.name,
    "transfer": cells.transfer,
}
PRICES_MORE: Columns = {
    "label_nl": cells.text,
    "unit": cells.text,
    "grade": cells.grade,
    "source": cells.text,
    "source_url": cells.text,
    "note": cells.text,
}
INDEX: Columns = {"year": cells.year, "cpi_june_2015_100": cells.index}


@dataclass(frozen=True, slots=True)
class Inputs:
    """The three files, read, with the SHA-256 of each."""

    cases: tuple[Case, ...]
    prices: PriceBook
    index: IndexSeries
    sha256: dict[str, str]


def read_inputs(cases: Path | str, prices: Path | str, cpi: Path | str, level: int) -> Inputs:
    """All three files for a comparison at price level `level`; BadInput holds the
    faults of all of them.
    """
    faults: list[Fault] = []
    lines = _tried(read_cases, cases, faults)
    book = _tried(read_prices, prices, faults)
    index = _tried(read_index, cpi, faults)
    if index and level not in index[0]:
        faults.append(Fault(str(cpi), None, "year", f"there is no index for the price level {level}"))
    if faults or not (lines and book and index):
        raise BadInput(faults)
    hashes = {"cases": lines[1], "prices": book[1], "cpi": index[1]}
    return Inputs(lines[0], book[0], index[0], hashes)


def read_cases(file: Path | str | Source) -> tuple[Case, ...]:
    """CASES.csv: case,path,code,units,start,end. Other columns are passed over."""
    table = Table(_source(file))
    lines: list[CostLine] = []
    for row, (case, path, code, units, start, end) in table.values(CASES):
        if end < start:
            table.fault(row, "end", f"the end {end} lies before the start {start}")
        else:
            lines.append(CostLine(case, path, code, units, start, end, row))
    table.check()
    return cases_from(lines)


def read_prices(file: Path | str | Source) -> PriceBook:
    """PRICES.csv: code,price_eur,price_level,law,transfer; label_nl, unit, grade,
    source, source_url, note if there.
    """
    table = Table(_source(file))
    rows: dict[tuple[str, int], int] = {}
    prices: list[Price] = []
    for row, values in table.values(PRICES, PRICES_MORE):
        price = Price(*values)
        first = rows.setdefault((price.code, price.price_level), row)
        if first != row:
            what = f"price level {price.price_level} already stands in row {first}"
            table.fault(row, "code", f"{price.code} at {what}")
        prices.append(price)
    table.check()
    return PriceBook(tuple(prices))


def read_index(file: Path | str | Source) -> IndexSeries:
    """CPI.csv: year,cpi_june_2015_100."""
    table = Table(_source(file))
    values: dict[int, Decimal] = {}
    for row, (year, value) in table.values(INDEX):
        if year in values:
            table.fault(row, "year", f"{year} stands twice")
        values[year] = value
    table.check()
    return IndexSeries(values)


def _source(file: Path | str | Source) -> Source:
    return file if isinstance(file, Source) else Source.read(file)


def _tried(read: Callable[[Source], T], file: Path | str, faults: list[Fault]) -> tuple[T, str] | None:
    """What the file holds and its SHA-256; or None, its faults with the others."""
    try:
        source = Source.read(file)
        return read(source), source.sha256
    except BadInput as bad:
        faults.extend(bad.faults)
        return None
