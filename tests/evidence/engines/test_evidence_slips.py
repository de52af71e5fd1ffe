"""What may be a slip is told by DuckDB in the words of plain Python, up to the size at which nobody looks any more."""

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.engines import slips
from evidence.engines.engine import answered
from evidence.engines.question import Question
from evidence.shipped import reference_index, reference_prices
from tests.evidence.files import CASES, CPI, HOUR, PRICES, YEARS, Desk

lines = st.tuples(
    st.sampled_from(["Ali", "Bea"]),
    st.sampled_from(["old", "new"]),
    st.just("hour"),
    st.sampled_from(["1", "24", "25", "48", "900"]),
    st.just("2024-01-01"),
    st.sampled_from(["2024-01-01", "2024-01-02", "2024-03-31"]),
    st.sampled_from(["", "once", "day", "week", "month", "year"]),
    st.sampled_from(["", "told"]),
)
MORE = CASES.strip() + ",per,certainty\n"


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.put("prices.csv", PRICES + HOUR)
    made.put("cpi.csv", CPI + YEARS)
    return made


def minded(desk, capsys, engine):
    assert desk.compare("--engine", engine) == 0
    return sorted(line for line in capsys.readouterr().err.splitlines() if line.startswith("mind:"))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(lines, min_size=1, max_size=9))
def test_lines_that_stand_twice_and_units_that_no_day_can_hold(desk, capsys, found):
    desk.put_rows("cases.csv", MORE, found)
    assert minded(desk, capsys, "duckdb") == minded(desk, capsys, "memory")


def test_of_many_it_is_told_how_many_and_then_the_first(desk, capsys):
    desk.put("cases.csv", CASES + "Ali,old,hour,1,2024-01-01,2024-12-31\n" * 30)
    told = minded(desk, capsys, "duckdb")
    assert told[0].endswith("29 lines say the same as an earlier one; these are the first")
    assert sum("says the same as row 2" in line for line in told) == 19


def test_a_thousand_may_be_one(desk, capsys):
    row = "Ali,old,hour,{},2024-01-01,2024-12-31\n"
    desk.put("cases.csv", CASES + row.format("1.000") + row.format("2.000"))
    (told,) = minded(desk, capsys, "duckdb")
    assert told.endswith("column units: 1.000 is read as 1; is that meant? There are 2 like it")
    desk.put("cases.csv", CASES + row.format("1.000") + row.format("2.125"))
    assert minded(desk, capsys, "duckdb") == []


def test_of_more_lines_nobody_looks(desk, capsys, monkeypatch):
    desk.put("cases.csv", CASES + "Ali,old,hour,1,2024-01-01,2024-12-31\n" * 3)
    monkeypatch.setattr(slips, "MOST_LINES", 2)
    assert minded(desk, capsys, "duckdb") == []


def test_the_rows_of_a_long_file_are_those_of_the_file(tmp_path):
    """A copy by many hands need not keep the order, so a long file is asked where its cases begin."""
    many = 400_000
    for kind, options in (("csv", "(HEADER)"), ("parquet", "(FORMAT parquet)")):
        path, out = tmp_path / f"cases.{kind}", tmp_path / f"out.{kind}.parquet"
        with duckdb.connect() as connection:
            connection.execute(
                f"""COPY (SELECT 'huis ' || (range // 2) AS "case", 'old' AS path, 'hour' AS code, '1' AS units,
                '2024-01-01' AS "start", '2024-12-31' AS "end", 'told' AS certainty FROM range({many}))
                TO '{path}' {options}"""
            )
            question = Question(prices=reference_prices(), index=reference_index(), level=2024, per_case=out)
            answered(str(path), question)
            found = connection.execute(f"SELECT \"case\" FROM '{out}'").fetchall()
        assert found == [(f"huis {number}",) for number in range(many // 2)]
