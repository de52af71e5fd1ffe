"""What happens when a fund is short, or has money left: the rules of the agreement, one after the other.

Short: elsewhere in the pot, the risk reserve, what is not committed yet, outside the pot. Left: where it is short, the
risk reserve, the next year, back to who paid. Money only moves, and never out of a fund whose money may not be used for
this purpose. What the rules can't solve is said, not hidden.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from schuifaan.budget.ledger.rounding import in_proportion
from schuifaan.budget.ledger.transfers import Kind


class Way(StrEnum):
    ELSEWHERE = "elsewhere"
    RESERVE = "reserve"
    CUT = "cut"
    OUTSIDE = "outside"
    CARRY = "carry"
    BACK = "back"


WHEN_SHORT = (Way.ELSEWHERE, Way.RESERVE, Way.CUT, Way.OUTSIDE)
WHEN_LEFT = (Way.ELSEWHERE, Way.RESERVE, Way.CARRY, Way.BACK)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way, and how many cents it may take or give at most."""

    way: Way
    at_most: int | None = None

    def within(self, cents: int) -> int:
        return cents if self.at_most is None else min(cents, self.at_most)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a fund stands. Of what is free, `planned` is meant for something and not committed yet."""

    fund: str
    purposes: frozenset[str]
    free: int = 0
    planned: int = 0
    reserved: int = 0

    def __post_init__(self) -> None:
        if not (0 <= self.planned <= max(self.free, 0) and self.reserved >= 0):
            raise ValueError(f"more is planned than is free, or the reserve is below zero: {self}")

    def holds(self, way: Way) -> int:
        """How much this way finds here."""
        found = {Way.ELSEWHERE: max(self.free, 0) - self.planned, Way.RESERVE: self.reserved, Way.CUT: self.planned}
        return found.get(way, 0)

    def less(self, way: Way, cents: int) -> "Stand":
        """What is left here once this way took so much."""
        if way is Way.RESERVE:
            return replace(self, reserved=self.reserved - cents)
        return replace(self, free=self.free - cents, planned=self.planned - (cents if way is Way.CUT else 0))


@dataclass(frozen=True, slots=True)
class Need:
    """A fund is so many cents short, for this purpose."""

    fund: str
    purpose: str
    cents: int


@dataclass(frozen=True, slots=True)
class Step:
    """So much goes from here to there. Outside the pot, a party stands in the place of a fund."""

    way: Way
    source: str
    target: str
    cents: int

    def covers(self) -> tuple[tuple[str, Kind], ...]:
        """The lines of the books that cover a shortage so, each with its fund. What a fund itself had free stays."""
        moves = () if self.source == self.target else ((self.source, Kind.MOVE_OUT), (self.target, Kind.MOVE_IN))
        if self.way is Way.OUTSIDE:
            return ((self.target, Kind.GRANT),)
        return ((self.source, Kind.UNRESERVE), *moves) if self.way is Way.RESERVE else moves

    def places(self) -> tuple[tuple[str, Kind], ...]:
        """The lines of the books that give what is left its place. A line into next year is of that year."""
        return {
            Way.ELSEWHERE: ((self.source, Kind.MOVE_OUT), (self.target, Kind.MOVE_IN)),
            Way.RESERVE: ((self.source, Kind.RESERVE),),
            Way.CARRY: ((self.source, Kind.CARRY_OUT), (self.source, Kind.CARRY_IN)),
            Way.BACK: ((self.source, Kind.SETTLE),),
        }[self.way]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules do, in their order; `left` is what they can't solve, or what stays where it is."""

    steps: tuple[Step, ...]
    left: int


def _taken(cents: int, room: Mapping[str, int]) -> dict[str, int]:
    """Take so much, or all there is, in proportion to what each has."""
    found = {name: has for name, has in room.items() if has > 0}
    cents = min(cents, sum(found.values()))
    return {name: part for name, part in sorted(in_proportion(cents, found).items()) if part} if cents > 0 else {}


def _inside(need: Need, rule: Rule, short: int, stands: Mapping[str, Stand]) -> dict[str, int]:
    """What this way finds in the pot: the fund's own reserve and plans first, then those of funds that may pay this."""
    own = {} if rule.way is Way.ELSEWHERE else {need.fund: stands[need.fund].holds(rule.way)}
    others = {
        name: stand.holds(rule.way)
        for name, stand in stands.items()
        if name != need.fund and need.purpose in stand.purposes
    }
    wanted = rule.within(short)
    first = _taken(wanted, own)
    return first | _taken(wanted - sum(first.values()), others)


def cover(need: Need, stands: Iterable[Stand], rules: Sequence[Rule], payers: Mapping[str, int]) -> Outcome:
    """A fund is short: where does it come from? `payers` share, by weight, what comes from outside the pot."""
    standing = {stand.fund: stand for stand in stands}
    _require(rules, WHEN_SHORT)
    if need.purpose not in standing[need.fund].purposes:
        raise ValueError(f"this fund does not pay for {need.purpose}: nothing may be moved into it for that")
    steps: list[Step] = []
    short = need.cents
    for rule in rules:
        if rule.way is Way.OUTSIDE:
            found = _taken_by_key(rule.within(short), payers)
        else:
            found = _inside(need, rule, short, standing)
            standing |= {name: standing[name].less(rule.way, cents) for name, cents in found.items()}
        steps += [Step(rule.way, name, need.fund, cents) for name, cents in found.items()]
        short -= sum(found.values())
    return Outcome(tuple(steps), short)


def _require(rules: Iterable[Rule], ways: tuple[Way, ...]) -> None:
    if strange := [str(rule.way) for rule in rules if rule.way not in ways]:
        raise ValueError(f"no such way here: {', '.join(strange)}")


def _taken_by_key(cents: int, weights: Mapping[str, int]) -> dict[str, int]:
    if cents <= 0 or not any(weights.values()):
        return {}
    return {name: part for name, part in sorted(in_proportion(cents, weights).items()) if part}


def place(
    source: Stand, cents: int, needs: Iterable[Need], rules: Sequence[Rule], payers: Mapping[str, int]
) -> Outcome:
    """A fund has money left: where does it go? What no rule takes stays, and goes along to the next year."""
    if not 0 <= cents <= source.holds(Way.ELSEWHERE):
        raise ValueError(f"only what is free and not planned can be left over: {cents}")
    _require(rules, WHEN_LEFT)
    wanting = {need.fund: need.cents for need in needs if need.fund != source.fund and need.purpose in source.purposes}
    steps: list[Step] = []
    left = cents
    for rule in rules:
        most = rule.within(left)
        if rule.way is Way.ELSEWHERE:
            found = _taken(most, wanting)
            wanting = {name: wants - found.get(name, 0) for name, wants in wanting.items()}
        else:
            found = _taken_by_key(most, payers if rule.way is Way.BACK else {source.fund: 1})
        steps += [Step(rule.way, source.fund, name, part) for name, part in found.items()]
        left -= sum(found.values())
    return Outcome(tuple(steps), left)
