"""An engine over a file against plain Python over the same lines: to the cent, and in every list."""

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from evidence import cases_from, compare
from evidence.analysis.periods import calendar_years
from evidence.engines.question import Question
from tests.evidence.engines import worlds

FIGURES = ("case", "costs", "per_law", "transfers", "burden", "lines")
horizons = st.fixed_dictionaries(
    {"start": st.none() | worlds.days, "months": st.integers(1, 40), "allow_unpriced": st.booleans()}
)
# What every engine is asked: lines of one kind or another, books, an index and a horizon.
books_and_horizon = (worlds.books(), worlds.indices(), horizons)
plain_lines = st.lists(worlds.plain_lines(), min_size=1, max_size=12)
full_lines = st.lists(worlds.lines(), min_size=1, max_size=12)


def check_six_columns(answered, found, book, index, options):
    """A typed file with the six columns."""
    with tempfile.TemporaryDirectory() as folder:
        check(answered, worlds.write_parquet(Path(folder, "cases.parquet"), found), found, book, index, options)


def check_every_column(answered, found, book, index, options):
    """A file of text with every column."""
    with tempfile.TemporaryDirectory() as folder:
        check(answered, worlds.write_csv(Path(folder, "cases.csv"), found, more=True), found, book, index, options)


def check_recurring(answered, found, book, index, options):
    """A typed file with lines that recur and second measurements."""
    found = [replace(line, overlap="", counts=2, certainty="", part="") for line in found]
    with tempfile.TemporaryDirectory() as folder:
        path = worlds.write_parquet(Path(folder, "cases.parquet"), found, more=("per", "measured"))
        check(answered, path, found, book, index, options)


def figures(case):
    return [
        *(getattr(case, name, None) for name in FIGURES),
        [(gap.row, gap.code, gap.reason) for gap in case.unpriced],
    ]


def per_case(case):
    cents = (case.old_cents, case.new_cents, case.saving_cents)
    return (case.case, *cents, case.transfers.old_cents, case.transfers.new_cents, len(case.unpriced))


def per_bearer(comparison):
    """Cents per case, path, bearer and year, each line taken apart on its own."""
    found = Counter()
    items = [(case.case, item) for case in comparison.cases for item in case.priced if not item.is_apart]
    for name, item in items:
        for piece in calendar_years(item):
            found[name, item.line.path, piece.bearer, piece.period] += piece.cents
    return {key: cents for key, cents in found.items() if cents}


def check(answered, path, found, book, index, options):
    """The engine over this file against plain Python over these lines."""
    horizon = {"start": options["start"], "months": options["months"]}
    found = [replace(line, row=row) for row, line in enumerate(found, start=2)]
    says_more = any(line.says_more for line in found)
    prices = book.with_informal_apart() if says_more else book
    comparison = compare(cases_from(found), prices=prices, index=index, level=2024, **horizon)
    files = {"per_case": path.with_name("cases.out.parquet"), "per_bearer": path.with_name("bearers.out.parquet")}
    answer = answered(str(path), Question(prices=book, index=index, level=2024, **options, **files))
    assert answer.says_more == says_more
    assert [figures(case) for case in answer.outcome.cases] == [figures(case) for case in comparison.cases]
    allowed = options["allow_unpriced"]
    ours, theirs = answer.outcome.totals(allow_unpriced=allowed), comparison.totals(allow_unpriced=allowed)
    assert (figures(ours), ours.cases_counted, ours.cases_incomplete) == (
        figures(theirs),
        theirs.cases_counted,
        theirs.cases_incomplete,
    )
    assert [case.horizon for case in answer.outcome.cases] == [case.horizon for case in comparison.cases]
    assert worlds.rows_of(files["per_case"]) == [per_case(case) for case in comparison.cases]
    cells = worlds.rows_of(files["per_bearer"])
    assert len({row[:4] for row in cells}) == len(cells)
    assert {row[:4]: row[4] for row in cells if row[4]} == per_bearer(comparison)
