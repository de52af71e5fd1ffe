"""`evidence prices check`: looks over price books before anyone reckons with them."""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.faults import BadInput, Fault
from evidence.model.index import IndexSeries
from evidence.model.prices import INFORMAL, Price, PriceBook
from evidence.reading import read_index, read_prices
from evidence.source import Source

A_YEAR = re.compile(r"\b[12][0-9]{3}\b")
OWN = "D"


@dataclass(frozen=True, slots=True)
class Book:
    """A price book with the name and the hash of its file."""

    name: str
    sha256: str
    prices: PriceBook


def add_command(commands: Any) -> None:
    """`evidence prices check FILE...`."""
    about = "look over price books: faults, what lies on top of what, and what may be a slip"
    prices = commands.add_parser("prices", help=about, description=about).add_subparsers(required=True, metavar="WHAT")
    command = prices.add_parser("check", help=about, description=about)
    command.add_argument("books", nargs="+", metavar="PRICES.csv", help="the books, the lowest first")
    command.add_argument("--cpi", metavar="CPI.csv", help="the index: names the prices that it can't carry over")
    command.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> tuple[str, tuple[Fault, ...]]:
    books, notices = read_books(asked.books)
    index = read_index(asked.cpi) if asked.cpi else None
    lines = [*map(_summary, books), *_overrides(books)]
    notices.extend(notice for book in books for notice in _slips(book, index))
    return "".join(f"{line}\n" for line in lines), tuple(notices)


def read_books(files: Sequence[Path | str]) -> tuple[list[Book], list[Fault]]:
    """Every book with what may be slips; BadInput holds the faults of all of them."""
    books: list[Book] = []
    faults: list[Fault] = []
    notices: list[Fault] = []
    for file in files:
        try:
            source = Source.read(file)
            books.append(Book(str(file), source.sha256, read_prices(source, notices)))
        except BadInput as bad:
            faults.extend(bad.faults)
    if faults:
        raise BadInput(faults)
    return books, notices


def _summary(book: Book) -> str:
    prices = tuple(book.prices)
    codes = len({price.code for price in prices})
    levels = sorted({price.price_level for price in prices})
    versions = ", ".join(sorted({price.version for price in prices if price.version})) or "no version"
    ranges = sum(price.low is not None for price in prices)
    counts = f"{len(prices)} prices of {codes} codes, levels {levels[0]} to {levels[-1]}, {ranges} with a range"
    return f"{book.name}: {counts}; {versions}; sha256 {book.sha256}"


def _overrides(books: Sequence[Book]) -> Iterator[str]:
    """What a book changes of those below it, and where it has no say because a later price lies below."""
    below: dict[str, dict[int, tuple[Price, str]]] = {}
    for book in books:
        yield from (told for price in book.prices if (told := _over(book.name, price, below.get(price.code, {}))))
        for price in book.prices:
            below.setdefault(price.code, {})[price.price_level] = (price, book.name)


def _over(name: str, price: Price, known: dict[int, tuple[Price, str]]) -> str:
    """What this price does to those below it; nothing to tell when it stands by itself."""
    if price.price_level in known:
        return _overridden(name, price, *known[price.price_level])
    if known and max(known) > price.price_level:
        what = f"from {max(known)} on the price of {known[max(known)][1]} counts"
        return f"{name}: {price.code}: is of {price.price_level}; {what}"
    return ""


def _overridden(name: str, price: Price, other: Price, other_name: str) -> str:
    change = f"{other.price_eur} of {other_name} becomes {price.price_eur}"
    return f"{name}: {price.code} at {price.price_level}: {change}"


def _slips(book: Book, index: IndexSeries | None) -> Iterator[Fault]:
    for price in book.prices:
        for column, what in _slips_of(price, index):
            yield Fault(book.name, None, column, f"{price.code} at {price.price_level}: {what}")


def _slips_of(price: Price, index: IndexSeries | None) -> Iterator[tuple[str, str]]:
    if price.grade == OWN and not A_YEAR.search(price.source):
        yield "source", "an own assumption needs a name and a date"
    if price.grade != OWN and price.grade and not price.source:
        yield "source", f"a price of grade {price.grade} needs a source"
    if price.law == INFORMAL and price.burden is None:
        yield "burden", "unpaid time; say yes, so that it is never a saving"
    if "|" in price.law and len(price.bearers) == 1:
        yield "law", f"{price.law} is undivided; give each a share, like Wmo:0.6|Zvw:0.4"
    if price.publication_year and price.publication_year < price.price_level - 1:
        yield "publication_year", f"is {price.publication_year}, and the price is of later"
    if index and price.price_level not in index:
        yield "price_level", "that year has no index, so the price can't be carried over"
