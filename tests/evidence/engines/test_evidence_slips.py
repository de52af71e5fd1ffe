"""What may be a slip is told by DuckDB in the words of plain Python, up to the size at which nobody looks any more."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.engines import slips
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
