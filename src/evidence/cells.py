"""What may stand in one cell of an input file. Each reading gives the value, or a
ValueError that says what is asked.

Only plain ASCII digits count: `Decimal` and `date` would also take 1e5, NaN, 20240101
and digits of other scripts.
"""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from evidence.model.paths import PATHS, Path
from evidence.model.prices import GRADES
from evidence.plain import short

KEPT = 1 << 16
LONGEST_NAME = 200
MOST_SHOWN = 40
UNITS = re.compile(r"[0-9]{1,12}(\.[0-9]{1,3})?")
AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
YEAR = re.compile(r"[12][0-9]{3}")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _shown(cell: str) -> str:
    return f'"{short(cell, MOST_SHOWN)}"'


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
    raise ValueError(f"{_shown(cell)} is not a path; it is old or new")


@lru_cache(KEPT)
def units(cell: str) -> Decimal:
    if not UNITS.fullmatch(cell):
        raise ValueError(f"{_shown(cell)} is not a number like 12 or 1.5, at most three places")
    return Decimal(cell)


@lru_cache(KEPT)
def day(cell: str) -> date:
    try:
        if ISO_DAY.fullmatch(cell):
            return date.fromisoformat(cell)
    except ValueError:
        pass
    raise ValueError(f"{_shown(cell)} is not a date like 2024-01-31")


def year(cell: str) -> int:
    if not YEAR.fullmatch(cell):
        raise ValueError(f"{_shown(cell)} is not a year like 2024")
    return int(cell)


def amount(cell: str) -> Decimal:
    if not AMOUNT.fullmatch(cell):
        raise ValueError(f"{_shown(cell)} is not an amount like 12 or 12.50, zero or more")
    return Decimal(cell)


def index(cell: str) -> Decimal:
    if not AMOUNT.fullmatch(cell) or not Decimal(cell):
        raise ValueError(f"{_shown(cell)} is not an index like 129.91, above zero")
    return Decimal(cell)


def transfer(cell: str) -> bool:
    if cell not in ("yes", "no"):
        raise ValueError(f"{_shown(cell)} is neither yes nor no")
    return cell == "yes"


def grade(cell: str) -> str:
    if cell and cell not in GRADES:
        raise ValueError(f"{_shown(cell)} is not a grade; it is {', '.join(GRADES)} or empty")
    return cell
