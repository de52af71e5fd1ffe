"""`--engine spark`: the same questions as DuckDB answers, for whoever outgrows one machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from pyspark.errors import ArithmeticException

from evidence.engines.duck import Duck
from evidence.engines.engine import Answer, ways
from evidence.engines.intake import staging
from evidence.engines.intake.addresses import is_elsewhere, shown
from evidence.engines.progress import Progress
from evidence.engines.question import GIBIBYTE, Question
from evidence.engines.reckoning import Reckoning, Unclean
from evidence.engines.spark import Spark
from evidence.engines.sql import typed
from evidence.faults import BadInput


def answered(cases: str, question: Question, *, memory: int = 4 * GIBIBYTE, progress: Progress | None = None) -> Answer:
    """As `evidence.engines.engine.answered`. `cases` may be a folder of Parquet files too, or an address that Spark
    knows (hdfs://, s3a://); these must have plain columns, and are not copied. BadInput with the faults of the cases.
    """
    with (
        Duck.hired(memory, progress or Progress()) as duck,
        Spark.hired(memory, duck.folder) as spark,
        _told(shown(cases)),
    ):
        if is_elsewhere(cases):
            return _plain(cases, question, spark)
        source = staging.opened(cases, duck)
        for staged in ways(source, duck, question):
            try:
                found = staged()
                return _answer(str(found.path), found.row, question, spark, lambda: source.sha256)
            except Unclean:
                continue
    raise AssertionError("a careful copy was not clean")


def _plain(cases: str, question: Question, spark: Spark) -> Answer:
    try:
        return _answer(cases, "file_row_number + 2", question, spark, partial(spark.sha256, cases))
    except Unclean as error:
        what = "holds lines that can't be counted as they stand; copy it to one file, and each fault is told"
        raise BadInput.of(cases, what) from error


def _answer(path: str, row: str, question: Question, spark: Spark, digest: Callable[[], str]) -> Answer:
    kinds = spark.read("raw", path)
    if not typed.is_plain({column: kind for column, kind in kinds.items() if column not in typed.OURS}):
        raise Unclean
    spark.view("events", typed.events("raw", row, kinds))
    says_more = bool(spark.ask(typed.says_more("raw", kinds))[0][0])
    question = question.with_informal_apart() if says_more else question
    return Answer(Reckoning(spark, question).outcome(typed.shape_of(kinds)), digest(), says_more)


@contextmanager
def _told(cases: str) -> Iterator[None]:
    try:
        yield
    except ArithmeticException as error:
        raise BadInput.of(cases, "holds amounts too large to add up here; ask for --engine memory") from error
