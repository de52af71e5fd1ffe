"""The report as an Excel workbook. Names go in as text, so that a case called `=1+1`
stays a name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from evidence.faces.analysed import AMOUNTS, Cell, euros, in_euros, made_with, sheets_of
from evidence.faults import BadInput
from evidence.report import Report
from evidence.results import CaseResult, Figures

Row = Sequence[Cell]
EURO = "#,##0.00;[Red]-#,##0.00"
MOST_ROWS = 1 << 20
NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)
TRANSFERS = ("transfers_old_eur", "transfers_new_eur")


def workbook(report: Report, name: str) -> bytes:
    """The sheets cases, laws, unpriced and about, and between them those of the analysis when there is one; `name` is
    told when the report does not fit in a sheet.
    """
    analysed = sheets_of(report.analysis) if report.analysis else {}
    sheets: dict[str, Sequence[Row]] = {
        "cases": [
            ("case", *AMOUNTS, *TRANSFERS, "lines", "unpriced_lines"),
            *_cases(report),
        ],
        "laws": [("case", "law", *AMOUNTS), *_laws(report)],
        "unpriced": [("case", "row", "code", "reason"), *_unpriced(report)],
        **analysed,
        "about": [("what", "value"), *_about(report)],
    }
    if max(map(len, sheets.values())) > MOST_ROWS:
        raise BadInput.of(name, f"a sheet holds {MOST_ROWS} rows; ask for .json")
    return _bytes(sheets)


def _bytes(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": NO_CLOCK.replace(tzinfo=None)})
    styles = {
        "head": book.add_format({"bold": True}),
        "euro": book.add_format({"num_format": EURO}),
    }
    for title, rows in sheets.items():
        _fill(book.add_worksheet(title), rows, styles)
    book.close()
    return content.getvalue()


def _fill(sheet: Any, rows: Sequence[Row], styles: dict[str, Any]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(rows[0]) - 1, 20)
    for at, cell in enumerate(rows[0]):
        sheet.write_string(0, at, str(cell), styles["head"])
    for down, row in enumerate(rows[1:], start=1):
        for at, cell in enumerate(row):
            _put(sheet, down, at, cell, styles["euro"])


def _put(sheet: Any, down: int, at: int, cell: Cell, euro: Any) -> None:
    if isinstance(cell, str):
        sheet.write_string(down, at, cell)
    else:
        sheet.write_number(down, at, cell, euro if isinstance(cell, Decimal) else None)


def _cases(report: Report) -> Iterator[Row]:
    for case in _listed(report):
        yield _figures(case.case, case)
    yield _figures("total", report.totals)


def _figures(name: str, figures: Figures) -> Row:
    transfers = map(euros, (figures.transfers.old_cents, figures.transfers.new_cents))
    return (
        name,
        *in_euros(figures.costs),
        *transfers,
        figures.lines,
        len(figures.unpriced),
    )


def _laws(report: Report) -> Iterator[Row]:
    for case in _listed(report):
        yield from _per_law(case.case, case)
    yield from _per_law("total", report.totals)


def _per_law(name: str, figures: Figures) -> Iterable[Row]:
    return ((name, law, *in_euros(amounts)) for law, amounts in figures.per_law.items())


def _unpriced(report: Report) -> Iterator[Row]:
    for missing in report.comparison.missing:
        yield (missing.line.case, missing.row or "", missing.code, missing.reason)


def _listed(report: Report) -> tuple[CaseResult, ...]:
    """The cases, unless there are too many: then the sheets hold the totals, and `about` says so."""
    comparison = report.comparison
    return comparison.cases if comparison.count == len(comparison.cases) else ()


def _about(report: Report) -> Iterator[Row]:
    totals, made = report.totals, report.made_with
    yield ("price level", made["level"])
    yield ("from", made["from"] or "the first start of each case")
    yield ("months", made["months"])
    yield ("cases counted", totals.cases_counted)
    yield ("cases incomplete", totals.cases_incomplete)
    if len(_listed(report)) < report.comparison.count:
        yield ("cases left out of the sheets (see --per-case)", report.comparison.count)
    yield from ((f"sha256 of {role}", digest) for role, digest in made["sha256"].items())
    yield ("version", made["version"])
    if report.analysis:
        yield from made_with(report.analysis)
