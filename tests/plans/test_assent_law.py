"""The law of assent: a plan is agreed exactly when all whom it touches said yes to what they now read of it.

A machine does at random what a table does, and keeps a plain account of its own beside it: per person the words
that touched them when they last spoke.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from schuifaan.plans import actions
from schuifaan.plans.models import Promise, Version
from schuifaan.plans.queries.agreement import seat_assents
from schuifaan.plans.queries.chain import verify
from schuifaan.plans.words import Says, State
from tests.plans.kitchen import Kitchen, make_kitchen
from tests.world import World, make_world

PEOPLE = ("fatma", "kees", "samira", "jan")
people = st.sampled_from(PEOPLE)


class Account:
    """What a secretary with pen and paper would keep: sheets that never change, and who said yes to which."""

    def __init__(self) -> None:
        self.sheets: dict[int, frozenset[str]] = {}
        self.said: dict[str, tuple[str, frozenset[int]]] = {}
        self.count = 0
        self.spoken: set[int] = set()

    def new(self, *touched: str) -> int:
        self.count += 1
        self.sheets[self.count] = frozenset({"fatma", *touched})
        return self.count

    def reads(self, name: str) -> frozenset[int]:
        return frozenset(sheet for sheet, touched in self.sheets.items() if name in touched)

    def says(self, name: str, says: str) -> None:
        self.said[name] = (says, self.reads(name))
        self.spoken |= set(self.sheets)

    def agrees(self, name: str) -> bool:
        says, read = self.said.get(name, ("", frozenset()))
        return says == Says.YES and read == self.reads(name)

    def agreed(self) -> bool:
        touched = {name for people in self.sheets.values() for name in people}
        return bool(touched) and all(self.agrees(name) for name in touched)


class Machine(RuleBasedStateMachine):
    world: World

    def __init__(self) -> None:
        super().__init__()
        self.before = transaction.savepoint()
        self.kitchen: Kitchen = make_kitchen(self.world)
        self.account = Account()
        self.sheet_of: dict[str, int] = {}

    def teardown(self):
        transaction.savepoint_rollback(self.before)

    def promises(self) -> Iterator[Promise]:
        return iter(Promise.objects.filter(plan=self.kitchen.plan, last__isnull=True).order_by("made_at", "pk"))

    def chosen(self, index: int) -> Promise:
        there = list(self.promises())
        return there[index % len(there)]

    @rule(maker=people, named=st.sets(people, max_size=2))
    def promise(self, maker, named):
        touches = [self.kitchen.seats[name] for name in sorted(named)]
        made = self.kitchen.promises(maker, f"Afspraak {self.account.count}.", touches=touches)
        self.sheet_of[str(made.pk)] = self.account.new(maker, *named)

    @precondition(lambda self: self.sheet_of)
    @rule(index=st.integers(0, 9), named=st.sets(people, max_size=2))
    def change(self, index, named):
        old = self.chosen(index)
        sheet = self.sheet_of.pop(str(old.pk))
        touches = [self.kitchen.seats[name] for name in sorted(named)]
        maker = next(name for name, seat in self.kitchen.seats.items() if seat.pk == old.seat_id)
        new = self.kitchen.change(old, f"Anders {self.account.count}.", touches=touches)
        self.account.sheets.pop(sheet)
        self.sheet_of[str(new.pk)] = self.account.new(maker, *named)

    @precondition(lambda self: self.sheet_of)
    @rule(index=st.integers(0, 9))
    def drop(self, index):
        old = self.chosen(index)
        self.account.sheets.pop(self.sheet_of.pop(str(old.pk)))
        actions.drop_promise(promise=old, by=self.kitchen.world.marloes)

    @precondition(lambda self: self.sheet_of)
    @rule(index=st.integers(0, 9))
    def move(self, index):
        actions.move_day(promise=self.chosen(index), by=self.kitchen.world.marloes, by_day=None)

    @precondition(lambda self: self.sheet_of)
    @rule(name=people, says=st.sampled_from([Says.YES, Says.YES, Says.YES, Says.NOT_YET, Says.YES_IF]))
    def say(self, name, says):
        self.kitchen.says(name, says, "" if says == Says.YES else "Nog iets.")
        self.account.says(name, says)

    @precondition(lambda self: self.sheet_of)
    @rule()
    def everyone_says_yes(self):
        for name in PEOPLE:
            self.kitchen.says(name)
            self.account.says(name, Says.YES)

    @invariant()
    def agreed_when_all_whom_it_touches_said_yes_to_what_they_now_read(self):
        assert (self.kitchen.fresh().state == State.AGREED) == self.account.agreed()

    @invariant()
    def only_those_whom_it_touches_are_asked(self):
        found = {one.seat.person_id for one in seat_assents(self.kitchen.fresh()) if one.is_asked}
        expected = {
            self.kitchen.person(name).pk
            for name in PEOPLE
            if self.account.reads(name) and not self.account.agrees(name)
        }
        assert found == expected

    @invariant()
    def the_chain_is_whole_without_gaps(self):
        numbers = list(Version.objects.filter(plan=self.kitchen.plan).values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        assert verify(self.kitchen.fresh())


@pytest.fixture
def machine(db: None) -> type[Machine]:
    class Here(Machine):
        world = make_world()

    return Here


def test_the_law_of_assent(machine):
    quiet = settings(
        max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(machine, settings=quiet)
