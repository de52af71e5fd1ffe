"""The commands beside `compare`: an empty workbook to fill in, and the example cases to try it with."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evidence.faults import BadInput, Fault
from evidence.reading import Files, read_index
from evidence.reading.cases import read_cases
from evidence.reading.index import CPI
from evidence.reading.inputs import read_books
from evidence.shipped import CPI_FILE, EXAMPLE, PRICES_FILE
from evidence.writing import write_all

REFERENCE = "reference"
WORKBOOK = ".xlsx"


def price_files(asked: Sequence[str] | None) -> list[Path | str]:
    """The books that were asked for, each under its own name; the shipped one where `reference` stands, or nothing."""
    return [PRICES_FILE if name == REFERENCE else name for name in asked or [REFERENCE]]


def last_level(cpi: Path | str, series: str) -> int:
    """The price level when none is asked for: the last year of the index."""
    return max(read_index(cpi, series).values)


def add_commands(commands: Any) -> None:
    """`evidence template` and `evidence example`."""
    about = "write a workbook to fill in, with the codes of the price book; `evidence compare` reads it back"
    command = commands.add_parser("template", help=about, description=about)
    command.add_argument("out", type=Path, metavar="OUT.xlsx", help="the workbook to write")
    command.add_argument("--prices", action="append", metavar="PRICES.csv", help="the price book (the shipped one)")
    command.add_argument("--cases", metavar="CASES.csv", help="cases to fill in beforehand")
    command.set_defaults(run=_template)
    about = "write fifty invented cases into a folder, with their own prices and assumptions"
    command = commands.add_parser("example", help=about, description=about)
    command.add_argument("folder", type=Path, metavar="FOLDER", help="a folder; it is made when it is not there")
    command.set_defaults(run=_example)


def _template(asked: argparse.Namespace) -> tuple[str, tuple[Fault, ...]]:
    # Only this command needs it.
    from evidence.faces.template import template  # noqa: PLC0415

    if asked.out.suffix.lower() != WORKBOOK:
        raise BadInput.of(asked.out, f"is of a kind that can't be written; it ends in {WORKBOOK}")
    level = last_level(CPI_FILE, CPI)
    books = read_books(Files("", price_files(asked.prices), CPI_FILE), level)
    cases = read_cases(asked.cases) if asked.cases else ()
    write_all({asked.out: template(books.prices, level, cases)})
    return f"{asked.out}: fill in the sheet verhalen; then: evidence compare {asked.out} --out report.html\n", ()


def _example(asked: argparse.Namespace) -> tuple[str, tuple[Fault, ...]]:
    folder: Path = asked.folder
    files = {folder / file.name: file.read_bytes() for file in sorted(EXAMPLE.iterdir()) if file.is_file()}
    there = [path for path in files if path.exists()]
    if there:
        raise BadInput.of(there[0], "is there already; name another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput.of(folder, f"cannot be made: {error.strerror}") from error
    write_all(files)
    return "".join(f"{path}\n" for path in files), ()
