"""A row that is kept with words that are written out once stands there as Django would have kept it."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import now
from schuifaan.base.written import words_of, write
from schuifaan.budget.models import Entry, Fund, Pledge, SharedCost
from schuifaan.budget.words import Move, What
from tests.budget import scene


def in_django_s_own_words(row: models.Model) -> str:
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        row.save(force_insert=True)
        transaction.set_rollback(True)
    (sql,) = [one["sql"] for one in asked.captured_queries if one["sql"].startswith("INSERT")]
    return str(sql).split(" RETURNING ")[0]


def in_ours(row: models.Model) -> str:
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        write(row)
        transaction.set_rollback(True)
    (sql,) = [one["sql"] for one in asked.captured_queries if one["sql"].startswith("INSERT")]
    if connection.vendor != "postgresql":
        return str(sql)
    # There the words go to the database once, and after that the values alone.
    assert "$1" in sql
    words = words_of(type(row))
    return str(connection.ops.compose_sql(words.sql, words.of(row)))


def rows(pot: scene.Pot) -> list[models.Model]:
    """Of each kind of column one that is filled and one that is not, and values that are no plain ones."""
    return [
        Entry(
            fund=pot.wmo, year=pot.year, number=2, move=Move.COMMIT, cents=7, available=9_993, what=What.HOUSE,
            debit="free", credit="committed", party=pot.wmo.funder, by=uuid4(), at=now(), on=date(pot.year, 1, 2),
            expires=date(pot.year, 3, 4), key="%s'; --", late=False,
        ),
        JournalLine(at=now(), act="write", verb="é%s", purpose="x", person=uuid4(), thing="budget.entry"),
        Pledge(fund=pot.wmo, cents=5, decided_on=date(2026, 1, 2), source="brief", at=now()),
        SharedCost(agreement=pot.agreement, name="huis", cents=1, what=What.SHARED, on=date(2026, 1, 1), by=uuid4()),
        Fund(agreement=pot.agreement, law="Zvw", funder=pot.world.municipality, ground="g", purposes=["house"]),
    ]  # fmt: skip


@pytest.fixture
def pot(world) -> scene.Pot:
    return scene.make_pot(world, cents=10_000)


def test_the_words_and_the_values_are_those_of_django(pot):
    for row in rows(pot):
        theirs = in_django_s_own_words(row)
        row._state.adding = True
        assert in_ours(row) == theirs


def test_what_was_kept_is_read_back_as_it_was(pot):
    given = rows(pot)
    for row in given:
        write(row)
        assert not row._state.adding
    kept = Entry.objects.get(key="%s'; --")
    wanted = [getattr(given[0], field.attname) for field in Entry._meta.concrete_fields]
    assert [getattr(kept, field.attname) for field in Entry._meta.concrete_fields] == wanted
    assert JournalLine.objects.get(verb="é%s").person == given[1].person
    assert Fund.objects.get(law="Zvw", funder=pot.world.municipality).purposes == ["house"]


def test_the_words_are_written_out_once_and_the_values_each_time(pot):
    first, second = (Pledge(fund=pot.wmo, cents=n, decided_on=date(2026, 1, n), source="", at=now()) for n in (1, 2))
    with CaptureQueriesContext(connection) as asked:
        write(first)
        write(second)
    assert len(asked) == 2
    assert list(Pledge.objects.filter(fund=pot.wmo).order_by("cents").values_list("cents", "pk")) == [
        (1, first.pk),
        (2, second.pk),
    ]


def test_what_the_database_refuses_is_refused(pot):
    wrong = rows(pot)[0]
    wrong.cents = -7
    with pytest.raises(DatabaseError), transaction.atomic():
        write(wrong)
