"""ASSUMPTIONS.csv: what we think, each as a range with a source."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from evidence import cells
from evidence.model.assumptions import COUNTERFACTUAL, KINDS, Assumption, Assumptions
from evidence.model.prices import GRADES
from evidence.source import Source
from evidence.table import Columns, Table

CHOSEN = "chosen"
NEEDED: Columns = {
    "kind": cells.name,
    "low": cells.some_share,
    "value": cells.some_share,
    "high": cells.some_share,
    "source": cells.name,
}
MORE: Columns = {
    "applies_to": cells.text,
    "grade": cells.grade,
    "said_by": cells.text,
    "on": cells.some_day,
    "note": cells.text,
}
COLUMNS = (*NEEDED, *MORE)


def read_assumptions(file: Path | str | Source) -> Assumptions:
    """ASSUMPTIONS.csv: kind,low,value,high,source, and applies_to, grade, said_by, on, note if there."""
    table = Table(Source.of(file))
    items: list[Assumption] = []
    rows: dict[tuple[str, str], int] = {}
    chosen: list[str] = []
    for row, found in table.values(NEEDED, MORE):
        values = dict(zip(COLUMNS, found, strict=True))
        key = (values["kind"], values["applies_to"])
        faults = [*_twice(rows.setdefault(key, row), row), *_faults(values)]
        for column, what in faults:
            table.fault(row, column, what)
        if not faults and values["kind"] == CHOSEN:
            chosen.append(values["source"])
        elif not faults:
            items.append(_assumption(**values))
    table.check()
    return Assumptions(tuple(items), " ".join(chosen))


def _assumption(
    *, low: Decimal | None, value: Decimal, high: Decimal | None, grade: str, on: date | None, **rest: Any
) -> Assumption:
    return Assumption(
        low=value if low is None else low,
        value=value,
        high=value if high is None else high,
        grade=grade or "D",
        on=on,
        **rest,
    )


def _twice(first: int, row: int) -> Iterator[tuple[str, str]]:
    if first != row:
        yield "kind", f"already stands in row {first}, for the same thing"


def _faults(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    kind = values["kind"]
    if kind == CHOSEN:
        return
    if kind not in KINDS:
        yield "kind", f"is not known; it is {', '.join(KINDS)} or {CHOSEN}"
        return
    yield from _range(values["low"], values["value"], values["high"])
    if values["applies_to"] and kind not in (*COUNTERFACTUAL, "spread_price"):
        yield "applies_to", f"{kind} holds for all; leave it empty"
    if kind == "spread_price" and values["applies_to"] and values["applies_to"] not in GRADES:
        yield "applies_to", f"is no grade; it is {', '.join(GRADES)} or empty"
    if values["grade"] in ("", "D"):
        yield from (
            (column, "is empty; an own assumption needs it") for column in ("said_by", "on") if not values[column]
        )


def _range(low: Decimal | None, value: Decimal | None, high: Decimal | None) -> Iterator[tuple[str, str]]:
    if value is None:
        yield "value", "is empty; write a share, like 0.25"
    elif not (value if low is None else low) <= value <= (value if high is None else high):
        yield "value", f"{value} does not lie in its own range"
