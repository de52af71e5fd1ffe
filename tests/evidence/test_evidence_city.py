"""More cases than can be listed, by the command and in a notebook: all that is told of them together stays."""

import csv
import json
import re
from datetime import date
from decimal import Decimal

import openpyxl
import pyarrow
import pytest
from pyarrow import parquet

from evidence import CostLine, cases_from, reference_index, reference_prices
from evidence.analysis import Asked, analyse
from evidence.cli import main
from evidence.model.assumptions import Assumption, Assumptions
from evidence.notebook import compare
from evidence.words import sentences

CODES = ("kh2024_begeleiding_thuis_per_uur", "kh2024_huisarts_consult_gemiddeld")
CASES = 10_200
DAYS = (date(2024, 1, 1), date(2024, 12, 31))
SHARES = (Decimal("0.25"), Decimal("0.1"), Decimal("0.4"))
DEADWEIGHT = Assumption("deadweight", *SHARES, "us", grade="C")
ASSUMED = "kind,applies_to,value,low,high,source,grade,said_by,on\ndeadweight,,0.25,0.1,0.4,us,C,,\n"
COLUMNS = ("case", "path", "code", "units", "start", "end", "part")
HALF_A_MEGABYTE = 500_000


def lines():
    for number in range(CASES):
        code = CODES[number % 2]
        for path, units, part in (("old", 20 + number % 13, ""), ("new", number % 29, ""), ("new", 1, "guest")):
            yield CostLine(
                f"Huis {number}", path, code, Decimal(units), date(2024, 1, 1), date(2024, 12, 31), part=part
            )


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """The files, and the analysis of all cases one by one."""
    folder, found = tmp_path_factory.mktemp("city"), list(lines())
    with (folder / "cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *([getattr(line, name) for name in COLUMNS] for line in found)])
    (folder / "assumed.csv").write_text(ASSUMED, encoding="utf-8")
    assumed = Assumptions((DEADWEIGHT,))
    books = {"prices": reference_prices(), "index": reference_index()}
    return folder, analyse(cases_from(found), **books, assumptions=assumed, asked=Asked(2024, draws=1000))


@pytest.fixture(scope="module")
def made(city):
    folder, _ = city
    outs = [part for name in ("r.html", "r.json", "r.xlsx") for part in ("--out", str(folder / name))]
    more = ["--assumptions", str(folder / "assumed.csv"), "--level", "2024", "--engine", "duckdb"]
    assert main(["compare", str(folder / "cases.csv"), *more, *outs]) == 0
    return folder


def test_the_report_says_of_all_what_plain_python_says(city, made):
    found, theirs = json.loads((made / "r.json").read_text(encoding="utf-8")), city[1]
    analysis = found["analysis"]
    assert (found["cases_left_out"], "cases" in found, "cases" in analysis) == (CASES, False, False)
    assert analysis["words"] == list(sentences(theirs))
    assert analysis["total"]["net_cents"] == theirs.total.net_cents
    assert [year["running_cents"] for year in analysis["years"]] == [year.running_cents for year in theirs.years]
    assert analysis["cases_dearer"] == theirs.crowd.dearer > 0
    assert abs(analysis["chance"]["low_cents"] - theirs.chance.low_cents) <= 1
    assert analysis["who_gains"] == dict(theirs.gainers)


def test_the_page_stays_small_and_draws_the_spread(made):
    page = (made / "r.html").read_bytes()
    assert len(page) < HALF_A_MEGABYTE
    said = re.sub(r"<[^>]+>", " ", page.decode()).replace("\u00a0", " ")
    for words in (
        "Van de 10.200 verhalen werden er",
        "Vijf jaar vooruit",
        "Wie wanneer betaalt",
        "Wat maakt het meeste",
    ):
        assert words in said


def test_the_workbook_holds_the_totals_and_says_what_is_left_out(made):
    book = openpyxl.load_workbook(made / "r.xlsx", read_only=True)
    assert len(list(book["cases"].iter_rows())) == 2
    assert len(list(book["cases analysed"].iter_rows())) == 1
    assert len(list(book["bearers per year"].iter_rows())) > 1
    about = dict(row[:2] for row in book["about"].iter_rows(values_only=True))
    assert about["cases left out of the sheets (see --per-case)"] == CASES


def test_in_a_notebook_a_large_file_and_a_large_frame_say_the_same(city, monkeypatch):
    folder, theirs = city
    monkeypatch.setattr("evidence.notebook.MOST_ROWS", 1000)
    frame = pyarrow.table({name: [getattr(line, name) for line in lines()] for name in COLUMNS})
    parquet.write_table(frame, folder / "cases.parquet")
    assumed = Assumptions((DEADWEIGHT,))
    found = [compare(given, assumptions=assumed, level=2024) for given in (frame, folder / "cases.parquet")]
    for one in found:
        assert one.words == sentences(theirs)
        assert one.to_arrow("cases").num_rows == CASES
        assert sum(one.to_arrow("cases")["saving_cents"].to_pylist()) == theirs.total.saving_cents
        assert one.to_arrow("per_year").num_rows == sum(map(len, theirs.per_year.values()))
        assert len(one._repr_html_()) < HALF_A_MEGABYTE
        with pytest.raises(ValueError, match="too many lines to list"):
            one.to_arrow("lines")


def test_in_a_notebook_very_many_cases_show_themselves_as_plain_python_shows_them(city, monkeypatch):
    """The same words and figures, in a text and a page that stay small. A listed case has its chance besides."""
    frame = pyarrow.table({name: [getattr(line, name) for line in lines()] for name in COLUMNS})
    listed = compare(frame, assumptions=Assumptions((DEADWEIGHT,)), level=2024)
    monkeypatch.setattr("evidence.notebook.MOST_ROWS", 1000)
    of_all = compare(frame, assumptions=Assumptions((DEADWEIGHT,)), level=2024)
    assert repr(of_all) == repr(listed) == "\n".join(sentences(city[1]))
    assert of_all._repr_html_() == listed._repr_html_()
    for what in ("waterfall", "sides", "chances", "tornado", "spread"):
        assert of_all.plot(what) == listed.plot(what)
    for what in ("bearers", "per_year", "years", "tornado"):
        assert of_all.to_arrow(what) == listed.to_arrow(what)
    ours, theirs = (one.to_arrow("cases") for one in (of_all, listed))
    assert ours.num_rows == CASES
    assert ours.to_pydict() == theirs.select(ours.column_names).to_pydict()
    for one in (of_all, listed):
        assert max(len(repr(part)) for part in (one, one.report, one.analysis)) < HALF_A_MEGABYTE


def test_in_a_notebook_a_small_parquet_file_is_listed(tmp_path):
    few = list(lines())[:30]
    frame = pyarrow.table({name: [getattr(line, name) for line in few] for name in COLUMNS})
    parquet.write_table(frame, tmp_path / "few.parquet")
    assert compare(tmp_path / "few.parquet").to_arrow("cases")["case"].to_pylist() == [f"Huis {n}" for n in range(10)]
