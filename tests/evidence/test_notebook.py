"""The same outcome in a notebook: tables, figures, and a result that shows itself."""

import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from xml.etree import ElementTree

import pyarrow
import pytest

from evidence import BadInput, CostLine, PriceBook, cases_from, read_cases, reference_prices
from evidence.cli import main
from evidence.faces.altair_charts import bars_of
from evidence.faces.figures import figures_of
from evidence.notebook import Svg, compare
from evidence.shipped import EXAMPLE, PRICES_FILE

HOUR = "kh2024_begeleiding_thuis_per_uur"
START, END = date(2024, 1, 1), date(2024, 12, 31)
BOOKS = [PRICES_FILE, EXAMPLE / "prices.csv"]
DOC = Path("docs/evidence/notebook.md")


@pytest.fixture(scope="module")
def result():
    return compare(EXAMPLE / "cases.csv", BOOKS, assumptions=EXAMPLE / "assumptions.csv")


def columns(**changed):
    rows = {"case": ["Noor", "Noor"], "path": ["old", "new"], "code": [HOUR, HOUR], "units": [2.5, 1.0],
            "start": [START, START], "end": [END, END]}  # fmt: skip
    return rows | changed


def test_it_is_what_the_command_says(result, tmp_path):
    out = tmp_path / "report.json"
    assert main(["compare", str(EXAMPLE / "cases.csv"), "--prices", str(BOOKS[0]), "--prices", str(BOOKS[1]),
                 "--assumptions", str(EXAMPLE / "assumptions.csv"), "--out", str(out)]) == 0  # fmt: skip
    result.save(tmp_path / "ours.json")
    ours, theirs = ([line for line in path.read_text(encoding="utf-8").splitlines() if '"sha256"' not in line]
                    for path in (tmp_path / "ours.json", out))  # fmt: skip
    assert ours == theirs


def test_every_way_to_hand_over_cases_gives_the_same(tmp_path):
    frame = pyarrow.table(columns())
    lines = [CostLine("Noor", path, HOUR, Decimal(units), START, END, row)
             for row, (path, units) in enumerate((("old", "2.5"), ("new", "1")), start=2)]  # fmt: skip
    file = tmp_path / "cases.csv"
    rows = [f"Noor,{path},{HOUR},{units},{START},{END}" for path, units in (("old", "2.5"), ("new", "1"))]
    file.write_text("\n".join(["case,path,code,units,start,end", *rows]))
    given = [frame, lines, cases_from(lines), file, str(file), read_cases(file)]
    assert [compare(one).analysis for one in given] == [compare(lines).analysis] * 6
    assert compare(file).analysis.total.saving_cents == round(Decimal("1.5") * 6984)


def test_the_horizon_is_months_or_a_day_and_months():
    table = pyarrow.table(columns())
    assert compare(table, horizon=12).report.comparison.start is None
    half = compare(table, horizon=(date(2024, 7, 1), 6))
    assert (half.report.comparison.start, half.report.comparison.months) == (date(2024, 7, 1), 6)
    assert half.analysis.total.old_cents == round(Decimal("2.5") * 6984 * 184 / 366)


def test_a_frame_with_faults_says_where():
    with pytest.raises(BadInput) as refused:
        compare(pyarrow.table(columns(units=[2.5, None], path=["oud", "new"])))
    assert list(refused.value.told()) == [
        'the frame: row 2, column path: "oud" is not a path; it is old or new',
        'the frame: row 3, column units: "" is not a number like 12 or 1.5, at most three places',
    ]
    with pytest.raises(BadInput, match="has no rows"):
        compare(pyarrow.table(columns()).slice(0, 0))


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"draws": 10}, ValueError),
        ({"level": 1800}, ValueError),
        ({"horizon": 0}, ValueError),
        ({"prices": []}, ValueError),
        ({"prices": "nergens.csv"}, BadInput),
    ],
)
def test_what_can_not_be_is_refused(given, fault):
    with pytest.raises(fault):
        compare(pyarrow.table(columns()), **given)


def test_something_else_is_no_case():
    with pytest.raises(TypeError, match="cases are a file"):
        compare([1, 2])


