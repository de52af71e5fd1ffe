"""What a fund holds: the sum of its moves. A reversal takes back exactly what it reverses."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import TypeVar

from schuifaan.budget.ledger.accounts import Account
from schuifaan.budget.ledger.transfers import Kind

Key = TypeVar("Key", bound=Hashable)


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
    """Where a fund stands in a year, or where one commitment stands.

    `lowered` is what the funder settled lower. `moved` came from other funds, the `carried` ones from other years:
    below zero when it went there.
    """

    granted: int = 0
    committed: int = 0
    spent: int = 0
    released: int = 0
    received: int = 0
    lowered: int = 0
    reserved: int = 0
    moved: int = 0
    carried: int = 0
    carried_committed: int = 0
    carried_reserved: int = 0

    @property
    def available(self) -> int:
        """Nobody has a claim on this."""
        given = self.granted - self.lowered + self.moved + self.carried
        return given - self.committed + self.released - self.reserved

    @property
    def set_apart(self) -> int:
        """Set apart, and neither spent nor released yet."""
        return self.committed - self.spent - self.released + self.carried_committed

    @property
    def kept_back(self) -> int:
        """In the reserve for risks."""
        return self.reserved + self.carried_reserved

    @property
    def balance(self) -> int:
        """Still in the fund, claimed or not."""
        return self.available + self.set_apart + self.kept_back

    @property
    def receivable(self) -> int:
        """Promised by the funder, and not yet received."""
        return self.granted - self.lowered - self.received

    def holds(self, account: Account) -> int:
        """What stands on one account, as the trial balance says it."""
        return {
            Account.RECEIVABLE: self.receivable,
            Account.RECEIVED: self.received,
            Account.FREE: self.available,
            Account.RESERVED: self.kept_back,
            Account.COMMITTED: self.set_apart,
            Account.SPENT: self.spent,
            Account.BETWEEN: -self.moved,
            Account.CARRIED: -self.carried - self.carried_committed - self.carried_reserved,
        }[account]

    def after(self, move: Move) -> "Position":
        """The position once this move is made too."""
        column, change = _changes(move)
        return replace(self, **{column: getattr(self, column) + change})


_COLUMNS = {
    Kind.GRANT: ("granted", 1),
    Kind.ADVANCE: ("received", 1),
    Kind.SETTLE: ("lowered", 1),
    Kind.PAYBACK: ("received", -1),
    Kind.COMMIT: ("committed", 1),
    Kind.SPEND: ("spent", 1),
    Kind.RELEASE: ("released", 1),
    Kind.RESERVE: ("reserved", 1),
    Kind.UNRESERVE: ("reserved", -1),
    Kind.MOVE_OUT: ("moved", -1),
    Kind.MOVE_IN: ("moved", 1),
    Kind.CARRY_OUT: ("carried", -1),
    Kind.CARRY_IN: ("carried", 1),
    Kind.CARRY_COMMITTED_OUT: ("carried_committed", -1),
    Kind.CARRY_COMMITTED_IN: ("carried_committed", 1),
    Kind.CARRY_RESERVED_OUT: ("carried_reserved", -1),
    Kind.CARRY_RESERVED_IN: ("carried_reserved", 1),
}


def _changes(move: Move) -> tuple[str, int]:
    """Which column this changes, and by how many cents."""
    column, sign = _COLUMNS[move.undoes or move.kind]
    return column, -sign * move.cents if move.undoes else sign * move.cents


def position(moves: Iterable[Move]) -> Position:
    """Add moves up, in any order: the outcome does not depend on it."""
    found: Counter[str] = Counter()
    for column, change in map(_changes, moves):
        found[column] += change
    return Position(**found)


def position_of_each(keyed: Iterable[tuple[Key, Move]]) -> dict[Key, Position]:
    """The same for each fund, commitment or whatever the moves are told apart by, in the order in which they came."""
    found: dict[Key, Counter[str]] = defaultdict(Counter)
    for key, move in keyed:
        column, change = _changes(move)
        found[key][column] += change
    return {key: Position(**sums) for key, sums in found.items()}


_in_columns = attrgetter(*[column.name for column in fields(Position)])


def together(positions: Iterable[Position]) -> Position:
    """Several funds together, or several years."""
    return Position(*map(sum, zip(*map(_in_columns, positions), strict=True)))


def available(moves: Iterable[Move]) -> int:
    return position(moves).available


def committed(moves: Iterable[Move]) -> int:
    """What is set apart and still waits to be spent or released."""
    return position(moves).set_apart


def balance(moves: Iterable[Move]) -> int:
    return position(moves).balance
