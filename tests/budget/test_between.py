"""Money between funds and in the reserve: both halves or neither, within its purposes, and only where it was agreed."""

import pytest
from django.db import DatabaseError, connection, transaction

from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions
from schuifaan.budget.ledger import Account, books
from schuifaan.budget.models import Entry, Fund
from schuifaan.budget.words import Step, Turn
from tests.budget import scene

STEPS = {Turn.OVER: [(Step.ELSEWHERE, None), (Step.RESERVE, None)]}


def moves(pot) -> list[tuple[str, str, int, int]]:
    rows = Entry.objects.order_by("at", "fund", "number").exclude(move="grant")
    return [(str(one.fund.law), one.move, one.cents, one.available) for one in rows]


def give(pot, cents: int = 3_000, **changed: object) -> Entry:
    given = {"source": pot.wmo, "target": pot.housing, "year": pot.year, "what": "house", "by": pot.world.kim}
    return actions.move(cents=cents, **(given | changed))


@pytest.fixture
def agreed(pot):
    scene.agreed(pot, steps=STEPS)
    return pot


def test_money_leaves_one_fund_and_arrives_in_the_other(agreed):
    give(agreed)
    assert moves(agreed) == [("Wmo", "move_out", 3_000, 7_000), ("wonen", "move_in", 3_000, 3_000)]
    lines = scene.books_of(agreed)
    assert {one.party for one in lines} == {agreed.world.municipality.pk}
    held = {account: sum(one.change(account) for one in lines) for account in Account}
    assert (held[Account.BETWEEN], held[Account.FREE]) == (0, 10_000)


def test_it_is_moved_only_when_the_agreement_says_so_or_a_decision(pot):
    with pytest.raises(Refusal, match="Dit staat niet in de afspraak"):
        give(pot)
    entry = give(pot, decision=scene.decided(pot))
    assert (entry.decision_id, entry.pair.decision_id) == (entry.decision_id,) * 2
    assert entry.decision_id is not None


def test_what_one_of_both_may_not_be_used_for_is_refused_whatever_was_decided(agreed):
    given = {"agreement": agreed.agreement, "law": "Wmo", "funder": agreed.world.housing, "ground": "alleen aan tafel"}
    narrow = Fund.objects.create(**given, purposes=["promise"])
    actions.grant(fund=narrow, year=agreed.year, cents=9_000, by=agreed.world.kim, key="smal")
    for one in ({"source": narrow, "target": agreed.wmo}, {"target": narrow}):
        with pytest.raises(Refusal, match="Dit fonds is hier niet voor bedoeld"):
            give(agreed, decision=scene.decided(agreed), **one)
    assert moves(agreed) == []


def test_no_more_is_moved_than_is_free_and_not_to_itself(agreed):
    with pytest.raises(Refusal, match="Hier is nog € 100 vrij"):
        give(agreed, 10_001)
    with pytest.raises(Refusal, match="Kies een ander fonds"):
        give(agreed, target=agreed.wmo)
    assert moves(agreed) == []


@pytest.mark.parametrize("who", ["marloes", "cor", "stien", "bert", "olga"])
def test_only_the_quartermaster_moves_and_keeps_back(agreed, who):
    by = getattr(agreed.world, who)
    deeds = [
        lambda: give(agreed, by=by),
        lambda: actions.reserve(fund=agreed.wmo, year=agreed.year, cents=1, by=by),
        lambda: actions.unreserve(fund=agreed.wmo, year=agreed.year, cents=1, by=by),
    ]
    for deed in deeds:
        with pytest.raises(Refusal, match="Vraag de kwartiermaker"):
            deed()


def test_the_same_key_moves_once_and_another_amount_is_refused(agreed):
    first, again = give(agreed, key="schuif"), give(agreed, key="schuif")
    assert (first, len(moves(agreed))) == (again, 2)
    with pytest.raises(Refusal, match="Kies een nieuw kenmerk"):
        give(agreed, 3_001, key="schuif")


def test_both_halves_are_taken_back_together(agreed):
    out = give(agreed)
    actions.reverse(entry=out, by=agreed.world.marloes)
    assert [(law, free) for law, _move, _cents, free in moves(agreed)][-2:] in (
        [("Wmo", 10_000), ("wonen", 0)], [("wonen", 0), ("Wmo", 10_000)],
    )  # fmt: skip
    with pytest.raises(Refusal, match="al teruggedraaid"):
        actions.reverse(entry=out.pair, by=agreed.world.marloes)
    assert books.balances(scene.books_of(agreed)) == {
        (agreed.wmo.pk, agreed.year, Account.RECEIVABLE): 10_000,
        (agreed.wmo.pk, agreed.year, Account.FREE): -10_000,
        (agreed.wmo.pk, agreed.year, Account.BETWEEN): 0,
        (agreed.housing.pk, agreed.year, Account.FREE): 0,
        (agreed.housing.pk, agreed.year, Account.BETWEEN): 0,
    }


def test_a_half_that_was_spent_is_not_taken_back(agreed):
    out = give(agreed)
    scene.set_apart(agreed, 1, fund=agreed.housing)
    with pytest.raises(Refusal, match="nog € 29,99 vrij"):
        actions.reverse(entry=out, by=agreed.world.marloes)
    assert not Entry.objects.filter(move="reversal").exists()


def kept_whole(entry: Entry) -> None:
    """Keep it as the end of a transaction would: with every key checked."""
    with transaction.atomic():
        entry.save(force_insert=True)
        connection.check_constraints()


def test_half_a_pair_does_not_outlive_its_transaction(agreed):
    give(agreed)
    lonely = Entry.objects.get(move="move_out")
    lonely.pk, lonely.number, lonely.available, lonely.pair_id = None, 3, 4_000, agreed.plan.pk
    lonely.id = agreed.promise.pk
    with pytest.raises(DatabaseError):
        kept_whole(lonely)


def test_the_reserve_holds_what_was_kept_back(agreed):
    actions.reserve(fund=agreed.wmo, year=agreed.year, cents=2_000, by=agreed.world.kim)
    actions.unreserve(fund=agreed.wmo, year=agreed.year, cents=500, by=agreed.world.kim)
    assert moves(agreed) == [("Wmo", "reserve", 2_000, 8_000), ("Wmo", "unreserve", 500, 8_500)]
    with pytest.raises(Refusal, match="In de spaarpot zit nog € 15"):
        actions.unreserve(fund=agreed.wmo, year=agreed.year, cents=1_501, by=agreed.world.kim)


def test_the_reserve_is_used_only_when_the_agreement_says_so(pot):
    actions.reserve(fund=pot.wmo, year=pot.year, cents=2_000, by=pot.world.kim)
    with pytest.raises(Refusal, match="Dit staat niet in de afspraak"):
        actions.unreserve(fund=pot.wmo, year=pot.year, cents=1, by=pot.world.kim)