def test_the_tables_hold_every_figure(result):
    totals = result.analysis.totals
    sums = {what: result.to_arrow(what).to_pydict() for what in ("cases", "bearers", "per_year", "lines", "tornado")}
    complete = [old for old, gaps in zip(sums["cases"]["old_cents"], sums["cases"]["unpriced_lines"], strict=True)
                if not gaps]  # fmt: skip
    assert len(sums["cases"]["case"]) == 50
    assert sum(complete) == sum(sums["bearers"]["old_cents"]) == sum(sums["per_year"]["old_cents"]) == totals.old_cents
    assert result.to_arrow("years").num_rows == 5
    assert sums["tornado"]["name"] == [bar.name for bar in result.analysis.tornado]
    with pytest.raises(ValueError, match="there is no table elsewhere"):
        result.to_arrow("elsewhere")


def test_a_frame_is_of_pandas_where_that_is(result):
    kind = "DataFrame" if find_spec("pandas") else "Table"
    assert type(result.to_frame("bearers")).__name__ == kind


@pytest.mark.parametrize("what", ["waterfall", "sides", "chances", "tornado", "spread"])
def test_a_figure_is_a_drawing_that_stands_alone(result, what):
    drawn = result.plot(what)
    assert isinstance(drawn, Svg)
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "var(--" not in drawn
    assert drawn._repr_svg_() == drawn


def test_a_chart_has_the_bars_of_the_drawing(result):
    figures = {figure.key: figure for figure in figures_of(result.report)}
    rows, low, high = bars_of(figures["waterval"])
    assert [row["what"] for row in rows] == [name for name, _amount in figures["waterval"].table.rows]
    assert (rows[0][low], rows[0][high]) == (0, result.analysis.total.old_cents / 100)
    counts, count, _zero = bars_of(figures["spreiding"])
    assert sum(row[count] for row in counts) == len(result.analysis.counted)
    assert {len(bars_of(figure)[0]) > 0 for figure in figures.values()} == {True}
    if find_spec("altair"):
        assert result.plot("sides", as_="altair").to_dict()["mark"]["type"] == "bar"
    else:
        with pytest.raises(ImportError):
            result.plot("sides", as_="altair")


def test_what_can_not_be_drawn_says_what_can(result):
    one = compare(pyarrow.table(columns()), draws=0)
    with pytest.raises(ValueError, match="nothing to draw as spread; there is waterfall, sides"):
        one.plot("spread")


def test_it_shows_itself_without_touching_the_rest_of_the_notebook(result):
    shown = result._repr_html_()
    assert [sentence for sentence in result.words if sentence.split("€")[0] not in shown.replace("&#160;", " ")] == []
    rules = re.findall(r"([^{}]+)\{", shown.split("<style>")[1].split("</style>")[0])
    assert [rule for rule in rules if not rule.startswith(".evidence svg")] == []
    assert "<script" not in shown


def test_it_is_saved_as_the_command_writes_it(result, tmp_path):
    for kind in ("html", "json", "xlsx"):
        result.save(tmp_path / f"report.{kind}")
        assert (tmp_path / f"report.{kind}").stat().st_size > 1000
    with pytest.raises(BadInput, match="ends in"):
        result.save(tmp_path / "report.docx")


def test_prices_lie_on_top_of_each_other():
    own = PriceBook(tuple(price for price in reference_prices() if price.code == HOUR))
    assert compare(pyarrow.table(columns()), own).analysis == compare(pyarrow.table(columns()), [PRICES_FILE]).analysis


def test_the_page_of_the_manual_runs(tmp_path, monkeypatch):
    text = DOC.read_text(encoding="utf-8")
    assert main(["example", str(tmp_path / "voorbeeld")]) == 0
    (tmp_path / "voorbeeld" / "reference_prices.csv").write_bytes(PRICES_FILE.read_bytes())
    monkeypatch.chdir(tmp_path)
    known: dict = {}
    blocks = re.findall(r"```python\n(.*?)```", text, flags=re.S)
    for block in blocks:
        exec(compile(block, str(DOC), "exec"), known)  # noqa: S102 - our own page
    assert len(blocks) == 5
    assert known["one"].analysis.total.saving_cents == round(Decimal("1.5") * 366 / 7 * 6984)
    assert (tmp_path / "verslag.html").exists()


def test_nothing_heavy_is_loaded_before_it_is_asked_for():
    heavy = "{'numpy', 'pyarrow', 'pandas', 'altair', 'duckdb', 'openpyxl', 'xlsxwriter', 'django'}"
    code = f"import evidence, evidence.notebook, sys; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


def test_the_library_is_there_in_a_moment():
    """In time of the processor, start-up included, so that what else the machine does decides nothing."""

    def took():
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", "import evidence"], check=True)
        after = getrusage(RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert median(took() for _ in range(5)) < 0.150
