"""The pot as coins in purses and jars: an oracle written apart, beside the real actions on a real database."""

from collections import defaultdict
from datetime import date, time
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from schuifaan.base.periods import at, moment
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions
from schuifaan.budget.ledger import Transfer, books
from schuifaan.budget.models import Entry, Fund
from schuifaan.budget.words import Step, Turn
from schuifaan.neighbourhood.words import Kind
from tests.budget import scene
from tests.budget.holding import laws_hold
from tests.world import make_world

CENTS = st.integers(1, 3_000)
FUNDS = st.sampled_from(["wmo", "housing"])
PICK = st.integers(0, 40)


class Purses:
    """What the oracle remembers: coins that lie free, coins in jars, and coins kept back, per fund and year."""

    def __init__(self) -> None:
        self.free: dict[tuple[str, int], int] = defaultdict(int)
        self.kept: dict[tuple[str, int], int] = defaultdict(int)
        self.jars: dict[UUID, list[object]] = {}
        self.spent: dict[str, int] = defaultdict(int)

    def apart(self, fund: str, year: int) -> int:
        return sum(int(cents) for where, when, cents in self.jars.values() if (where, when) == (fund, year))

    def along(self, year: int) -> None:
        """The year is over: everything lies in the next one."""
        for purse in (self.free, self.kept):
            for fund in ("wmo", "housing"):
                purse[fund, year + 1] += purse.pop((fund, year), 0)
        for jar in self.jars.values():
            jar[1] = year + 1 if jar[1] == year else jar[1]


