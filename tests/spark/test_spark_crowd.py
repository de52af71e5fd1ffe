"""Of more cases than can be listed Spark says what plain Python says of each, and writes what DuckDB writes."""

import csv
import hashlib
import json
import random
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import Assumptions, BadInput, CostLine, Price, PriceBook
from evidence.analysis import Asked
from evidence.cli import main
from evidence.engines import engine
from evidence.engines.crowd import Wanted
from evidence.engines.question import Question
from evidence.engines.spark_engine import answered
from tests.evidence import worlds
from tests.evidence.engines.crowds import (
    COLUMNS,
    assumed,
    check,
    check_doubt,
    check_every_figure,
    horizons,
    of_the_crowd,
    one_by_one,
    some,
    unsure,
)
from tests.evidence.engines.worlds import write_parquet

pytestmark = pytest.mark.filterwarnings("ignore")

BOOK = PriceBook((Price("hour", Decimal(64), 2024, "Wmo:0.6|Zvw:0.4"), Price("day", Decimal(200), 2023, "Zvw")))
CASES = 10_050
CODES = ("kh2024_begeleiding_thuis_per_uur", "kh2024_huisarts_consult_gemiddeld", "has_no_price")
ASSUMED = """kind,applies_to,value,low,high,source,grade,said_by,on
deadweight,,0.25,0.1,0.4,us,C,,
deadweight,Huis 7,0.5,0.1,0.6,us,C,,
spread_told,,0.3,0.3,0.3,us,C,,
drop_off,,0.1,0.05,0.2,us,C,,
"""


@settings(max_examples=4, deadline=None)
@given(some, worlds.books(), assumed(), horizons)
def test_every_figure_is_that_of_plain_python(lines, book, assumptions, horizon):
    check_every_figure(answered, lines, book, assumptions, horizon)


@settings(max_examples=1, deadline=None)
@given(unsure, worlds.books(), worlds.assumed())
def test_the_doubt_is_that_of_plain_python(lines, book, assumptions):
    check_doubt(answered, lines, book, assumptions)


