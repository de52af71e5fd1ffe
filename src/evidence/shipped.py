"""The reference prices and the price index that come with the library. Where they are
from stands beside them.
"""

from pathlib import Path

from evidence.model.index import IndexSeries
from evidence.model.prices import PriceBook
from evidence.reading import read_index, read_prices

DATA = Path(__file__).parent / "data"
PRICES_FILE = DATA / "reference_prices.csv"
CPI_FILE = DATA / "cpi.csv"
# Fifty invented cases, with prices and assumptions of their own.
EXAMPLE = DATA / "example"


def reference_prices() -> PriceBook:
    return read_prices(PRICES_FILE)


def reference_index() -> IndexSeries:
    return read_index(CPI_FILE)
