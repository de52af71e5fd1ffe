"""The database itself refuses wrong books, from whoever writes in it, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from schuifaan.base import append_only
from schuifaan.base.periods import now, today
from schuifaan.budget import actions, apps
from schuifaan.budget.ledger import Kind, accounts, sql
from schuifaan.budget.models import Agreement, Entry, Fund
from tests.budget import scene

REPLACE = "INSERT OR REPLACE INTO budget_entry SELECT * FROM budget_entry WHERE number = 1"
UPSERT = """
INSERT INTO budget_entry SELECT * FROM budget_entry WHERE number = 1
ON CONFLICT (id) DO UPDATE SET cents = 1
"""
EVERYWHERE = [
    "UPDATE budget_entry SET cents = 1",
    "UPDATE budget_entry SET available = available + 1 WHERE number = 1",
    "DELETE FROM budget_entry",
    UPSERT,
]
ONLY = {"sqlite": [REPLACE], "postgresql": ["TRUNCATE budget_entry CASCADE", "TRUNCATE budget_fund CASCADE"]}


def raw(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def everything() -> list[tuple[object, ...]]:
    return list(Entry.objects.order_by("number").values_list())


@pytest.fixture
def kept(pot) -> Iterator[scene.Pot]:
    """A pot with three entries; afterwards they stand there as they did."""
    apart = scene.set_apart(pot, 6_000)
    actions.spend(commitment=apart, cents=1_000, by=pot.world.kim)
    connection.check_constraints()
    before = everything()
    assert len(before) == 3
    yield pot
    assert everything() == before


@pytest.mark.parametrize("statement", EVERYWHERE)
def test_history_is_not_rewritten_by_raw_sql(kept, statement):
    with pytest.raises(DatabaseError, match="append-only|does not follow"):
        raw(statement)


def test_history_is_not_rewritten_by_what_one_database_alone_can_do(kept):
    for statement in ONLY[connection.vendor]:
        with pytest.raises(DatabaseError, match="append-only|does not follow"):
            raw(statement)


def test_history_is_not_rewritten_by_django(kept):
    entry = Entry.objects.get(number=1)
    entry.cents = 1
    deeds = [
        lambda: Entry.objects.filter(number=1).update(cents=1),
        lambda: Entry.objects.bulk_update([entry], ["cents"]),
        lambda: entry.save(),
        lambda: entry.delete(),
        lambda: Entry.objects.all().delete(),
        lambda: Entry.objects.all()._raw_delete(Entry.objects.db),
    ]
    for deed in deeds:
        with pytest.raises((DatabaseError, Exception), match="append-only|protected"), transaction.atomic():
            deed()


def row(pot, **changed: object) -> Entry:
    """The fourth entry, as it would rightly be: nine euros set apart."""
    given = {
        "fund": pot.wmo, "year": pot.year, "number": 4, "move": "commit", "cents": 900, "available": 3_100,
        "by": uuid4(), "at": now(), "on": today(), "party": pot.wmo.funder, "what": "house",
    } | changed  # fmt: skip
    undoes = given["reverses"].move if given.get("reverses") else ""
    if given["move"] != "reversal" or undoes:
        debit, credit = accounts(Kind(given["move"]), Kind(undoes) if undoes else None)
        given = {"debit": str(debit), "credit": str(credit), "undoes": undoes} | given
    return Entry(**given)


def test_an_entry_that_follows_is_kept(pot):
    apart = scene.set_apart(pot, 6_000)
    actions.spend(commitment=apart, cents=1_000, by=pot.world.kim)
    row(pot).save(force_insert=True)
    assert Entry.objects.count() == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 3},
        {"number": 5},
        {"number": 1, "year": 2099},
        {"available": 4_000},
        {"available": 3_101},
        {"cents": 4_001, "available": -1},
        {"cents": 0, "available": 4_000},
        {"cents": -900, "available": 4_900},
        {"move": "grant", "available": 3_100},
        {"move": "spend", "available": 4_000},
        {"move": "release", "available": 4_900},
        {"move": "reversal", "available": 4_000},
    ],
)
def test_an_entry_that_does_not_follow_is_refused(kept, wrong):
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        row(kept, **wrong).save(force_insert=True)


@pytest.mark.parametrize(
    ("move", "cents", "available"), [("spend", 5_001, 4_000), ("release", 5_001, 9_001), ("grant", 10, 4_010)]
)
def test_a_commitment_resolves_once_whoever_writes(kept, move, cents, available):
    apart = Entry.objects.get(move="commit")
    with pytest.raises(DatabaseError), transaction.atomic():
        row(kept, move=move, cents=cents, available=available, commitment=apart).save(force_insert=True)


def test_a_part_stays_with_the_fund_and_year_of_its_commitment(kept):
    apart = Entry.objects.get(move="commit")
    for elsewhere in ({"fund": kept.housing}, {"year": kept.year + 1}):
        wrong = row(kept, number=1, move="spend", cents=1, available=0, commitment=apart, **elsewhere)
        with pytest.raises(DatabaseError, match="does not follow"), transaction.atomic():
            wrong.save(force_insert=True)


def test_a_reversal_takes_back_what_it_names_and_no_more(kept):
    spent, apart, grant = (Entry.objects.get(move=move) for move in ("spend", "commit", "grant"))
    wrong = [
        {"reverses": spent, "cents": 999, "available": 4_000, "commitment": apart},
        {"reverses": spent, "cents": 1_000, "available": 4_000, "commitment": None},
        {"reverses": apart, "cents": 6_000, "available": 10_000, "commitment": apart},
        {"reverses": grant, "cents": 10_000, "available": -6_000, "commitment": None},
        {"reverses": None, "cents": 10, "available": 4_000, "commitment": None},
    ]
    for given in wrong:
        with pytest.raises(DatabaseError), transaction.atomic():
            row(kept, move="reversal", **given).save(force_insert=True)


def test_a_fund_stands_once_in_an_agreement(pot):
    with pytest.raises(IntegrityError), transaction.atomic():
        Fund.objects.create(agreement=pot.agreement, law="Wmo", funder=pot.world.municipality, ground="nog eens")


def test_an_agreement_ends_after_it_starts(pot):
    with pytest.raises(IntegrityError, match="agreement_ends_after_start"), transaction.atomic():
        Agreement.objects.create(
            neighbourhood=pot.world.ruwaard, name="terug", since=today(), until=today().replace(year=2001)
        )


def test_a_fund_with_entries_is_not_thrown_away(kept):
    with pytest.raises(Exception, match="protected"), transaction.atomic():
        kept.wmo.delete()


def test_a_lost_guard_is_seen_at_the_next_start_and_renewed_by_a_migration(db):
    assert apps.check_guard(None, ["default"]) == []
    on = " ON budget_entry" if connection.vendor == "postgresql" else ""
    raw(f"DROP TRIGGER {sql.GUARDS[0].name}{on}")
    assert "budget.E001" in [fault.id for fault in checks.run_checks(databases=["default"])]
    call_command("migrate", verbosity=0)
    assert apps.check_guard(None, ["default"]) == []


def test_the_pot_is_among_what_is_written_once(db):
    assert "budget_entry" in append_only.tables()
