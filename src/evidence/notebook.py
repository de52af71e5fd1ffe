"""A case analysis in a notebook: `compare(cases, prices, horizon=...)` gives a result that shows itself.

Nothing heavy is loaded until it is asked for: PyArrow and pandas by `to_frame`, Altair by `plot(as_="altair")`.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from evidence.analysis import DRAWS, SEED, Analysis, Asked, analyse
from evidence.engines.running import is_large, is_typed
from evidence.faces.figures import figures_of
from evidence.faces.frames import columns_of
from evidence.faces.html import CSS, html
from evidence.faces.inputs import assumptions_of, cases_of, is_frame, prices_of
from evidence.faces.parts import said
from evidence.faults import BadInput
from evidence.model.index import IndexSeries
from evidence.report import Report
from evidence.shipped import reference_index
from evidence.words import sentences
from evidence.writing import write_all

What = Literal["cases", "bearers", "per_year", "years", "lines", "tornado"]
Drawn = Literal["waterfall", "sides", "chances", "tornado", "spread"]
Horizon = int | tuple[date, int]
KEYS: dict[str, str] = {
    "waterfall": "waterval",
    "sides": "betalers",
    "chances": "kansen",
    "tornado": "twijfel",
    "spread": "spreiding",
}
# A rule for what stands in a drawing; those for its size on the page are not among them.
RULE = re.compile(r"svg (?:text)?\.[a-z]+\{[^}]*\}")
COLOUR = re.compile(r"--([a-z]+):(#[0-9a-f]+)")
YEAR = 12
# A frame of more rows is read by DuckDB.
MOST_ROWS = 100_000


class Svg(str):
    """A drawing as text, which a notebook shows and which can be written to a file as it is."""

    __slots__ = ()

    def _repr_svg_(self) -> str:
        return str(self)


@dataclass(frozen=True, repr=False)
class Result:
    """What a comparison says. `report` is what the command would write; `analysis` holds every figure.

    Amounts are whole cents at the price level of the comparison; sums are over the cases that count. `per_case` is a
    PyArrow table with a row a case, when there are too many to list.
    """

    report: Report
    analysis: Analysis
    per_case: Any = None

    @property
    def words(self) -> tuple[str, ...]:
        """All that should be said of it, in Dutch sentences (see `evidence.words`)."""
        return sentences(self.analysis)

    def to_frame(self, what: What = "cases") -> Any:
        """One table as a pandas DataFrame, or as a PyArrow Table where pandas is not installed.

        `cases` has one row a case (`case`, `old_cents`, `new_cents`, `saving_cents`, `old_transfer_cents`,
        `new_transfer_cents`, `unpriced_lines`, `net_cents`, and over the draws `low_cents`, `high_cents`, `p_dearer`);
        `lines` one a priced line; `bearers` one a bearer; `per_year` one a calendar year and bearer; `years` one a year
        from the start, five or more; `tornado` one a thing with a range. ValueError for another name, ImportError
        without the extra `notebook`.
        """
        table = self.to_arrow(what)
        try:
            import pandas  # noqa: F401, PLC0415 - heavy, and not always there
        except ImportError:
            return table
        return table.to_pandas()

    def to_arrow(self, what: What = "cases") -> Any:
        """The same as a PyArrow Table. ImportError without the extra `notebook`."""
        if self.report.comparison.count > len(self.report.comparison.cases):
            return self._of_many(what)
        columns = columns_of(self.analysis, what)
        import pyarrow  # noqa: PLC0415 - heavy, and an extra

        return pyarrow.table(columns)

    def _of_many(self, what: What) -> Any:
        """Of more cases than can be listed there are no lines, and of each case its cents alone."""
        if what == "lines" or (what == "cases" and self.per_case is None):
            raise ValueError(f"there are too many {what} to list; evidence compare --per-case writes a row a case")
        import pyarrow  # noqa: PLC0415 - heavy, and an extra

        return self.per_case if what == "cases" else pyarrow.table(columns_of(self.analysis, what))

    def plot(self, what: Drawn = "waterfall", as_: Literal["svg", "altair"] = "svg") -> Any:
        """A figure of the report: as SVG (a `str`, 660 points wide, amounts in euros), or as an `altair.Chart`.

        `waterfall` from old to new, `sides` who pays more and less, `chances` twenty dots over the draws, `tornado` one
        thing at a time, `spread` the cases in bands (from ten cases). ValueError when there is nothing to draw.
        """
        figure = next((one for one in figures_of(self.report) if one.key == KEYS.get(what)), None)
        if figure is None:
            raise ValueError(f"there is nothing to draw as {what}; there is {', '.join(self._drawn) or 'nothing'}")
        if as_ == "altair":
            from evidence.faces.altair_charts import chart  # noqa: PLC0415 - an extra

            return chart(figure)
        style = f"<style>{_style('')}</style>"
        drawn = figure.draw(660).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        return Svg(drawn.replace("</title>", f"</title>{style}", 1))

    @property
    def _drawn(self) -> list[str]:
        there = {figure.key for figure in figures_of(self.report)}
        return [name for name, key in KEYS.items() if key in there]

    def save(self, path: Path | str) -> None:
        """Write the report: `.html`, `.json` or `.xlsx`, whole or not at all. BadInput when it can't be written."""
        write_all({Path(path): self._bytes(str(path))})

    def _bytes(self, path: str) -> bytes:
        kind = Path(path).suffix.lower()
        if kind == ".html":
            return html(self.report)
        if kind == ".json":
            return self.report.as_json().encode()
        if kind == ".xlsx":
            from evidence.workbook import workbook  # noqa: PLC0415 - heavy

            return workbook(self.report, path)
        raise BadInput.of(path, "is of a kind that can't be written; it ends in .html or .json or .xlsx")

    def __repr__(self) -> str:
        """The words. A notebook keeps this text beside what it shows, and every figure of ten thousand cases is half a
        gigabyte.
        """
        return "\n".join(self.words)

    def _repr_html_(self) -> str:
        """The words, and under them the first figure."""
        figures = figures_of(self.report)
        drawn = figures[0].draw(660) if figures else ""
        return f'<div class="evidence"><style>{_style(".evidence ")}</style>{said(self.words)}{drawn}</div>'


