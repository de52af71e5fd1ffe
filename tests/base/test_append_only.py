"""The journal can't be rewritten: not by a program, not by hand in the database, on neither database."""

import pytest
from django.core import checks
from django.db import DatabaseError, connection, transaction

from schuifaan.base import append_only, journal
from schuifaan.base.models import JournalLine
from tests.world import World


@pytest.fixture
def line(world: World) -> JournalLine:
    journal.wrote("story.begin", by=world.marloes, thing=world.fatma, about=world.fatma)
    return JournalLine.objects.get()


def attempt(statement: str, *values: object) -> str:
    """What the database says to a statement that someone types in by hand."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as refusal:
        return str(refusal).split("\n")[0]
    return "done"


REPLACE_ON_POSTGRES = """
INSERT INTO base_journalline (id, at, act, verb, purpose, thing) OVERRIDING SYSTEM VALUE
SELECT id, at, act, 'x', purpose, thing FROM base_journalline ON CONFLICT (id) DO UPDATE SET verb = 'x'
"""
REPLACE_ON_SQLITE = """
INSERT OR REPLACE INTO base_journalline (id, at, act, verb, purpose, thing)
SELECT id, at, act, 'x', purpose, thing FROM base_journalline
"""
REFUSED = "append-only: base_journalline"


def test_a_line_is_not_changed(line: JournalLine) -> None:
    assert attempt("UPDATE base_journalline SET verb = 'x' WHERE id = %s", line.pk) == REFUSED


def test_a_line_is_not_deleted(line: JournalLine) -> None:
    assert attempt("DELETE FROM base_journalline WHERE id = %s", line.pk) == REFUSED
    assert attempt("DELETE FROM base_journalline") == REFUSED


def test_a_line_is_not_replaced(line: JournalLine) -> None:
    said = attempt(REPLACE_ON_POSTGRES) if connection.vendor == "postgresql" else attempt(REPLACE_ON_SQLITE)
    assert said == REFUSED


def test_the_journal_is_not_emptied(line: JournalLine) -> None:
    if connection.vendor == "postgresql":
        assert attempt("TRUNCATE base_journalline CASCADE") == REFUSED
    assert JournalLine.objects.count() == 1


def test_a_line_of_the_program_itself_is_not_changed_either(line: JournalLine) -> None:
    line.verb = "nothing.happened"
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        line.save()


def test_guards_that_went_are_found_at_the_start_and_come_back_after_a_migration(db: None) -> None:
    append_only.lift(connection)
    found: list[checks.CheckMessage] = append_only.check_guards(None, databases=["default"])
    assert [fault.id for fault in found] == ["base.E001"]
    assert all(table in found[0].msg for table in append_only.tables())
    append_only.renew()
    assert append_only.check_guards(None, databases=["default"]) == []


def test_what_is_written_once() -> None:
    assert append_only.tables() == [
        "base_journalline",
        "base_journalseal",
        "budget_agreement",
        "budget_agreementversion",
        "budget_allocationkey",
        "budget_allocationshare",
        "budget_clause",
        "budget_closedperiod",
        "budget_closedreport",
        "budget_entry",
        "budget_fund",
        "budget_lawentry",
        "budget_limit",
        "budget_orderedstep",
        "budget_participation",
        "budget_pledge",
        "budget_sharedcost",
        "budget_tranche",
        "budget_trancheindex",
        "neighbourhood_wiped",
        "plans_version",
    ]
