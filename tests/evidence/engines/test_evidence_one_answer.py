"""DuckDB says what plain Python says: to the cent, in every list, from every kind of file."""

import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings

from evidence.engines.duck import Duck, quoted
from evidence.engines.engine import answered
from evidence.engines.progress import Progress
from evidence.engines.question import GIBIBYTE, Question
from evidence.engines.reckoning import Reckoning
from evidence.engines.sql import typed
from evidence.engines.sql.lines import Sums
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


@settings(max_examples=40, deadline=None)
@given(plain_lines, *books_and_horizon)
def test_a_typed_file_with_the_six_columns(found, book, index, options):
    check_six_columns(answered, found, book, index, options)


@settings(max_examples=40, deadline=None)
@given(full_lines, *books_and_horizon)
def test_a_file_of_text_with_every_column(found, book, index, options):
    check_every_column(answered, found, book, index, options)


@settings(max_examples=25, deadline=None)
@given(full_lines, *books_and_horizon)
def test_a_typed_file_with_lines_that_recur_and_second_measurements(found, book, index, options):
    check_recurring(answered, found, book, index, options)


@settings(max_examples=25, deadline=None)
@given(plain_lines, *books_and_horizon)
def test_a_file_of_other_types_is_read_as_it_would_be_typed(found, book, index, options):
    found = [replace(line, units=min(line.units, Decimal(10**9))) for line in found]
    types = {"units": "DOUBLE", "start": "TIMESTAMP", "end": "VARCHAR"}
    found = [line for line in found if line.start.year > 1] or [replace(found[0], start=worlds.FIRST, end=worlds.FIRST)]
    with tempfile.TemporaryDirectory() as folder:
        check(
            answered,
            worlds.write_parquet(Path(folder, "cases.parquet"), found, types=types),
            found,
            book,
            index,
            options,
        )


class Coarse(Sums):
    """With so few hashes that most names share theirs."""

    def name_hash(self, name):
        return f"hash({name}) % 2"


@settings(max_examples=25, deadline=None)
@given(plain_lines, *books_and_horizon)
def test_names_that_share_a_hash_are_told_apart(found, book, index, options):
    question = Question(prices=book, index=index, level=2024, **{**options, "start": None})
    with tempfile.TemporaryDirectory() as folder, Duck.hired(GIBIBYTE, Progress()) as duck:
        path = worlds.write_parquet(Path(folder, "cases.parquet"), found)
        table = f"read_parquet({quoted(path)}, file_row_number = true)"
        kinds = dict(duck.ask(f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {table})"))
        duck.view("events", typed.events(table, "file_row_number + 2", kinds))
        shape = typed.shape_of(kinds)
        coarse, fine = (Reckoning(duck, question, kind).outcome(shape) for kind in (Coarse, Sums))
    assert coarse == fine
