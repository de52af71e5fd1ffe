"""The first sheet of a workbook as records of text, as if it had been saved as CSV."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from evidence.faults import BadInput

WORKBOOK = b"PK\x03\x04"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
MOST_BYTES = 200_000_000


def rows_of(name: str, content: bytes) -> Iterator[list[str]]:
    """Every row up to its last filled cell within the header; BadInput for a file that is no workbook."""
    rows = _values(name, content)
    header = _stripped([written(value) for value in next(rows, ())])
    yield header
    for row in rows:
        cells = [written(value) for value in row]
        filled = len(_stripped(cells))
        yield [] if not filled else (cells + [""] * len(header))[: max(len(header), filled)]


def written(value: object) -> str:
    """A cell as it would be typed in a CSV file: a day without its midnight, a number without noise behind the
    fifteen figures that a spreadsheet keeps.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return _plain(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(value: float) -> str:
    shown = f"{Decimal(f'{value:.15g}'):f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _stripped(cells: list[str]) -> list[str]:
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _values(name: str, content: bytes) -> Iterator[tuple[object, ...]]:
    # Only a workbook needs these, and they take longer to load than all the rest together.
    from zipfile import ZipFile  # noqa: PLC0415

    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        size = sum(part.file_size for part in ZipFile(BytesIO(content)).infolist())
        book = load_workbook(BytesIO(content), read_only=True, data_only=True) if size <= MOST_BYTES else None
        rows = list(book.worksheets[0].iter_rows(values_only=True)) if book else None
    except Exception as error:  # a broken workbook breaks in as many ways as it has parts
        raise BadInput.of(name, "is not a workbook that can be read; save it again, or as CSV in UTF-8") from error
    if rows is None:
        raise BadInput.of(name, "unpacks to more than 200 MB; save it as CSV in UTF-8")
    return iter(rows)
