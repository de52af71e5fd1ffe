"""A Parquet file of any length: its hash, the types of its columns, and its records as text."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb

from evidence.engines.sql.texts import as_text
from evidence.faults import BadInput

BATCH = 10_000


@dataclass(frozen=True)
class ParquetFile:
    name: str
    path: Path
    connection: duckdb.DuckDBPyConnection

    @classmethod
    def at(cls, address: str, connection: duckdb.DuckDBPyConnection) -> "ParquetFile":
        """BadInput when it can't be read, or is no Parquet file."""
        try:
            with Path(address).open("rb"):
                found = cls(address, Path(address), connection)
            _ = found.kinds
        except OSError as error:
            raise BadInput.of(address, f"cannot be read: {error.strerror}") from error
        except duckdb.Error as error:
            raise BadInput.of(address, "is not a Parquet file that can be read; write it anew, or as CSV") from error
        return found

    @cached_property
    def sha256(self) -> str:
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The type of each column, by its name as it stands in the file."""
        described = self.connection.execute(f"DESCRIBE SELECT * FROM {self.table}").fetchall()
        return {column: kind for column, kind, *_ in described if column != "file_row_number"}

    @property
    def table(self) -> str:
        name = str(self.path).replace("'", "''")
        return f"read_parquet('{name}', file_row_number = true)"

    @property
    def texts(self) -> dict[str, str]:
        """Each column as text, by its name."""
        return {column.strip(): as_text(_quoted(column), kind) for column, kind in self.kinds.items()}

    def records(self) -> Iterator[list[str]]:
        """The header, and each record as it would be typed by hand."""
        yield list(self.kinds)
        texts = ", ".join(f"coalesce({text}, '')" for text in self.texts.values())
        rows = self.connection.cursor().execute(f"SELECT {texts} FROM {self.table}")
        while some := rows.fetchmany(BATCH):
            yield from map(list, some)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
