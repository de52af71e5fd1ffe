"""`--engine spark`: the same questions as DuckDB answers, for whoever outgrows one machine."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pyspark.errors import ArithmeticException

from evidence.engines.crowd import Wanted
from evidence.engines.duck import Duck
from evidence.engines.engine import Answer, answer_of, ways
from evidence.engines.intake import staging
from evidence.engines.intake.addresses import is_elsewhere, shown
from evidence.engines.progress import Progress
from evidence.engines.question import GIBIBYTE, Question
from evidence.engines.reckoning import Unclean
from evidence.engines.spark import Spark
from evidence.engines.sql import typed
from evidence.engines.sql.texts import MORE, NEEDED, as_text
from evidence.faults import BadInput
from evidence.source import Source


def answered(
    cases: str,
    question: Question,
    *,
    memory: int = 4 * GIBIBYTE,
    progress: Progress | None = None,
    wanted: Wanted | None = None,
) -> Answer:
    """As `evidence.engines.engine.answered`. `cases` may be a folder of Parquet files too, or an address that Spark
    knows (hdfs://, s3a://); these must have plain columns, and are not copied. BadInput with the faults of the cases.
    """
    with (
        Duck.hired(memory, progress or Progress()) as duck,
        Spark.hired(memory, duck.folder) as spark,
        _told(shown(cases)),
    ):
        if is_elsewhere(cases):
            return _plain(cases, question, spark, wanted)
        source = staging.opened(cases, duck)
        for staged in ways(source, duck, question):
            try:
                events = staged()
                kinds = _put(str(events.path), events.row, events.kinds, spark)
                found = answer_of(spark, kinds, question, wanted, shown(cases))
            except Unclean:
                continue
            return replace(found, sha256=source.sha256)
    raise AssertionError("a careful copy was not clean")


def _plain(cases: str, question: Question, spark: Spark, wanted: Wanted | None) -> Answer:
    try:
        kinds = _put(cases, "file_row_number + 2", NEEDED + MORE, spark)
        return replace(answer_of(spark, kinds, question, wanted, cases), sha256=spark.sha256(cases))
    except Unclean as error:
        what = "holds lines that can't be counted as they stand; copy it to one file, and each fault is told"
        raise BadInput.of(cases, what) from error


def source_of(cases: str, memory: int) -> Source:
    """Few cases, at an address that only Spark knows, to be read one by one."""
    with TemporaryDirectory(prefix="evidence-") as folder, Spark.hired(memory, Path(folder)) as spark:
        kinds = spark.read("raw", cases)
        columns = [column for column in (*NEEDED, *MORE) if column in kinds]
        cells = ", ".join(as_text(f'"{column}"', kinds[column]) for column in columns)
        text = io.StringIO(newline="")
        csv.writer(text).writerows([columns, *spark.ask(f"SELECT {cells} FROM raw ORDER BY file_row_number")])
        return _Copied(cases, text.getvalue().encode(), spark.sha256(cases))


@dataclass(frozen=True, slots=True)
class _Copied(Source):
    """Known by the hash of what it was copied from."""

    digest: str

    @property
    def sha256(self) -> str:
        return self.digest


def _put(path: str, row: str, columns: Iterable[str], spark: Spark) -> dict[str, str]:
    """Makes the `events` of typed columns; gives the types of those that matter."""
    there = spark.read("raw", path)
    kinds = {column: there[column] for column in columns if column in there}
    if not typed.is_plain({column: kind for column, kind in kinds.items() if column not in typed.OURS}):
        raise Unclean
    spark.view("events", typed.events("raw", row, kinds))
    return kinds


@contextmanager
def _told(cases: str) -> Iterator[None]:
    try:
        yield
    except ArithmeticException as error:
        raise BadInput.of(cases, "holds amounts too large to add up here; ask for --engine memory") from error
