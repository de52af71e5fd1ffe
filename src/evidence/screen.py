"""The report as a table on the screen: a row per case, the totals, and who pays."""

from collections.abc import Iterator, Sequence

from evidence.model.prices import INFORMAL
from evidence.plain import plain, short
from evidence.report import Report
from evidence.results import CaseResult, Figures, Unpriced
from evidence.words import sentences

MOST_CASES = 50
MOST_UNPRICED = 20
WIDEST = 40
CASES = ("case", "old", "new", "saving", "transfers old", "transfers new", "")
LAWS = ("who pays", "old", "new", "saving", "")


def euros(cents: int) -> str:
    """Cents as euros with a point and two places: -123456 is -1,234.56."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole:,}.{rest:02}"


def drawn(report: Report) -> str:
    """The whole table as text."""
    parts = (_words(report), _cases(report), _laws(report), _notes(report), _unpriced(report), _informal(report))
    return "\n\n".join(filter(None, map("\n".join, parts))) + "\n"


def _cases(report: Report) -> Iterator[str]:
    cases, totals = report.comparison.cases, report.totals
    count = report.comparison.count
    counted = f"{totals.cases_counted} of {count} cases counted"
    total = ("total", *_amounts(totals), counted)
    yield from _columns([CASES, *map(_case, cases[:MOST_CASES]), total])
    if count > MOST_CASES:
        yield f"the first {MOST_CASES} of {count} cases are shown"


def _case(case: CaseResult) -> tuple[str, ...]:
    missing = f"incomplete: {len(case.unpriced)} of {case.lines} lines have no price"
    return (case.case, *_amounts(case), "" if case.is_complete else missing)


def _amounts(figures: Figures) -> tuple[str, ...]:
    costs, transfers = figures.costs, figures.transfers
    cents = (costs.old_cents, costs.new_cents, costs.saving_cents)
    return tuple(map(euros, (*cents, transfers.old_cents, transfers.new_cents)))


def _laws(report: Report) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [LAWS]
    for law, sums in report.totals.per_law.items():
        cents = (sums.old_cents, sums.new_cents, sums.saving_cents)
        rows.append((law, *map(euros, cents), ""))
    yield from _columns(rows)


def _notes(report: Report) -> Iterator[str]:
    comparison, incomplete = report.comparison, report.totals.cases_incomplete
    start = comparison.start or "the first start of each case"
    yield f"In euros at price level {comparison.level}; transfers are in no sum."
    yield f"The horizon is {comparison.months} months from {start}."
    if incomplete and report.allow_unpriced:
        yield f"Incomplete cases, counted without the lines below: {incomplete}."
    elif incomplete:
        yield f"Incomplete cases, left out of the total: {incomplete}."


def _unpriced(report: Report) -> Iterator[str]:
    lines, count = report.comparison.missing, report.comparison.missing_count
    yield from map(_missing, lines[:MOST_UNPRICED])
    if count > MOST_UNPRICED:
        yield f"the first {MOST_UNPRICED} of {count} lines without a price"


def _words(report: Report) -> Iterator[str]:
    """What the analysis says, when one was asked for: a range comes before any point."""
    if report.analysis:
        yield from map(plain, sentences(report.analysis))


def _informal(report: Report) -> Iterator[str]:
    """A warning where unpaid time still counts as a cost."""
    if INFORMAL in report.totals.per_law:
        yield f"Unpaid time ({INFORMAL}) is in these sums: a column burden in the price book sets it apart."


def _missing(line: Unpriced) -> str:
    return plain(f"row {line.row}: {line.code}: {line.reason}")


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The name to the left, amounts to the right, and the note as it is."""
    shown = [(short(name, WIDEST), *rest) for name, *rest in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for name, *amounts, note in shown:
        cells = map(str.rjust, amounts, widths[1:])
        yield "  ".join([name.ljust(widths[0]), *cells, note]).rstrip()
