"""Spark says what plain Python says, and so what DuckDB says: to the cent, in every list."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import BadInput
from evidence.engines.engine import answered as duckdb_answered
from evidence.engines.question import Question
from evidence.engines.spark_engine import answered
from evidence.shipped import reference_index, reference_prices
from tests.evidence.engines import worlds
from tests.evidence.engines.alike import (
    books_and_horizon,
    check,
    check_every_column,
    check_recurring,
    check_six_columns,
    full_lines,
    plain_lines,
)

pytestmark = pytest.mark.filterwarnings("ignore")


@settings(max_examples=5, deadline=None)
@given(plain_lines, *books_and_horizon)
def test_a_typed_file_with_the_six_columns(found, book, index, options):
    check_six_columns(answered, found, book, index, options)


@settings(max_examples=5, deadline=None)
@given(full_lines, *books_and_horizon)
def test_a_file_of_text_with_every_column(found, book, index, options):
    check_every_column(answered, found, book, index, options)


@settings(max_examples=4, deadline=None)
@given(full_lines, *books_and_horizon)
def test_a_typed_file_with_lines_that_recur_and_second_measurements(found, book, index, options):
    check_recurring(answered, found, book, index, options)


@settings(max_examples=2, deadline=None)
@given(st.lists(worlds.plain_lines(), min_size=4, max_size=12), *books_and_horizon)
def test_a_folder_of_files_is_one_table_in_the_order_of_their_names(found, book, index, options):
    with tempfile.TemporaryDirectory() as folder:
        parts = Path(folder, "parts")
        parts.mkdir()
        worlds.write_parquet(parts / "a.parquet", found[:2])
        worlds.write_parquet(parts / "b.parquet", found[2:])
        check(answered, parts, found, book, index, options)


def asked(**more):
    return Question(prices=reference_prices(), index=reference_index(), level=2024, **more)


def test_faults_are_told_in_the_words_of_the_others(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text("case,path,code,units,start,end\nAli,oud,x,1,2024-01-01,2024-12-31\n")
    told = []
    for engine in (answered, duckdb_answered):
        with pytest.raises(BadInput) as bad:
            engine(str(path), asked())
        told.append(list(bad.value.told()))
    assert told[0] == told[1] == [f'{path}: row 2, column path: "oud" is not a path; it is old or new']
