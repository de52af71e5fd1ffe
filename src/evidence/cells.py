"""What may stand in one cell of an input file. Each reading gives the value, or a
ValueError that says what is asked.

Only plain ASCII digits count: `Decimal` and `date` would also take 1e5, NaN, 20240101
and digits of other scripts.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from evidence.model.bearers import bearers_of
from evidence.model.paths import HALF, NONE, PATHS, WHOLE, Path
from evidence.model.prices import GRADES
from evidence.slips import shown, wrong_day, wrong_number

KEPT = 1 << 16
LONGEST_NAME = 200
UNITS = re.compile(r"[0-9]{1,12}(\.[0-9]{1,3})?")
AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
YEAR = re.compile(r"[12][0-9]{3}")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def text(cell: str) -> str:
    return cell


@lru_cache(KEPT)
def name(cell: str) -> str:
    if not cell:
        raise ValueError("is empty")
    if len(cell) > LONGEST_NAME:
        raise ValueError(f"is longer than {LONGEST_NAME} characters")
    return cell


@lru_cache(KEPT)
def path(cell: str) -> Path:
    for known in PATHS:
        if cell == known:
            return known
    raise ValueError(f"{shown(cell)} is not a path; it is old or new")


@lru_cache(KEPT)
def units(cell: str) -> Decimal:
    if not UNITS.fullmatch(cell):
        raise ValueError(wrong_number(cell, "a number like 12 or 1.5, at most three places"))
    return Decimal(cell)


def some_units(cell: str) -> Decimal | None:
    return units(cell) if cell else None


@lru_cache(KEPT)
def day(cell: str) -> date:
    try:
        if ISO_DAY.fullmatch(cell):
            return date.fromisoformat(cell)
    except ValueError:
        pass
    raise ValueError(wrong_day(cell))


def some_day(cell: str) -> date | None:
    return day(cell) if cell else None


def year(cell: str) -> int:
    if not YEAR.fullmatch(cell):
        raise ValueError(f"{shown(cell)} is not a year like 2024")
    return int(cell)


def some_year(cell: str) -> int | None:
    return year(cell) if cell else None


def amount(cell: str) -> Decimal:
    if not AMOUNT.fullmatch(cell):
        raise ValueError(wrong_number(cell, "an amount like 12 or 12.50, zero or more"))
    return Decimal(cell)


def some_amount(cell: str) -> Decimal | None:
    return amount(cell) if cell else None


def index(cell: str) -> Decimal:
    if not AMOUNT.fullmatch(cell) or not Decimal(cell):
        raise ValueError(wrong_number(cell, "an index like 129.91, above zero"))
    return Decimal(cell)


def share(cell: str) -> Decimal:
    if cell.endswith("%"):
        raise ValueError(f"{shown(cell)} is a percentage; write a share, like 0.25")
    if not AMOUNT.fullmatch(cell) or Decimal(cell) > 1:
        raise ValueError(wrong_number(cell, "a share from 0 to 1, like 0.25"))
    return Decimal(cell)


def some_share(cell: str) -> Decimal | None:
    return share(cell) if cell else None


def law(cell: str) -> str:
    bearers_of(name(cell))
    return cell


def mark(cell: str) -> int | None:
    if cell and not (cell.isascii() and cell.isdigit() and 1 <= int(cell[:3]) <= 10):
        raise ValueError(f"{shown(cell)} is not a mark from 1 to 10, whole")
    return int(cell) if cell else None


def counts(cell: str) -> int:
    """How much of a line counts, in halves."""
    found = {"": WHOLE, "1": WHOLE, "0.5": HALF, "0": NONE}.get(cell)
    if found is None:
        raise ValueError(f"{shown(cell)} is not a share of an overlap; it is 1, 0.5, 0 or empty")
    return found


def yes_no(cell: str) -> bool | None:
    return transfer(cell) if cell else None


@lru_cache(KEPT)
def one_of(choices: tuple[str, ...], empty: str = "") -> Callable[[str], Any]:
    """A reading of a cell that holds one of these words, or is empty."""

    def word(cell: str) -> str:
        if cell and cell not in choices:
            raise ValueError(f"{shown(cell)} is not known here; it is {', '.join(filter(None, choices))} or empty")
        return cell or empty

    return word


def transfer(cell: str) -> bool:
    if cell not in ("yes", "no"):
        raise ValueError(f"{shown(cell)} is neither yes nor no")
    return cell == "yes"


def grade(cell: str) -> str:
    if cell and cell not in GRADES:
        raise ValueError(f"{shown(cell)} is not a grade; it is {', '.join(GRADES)} or empty")
    return cell
