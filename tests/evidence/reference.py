"""The comparison once more, slow and plain, from the rules alone: it shares no line with the library.

Every number is a Fraction until the two moments at which a cent is rounded, and every day is counted on its own.
"""

import csv
import hashlib
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import floor
from pathlib import Path


def cents_half_up(euros: Fraction) -> int:
    return floor(euros * 100 + Fraction(1, 2))


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def last_day(first: date, months: int) -> date:
    """The day before the same day so many months later; step back where that day is not on the calendar."""
    year, month, day = first.year, first.month, first.day
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    while True:
        try:
            return date(year, month, day) - timedelta(days=1)
        except ValueError:
            day -= 1


def price_for(code: str, level: int, prices: list[dict[str, str]]) -> dict[str, str] | None:
    known = sorted((row for row in prices if row["code"] == code), key=lambda row: int(row["price_level"]))
    in_time = [row for row in known if int(row["price_level"]) <= level]
    return (in_time[-1:] or known[:1] or [None])[0]


def share_inside(start: date, end: date, first: date, last: date) -> Fraction:
    days = [start + timedelta(days=number) for number in range((end - start).days + 1)]
    return Fraction(sum(first <= day <= last for day in days), len(days))


def side_by_side(sums: dict[str, dict[str, int]], key: str, path: str, cents: int) -> None:
    sums.setdefault(key, {"old_cents": 0, "new_cents": 0})[f"{path}_cents"] += cents


def one_case(lines: list[dict], prices: list[dict], index: dict[int, Fraction], level: int, horizon: tuple) -> dict:
    first = horizon[0] or min(date.fromisoformat(line["start"]) for line in lines)
    last = last_day(first, horizon[1])
    laws: dict[str, dict[str, int]] = {}
    transfers: dict[str, dict[str, int]] = {"all": {"old_cents": 0, "new_cents": 0}}
    burden: dict[str, dict[str, int]] = {"all": {"old_cents": 0, "new_cents": 0}}
    unpriced = []
    for line in lines:
        price = price_for(line["code"], level, prices)
        if price is None:
            unpriced.append((line["row"], line["code"], "the code is not in the price book"))
            continue
        own_level = int(price["price_level"])
        if own_level not in index:
            reason = f"the price is of {own_level}, and that price level has no index"
            unpriced.append((line["row"], line["code"], reason))
            continue
        unit = Fraction(cents_half_up(Fraction(price["price_eur"]) * index[level] / index[own_level]), 100)
        start, end = date.fromisoformat(line["start"]), date.fromisoformat(line["end"])
        cents = cents_half_up(Fraction(line["units"]) * share_inside(start, end, first, last) * unit)
        if price["transfer"] == "yes":
            side_by_side(transfers, "all", line["path"], cents)
        elif price.get("burden") == "yes":
            side_by_side(burden, "all", line["path"], cents)
        else:
            side_by_side(laws, price["law"], line["path"], cents)
    return figures(laws, transfers["all"], burden["all"], unpriced, len(lines))


def figures(laws: dict, transfers: dict, burden: dict, unpriced: list, lines: int) -> dict:
    old = sum(law["old_cents"] for law in laws.values())
    new = sum(law["new_cents"] for law in laws.values())
    return {
        "old_cents": old,
        "new_cents": new,
        "saving_cents": old - new,
        "per_law": laws,
        "transfers": transfers,
        **({"burden": burden} if any(burden.values()) else {}),
        "unpriced": [{"row": row, "code": code, "reason": reason} for row, code, reason in unpriced],
        "lines": lines,
    }


def totals(cases: list[dict], allow_unpriced: bool) -> dict:
    counted = [case for case in cases if allow_unpriced or not case["unpriced"]]
    laws: dict[str, dict[str, int]] = {}
    transfers: dict[str, dict[str, int]] = {"all": {"old_cents": 0, "new_cents": 0}}
    burden: dict[str, dict[str, int]] = {"all": {"old_cents": 0, "new_cents": 0}}
    for case, path in product(counted, ("old", "new")):
        side_by_side(transfers, "all", path, case["transfers"][f"{path}_cents"])
        side_by_side(burden, "all", path, case.get("burden", {}).get(f"{path}_cents", 0))
        for law, sums in case["per_law"].items():
            side_by_side(laws, law, path, sums[f"{path}_cents"])
    missing = [(one["row"], one["code"], one["reason"]) for case in counted for one in case["unpriced"]]
    return {
        **figures(laws, transfers["all"], burden["all"], missing, sum(case["lines"] for case in counted)),
        "cases_counted": len(counted),
        "cases_incomplete": len([case for case in cases if case["unpriced"]]),
    }


def report(
    files: tuple[Path, Path, Path],
    level: int,
    start: date | None = None,
    months: int = 12,
    allow_unpriced: bool = False,
) -> dict:
    """What report.json should hold for CASES, PRICES and CPI, without the version."""
    lines = [{**line, "row": row} for row, line in enumerate(records(files[0]), start=2)]
    prices = records(files[1])
    index = {int(row["year"]): Fraction(row["cpi_june_2015_100"]) for row in records(files[2])}
    names = list(dict.fromkeys(line["case"] for line in lines))
    cases = []
    for name in names:
        own = [line for line in lines if line["case"] == name]
        cases.append({"case": name, **one_case(own, prices, index, level, (start, months))})
    hashes = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    return {
        "cases": cases,
        "totals": totals(cases, allow_unpriced),
        "level": level,
        "from": start.isoformat() if start else None,
        "months": months,
        "sha256": dict(zip(("cases", "prices", "cpi"), hashes, strict=True)),
    }
