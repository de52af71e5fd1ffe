"""The laws of the pot, as plain arithmetic: against a naive oracle that only adds up columns."""

import ast
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from schuifaan.budget import ledger, words
from schuifaan.budget.ledger import Kind, Move, Position, Reason, Refused, guard, position

CENTS = st.integers(1, 5_000)


def test_the_ledger_names_the_moves_as_the_words_do():
    assert [str(kind) for kind in Kind] == words.Move.values


def test_the_ledger_knows_no_django():
    asked: set[str] = set()
    for file in Path(ledger.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            asked |= {node.module or ""} if isinstance(node, ast.ImportFrom) else set()
            asked |= {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
    assert {name.split(".")[0] for name in asked} <= sys.stdlib_module_names | {"schuifaan"}
    assert {name for name in asked if name.startswith("schuifaan") and ".ledger" not in name} == set()


def test_a_grant_can_be_set_apart_spent_in_parts_and_the_rest_let_go():
    moves = [Move(Kind.GRANT, 10_000), Move(Kind.COMMIT, 4_000), Move(Kind.SPEND, 1_500), Move(Kind.RELEASE, 2_500)]
    assert position(moves) == Position(granted=10_000, committed=4_000, spent=1_500, released=2_500)
    assert (ledger.available(moves), ledger.committed(moves), ledger.balance(moves)) == (8_500, 0, 8_500)


@pytest.mark.parametrize(
    ("move", "available", "commitment", "reason", "room"),
    [
        (Move(Kind.GRANT, 0), 0, None, Reason.NO_CENTS, 0),
        (Move(Kind.COMMIT, -5), 100, None, Reason.NO_CENTS, 0),
        (Move(Kind.COMMIT, 101), 100, None, Reason.NOT_ENOUGH, 100),
        (Move(Kind.SPEND, 51), 0, Position(committed=100, spent=50), Reason.MORE_THAN_SET_APART, 50),
        (Move(Kind.RELEASE, 51), 0, Position(committed=100, spent=50), Reason.MORE_THAN_SET_APART, 50),
        (Move(Kind.REVERSAL, 100, Kind.GRANT), 99, None, Reason.NOT_ENOUGH, 99),
        (Move(Kind.REVERSAL, 100, Kind.RELEASE), 99, Position(committed=100, released=100), Reason.NOT_ENOUGH, 99),
        (
            Move(Kind.REVERSAL, 100, Kind.COMMIT), 0, Position(committed=100, spent=1),
            Reason.MORE_THAN_SET_APART, 99,
        ),
    ],
)  # fmt: skip
def test_what_is_refused(move, available, commitment, reason, room):
    with pytest.raises(Refused) as refused:
        guard(move, available=available, commitment=commitment)
    assert (refused.value.reason, refused.value.room) == (reason, room)


@pytest.mark.parametrize(
    ("move", "available", "commitment", "after"),
    [
        (Move(Kind.COMMIT, 100), 100, None, 0),
        (Move(Kind.SPEND, 50), 7, Position(committed=100, spent=50), 7),
        (Move(Kind.RELEASE, 50), 7, Position(committed=100, spent=50), 57),
        (Move(Kind.REVERSAL, 100, Kind.COMMIT), 0, Position(committed=100), 100),
        (Move(Kind.REVERSAL, 50, Kind.SPEND), 3, Position(committed=100, spent=50), 3),
    ],
)
def test_what_is_allowed_to_the_last_cent(move, available, commitment, after):
    assert guard(move, available=available, commitment=commitment) == after


@given(st.lists(st.tuples(st.sampled_from([Kind.GRANT, Kind.COMMIT, Kind.SPEND, Kind.RELEASE]), CENTS)), st.randoms())
def test_the_order_of_moves_does_not_matter(rows, random):
    moves = [Move(kind, cents) for kind, cents in rows]
    shuffled = list(moves)
    random.shuffle(shuffled)
    assert position(shuffled) == position(moves)


@given(st.sampled_from([Kind.GRANT, Kind.COMMIT, Kind.SPEND, Kind.RELEASE]), CENTS)
def test_a_reversal_is_as_if_it_had_never_been(kind, cents):
    before = Position(granted=9, committed=8, spent=2, released=1)
    assert before.after(Move(kind, cents)).after(Move(Kind.REVERSAL, cents, kind)) == before


class Books(RuleBasedStateMachine):
    """One fund in one year. The oracle keeps a purse and a jar per commitment, and moves coins between them."""

    commitments = Bundle("commitments")
    moved = Bundle("moved")

    def __init__(self) -> None:
        super().__init__()
        self.moves: list[Move] = []
        self.jars: dict[int, list[Move]] = {}
        self.free = 0
        self.coins: dict[int, int] = {}
        self.gone = 0
        self.given = 0

    def make(self, move: Move, jar: int | None) -> bool:
        """Ask the guard; when it lets through, keep the move."""
        stands = None if jar is None else position(self.jars[jar])
        try:
            guard(move, available=ledger.available(self.moves), commitment=stands)
        except Refused:
            return False
        self.moves.append(move)
        if jar is not None:
            self.jars[jar].append(move)
        return True

    @rule(target=moved, cents=CENTS)
    def grant(self, cents):
        assert self.make(Move(Kind.GRANT, cents), None)
        self.free += cents
        self.given += cents
        return Kind.GRANT, cents, None

    @rule(target=commitments, cents=CENTS)
    def commit(self, cents):
        jar = len(self.jars)
        fits = cents <= self.free
        assert self.make(Move(Kind.COMMIT, cents), None) == fits
        self.jars[jar] = [Move(Kind.COMMIT, cents)] if fits else []
        self.coins[jar] = cents if fits else 0
        self.free -= cents if fits else 0
        return jar

    @rule(target=moved, jar=commitments, cents=CENTS, kind=st.sampled_from([Kind.SPEND, Kind.RELEASE]))
    def resolve(self, jar, cents, kind):
        fits = cents <= self.coins[jar]
        assert self.make(Move(kind, cents), jar) == fits
        if not fits:
            return None
        self.coins[jar] -= cents
        self.free += cents if kind == Kind.RELEASE else 0
        self.gone += cents if kind == Kind.SPEND else 0
        return kind, cents, jar

    @rule(what=consumes(moved))
    def reverse(self, what):
        if what is None:
            return
        kind, cents, jar = what
        fits = kind == Kind.SPEND or cents <= self.free
        assert self.make(Move(Kind.REVERSAL, cents, kind), jar) == fits
        if not fits:
            return
        self.free -= 0 if kind == Kind.SPEND else cents
        self.given -= cents if kind == Kind.GRANT else 0
        self.gone -= cents if kind == Kind.SPEND else 0
        if jar is not None:
            self.coins[jar] += cents

    @rule(jar=commitments)
    def reverse_commitment(self, jar):
        stands = position(self.jars[jar])
        if not stands.committed:
            return
        untouched = stands.set_apart == stands.committed
        assert self.make(Move(Kind.REVERSAL, stands.committed, Kind.COMMIT), jar) == untouched
        if untouched:
            self.free += self.coins[jar]
            self.coins[jar] = 0

    @invariant()
    def the_oracle_says_the_same(self):
        found = position(self.moves)
        assert (found.available, found.set_apart, found.spent) == (self.free, sum(self.coins.values()), self.gone)

    @invariant()
    def nothing_is_lost_and_nothing_is_below_nought(self):
        found = position(self.moves)
        assert found.granted == self.given == found.available + found.set_apart + found.spent
        assert found.balance == found.available + found.set_apart
        assert found.available >= 0

    @invariant()
    def each_commitment_resolves_once(self):
        for jar in self.jars.values():
            stands = position(jar)
            assert 0 <= stands.spent + stands.released <= stands.committed


TestBooks = Books.TestCase
