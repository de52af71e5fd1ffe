"""What a fund holds: the sum of its moves. A reversal takes back exactly what it reverses."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    GRANT = "grant"
    COMMIT = "commit"
    SPEND = "spend"
    RELEASE = "release"
    REVERSAL = "reversal"


@dataclass(frozen=True, slots=True)
class Move:
    """One move, or the sum of many of one kind. `undoes` is the kind that a reversal takes back."""

    kind: Kind
    cents: int
    undoes: Kind | None = None

    @property
    def effect(self) -> int:
        """What this does to what is free. Spending does nothing: it was set apart before."""
        return Position().after(self).available


@dataclass(frozen=True, slots=True)
class Position:
    """Where a fund stands in a year, or where one commitment stands. Each column only grows, but for reversals."""

    granted: int = 0
    committed: int = 0
    spent: int = 0
    released: int = 0

    @property
    def available(self) -> int:
        """Nobody has a claim on this."""
        return self.granted - self.committed + self.released

    @property
    def set_apart(self) -> int:
        """Set apart, and neither spent nor released yet."""
        return self.committed - self.spent - self.released

    @property
    def balance(self) -> int:
        """Still in the fund, claimed or not."""
        return self.granted - self.spent

    def after(self, move: Move) -> "Position":
        """The position once this move is made too."""
        column = _COLUMNS[move.undoes or move.kind]
        change = -move.cents if move.undoes else move.cents
        return replace(self, **{column: getattr(self, column) + change})

    def plus(self, other: "Position") -> "Position":
        """Two funds together, or two years."""
        return Position(
            self.granted + other.granted,
            self.committed + other.committed,
            self.spent + other.spent,
            self.released + other.released,
        )


_COLUMNS = {
    Kind.GRANT: "granted",
    Kind.COMMIT: "committed",
    Kind.SPEND: "spent",
    Kind.RELEASE: "released",
}


def position(moves: Iterable[Move]) -> Position:
    """Add moves up, in any order: the outcome does not depend on it."""
    found = Position()
    for move in moves:
        found = found.after(move)
    return found


def available(moves: Iterable[Move]) -> int:
    return position(moves).available


def committed(moves: Iterable[Move]) -> int:
    """What is set apart and still waits to be spent or released."""
    return position(moves).set_apart


def balance(moves: Iterable[Move]) -> int:
    return position(moves).balance
