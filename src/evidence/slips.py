"""What somebody probably meant by a cell that can't be used: a comma for a point, the day number of a spreadsheet."""

import re
from datetime import date, timedelta

from evidence.plain import short

MOST_SHOWN = 40
COMMA = re.compile(r"[0-9]+,[0-9]+")
THOUSANDS = re.compile(r"[0-9]{1,3}(?P<sign>[., \u00a0\u202f'])[0-9]{3}((?P=sign)[0-9]{3})*([.,][0-9]+)?")
DAY_NUMBER = re.compile(r"[1-9][0-9]{4}")
DAY_FIRST = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}")
WITH_HOUR = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.+Z]+")
# Where the spreadsheet counts its days from, for every day after February 1900.
ZERO_DAY = date(1899, 12, 30)


def shown(cell: str) -> str:
    return f'"{short(cell, MOST_SHOWN)}"'


def wrong_number(cell: str, asked: str) -> str:
    """What is wrong with a cell that should hold what is asked."""
    if THOUSANDS.fullmatch(cell):
        return f"{shown(cell)} has a sign between thousands; write {_without_thousands(cell)}"
    if COMMA.fullmatch(cell):
        return f"{shown(cell)} has a decimal comma; write {cell.replace(',', '.')}"
    if cell[:1] in ("€", "$"):
        return f"{shown(cell)} has a sign of money; write the number alone"
    return f"{shown(cell)} is not {asked}"


def _without_thousands(cell: str) -> str:
    """1.234,50 is 1234.50; a lone comma before three figures may be either, and both are told."""
    found = THOUSANDS.fullmatch(cell)
    sign = found["sign"] if found else ""
    whole = cell.replace(sign, "").replace(",", ".")
    signs = [letter for letter in cell if not letter.isdigit()]
    return f"{whole}, or {cell.replace(',', '.')} when it is a decimal comma" if signs == [","] else whole


def wrong_day(cell: str) -> str:
    """What is wrong with a cell that should hold a date."""
    if DAY_NUMBER.fullmatch(cell):
        return f"{shown(cell)} is the number of a day in a spreadsheet; write {ZERO_DAY + timedelta(days=int(cell))}"
    if DAY_FIRST.fullmatch(cell):
        return f"{shown(cell)} is not a date like 2024-01-31; put the year first"
    hour = WITH_HOUR.fullmatch(cell)
    if hour:
        return f"{shown(cell)} has an hour behind the day; write {hour['day']}"
    return f"{shown(cell)} is not a date like 2024-01-31"
