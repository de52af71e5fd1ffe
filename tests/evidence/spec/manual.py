"""Runs the chapters, and makes docs/evidence/rules.md of them: `python -m tests.evidence.spec.manual`."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from evidence import IndexSeries
from evidence.analysis import Analysis, Asked, analyse
from evidence.model.assumptions import Assumptions
from evidence.reading import read_assumptions, read_cases, read_prices
from evidence.source import Source
from tests.evidence.spec.chapters import CHAPTERS, INDEX, Chapter
from tests.evidence.spec.saying import said

MANUAL = Path(__file__).parents[3] / "docs" / "evidence" / "rules.md"
HEAD = """# The rules, each with an example

This page is made from the tests (`PYTHONPATH=src python -m tests.evidence.spec.manual`), and a test sees to it that it
is not old. Each example can be checked with a calculator. The index is 100 in 2022, 105 in 2023 and 110 in 2024; the
target price level is 2024. Amounts are euros. What the columns are is in [formats.md](formats.md).
"""
NEEDED = "case,path,code,units,start,end"
PRICES = "code,price_eur,price_level,law,transfer"
ASSUMED = "kind,low,value,high,source,said_by,on"
BY = "an example,the makers,2026-11-22"


def cases_of(chapter: Chapter) -> str:
    return f"{_header(NEEDED, chapter.columns)}\n{chapter.cases}\n"


def prices_of(chapter: Chapter) -> str:
    return f"{_header(PRICES, chapter.price_columns)}\n{chapter.prices}\n"


def _header(needed: str, more: str) -> str:
    return f"{needed},{more}" if more else needed


def _source(content: str) -> Source:
    return Source("example", content.encode())


def analysis_of(chapter: Chapter) -> Analysis:
    """The chapter as the library reckons it."""
    rows = "".join(f"{row},{BY}\n" for row in chapter.assumptions.splitlines())
    return analyse(
        read_cases(_source(cases_of(chapter))),
        prices=read_prices(_source(prices_of(chapter))),
        index=IndexSeries({year: Decimal(value) for year, value in INDEX.items()}),
        assumptions=read_assumptions(_source(f"{ASSUMED}\n{rows}")) if rows else Assumptions(),
        asked=Asked(2024, date.fromisoformat(chapter.start) if chapter.start else None, chapter.months, draws=0),
    )


def manual() -> str:
    """The whole page; what comes out is reckoned, not copied from the chapter."""
    return "\n".join([HEAD, *("\n".join(_chapter(number, one)) for number, one in enumerate(CHAPTERS, start=1))])


def _chapter(number: int, chapter: Chapter) -> Iterator[str]:
    yield f"## {number}. {chapter.title}\n"
    yield f"{chapter.rule}\n"
    yield f"```\n{cases_of(chapter)}```\n"
    yield f"```\n{prices_of(chapter)}```\n"
    if chapter.assumptions:
        yield f"```\n{','.join(ASSUMED.split(',')[:4])}\n{chapter.assumptions}\n```\n"
    analysis = analysis_of(chapter)
    yield "| outcome | |\n|---|---:|"
    yield from (f"| {asked} | {said(analysis, asked)} |" for asked in chapter.outcome)
    yield ""


if __name__ == "__main__":
    MANUAL.write_text(manual(), encoding="utf-8")
