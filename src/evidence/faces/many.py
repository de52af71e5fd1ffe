"""Cases in such number, or in such a place, that an engine must read them: a long file, a Parquet file, a table of
PostgreSQL, or a frame of very many rows.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evidence.analysis import Analysis, Asked
from evidence.engines.crowd import Wanted
from evidence.engines.duck import ALONE, quoted
from evidence.engines.engine import answered
from evidence.engines.memory import source_of
from evidence.engines.question import Question
from evidence.model.assumptions import Assumptions
from evidence.model.index import IndexSeries
from evidence.model.prices import PriceBook

PER_CASE = "cases.out.parquet"


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine found of too many cases to list, with a row a case (an Arrow table, where PyArrow is there)."""

    analysis: Analysis
    sha256: str
    per_case: Any


@contextmanager
def placed(given: Any) -> Iterator[str]:
    """The address at which an engine finds the cases; of a frame for as long as the block runs."""
    if isinstance(given, (str, Path)):
        yield str(given)
        return
    # A frame is read by DuckDB as it lies in memory.
    import duckdb  # noqa: PLC0415

    with TemporaryDirectory(prefix="evidence-") as folder, duckdb.connect(config=ALONE) as connection:
        path = Path(folder, "frame.parquet")
        connection.register("frame", given)
        connection.execute(f"COPY frame TO {quoted(path)} (FORMAT parquet)")
        yield str(path)


def looked_at(given: Any, prices: PriceBook, index: IndexSeries, assumptions: Assumptions, asked: Asked) -> Any:
    """`Found`, the whole analysis, when there are more cases than can be listed; else the cases, to be read one by one
    (a `Source`, or the frame itself).
    """
    with placed(given) as address, TemporaryDirectory(prefix="evidence-") as folder:
        question = Question(
            prices=prices.with_informal_apart(),
            index=index,
            level=asked.level,
            start=asked.start,
            months=asked.months,
            allow_unpriced=asked.allow_unpriced,
            per_case=Path(folder, PER_CASE),
        )
        answer = answered(address, question, wanted=Wanted(asked, assumptions, is_asked=True, file="the assumptions"))
        if answer.analysis is None:
            return source_of(address) if isinstance(given, (str, Path)) else given
        return Found(answer.analysis, answer.sha256, _read(Path(folder, PER_CASE)))


def _read(path: Path) -> Any:
    try:
        from pyarrow import parquet  # noqa: PLC0415 - an extra
    except ImportError:
        return None
    return parquet.read_table(path, memory_map=False)