def compare(  # noqa: PLR0913 - keywords, each with a default
    cases: Any,
    prices: Any = None,
    *,
    horizon: Horizon = YEAR,
    index: IndexSeries | None = None,
    level: int | None = None,
    assumptions: Any = None,
    allow_unpriced: bool = False,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Result:
    """Set the old path of each case against the new one.

    `cases`: the path of a CASES file (.csv, .xlsx or .parquet, of any size), the address of a table of PostgreSQL, a
    frame (pandas, Polars, PyArrow) with the same columns, or `Case`s or `CostLine`s. `prices`: the path of a PRICES
    file, a `PriceBook`, or several with the last on top; without it the reference prices that come with the library
    (sources per price). `horizon`: months from each case's own first day, or `(first day, months)` for all. `level`:
    the price level, without it the last year of `index` (CBS, all spending). `assumptions`: the path of an ASSUMPTIONS
    file, or `Assumptions`. `draws`: 1,000 or more, or 0 for none; `seed` makes them the same again. The rules stand in
    docs/evidence/formats.md. Above 10,000 cases none is listed: `per_case` has the cents of each.

    BadInput with every fault of a file or frame; ValueError for a horizon, level or number of draws that can't be;
    TypeError for something that is none of these.
    """
    start, months = horizon if isinstance(horizon, tuple) else (None, horizon)
    series = index or reference_index()
    book, prices_hash = prices_of(prices)
    assumed, assumed_hash = assumptions_of(assumptions)
    sha256 = {"prices": prices_hash} | ({"assumptions": assumed_hash} if assumed_hash else {})
    asked = Asked(max(series.values) if level is None else level, start, months, allow_unpriced, draws, seed)
    if _is_for_an_engine(cases):
        from evidence.faces.many import Found, looked_at  # noqa: PLC0415 - it loads DuckDB

        cases = looked_at(cases, prices=book, index=series, assumptions=assumed, asked=asked)
        if isinstance(cases, Found):
            return _result(cases.analysis, {"cases": cases.sha256, **sha256}, cases.per_case)
    found, cases_hash = cases_of(cases)
    analysis = analyse(found, prices=book, index=series, assumptions=assumed, asked=asked)
    return _result(analysis, {"cases": cases_hash, **sha256})


def _result(analysis: Analysis, sha256: dict[str, str], per_case: Any = None) -> Result:
    report = Report(analysis.comparison, sha256, analysis.asked.allow_unpriced, analysis)
    return Result(report, analysis, per_case)


def _is_for_an_engine(cases: Any) -> bool:
    """Whether plain Python can't read it, or would take long."""
    if isinstance(cases, (str, Path)):
        return is_typed(str(cases)) or is_large(str(cases))
    return is_frame(cases) and len(cases) > MOST_ROWS


def _style(scope: str) -> str:
    """The rules of the report that look after drawings, with their colours filled in; nothing else of the notebook is
    touched.
    """
    text = CSS.read_text(encoding="utf-8")
    colours = dict(COLOUR.findall(text))
    rules = RULE.findall(text)
    found = "".join(f"{scope}{rule}" for rule in rules)
    return re.sub(r"var\(--([a-z]+)\)", lambda name: colours[name[1]], found)
