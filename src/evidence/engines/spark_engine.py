"""`--engine spark`: the same questions as DuckDB answers, for whoever outgrows one machine."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
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
from evidence.engines.reckoning import Unclean, first_clean
from evidence.engines.spark import Spark
from evidence.engines.sql import typed
from evidence.engines.sql.texts import MARKS, MORE, NEEDED, as_text, cleaned, marks_that_disagree
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
    knows (hdfs://, s3a://); these are not copied. BadInput with the faults of the cases.
    """
    with (
        Duck.hired(memory, progress or Progress()) as duck,
        Spark.hired(memory, duck.folder) as spark,
        _told(shown(cases)),
    ):
        if is_elsewhere(cases):
            return _elsewhere(cases, question, spark, wanted)
        source = staging.opened(cases, duck)

        def counted(staged: Callable[[], staging.Staged]) -> Answer:
            events = staged()
            kinds = _put(str(events.path), events.row, events.kinds, spark)
            return replace(answer_of(spark, kinds, question, wanted, shown(cases)), sha256=source.sha256)

        return first_clean(ways(source, duck, question), counted)


def _elsewhere(cases: str, question: Question, spark: Spark, wanted: Wanted | None) -> Answer:
    """Columns are counted as they stand when they can be, and else read as text."""
    puts = (partial(_put, cases, "file_row_number + 2", NEEDED + MORE), partial(_cleaned, cases))
    try:
        found = first_clean(puts, lambda put: answer_of(spark, put(spark), question, wanted, cases))
    except Unclean as error:
        what = "holds lines that can't be counted as they stand; copy it to one file, and each fault is told"
        raise BadInput.of(cases, what) from error
    return replace(found, sha256=spark.sha256(cases))


def source_of(cases: str, memory: int) -> Source:
    """Few cases, at an address that only Spark knows, to be read one by one."""
    with TemporaryDirectory(prefix="evidence-") as folder, Spark.hired(memory, Path(folder)) as spark:
        columns = _texts(spark.read("texts", cases))
        rows = spark.ask(f"SELECT {', '.join(columns.values())} FROM texts ORDER BY file_row_number")
        text = io.StringIO(newline="")
        csv.writer(text).writerows([columns, *rows])
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


def _cleaned(cases: str, spark: Spark) -> dict[str, str]:
    """Makes the `events` of columns of any type, read as text; gives the types of the clean ones."""
    columns = _texts(spark.read("texts", cases))
    if not all(column in columns for column in NEEDED):
        raise Unclean
    has_marks = any(column in columns for mark in MARKS for column in mark)
    if has_marks and spark.ask(marks_that_disagree("texts", columns), "marks")[0][0]:
        raise Unclean
    numbered = "(SELECT file_row_number + 2 AS row, * FROM texts) AS numbered"
    spark.keep("raw", cleaned(numbered, columns, is_stripped=False), "reading")
    kinds = spark.kinds("raw")
    spark.view("events", typed.events("raw", "row", kinds))
    return kinds


def _texts(kinds: Mapping[str, str]) -> dict[str, str]:
    """Each of our columns as text."""
    return {column: as_text(f'"{column}"', kinds[column]) for column in (*NEEDED, *MORE) if column in kinds}


@contextmanager
def _told(cases: str) -> Iterator[None]:
    try:
        yield
    except ArithmeticException as error:
        raise BadInput.of(cases, "holds amounts too large to add up here; ask for --engine memory") from error
