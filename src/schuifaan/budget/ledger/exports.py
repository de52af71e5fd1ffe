"""The journal as CSV and as JSON: the same books give the same bytes, and read back they are the same books.

A text that a spreadsheet would take for a formula gets a quote before it, which is taken off when it is read back.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from schuifaan.budget.ledger.accounts import Account
from schuifaan.budget.ledger.books import chain_hash, in_order
from schuifaan.budget.ledger.plain import COLUMNS, Plain, as_text, chain_of, plain
from schuifaan.budget.ledger.transfers import Kind, Transfer

FORMAT = "schuifaan-journal"
VERSION = 1
QUOTE = "'"
_LIKE_A_FORMULA = tuple("=+-@\t\r\n") + (QUOTE,)
_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("id", "fund", "party", "commitment", "reverses", "pair", "decision", "by"), UUID),
    **dict.fromkeys(("year", "number", "cents"), int),
    **dict.fromkeys(("kind", "undoes"), Kind),
    **dict.fromkeys(("debit", "credit"), Account),
    **dict.fromkeys(("on", "expires"), date.fromisoformat),
    **dict.fromkeys(("purpose", "rule", "why", "key", "input_hash"), str),
    "recorded": datetime.fromisoformat,
    "late": bool,
}
_TEXTS = [COLUMNS.index(name) for name in ("purpose", "rule", "why", "key", "input_hash")]
_LATE, _KEY = COLUMNS.index("late"), COLUMNS.index("key")
_ALWAYS_TEXT = ("purpose", "rule", "why", "input_hash")


class Unreadable(ValueError):  # noqa: N818 - said of the file
    """This is no journal of ours, or it was changed."""


def _transfer(told: Mapping[str, Any]) -> Transfer:
    if strange := told.keys() ^ set(COLUMNS):
        raise Unreadable(f"columns that are missing or unknown: {', '.join(sorted(map(str, strange)))}")
    try:
        values: dict[str, Any] = {name: None if told[name] is None else _READ[name](told[name]) for name in COLUMNS}
        return Transfer(**values)
    except (TypeError, ValueError) as fault:
        raise Unreadable(str(fault)) from fault


def to_json(transfers: Iterable[Transfer]) -> bytes:
    """One line per transfer, in the order of the books, and the hash of the chain over them."""
    return json_of(map(plain, in_order(transfers)))


def json_of(lines: Iterable[Plain]) -> bytes:
    """The same for plain lines that stand in the order of the books."""
    texts = [as_text(one) for one in lines]
    head = f'"format":"{FORMAT}","version":{VERSION},"sha256":"{chain_of(texts)}"'
    return "".join((f'{{{head},"transfers":[\n', ",\n".join(texts), "\n]}\n")).encode()


def from_json(content: bytes) -> tuple[Transfer, ...]:
    """Read it back. Unreadable when a line was changed, left out or added."""
    try:
        told = json.loads(content)
        format_, version, digest, lines = (told[name] for name in ("format", "version", "sha256", "transfers"))
    except (KeyError, TypeError, ValueError) as fault:
        raise Unreadable(str(fault)) from fault
    if (format_, version) != (FORMAT, VERSION):
        raise Unreadable(f"no journal of ours: {format_} {version}")
    rows = tuple(_transfer(line) for line in lines)
    if chain_hash(rows) != digest:
        raise Unreadable("the lines are not those that the hash was made of")
    return rows


def safe(text: str) -> str:
    """A text that stays text in a spreadsheet."""
    return QUOTE + text if text.startswith(_LIKE_A_FORMULA) else text


def _row(one: Plain) -> list[object]:
    """Every value as it is, but for free text, and for what is there and empty: that is no nothing."""
    cells: list[object] = [*one]
    for place in _TEXTS:
        if text := one[place]:
            cells[place] = safe(str(text))
    cells[_LATE] = "true" if one.late else "false"
    if one.key == "":
        cells[_KEY] = QUOTE
    return cells


def to_csv(transfers: Iterable[Transfer]) -> bytes:
    """RFC 4180, in UTF-8: a line with the names, then a line per transfer in the order of the books."""
    return csv_of(map(plain, in_order(transfers)))


def csv_of(lines: Iterable[Plain]) -> bytes:
    """The same for plain lines that stand in the order of the books."""
    content = io.StringIO(newline="")
    writer = csv.writer(content, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, lines))
    return content.getvalue().encode()


def _value(name: str, cell: str) -> Any:
    if name == "late":
        return {"true": True, "false": False}[cell]
    if cell == "" and name not in _ALWAYS_TEXT:
        return None
    return cell.removeprefix(QUOTE)


def from_csv(content: bytes) -> tuple[Transfer, ...]:
    """Read it back. A CSV has no hash in it: compare `chain_hash` with the one that was told with it."""
    rows = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
    try:
        if tuple(next(rows)) != COLUMNS:
            raise Unreadable("the first line does not have our columns")
        told = [{name: _value(name, cell) for name, cell in zip(COLUMNS, row, strict=True)} for row in rows]
    except (csv.Error, StopIteration, KeyError, ValueError) as fault:
        raise Unreadable(str(fault)) from fault
    return tuple(map(_transfer, told))
