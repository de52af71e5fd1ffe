"""The account on paper: a tagged PDF in Dutch, in our own letter. Words go in as plain text and stay words."""

import json
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from schuifaan.base.spoken import thousands
from schuifaan.budget.queries.account.report import Cell, Holds, Report, Row, Table
from schuifaan.plans.queries.receipt import FONTS

TEMPLATE = Path(__file__).parents[2] / "templates" / "budget/account.typ"


def amount(cents: int) -> str:
    """Euros and cents in a column: all of them with two decimals, so that they stand under each other."""
    euros, rest = divmod(abs(cents), 100)
    return f"{'−' if cents < 0 else ''}{thousands(euros)},{rest:02}"


def _said(cell: Cell, holds: Holds) -> str:
    if isinstance(cell, str):
        return cell
    return amount(cell) if holds is Holds.MONEY else thousands(cell)


def _row(row: Row, table: Table) -> dict[str, Any]:
    cells = [_said(cell, column.holds) for cell, column in zip(row.cells, table.columns, strict=True)]
    return {"name": row.name, "cells": cells, "total": row.total}


def _table(table: Table) -> dict[str, Any]:
    """A table that has nothing to add up is only its sentence."""
    rows = table.rows if any(not row.total for row in table.rows) else ()
    return {
        "title": table.title,
        "told": table.told,
        "head": table.head,
        "columns": [{"name": column.name, "words": column.holds is Holds.WORDS} for column in table.columns],
        "rows": [_row(row, table) for row in rows],
        "notes": table.notes,
    }


def account_pdf(report: Report) -> bytes:
    """Draw the account on A4, lying down: five years stand beside each other."""
    given = {
        "title": report.title,
        "about": report.about,
        "made": report.made,
        "example": report.example,
        "facts": report.facts,
        "tables": [_table(table) for table in report.tables],
        "not_said_head": _("Wat deze cijfers niet zeggen"),
        "not_said": report.not_said,
        "proof_head": _("Hoe je dit natrekt"),
        "proof": report.proof,
        "proof_said": _("Wie de regels heeft, rekent het controlegetal na. Het hoort bij elke cent."),
        "page": _("Bladzijde"),
        "of": _("van"),
    }
    return typst.compile(
        TEMPLATE,
        format="pdf",
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"account": json.dumps(given)},
        pdf_standards=["ua-1"],
    )
