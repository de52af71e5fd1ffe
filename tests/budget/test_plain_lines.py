"""The database tells its lines in plain values as the ledger does, to the letter, on SQLite and on PostgreSQL."""

from datetime import UTC, date, datetime

from schuifaan.base.periods import moment
from schuifaan.budget import actions
from schuifaan.budget.ledger.exports import to_csv, to_json
from schuifaan.budget.ledger.plain import plain
from schuifaan.budget.ledger.plaintext import to_beancount, to_hledger
from schuifaan.budget.models import Entry, plain_lines
from schuifaan.budget.queries.account import account_file
from schuifaan.budget.words import Step, Turn
from tests.budget import scene


def lived(pot: scene.Pot) -> None:
    """Of every shape: a key, a decision, a half elsewhere, a day to expire, taken back; also on a whole second."""
    scene.agreed(pot, steps={Turn.OVER: [(Step.ELSEWHERE, None)]})
    with moment(datetime(pot.year, 1, 1, 0, 30, tzinfo=UTC)):
        actions.grant(fund=pot.housing, year=pot.year, cents=1_000, by=pot.world.kim, key="=1+1")
    with moment(datetime(pot.year, 7, 1, 22, 30, 5, 1_200, tzinfo=UTC)):
        actions.grant(fund=pot.housing, year=pot.year, cents=1_000, by=pot.world.kim, key="é'; --")
    apart = scene.set_apart(pot, 6_000)
    spent = actions.spend(commitment=apart, cents=1_000, by=pot.world.kim)
    actions.reverse(entry=spent, by=scene.second_quartermaster(pot))
    actions.move(source=pot.wmo, target=pot.housing, year=pot.year, cents=200, what="house", by=pot.world.kim)
    scene.set_apart(pot, 10_000, decision=scene.decided(pot))
    actions.commit(
        fund=pot.housing, year=pot.year, cents=10, what="house", by=pot.world.marloes, expires=date(pot.year, 12, 1)
    )


def test_each_line_is_told_as_the_ledger_tells_it(pot):
    lived(pot)
    transfers = Entry.objects.all().transfers()
    assert len(transfers) == 10
    assert plain_lines(Entry.objects.all()) == [plain(one) for one in transfers]


def test_the_journals_are_those_that_the_ledger_writes(pot):
    lived(pot)
    transfers = Entry.objects.all().transfers()
    for form, write in (("csv", to_csv), ("json", to_json), ("hledger", to_hledger), ("beancount", to_beancount)):
        assert account_file(pot.agreement, form, date(pot.year, 1, 1)).content == write(transfers)
        own = account_file(pot.agreement, form, date(pot.year, 1, 1), funder=pot.housing.funder_id)
        assert own.content == write([one for one in transfers if one.fund == pot.housing.pk])
