"""Of more cases than can be listed Spark says what plain Python says of them one by one, and writes what DuckDB writes."""

import pytest
from hypothesis import given, settings

from evidence.engines.spark_engine import answered
from tests.evidence import worlds
from tests.evidence.engines.crowds import assumed, check_doubt, check_every_figure, horizons, some, unsure

pytestmark = pytest.mark.filterwarnings("ignore")


@settings(max_examples=4, deadline=None)
@given(some, worlds.books(), assumed(), horizons)
def test_every_figure_is_that_of_plain_python(lines, book, assumptions, horizon):
    check_every_figure(answered, lines, book, assumptions, horizon)


@settings(max_examples=2, deadline=None)
@given(unsure, worlds.books(), worlds.assumed())
def test_the_doubt_is_that_of_plain_python(lines, book, assumptions):
    check_doubt(answered, lines, book, assumptions)
