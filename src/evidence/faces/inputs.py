"""What somebody hands over in a notebook: a file, a frame, cases or lines; and books. Each becomes what is reckoned
with, and its hash.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from evidence.faults import BadInput
from evidence.model.assumptions import Assumptions
from evidence.model.paths import Case, CostLine, cases_from
from evidence.model.prices import PriceBook
from evidence.reading import read_assumptions, read_cases, read_prices
from evidence.sheets import written
from evidence.shipped import reference_prices
from evidence.source import Source

FRAME = "the frame"


def cases_of(given: Any) -> tuple[tuple[Case, ...], str]:
    """The cases, and the SHA-256 of what they came from."""
    if isinstance(given, (str, Path, Source)):
        source = Source.of(given)
        return read_cases(source), source.sha256
    if is_frame(given):
        source = Source(FRAME, _as_csv(_records(given)))
        return read_cases(source), source.sha256
    items = tuple(given)
    if all(isinstance(item, Case) for item in items):
        return items, _hash(items)
    if all(isinstance(item, CostLine) for item in items):
        return cases_from(items), _hash(items)
    raise TypeError("cases are a file, a frame with the columns of a CASES file, Cases, or CostLines")


def prices_of(given: Any) -> tuple[PriceBook, str]:
    """The book, or several on top of each other, the last on top; the shipped one when nothing is given."""
    if given is None:
        book = reference_prices()
        return book, _hash(book.prices)
    if isinstance(given, PriceBook):
        return given, _hash(given.prices)
    if isinstance(given, (str, Path, Source)):
        source = Source.of(given)
        return read_prices(source), source.sha256
    books = [prices_of(one)[0] for one in given]
    if not books:
        raise ValueError("there is no price book among the prices")
    book = reduce(PriceBook.stacked, books)
    return book, _hash(book.prices)


def assumptions_of(given: Any) -> tuple[Assumptions, str | None]:
    if given is None:
        return Assumptions(), None
    if isinstance(given, Assumptions):
        return given, _hash((given.items, given.chosen))
    source = Source.of(given)
    return read_assumptions(source), source.sha256


def _hash(things: object) -> str:
    """Of what was made in memory: the same things give the same hash."""
    return hashlib.sha256(repr(things).encode()).hexdigest()


def is_frame(given: Any) -> bool:
    return any(hasattr(given, name) for name in ("to_pylist", "to_dicts", "to_dict")) and hasattr(given, "columns")


def _records(frame: Any) -> Sequence[Mapping[str, Any]]:
    """The rows of a table of PyArrow, Polars or pandas."""
    if hasattr(frame, "to_pylist"):
        return list(frame.to_pylist())
    if hasattr(frame, "to_dicts"):
        return list(frame.to_dicts())
    return list(frame.to_dict("records"))


def _as_csv(records: Iterable[Mapping[str, Any]]) -> bytes:
    """As if it had been saved, so that the same checks and the same words hold; row 1 is the header."""
    rows = list(records)
    if not rows:
        raise BadInput.of(FRAME, "has no rows")
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    """An empty cell of pandas is a number that is not itself."""
    return "" if value is None or value != value else written(value)
