"""Whatever happens in the pot, in whatever order, on either database: the oracle says the same and each law holds."""

from collections.abc import Iterator
from datetime import date, time
from functools import partial
from uuid import UUID, uuid5

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from schuifaan.base.periods import at, moment, today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions
from schuifaan.budget.ledger import books
from schuifaan.budget.models import Entry
from schuifaan.budget.words import Step, Turn
from schuifaan.neighbourhood.words import Kind
from tests import hands
from tests.budget import scene
from tests.budget.holding import laws_hold
from tests.budget.machine import Pot
from tests.world import make_world

QUIET = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)


class Lived(Pot):
    """Each pot is lived through in a transaction of its own, which is taken back at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()

    def teardown(self) -> None:
        connection.check_constraints()
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)


def test_whatever_happens_the_pot_is_what_the_oracle_says(db):
    run_state_machine_as_test(Lived, settings=QUIET)


# Many writers at once.


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("writers", [4, 8])
def test_many_writers_at_once_break_no_law(writers):
    pot = scene.make_pot(make_world(), cents=20_000)
    scene.agreed(pot, steps={Turn.OVER: [(Step.ELSEWHERE, None)]})
    other = scene.also(scene.second_quartermaster(pot), Kind.COORDINATOR, pot.world.ruwaard)
    jars = [scene.set_apart(pot, 2_000, what="house", promise=None) for _ in range(3)]

    def write(index: int) -> None:
        for turn in range(6):
            _one(pot, other, jars, index, turn)

    assert hands.at_once(write, hands=writers) == {"done": writers}
    lines = scene.books_of(pot)
    laws_hold(lines)
    assert all(one.available >= 0 for one in Entry.objects.all())
    for fund in (pot.wmo, pot.housing):
        numbers = [one.number for one in lines if one.fund == fund.pk]
        assert numbers == list(range(1, len(numbers) + 1))
    assert len([one for one in lines if one.key == "samen"]) == 1


def _one(pot: scene.Pot, other: object, jars: list[Entry], index: int, turn: int) -> None:
    """One deed of one writer; a refusal is an answer too."""
    to, back = {"source": pot.wmo, "target": pot.housing}, {"source": pot.housing, "target": pot.wmo}
    kim, year = pot.world.kim, pot.year
    deeds = [
        partial(scene.set_apart, pot, 1_500, what="house", promise=None),
        partial(actions.spend, commitment=jars[turn % 3], cents=300, by=kim),
        partial(actions.move, **(to if index % 2 else back), year=year, cents=700, what="house", by=kim),
        partial(actions.release, commitment=jars[index % 3], cents=250, by=kim),
        partial(actions.grant, fund=pot.housing, year=year, cents=50, by=kim, key="samen"),
        partial(_take_back, other),
    ]
    try:
        deeds[(index + turn) % len(deeds)]()
    except Refusal:
        return


def _take_back(other: object) -> None:
    last = Entry.objects.filter(move="spend").order_by("number").last()
    if last is not None:
        actions.reverse(entry=last, by=other)


# The same on either database.

HERE = UUID("5c1a97b6-0f0e-4b52-9f5d-0c3a4e1d2b11")
KNOWN = "5b886c9b552f10da7cf8f69dbfac1a3c7d6b476340ff6e853f91776216704f7d"


def a_fixed_year(pot: scene.Pot) -> Iterator[Entry]:
    """Ten deeds of which nothing depends on the clock or on chance."""
    kim, marloes, year = pot.world.kim, pot.world.marloes, pot.year
    yield Entry.objects.get(key="wmo")
    apart = scene.set_apart(pot, 6_000, what="house", promise=None)
    yield apart
    spent = actions.spend(commitment=apart, cents=1_234, by=kim)
    yield spent
    yield actions.release(commitment=apart, cents=66, by=kim)
    yield actions.reverse(entry=spent, by=marloes)
    yield actions.reserve(fund=pot.wmo, year=year, cents=500, by=kim)
    out = actions.move(source=pot.wmo, target=pot.housing, year=year, cents=250, what="house", by=kim)
    yield out
    yield Entry.objects.get(pair=out)


@pytest.mark.django_db
def test_the_same_deeds_give_the_same_hash_on_either_database():
    with moment(at(date(2027, 5, 4), time(12))):
        pot = scene.make_pot(make_world())
        scene.agreed(pot, steps={Turn.OVER: [(Step.ELSEWHERE, None)]}, since=today())
        lines = [entry.as_transfer for entry in a_fixed_year(pot)]
    names = {pot.wmo.pk: "wmo", pot.housing.pk: "wonen", pot.world.municipality.pk: "gemeente"}
    names |= {one.id: f"regel {number}" for number, one in enumerate(lines)}
    names |= {pot.world.kim.pk: "kim", pot.world.marloes.pk: "marloes"}
    known = {pk: uuid5(HERE, name) for pk, name in names.items()}
    fixed = [scene.renamed(one, known) for one in lines]
    assert books.chain_hash(fixed) == KNOWN