class Pot(RuleBasedStateMachine):
    """One neighbourhood's pot, lived through move by move."""

    @initialize()
    def begin(self) -> None:
        self.purses = Purses()
        self.pot = scene.make_pot(make_world(), cents=5_000)
        self.year = self.pot.year
        self.purses.free["wmo", self.year] = 5_000
        scene.agreed(self.pot, steps={Turn.OVER: [(Step.ELSEWHERE, None), (Step.RESERVE, None)]})
        self.decision = scene.decided(self.pot)
        self.kim, self.marloes = self.pot.world.kim, self.pot.world.marloes
        self.both = scene.also(scene.second_quartermaster(self.pot), Kind.COORDINATOR, self.pot.world.ruwaard)
        self.day = date(self.year, 12, 1)
        self.asked: dict[int, tuple[str, int, int]] = {}
        self.seen: dict[UUID, tuple[object, ...]] = {}
        self.close_old_year()

    def close_old_year(self) -> None:
        actions.close(agreement=self.pot.agreement, year=self.year - 1, by=self.pot.world.stien)

    def fund(self, name: str) -> Fund:
        return getattr(self.pot, name)

    def does(self, deed: object, **given: object) -> Entry | None:
        """What came of it on this day; None when it was refused."""
        with moment(at(self.day, time(11))):
            try:
                return deed(**given)
            except Refusal:
                return None

    @rule(fund=FUNDS, cents=CENTS, key=st.integers(0, 5))
    def grant(self, fund: str, cents: int, key: int) -> None:
        asked = (fund, self.year, cents)
        first = key not in self.asked
        same = self.asked.setdefault(key, asked) == asked
        count = Entry.objects.count()
        given = {"fund": self.fund(fund), "year": self.year, "cents": cents, "key": f"brief {key}", "by": self.kim}
        entry = self.does(actions.grant, **given)
        assert (entry is not None) == same
        assert Entry.objects.count() == count + first
        self.purses.free[fund, self.year] += cents if first else 0

    @rule(fund=FUNDS, cents=CENTS, decided=st.booleans())
    def commit(self, fund: str, cents: int, decided: bool) -> None:
        entry = self.does(
            actions.commit, fund=self.fund(fund), year=self.year, cents=cents, what="house", by=self.marloes,
            decision=self.decision if decided else None,
        )  # fmt: skip
        assert (entry is not None) == (decided or cents <= self.purses.free[fund, self.year])
        if entry is not None:
            self.purses.free[fund, self.year] -= cents
            self.purses.jars[entry.pk] = [fund, self.year, cents]

    @rule(pick=PICK, cents=CENTS, freed=st.booleans())
    def resolve(self, pick: int, cents: int, freed: bool) -> None:
        if not self.purses.jars:
            return
        pk = list(self.purses.jars)[pick % len(self.purses.jars)]
        fund, year, left = self.purses.jars[pk]
        deed = actions.release if freed else actions.spend
        entry = self.does(deed, commitment=Entry.objects.get(pk=pk), cents=cents, by=self.kim)
        assert (entry is not None) == (cents <= left)
        if entry is not None:
            self.purses.jars[pk][2] -= cents
            self.purses.free[fund, year] += cents if freed else 0
            self.purses.spent[fund] += 0 if freed else cents

    @rule(fund=FUNDS, cents=CENTS, out=st.booleans())
    def keep_back(self, fund: str, cents: int, out: bool) -> None:
        purse, jar = (self.purses.kept, self.purses.free) if out else (self.purses.free, self.purses.kept)
        deed = actions.unreserve if out else actions.reserve
        entry = self.does(deed, fund=self.fund(fund), year=self.year, cents=cents, by=self.kim)
        assert (entry is not None) == (cents <= purse[fund, self.year])
        if entry is not None:
            purse[fund, self.year] -= cents
            jar[fund, self.year] += cents

    @rule(fund=FUNDS, cents=CENTS)
    def move(self, fund: str, cents: int) -> None:
        other = "housing" if fund == "wmo" else "wmo"
        entry = self.does(
            actions.move, source=self.fund(fund), target=self.fund(other), year=self.year, cents=cents, what="house",
            by=self.kim,
        )  # fmt: skip
        assert (entry is not None) == (cents <= self.purses.free[fund, self.year])
        if entry is not None:
            self.purses.free[fund, self.year] -= cents
            self.purses.free[other, self.year] += cents

    @rule(pick=PICK)
    def take_back_a_spend(self, pick: int) -> None:
        spends = list(Entry.objects.filter(move="spend").order_by("at", "number"))
        if not spends:
            return
        spent = spends[pick % len(spends)]
        again = Entry.objects.filter(reverses=spent).exists()
        entry = self.does(actions.reverse, entry=spent, by=self.both)
        assert (entry is None) == again
        if entry is not None:
            fund = self.purses.jars[spent.commitment_id][0]
            self.purses.jars[spent.commitment_id][2] += spent.cents
            self.purses.spent[fund] -= spent.cents

    @rule()
    def close(self) -> None:
        if self.year >= self.pot.year + 2:
            return
        below = any(cents < 0 for (_fund, year), cents in self.purses.free.items() if year == self.year)
        self.day = date(self.year + 1, 2, 1)
        period = self.does(actions.close, agreement=self.pot.agreement, year=self.year, by=self.pot.world.stien)
        assert (period is None) == below
        if period is None:
            self.day = date(self.year, 12, 1)
            return
        self.purses.along(self.year)
        self.year += 1

    def name(self, fund: UUID) -> str:
        return "wmo" if fund == self.pot.wmo.pk else "housing"

    def the_oracle_says_the_same(self, lines: list[Transfer]) -> None:
        found = books.positions(lines)
        for (fund, year), stands in found.items():
            place = (self.name(fund), year)
            told = (self.purses.free[place], self.purses.apart(*place), self.purses.kept[place])
            assert (stands.available, stands.set_apart, stands.kept_back) == told
        for name, coins in self.purses.spent.items():
            assert sum(one.spent for (fund, _year), one in found.items() if self.name(fund) == name) == coins

    @invariant()
    def all_holds(self) -> None:
        if not hasattr(self, "purses"):
            return
        rows = list(Entry.objects.order_by("pk").values_list())
        now = {row[0]: row for row in rows}
        assert {pk: now.get(pk) for pk in self.seen} == self.seen, "a line changed or went"
        self.seen = now
        lines = Entry.objects.all().transfers()
        self.the_oracle_says_the_same(lines)
        laws_hold(lines)
