"""PRICES.csv: what a unit costs, at which price level, who bears it, and how sure we are."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evidence import cells
from evidence.faults import Fault
from evidence.model.prices import FREES, Price, PriceBook
from evidence.source import Source
from evidence.table import Columns, Table

# In the order of the fields of Price.
PRICES: Columns = {
    "code": cells.name,
    "price_eur": cells.amount,
    "price_level": cells.year,
    "law": cells.law,
    "transfer": cells.transfer,
}
PRICES_MORE: Columns = {
    "label_nl": cells.text,
    "unit": cells.text,
    "grade": cells.grade,
    "source": cells.text,
    "source_url": cells.text,
    "note": cells.text,
    "publication_year": cells.some_year,
    "low": cells.some_amount,
    "high": cells.some_amount,
    "burden": cells.yes_no,
    "frees": cells.one_of(FREES),
    "version": cells.text,
}
COLUMNS = (*PRICES, *PRICES_MORE)
# Three places, as thousands are written in Dutch: 1.250 may be meant as 1250.
AS_THOUSANDS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")


def read_prices(file: Path | str | Source, notices: list[Fault] | None = None) -> PriceBook:
    """PRICES.csv: code,price_eur,price_level,law,transfer, and the optional columns of docs/evidence/formats.md. What
    may be a slip is added to `notices`.
    """
    table = Table(Source.of(file))
    rows: dict[tuple[str, int], int] = {}
    prices: list[Price] = []
    for row, values in table.values(PRICES, PRICES_MORE):
        faults = tuple(_faults(dict(zip(COLUMNS, values, strict=True))))
        for column, what in faults:
            table.fault(row, column, what)
        if faults:
            continue
        price = Price(*values)
        first = rows.setdefault((price.code, price.price_level), row)
        if first != row:
            what = f"price level {price.price_level} already stands in row {first}"
            table.fault(row, "code", f"{price.code} at {what}")
        if AS_THOUSANDS.fullmatch(str(price.price_eur)):
            table.notice(row, "price_eur", f"{price.price_eur} is read as {float(price.price_eur):g}; is that meant?")
        prices.append(price)
    table.check()
    if notices is not None:
        notices.extend(table.notices)
    return PriceBook(tuple(prices))


def _faults(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What no single cell can know."""
    low, high, price = values["low"], values["high"], values["price_eur"]
    if (low is None) != (high is None):
        yield ("high" if high is None else "low"), "is empty; low and high go together"
    elif low is not None and not low <= price <= high:
        yield "low", f"the range {low} to {high} does not hold the price {price}"
    elif high and not price:
        yield "price_eur", "a price of zero has no range; write the middle of the range as the price"
    if values["transfer"] and values["burden"]:
        yield "burden", "a transfer is money, and a burden is unpaid time; it can't be both"
