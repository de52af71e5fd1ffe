"""Who pays which part of what all share: the quartermaster's salary, and other costs of the whole.

The cents are divided over the total so far, not per bill: for each party we know exactly, as a fraction, what its part
of all bills is, and round those parts together by the largest remainder. What a party pays of one bill is the
difference between after and before. So no party is ever a whole cent off, however many bills there are and however
often the key changes. A bill of a few cents can therefore give a party one cent back; where each part is at least two
cents, that never happens.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from schuifaan.budget.ledger.rounding import largest_remainder


@dataclass(frozen=True, slots=True)
class Key:
    """How the parties share from a day on. A new version holds for bills from its own day, never for older ones."""

    version: int
    since: date
    weights: Mapping[str, int]
    decision: str = ""

    def __post_init__(self) -> None:
        if not self.weights or min(self.weights.values()) < 0 or not any(self.weights.values()):
            raise ValueError("a key has a weight for at least one party, and none below zero")

    def parts(self, cents: int) -> dict[str, Fraction]:
        whole = sum(self.weights.values())
        return {party: Fraction(cents * weight, whole) for party, weight in self.weights.items()}


@dataclass(frozen=True, slots=True)
class Bill:
    """A cost of all parties. What is taken back is a bill below zero on the day of what it takes back."""

    on: date
    cents: int


def key_on(keys: Iterable[Key], on: date) -> Key:
    """The newest version that counts on this day."""
    found = max((key for key in keys if key.since <= on), key=lambda key: (key.since, key.version), default=None)
    if found is None:
        raise ValueError(f"no key counts on {on}")
    return found


@dataclass(frozen=True, slots=True)
class Shared:
    """What each party's part of all bills so far is: exactly, and in whole cents."""

    exact: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def cents(self) -> dict[str, int]:
        return largest_remainder(self.exact)

    def after(self, bill: Bill, keys: Sequence[Key]) -> "Shared":
        """The parts once this bill is shared too."""
        parts = key_on(keys, bill.on).parts(bill.cents)
        parties = self.exact.keys() | parts.keys()
        return Shared({party: self.exact.get(party, Fraction()) + parts.get(party, Fraction()) for party in parties})


def shared(keys: Sequence[Key], bills: Iterable[Bill]) -> Shared:
    """All bills so far; their order does not matter."""
    found = Shared()
    for bill in bills:
        found = found.after(bill, keys)
    return found


def shares_of(bill: Bill, so_far: Shared, keys: Sequence[Key]) -> dict[str, int]:
    """What each party pays of this bill, after the bills so far."""
    before, after = so_far.cents, so_far.after(bill, keys).cents
    return {party: cents - before.get(party, 0) for party, cents in sorted(after.items())}
