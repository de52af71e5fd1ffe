"""A party's own file, as rows of cells: Excel or CSV as spreadsheets here write them. Nothing of it is kept."""

import csv
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from schuifaan.base import money

MOST_BYTES = 2_000_000
# A workbook is a packed file: unpacked it may be larger, but not endlessly.
MOST_UNPACKED = 60_000_000
MOST_ROWS = 500
MOST_COLUMNS = 40
Cell = str | int | float | bool | date | datetime | None
DAYS = (
    re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"),
)
# Excel counts days from here, and believes that 1900 was a leap year.
EXCEL_BEGINS = date(1899, 12, 30)
EXCEL_DAYS = range(36526, 73051)  # 2000 up to and with 2099


# What a packed file that is broken somewhere makes of the libraries that open it.
BROKEN = (
    BadZipFile, InvalidFileException, zlib.error, LookupError, ValueError, TypeError, AttributeError, SyntaxError,
    EOFError, OSError, NotImplementedError, RuntimeError, AssertionError,
)  # fmt: skip


class UnreadableError(Exception):
    """This file can't be read as a whole; the sentence says what to do."""


@dataclass(frozen=True)
class Row:
    """One row, with its number as the spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        return all(text(cell) == "" for cell in self.cells)


def rows_of(content: bytes) -> list[Row]:
    """The rows that hold something, the first is the one with the names of the columns."""
    if len(content) > MOST_BYTES:
        raise UnreadableError(_("Dit bestand is te groot. Knip het in stukken van hoogstens 2 MB."))
    read = _workbook if content.startswith(b"PK") else _separated
    rows = []
    for number, cells in enumerate(read(content), start=1):
        row = Row(number, tuple(cells)[:MOST_COLUMNS])
        if not row.is_empty:
            rows.append(row)
        if len(rows) > MOST_ROWS + 1:
            raise UnreadableError(_("Dit bestand heeft te veel regels. Knip het in stukken van hoogstens 500 regels."))
    if not rows:
        raise UnreadableError(_("Dit bestand is leeg. Kies het bestand met de bedragen."))
    return rows


def _workbook(content: bytes) -> Iterator[tuple[Cell, ...]]:
    """The first sheet of a workbook, with what its formulas gave when it was last kept."""
    no = _("Dit bestand is geen Excel-bestand. Bewaar het als .xlsx of als .csv.")
    try:
        if sum(part.file_size for part in ZipFile(io.BytesIO(content)).infolist()) > MOST_UNPACKED:
            raise UnreadableError(_("Dit bestand is te groot. Knip het in stukken van hoogstens 2 MB."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        yield from book.worksheets[0].iter_rows(values_only=True, max_row=100_000)
    except BROKEN as fault:
        raise UnreadableError(no) from fault


def _separated(content: bytes) -> Iterator[list[str]]:
    """Text with semicolons, commas or tabs; with or without the mark that Excel puts first."""
    words = _decoded(content)
    first = words.split("\n", 1)[0]
    mark = max(";\t,", key=first.count)
    try:
        yield from csv.reader(io.StringIO(words, newline=""), delimiter=mark, strict=True)
    except csv.Error as fault:
        raise UnreadableError(_("Dit bestand is niet goed te lezen. Bewaar het opnieuw als .csv of .xlsx.")) from fault


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise UnreadableError(_("Dit bestand is geen lijst. Bewaar het als .xlsx of als .csv."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def text(cell: Cell) -> str:
    """What stands there, on one line and without space around it."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def cents(cell: Cell) -> int:
    """An amount of money in whole cents. ValueError when it is none."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_number(cell)
    said = text(cell).removeprefix("€").replace("\u00a0", "").strip()
    return -money.cents(said[1:]) if said[:1] in ("-", "\u2212") else money.cents(said)


def _from_number(number: float) -> int:
    """Excel keeps 0,30 as 0.30000000000000004; a half cent is something else, and no amount."""
    exact = Decimal(repr(number)) * 100
    whole = money.half_up(exact)
    if abs(exact - whole) > Decimal("0.0001"):
        raise ValueError(number)
    return whole


def day(cell: Cell) -> date:
    """A day, as Excel keeps it or as people here write it. ValueError when it is none."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = text(cell)
    if said.isdecimal() and int(said) in EXCEL_DAYS:
        return EXCEL_BEGINS + timedelta(days=int(said))
    found = next((match for form in DAYS if (match := form.fullmatch(said))), None)
    if found is None:
        raise ValueError(said)
    return date(int(found["y"]), int(found["m"]), int(found["d"]))
