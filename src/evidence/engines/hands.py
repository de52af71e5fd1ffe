"""What an engine must be able to do. All else is the same for each of them."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

Row = Sequence[Any]


class Hands(Protocol):
    """Runs SQL text of `evidence.engines.sql`. `label` is what a person sees while it takes long."""

    @property
    def is_alone(self) -> bool:
        """Whether all work is done on one machine, so that cases can be numbered cheaply."""

    def put(self, name: str, columns: str, rows: Iterable[Row]) -> None:
        """Make a small table: `columns` are its names with their types."""

    def keep(self, name: str, query: str, label: str) -> None:
        """Work a query out once, under a name."""

    def as_written(self) -> AbstractContextManager[None]:
        """Tables are joined as the text says, for as long as the block runs: each to a small one on its right."""

    def ask(self, query: str, label: str = "") -> list[tuple[Any, ...]]:
        """The rows of a query; only for answers that are small."""

    def write(self, query: str, path: Path, label: str) -> None:
        """The rows of a query, in their order, as one Parquet file."""
