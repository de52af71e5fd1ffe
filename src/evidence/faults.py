"""What is wrong with a file, told so that whoever made it can find the place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidence.plain import plain

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """`row` counts records with the header as 1; None, and an empty `column`, when the
    fault has no such place.
    """

    file: str
    row: int | None
    column: str
    what: str

    def __str__(self) -> str:
        place = f"row {self.row or '-'}, column {self.column or '-'}"
        return plain(f"{self.file}: {place}: {self.what}")


class BadInput(Exception):  # noqa: N818 - it holds faults, it is not one
    """Input that can't be used, with every fault that was found; of millions the first are kept, and `count` is how
    many there are.
    """

    def __init__(self, faults: Iterable[Fault], count: int | None = None) -> None:
        self.faults = tuple(faults)
        self.count = len(self.faults) if count is None else count
        super().__init__("\n".join(self.told()))

    def told(self) -> Iterator[str]:
        return told(self.faults, count=self.count)

    @classmethod
    def of(cls, file: object, what: str) -> "BadInput":
        """One fault of a file as a whole."""
        return cls([Fault(str(file), None, "", what)])


def told(faults: tuple[Fault, ...], what: str = "faults", count: int | None = None) -> Iterator[str]:
    """A line per fault; after twenty, how many there are."""
    count = len(faults) if count is None else count
    yield from map(str, faults[:MOST_SHOWN])
    if count > MOST_SHOWN:
        yield f"{count} {what} in all, the first {MOST_SHOWN} are shown"
