"""All files of one comparison, read together: the faults of all of them come at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import TypeVar

from evidence.faults import BadInput, Fault
from evidence.model.assumptions import Assumptions
from evidence.model.index import IndexSeries
from evidence.model.paths import Case
from evidence.model.prices import PriceBook
from evidence.reading.assumptions import read_assumptions
from evidence.reading.cases import read_cases
from evidence.reading.index import CPI, read_index
from evidence.reading.prices import read_prices
from evidence.reading.units import too_many, wrong_units
from evidence.source import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Files:
    """Where the input lies. `prices` are stacked, the last on top; `series` is the column of the index."""

    cases: Path | str | Source
    prices: Sequence[Path | str]
    cpi: Path | str
    assumptions: Path | str | None = None
    series: str = CPI


@dataclass(frozen=True, slots=True)
class Books:
    """What lies beside the cases, read."""

    prices: PriceBook
    index: IndexSeries
    assumptions: Assumptions
    sha256: dict[str, str] = field(default_factory=dict)
    notices: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files, read, with the SHA-256 of each. `notices` are what may be slips: they are told, and nothing stops."""

    cases: tuple[Case, ...]
    prices: PriceBook
    index: IndexSeries
    assumptions: Assumptions
    sha256: dict[str, str]
    notices: tuple[Fault, ...] = ()

    @property
    def asks_for_more(self) -> bool:
        """Whether the files say anything that a plain comparison leaves out."""
        return bool(self.assumptions.items or self.assumptions.chosen) or any(
            case.started or any(line.says_more for line in case.lines) for case in self.cases
        )


@dataclass(slots=True)
class _Gathered:
    """What was found so far in all files."""

    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)
    sha256: dict[str, str] = field(default_factory=dict)

    def read(self, role: str, file: Path | str | Source, read: Callable[[Source], T]) -> T | None:
        """What the file holds; or None, its faults with the others."""
        try:
            source = Source.of(file)
            self.sha256[role] = source.sha256
            return read(source)
        except BadInput as bad:
            self.faults.extend(bad.faults)
            return None

    def check(self) -> None:
        if self.faults:
            raise BadInput(self.faults)


def read_inputs(files: Files, level: int) -> Inputs:
    """All files for a comparison at price level `level`; BadInput holds the faults of all of them."""
    found = _Gathered()
    cases = found.read("cases", files.cases, lambda source: read_cases(source, found.notices))
    books = _books(files, level, found)
    found.check()
    if cases is None or books is None:  # each of them would have told a fault
        raise AssertionError
    found.faults.extend(wrong_units(str(files.cases), cases, books.prices, level))
    found.faults.extend(_unknown_cases(files, books.assumptions, cases))
    found.check()
    found.notices.extend(too_many(str(files.cases), cases, books.prices, level))
    return Inputs(cases, books.prices, books.index, books.assumptions, found.sha256, tuple(found.notices))


def read_books(files: Files, level: int) -> Books:
    """All that lies beside the cases, for an engine that reads those itself. BadInput holds the faults of all."""
    found = _Gathered()
    books = _books(files, level, found)
    found.check()
    if books is None:
        raise AssertionError
    return replace(books, sha256=found.sha256, notices=tuple(found.notices))


def _books(files: Files, level: int, found: _Gathered) -> Books | None:
    prices = _stacked(files.prices, found)
    index = found.read("cpi", files.cpi, lambda source: read_index(source, files.series))
    assumed = Assumptions() if files.assumptions is None else _assumptions(files.assumptions, found)
    if index and level not in index:
        found.faults.append(Fault(str(files.cpi), None, "year", f"there is no index for the price level {level}"))
    return None if prices is None or index is None or assumed is None else Books(prices, index, assumed)


def _stacked(books: Sequence[Path | str], found: _Gathered) -> PriceBook | None:
    """The books on top of each other, the first below; None when one has faults."""
    read = [
        found.read("prices" if number == 1 else f"prices_{number}", file, lambda one: read_prices(one, found.notices))
        for number, file in enumerate(books, start=1)
    ]
    good = [book for book in read if book is not None]
    return reduce(PriceBook.stacked, good) if len(good) == len(read) else None


def _assumptions(file: Path | str, found: _Gathered) -> Assumptions | None:
    return found.read("assumptions", file, read_assumptions)


def _unknown_cases(files: Files, assumed: Assumptions, cases: tuple[Case, ...]) -> list[Fault]:
    """Assumptions about a case that is not there."""
    names = {case.name for case in cases}
    about = [item for item in assumed if item.kind != "spread_price" and item.applies_to]
    what = "is no case of"
    return [
        Fault(str(files.assumptions), None, "applies_to", f'"{item.applies_to}" {what} {files.cases}')
        for item in about
        if item.applies_to not in names
    ]
