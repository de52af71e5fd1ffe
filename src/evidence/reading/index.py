"""CPI.csv: the index of each year, in a column that bears the name of the series."""

from decimal import Decimal
from pathlib import Path

from evidence import cells
from evidence.model.index import IndexSeries
from evidence.source import Source
from evidence.table import Table

CPI = "cpi_june_2015_100"


def read_index(file: Path | str | Source, series: str = CPI) -> IndexSeries:
    """CPI.csv: year and the column of the series."""
    table = Table(Source.of(file))
    values: dict[int, Decimal] = {}
    for row, (year, value) in table.values({"year": cells.year, series: cells.index}):
        if year in values:
            table.fault(row, "year", f"{year} stands twice")
        values[year] = value
    table.check()
    return IndexSeries(values, series)
