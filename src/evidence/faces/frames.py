"""An outcome as tables of columns, for a notebook. Amounts are whole cents, as everywhere."""

from collections.abc import Callable, Iterable
from typing import Any

from evidence.analysis.cases import CaseAnalysis
from evidence.analysis.result import Analysis

Columns = dict[str, list[Any]]
CASES = ("case", "old_cents", "new_cents", "saving_cents", "old_transfer_cents", "new_transfer_cents",
         "unpriced_lines", "net_cents", "low_cents", "high_cents", "p_dearer")  # fmt: skip
LINES = ("case", "path", "code", "label", "law", "cents", "transfer", "burden", "grade", "certainty")


def columns_of(analysis: Analysis, what: str) -> Columns:
    """The columns of one table, in order; each of the same length. ValueError for a table that there is none of."""
    if what not in TABLES:
        raise ValueError(f"there is no table {what}; there are {', '.join(TABLES)}")
    names, rows = TABLES[what]
    found = list(rows(analysis))
    return {name: [row[place] for row in found] for place, name in enumerate(names)}


def _cases(analysis: Analysis) -> Iterable[tuple[Any, ...]]:
    return (_case(one) for one in analysis.cases)


def _case(one: CaseAnalysis) -> tuple[Any, ...]:
    balance, transfers, chance = one.balance, one.result.transfers, one.chance
    drawn = (chance.low_cents, chance.high_cents, float(chance.p_dearer)) if chance else (None, None, None)
    amounts = (balance.old_cents, balance.new_cents, balance.saving_cents, transfers.old_cents, transfers.new_cents)
    return (one.case, *amounts, len(one.result.unpriced), balance.net_cents, *drawn)


def _bearers(analysis: Analysis) -> Iterable[tuple[Any, ...]]:
    return ((law, one.old_cents, one.new_cents, one.saving_cents) for law, one in analysis.per_bearer.items())


def _per_year(analysis: Analysis) -> Iterable[tuple[Any, ...]]:
    return (
        (year, law, one.old_cents, one.new_cents, one.saving_cents)
        for year, laws in analysis.per_year.items()
        for law, one in laws.items()
    )


def _years(analysis: Analysis) -> Iterable[tuple[Any, ...]]:
    for one in analysis.years:
        balance = one.balance
        amounts = (balance.old_cents, balance.new_cents, balance.net_cents, one.discounted_cents, one.running_cents)
        yield (one.year, one.is_reckoned, *amounts)


def _lines(analysis: Analysis) -> Iterable[tuple[Any, ...]]:
    for case in analysis.cases:
        for item in case.result.priced:
            named = (case.case, item.line.path, item.code, item.label, item.law, item.cents)
            yield (*named, item.transfer, item.burden, item.grade, item.line.certainty)


def _tornado(analysis: Analysis) -> Iterable[tuple[Any, ...]]:
    for one in analysis.tornado:
        yield (one.what, one.name, one.label, float(one.low), float(one.high), one.at_low_cents, one.at_high_cents)


TABLES: dict[str, tuple[tuple[str, ...], Callable[[Analysis], Iterable[tuple[Any, ...]]]]] = {
    "cases": (CASES, _cases),
    "bearers": (("bearer", "old_cents", "new_cents", "saving_cents"), _bearers),
    "per_year": (("year", "bearer", "old_cents", "new_cents", "saving_cents"), _per_year),
    "years": (
        ("year", "is_reckoned", "old_cents", "new_cents", "net_cents", "discounted_cents", "running_cents"),
        _years,
    ),
    "lines": (LINES, _lines),
    "tornado": (("what", "name", "label", "low", "high", "at_low_cents", "at_high_cents"), _tornado),
}