def test_figures_that_need_more_than_eight_bytes_on_the_way_are_exact():
    many, last = Decimal("123456789012.345"), date(2026, 4, 30)
    lines = [
        CostLine("Ali", "old", "hour", many, worlds.FIRST, last, per="day", low=Decimal(7), high=many),
        CostLine("Ali", "new", "hour", many / 1000 // 1, worlds.FIRST, last, per="month"),
        CostLine("Bea", "new", "hour", Decimal(1), worlds.FIRST, last, per="year"),
    ]
    asked = Asked(2024, worlds.FIRST, 40, draws=0)
    ours = of_the_crowd(lines, BOOK, Assumptions(), asked, answered=answered)
    check(ours, one_by_one(lines, BOOK, Assumptions(), asked))


@pytest.mark.parametrize("engine_asked", [answered, engine.answered])
def test_an_amount_that_needs_more_than_eight_bytes_is_told(tmp_path, engine_asked):
    line = CostLine("Ali", "old", "day", Decimal(999_999_999_999), worlds.FIRST, date(2033, 1, 1), per="day")
    path = write_parquet(tmp_path / "cases.parquet", [line], more=("per",))
    with pytest.raises(BadInput, match="holds amounts too large to add up here; ask for --engine memory"):
        engine_asked(str(path), Question(prices=BOOK, index=worlds.INDEX, level=2024, months=120))


def test_a_folder_of_files_is_analysed_where_it_lies(monkeypatch):
    monkeypatch.setattr(engine, "MOST_CASES", 0)
    day = worlds.FIRST
    lines = [
        CostLine(name, path, code, Decimal(units), day, day + timedelta(days=90 * units), per=per)
        for units, name in enumerate(("Ali", "Bea", "Dov", "Eva"), start=1)
        for path, code, per in (("old", "hour", "week"), ("new", "day", "once"), ("new", "hour", "month"))
    ]
    asked = Asked(2024, draws=1000)
    question = Question(prices=BOOK, index=worlds.INDEX, level=2024)
    with tempfile.TemporaryDirectory() as folder:
        for name, some_lines in (("a.parquet", lines[:7]), ("b.parquet", lines[7:])):
            write_parquet(Path(folder, name), some_lines, more=("per",))
        ours = answered(folder, question, wanted=Wanted(asked, Assumptions())).analysis
    check(ours, one_by_one(lines, BOOK, Assumptions(), asked, {}))


def in_a_folder(path, question, wanted, *, days):
    """The same file as a folder of two of Parquet, with units as pandas writes them."""
    own = ", ".join(f'CAST("{column}" AS {days}) AS "{column}"' for column in ("start", "end"))
    text = f"read_csv('{path}', header = true, auto_detect = false, columns = {dict.fromkeys(COLUMNS, 'VARCHAR')})"
    lines = f"SELECT * REPLACE (CAST(units AS DOUBLE) AS units, {own}), row_number() OVER () AS number FROM {text}"
    with tempfile.TemporaryDirectory() as folder:
        for name, half in (("a", "<= 3"), ("b", "> 3")):
            asked = f"SELECT * EXCLUDE (number) FROM ({lines}) WHERE number {half} ORDER BY number"
            duckdb.sql(f"COPY ({asked}) TO '{folder}/{name}.parquet'")
        return answered(folder, question, wanted=wanted)


@settings(max_examples=3, deadline=None)
@given(some, worlds.books(), assumed(), horizons, st.sampled_from(["VARCHAR", "TIMESTAMP"]))
def test_a_folder_with_every_column_says_what_plain_python_says(lines, book, assumptions, horizon, days):
    check_every_figure(partial(in_a_folder, days=days), lines, book, assumptions, horizon)


def test_what_cannot_be_counted_in_a_folder_is_told(tmp_path):
    line = CostLine("Ali", "old", "day", Decimal(1), worlds.FIRST, date(2023, 12, 31))
    write_parquet(tmp_path / "cases.parquet", [line, replace(line, path="new")], more=("certainty",))
    duckdb.sql(f"COPY (SELECT * REPLACE ('so' AS certainty) FROM '{tmp_path}/cases.parquet') TO '{tmp_path}/b.parquet'")
    with pytest.raises(BadInput, match="holds lines that can't be counted as they stand; copy it to one file"):
        answered(str(tmp_path), Question(prices=BOOK, index=worlds.INDEX, level=2024))


def test_few_cases_in_a_folder_are_analysed_one_by_one(tmp_path, monkeypatch, capsys):
    """As those of one file; a column that is not ours says nothing."""
    monkeypatch.chdir(tmp_path)
    Path("cases").mkdir()
    line = CostLine("Ali", "old", CODES[0], Decimal("2.5"), worlds.FIRST, date(2023, 12, 31), per="week")
    others = [replace(line, path="new", units=Decimal(1)), replace(line, case="Bea, of 7")]
    write_parquet(Path("plain.parquet"), [line, *others], more=("per",))
    duckdb.sql("COPY (SELECT *, 1 AS counts FROM 'plain.parquet') TO 'cases/a.parquet'")
    with Path("cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [("case", "path", "code", "units", "start", "end", "per"), *map(told, [line, *others])]
        )
    said = {}
    for cases, engine_asked in (("cases", "spark"), ("cases.csv", "memory")):
        assert main(["compare", cases, "--engine", engine_asked, "--draws", "1000", "--out", "r.json"]) == 0
        capsys.readouterr()
        report = json.loads(Path("r.json").read_text(encoding="utf-8"))
        assert len(report.pop("sha256").pop("cases")) == 64
        said[cases] = report
    assert said["cases"] == said["cases.csv"]


def told(line):
    return (line.case, line.path, line.code, line.units, line.start, line.end, line.per)


def test_an_address_without_cases_is_told_and_not_thrown(tmp_path):
    nowhere = f"file://{tmp_path}/nowhere"
    with pytest.raises(BadInput, match="nowhere: row -, column -: is no Parquet that Spark can read: "):
        answered(nowhere, Question(prices=BOOK, index=worlds.INDEX, level=2024))


def city():
    """Lines with every column in use, from a fixed seed."""
    chance = random.Random(5)  # noqa: S311 - an example
    for number in range(CASES):
        first = date(2023, 1, 1) + timedelta(chance.randrange(300))
        started = chance.choice(["", 4, 6])
        later = chance.choice(["", 7]) if started else ""
        for _ in range(3):
            path, units = chance.choice(["old", "old", "new"]), Decimal(chance.randrange(1, 4000)).scaleb(-3)
            euro, is_new = chance.choice(["", "", "", f"euro {chance.randrange(500)}"]), path == "new"
            ends = ("0", units * 2) if chance.random() < 0.2 else ("", "")
            yield [
                f"Huis {number}", path, CODES[chance.choices((0, 1, 2), (50, 50, 1))[0]], units, first,
                first + timedelta(chance.randrange(30, 700)), chance.choice(["", "day", "week", "month", "year"]),
                *ends, chance.choice(["", "told", "counted"]), f"wie {chance.randrange(1200)}",
                chance.choice(["", "guest", "house"]) if is_new else "",
                chance.choice(["first", "second"]) if is_new and number % 7 == 0 else "",
                euro, chance.choice(["1", "0.5"]) if euro else "", started, "", later, "",
            ]  # fmt: skip


def test_the_reports_of_spark_and_of_duckdb_have_the_same_bytes(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with Path("cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *city()])
    Path("assumed.csv").write_text(ASSUMED, encoding="utf-8")
    said = {}
    for name in ("spark", "duckdb"):
        outs = [word for kind in ("json", "html", "xlsx") for word in ("--out", f"{name}.{kind}")]
        asked = ["cases.csv", "--assumptions", "assumed.csv", "--level", "2024", "--engine", name, *outs]
        assert main(["compare", *asked]) == 0
        digests = [hashlib.sha256(Path(f"{name}.{kind}").read_bytes()).hexdigest() for kind in ("json", "html", "xlsx")]
        said[name] = (capsys.readouterr().out, *digests)
    assert said["spark"] == said["duckdb"]
    assert '"cases_left_out": 10050' in Path("spark.json").read_text(encoding="utf-8")
