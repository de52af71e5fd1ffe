"""The account as a workbook: a sheet per table, amounts as real numbers. A name like `=1+1` stays a name."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from schuifaan.budget.queries.account.report import Cell, Holds, Report, Table

EURO = "#,##0.00;[Red]-#,##0.00"
COUNT = "#,##0"
NO_CLOCK = datetime(2000, 1, 1)  # noqa: DTZ001 - the same account gives the same bytes; a workbook knows no zones
WIDE, NARROW = 44, 17
TOTAL = " total"


def account_xlsx(report: Report) -> bytes:
    """A first sheet that says what this is, then a sheet per table."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"title": report.title, "author": "Schuif Aan", "created": NO_CLOCK})
    styles = _styles(book)
    _first(book.add_worksheet(_("Lees mij")), report, styles)
    for table in report.tables:
        _sheet(book.add_worksheet(table.sheet), table, styles)
    book.close()
    return content.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    bold: dict[str, Any] = {"bold": True}
    words: dict[str, Any] = {"text_wrap": True, "valign": "top"}
    head = {**bold, **words, "bottom": 1}
    forms: dict[Holds, dict[str, Any]] = {
        Holds.MONEY: {"num_format": EURO}, Holds.COUNT: {"num_format": COUNT}, Holds.WORDS: words,
    }  # fmt: skip
    styles = {"title": book.add_format({**bold, "font_size": 16}), "head": book.add_format(head)}
    styles["words"] = book.add_format(words)
    for holds, form in forms.items():
        styles[str(holds)] = book.add_format({**form, "valign": "top"})
        styles[f"{holds}{TOTAL}"] = book.add_format({**form, **bold, "valign": "top", "top": 1})
    return styles


def _first(sheet: Any, report: Report, styles: dict[str, Any]) -> None:
    sheet.set_column(0, 0, NARROW)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, report.title, styles["title"])
    said = [("", report.example)] if report.example else []
    said += [("", report.about), ("", report.made), *report.facts]
    said += [(_("Let op"), line) for line in report.not_said]
    said += [*report.proof]
    for down, (name, words) in enumerate(said, start=1):
        sheet.write_string(down, 0, name, styles["words"])
        sheet.write_string(down, 1, words, styles["words"])


def _sheet(sheet: Any, table: Table, styles: dict[str, Any]) -> None:
    """The names in the first line, so that whoever counts on can sort and filter at once."""
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, WIDE)
    sheet.write_string(0, 0, table.head, styles["head"])
    for at, column in enumerate(table.columns, start=1):
        sheet.set_column(at, at, WIDE if column.holds is Holds.WORDS else NARROW)
        sheet.write_string(0, at, column.name, styles["head"])
    for down, row in enumerate(table.rows, start=1):
        after = TOTAL if row.total else ""
        sheet.write_string(down, 0, row.name, styles[f"{Holds.WORDS}{after}"])
        for at, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True), start=1):
            _put(sheet, (down, at), cell, column.holds, styles[f"{column.holds}{after}"])
    for down, words in enumerate((table.told, *table.notes), start=len(table.rows) + 2):
        sheet.write_string(down, 0, words, styles["words"])


def _put(sheet: Any, where: tuple[int, int], cell: Cell, holds: Holds, style: Any) -> None:
    if isinstance(cell, str):
        sheet.write_string(*where, cell, style)
    else:
        sheet.write_number(*where, Decimal(cell).scaleb(-2) if holds is Holds.MONEY else cell, style)
