"""The account: what came in, what it was for, what went out, and what went along. Cut as you like, nothing gets lost.

Every report is a sum over lines of the books, so the reports of all funders together are the ledger, and so are those
of all laws, parties or years. Lines that are alike are added up first; the database can do that for a large pot.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from schuifaan.budget.ledger.positions import Move, Position, position
from schuifaan.budget.ledger.transfers import Kind, Transfer

Cut = TypeVar("Cut", bound=Hashable)
_CARRIED_IN = (Kind.CARRY_IN, Kind.CARRY_COMMITTED_IN, Kind.CARRY_RESERVED_IN)
_CARRIED_OUT = (Kind.CARRY_OUT, Kind.CARRY_COMMITTED_OUT, Kind.CARRY_RESERVED_OUT)


@dataclass(frozen=True, slots=True)
class Alike:
    """What lines have in common that the account asks about. A reversal counts as what it takes back."""

    fund: UUID
    year: int
    party: UUID
    purpose: str
    decision: UUID | None = None
    rule: str = ""
    why: str = ""
    late: bool = False


def _both(one: Mapping[Kind, int], other: Mapping[Kind, int]) -> dict[Kind, int]:
    return {kind: one.get(kind, 0) + other.get(kind, 0) for kind in one.keys() | other.keys()}


@dataclass(frozen=True, slots=True)
class Sums:
    """Cents and times per kind, with what was taken back taken off; how many lines, and how many of these took back."""

    cents: Mapping[Kind, int] = field(default_factory=dict)
    times: Mapping[Kind, int] = field(default_factory=dict)
    lines: int = 0
    corrections: int = 0

    def of(self, *kinds: Kind) -> int:
        return sum(self.cents.get(kind, 0) for kind in kinds)

    def plus(self, other: "Sums") -> "Sums":
        return Sums(
            _both(self.cents, other.cents),
            _both(self.times, other.times),
            self.lines + other.lines,
            self.corrections + other.corrections,
        )

    @property
    def position(self) -> Position:
        """Where the books stand after these lines, as the ledger says it."""
        return position(Move(kind, cents) for kind, cents in self.cents.items())

    @property
    def granted(self) -> int:
        return self.of(Kind.GRANT)

    @property
    def lowered(self) -> int:
        return self.of(Kind.SETTLE)

    @property
    def received(self) -> int:
        return self.of(Kind.ADVANCE)

    @property
    def paid_back(self) -> int:
        return self.of(Kind.PAYBACK)

    @property
    def moved_in(self) -> int:
        return self.of(Kind.MOVE_IN)

    @property
    def moved_out(self) -> int:
        return self.of(Kind.MOVE_OUT)

    @property
    def carried_in(self) -> int:
        return self.of(*_CARRIED_IN)

    @property
    def carried_out(self) -> int:
        return self.of(*_CARRIED_OUT)

    @property
    def reserved(self) -> int:
        return self.of(Kind.RESERVE) - self.of(Kind.UNRESERVE)

    @property
    def committed(self) -> int:
        return self.of(Kind.COMMIT)

    @property
    def spent(self) -> int:
        return self.of(Kind.SPEND)

    @property
    def released(self) -> int:
        return self.of(Kind.RELEASE)

    @property
    def came(self) -> int:
        """All that came: given, settled, from other funds and from other years."""
        return self.granted - self.lowered + self.moved_in + self.carried_in

    @property
    def went(self) -> int:
        """All that went: spent, to other funds, to other years."""
        return self.spent + self.moved_out + self.carried_out

    @property
    def remains(self) -> int:
        """What came and did not go: free, committed or in the reserve."""
        return self.came - self.went


@dataclass(frozen=True, slots=True)
class Account:
    """Lines of the books, added up where they are alike."""

    rows: Mapping[Alike, Sums]

    def by(self, cut: Callable[[Alike], Cut]) -> dict[Cut, Sums]:
        """The same account in parts; each line is in exactly one."""
        found: dict[Cut, Sums] = {}
        for alike, sums in self.rows.items():
            name = cut(alike)
            found[name] = found[name].plus(sums) if name in found else sums
        return found

    def only(self, keeps: Callable[[Alike], bool]) -> "Account":
        """The account of one funder, one law, one year: what `keeps` says yes to."""
        return Account({alike: sums for alike, sums in self.rows.items() if keeps(alike)})

    @property
    def total(self) -> Sums:
        found = Sums()
        for sums in self.rows.values():
            found = found.plus(sums)
        return found


Counted = tuple[Alike, Kind, Kind | None, int, int]


def counted(transfers: Iterable[Transfer]) -> Iterator[Counted]:
    """Each line by itself, as `account` takes it. What a reversal takes back is looked up for its rule and decision."""
    rows = tuple(transfers)
    by_id = {one.id: one for one in rows}
    for one in rows:
        told = by_id.get(one.reverses, one) if one.reverses else one
        alike = Alike(one.fund, one.year, one.party, one.purpose, told.decision, told.rule, told.why, one.late)
        yield alike, one.kind, one.undoes, one.cents, 1


def account(rows: Iterable[Counted]) -> Account:
    """Add up: what is alike, of which kind, which kind it takes back, how many cents, in how many lines."""
    found: dict[Alike, Sums] = {}
    for alike, kind, undoes, cents, count in rows:
        told, sign = undoes or kind, -1 if undoes else 1
        one = Sums({told: sign * cents}, {told: sign * count}, count, count if undoes else 0)
        found[alike] = found[alike].plus(one) if alike in found else one
    return Account(found)
