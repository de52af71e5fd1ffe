"""DuckDB's hands: all cores of one machine, out of core, in a bounded amount of memory."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from evidence.engines.hands import Row
from evidence.engines.progress import Progress
from evidence.faults import BadInput

MIBIBYTE = 1 << 20
# What Python and DuckDB use beside the memory that DuckDB counts; of much memory a fifth.
BESIDE = 192 * MIBIBYTE
BATCH = 10_000
# Progress is counted, and shown by ourselves; nothing is fetched from elsewhere.
QUIET = ("SET enable_progress_bar = true", "SET enable_progress_bar_print = false")
ALONE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
TOO_LARGE = (duckdb.OutOfRangeException, duckdb.ConversionException)


class Duck:
    """One connection to a database of its own, which goes with it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path, progress: Progress) -> None:
        self.connection = connection
        self.folder = folder
        self.progress = progress

    is_alone = True

    @classmethod
    @contextmanager
    def hired(cls, memory: int, progress: Progress) -> Iterator["Duck"]:
        """`memory` in bytes is what the whole process may use; what does not fit goes to temporary files."""
        with TemporaryDirectory(prefix="evidence-") as folder:
            within = max(memory - max(BESIDE, memory // 5), memory // 2) // MIBIBYTE
            config = {"memory_limit": f"{within}MiB", "temp_directory": f"{folder}/spill", **ALONE}
            with duckdb.connect(f"{folder}/own.duckdb", config=config) as connection:
                for setting in QUIET:
                    connection.execute(setting)
                yield cls(connection, Path(folder), progress)

    def put(self, name: str, columns: str, rows: Iterable[Row]) -> None:
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
        coming = iter(rows)
        while some := list(islice(coming, BATCH)):
            lists = list(map(list, zip(*some, strict=True)))
            places = ", ".join("unnest(?)" for _ in lists)
            self.connection.execute(f"INSERT INTO {name} SELECT {places}", lists)

    @contextmanager
    def as_written(self) -> Iterator[None]:
        """Joins hold the table on their right. Of lines against periods DuckDB guesses the other way, and then works
        with one processor.
        """
        self.connection.execute("SET disabled_optimizers = 'build_side_probe_side'")
        try:
            yield
        finally:
            self.connection.execute("RESET disabled_optimizers")

    def view(self, name: str, query: str) -> None:
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {query}")

    def keep(self, name: str, query: str, label: str) -> None:
        self._run(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}", label)

    def ask(self, query: str, label: str = "") -> list[tuple[Any, ...]]:
        self._run(query, label)
        return self.connection.fetchall()

    def write(self, query: str, path: Path, label: str) -> None:
        self._run(f"COPY ({query}) TO {quoted(path)} (FORMAT parquet, COMPRESSION snappy)", label)

    def _run(self, query: str, label: str) -> None:
        with self.progress.of(label, self.connection.query_progress):
            self.connection.execute(query)


def text_table(path: Path, names: Sequence[str]) -> str:
    """A CSV file as columns of text. Nothing in it means NULL, and nothing is guessed."""
    columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in names)
    options = "auto_detect = false, delim = ',', quote = '\"', escape = '\"', strict_mode = true"
    full = ", ".join(map(quoted, names))
    return f"read_csv({quoted(path)}, columns = {{{columns}}}, force_not_null = [{full}], header = true, {options})"


def quoted(text: object) -> str:
    """A text as SQL writes it."""
    return "'" + str(text).replace("'", "''") + "'"


@contextmanager
def amounts_that_fit(file: object) -> Iterator[None]:
    """An amount above eight bytes of cents (92 quadrillion euros) is told; it never wraps."""
    try:
        yield
    except TOO_LARGE as error:
        raise BadInput.of(file, "holds amounts too large to add up here; ask for --engine memory") from error
