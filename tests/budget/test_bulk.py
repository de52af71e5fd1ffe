"""Many lines in one statement: each is guarded as if it came alone, and the guard stays as quick as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import chain
from random import Random
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from schuifaan.base.periods import now
from schuifaan.budget.ledger import Kind, accounts, positions
from schuifaan.budget.models import Entry
from schuifaan.site.example.full.pouring import pour
from tests import hands
from tests.budget import scene
from tests.world import make_world

ROUND = ((Kind.COMMIT, 10), (Kind.SPEND, 6), (Kind.SPEND, 3), (Kind.RELEASE, 1))
LINES = 400


def lines(pot: scene.Pot, count: int, first: int = 2, free: int = 10_000) -> list[Entry]:
    """What a fund does, four lines to a commitment, as it would rightly be after the grant."""
    found: list[Entry] = []
    apart: UUID | None = None
    for number in range(first, first + count):
        kind, cents = ROUND[(number - first) % len(ROUND)]
        free += positions.Move(kind, cents).effect
        debit, credit = accounts(kind)
        apart = None if kind is Kind.COMMIT else apart
        entry = Entry(
            fund=pot.wmo, year=pot.year, number=number, move=str(kind), cents=cents, available=free, what="house",
            debit=str(debit), credit=str(credit), party=pot.wmo.funder, commitment_id=apart, by=pot.world.kim.pk,
            at=now(), on=date(pot.year, 1, 2),
        )  # fmt: skip
        found.append(entry)
        apart = apart or entry.pk
    return found


def numbers(pot: scene.Pot) -> list[int]:
    return list(Entry.objects.filter(fund=pot.wmo).order_by("number").values_list("number", flat=True))


@pytest.mark.parametrize("lay", [Entry.objects.bulk_create, lambda rows: pour(Entry, rows)])
def test_five_hundred_lines_in_their_order_are_kept_in_one_statement(pot, lay):
    lay(lines(pot, 500))
    assert numbers(pot) == list(range(1, 502))


@pytest.mark.parametrize("seed", range(5))
def test_lines_that_come_in_another_order_do_not_follow(pot, seed):
    mixed = lines(pot, 40)
    Random(seed).shuffle(mixed)  # noqa: S311 - an order to try
    with pytest.raises(DatabaseError, match=r"numbered|of its commitment"), transaction.atomic():
        Entry.objects.bulk_create(mixed)
    assert numbers(pot) == [1]


def test_a_number_that_is_there_twice_in_one_statement_is_refused(pot):
    twice = lines(pot, 4)
    twice[3].number = twice[2].number
    with pytest.raises(DatabaseError, match="numbered"), transaction.atomic():
        Entry.objects.bulk_create(twice)
    assert numbers(pot) == [1]


@pytest.mark.django_db(transaction=True)
def test_two_who_lay_many_lines_past_the_lock_never_leave_half_or_both():
    """Whoever takes no lock reads a number that another takes too: all of one stands, and the other hears why."""
    pot = scene.make_pot(make_world())
    said: list[str] = []

    def lay(_index: int) -> None:
        try:
            Entry.objects.bulk_create(lines(pot, 200))
        except DatabaseError as refused:
            said.append(str(refused).splitlines()[0])

    hands.at_once(lay, 4)
    assert numbers(pot) == list(range(1, 202))
    assert len(said) == 3
    assert [one for one in said if "numbered" not in one and "entry_number_once" not in one] == []


@contextmanager
def effort() -> Iterator[list[int]]:
    """How much the database did: on PostgreSQL the lines it read, on SQLite the steps of its own machine."""
    spent: list[int] = []
    if connection.vendor == "postgresql":
        before = _lines_read()
        yield spent
        spent.append(_lines_read() - before)
        return
    ticks: list[None] = []
    connection.connection.set_progress_handler(lambda: ticks.append(None), 100)
    try:
        yield spent
    finally:
        connection.connection.set_progress_handler(None, 0)
    spent.append(len(ticks))


def _lines_read() -> int:
    asked = "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'budget_entry'"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return int(cursor.fetchone()[0])


def test_a_guard_reads_no_more_when_there_are_more_lines(pot):
    """Also before the database knows how many lines there are: the plan was made when there was one."""
    efforts = []
    rows = iter(lines(pot, 5 * LINES))
    for _portion in range(5):
        with effort() as spent:
            Entry.objects.bulk_create([next(rows) for _line in range(LINES)])
        efforts += spent
    assert 0 < max(efforts) < 2 * min(efforts)


def test_what_is_laid_at_once_is_what_is_laid_line_by_line(pot):
    at_once = lines(pot, 8)
    Entry.objects.bulk_create(at_once)
    again = lines(pot, 8, first=10, free=at_once[-1].available)
    for one in again:
        one.save(force_insert=True)
    stands = list(Entry.objects.filter(fund=pot.wmo).order_by("number").values_list("number", "move", "available"))
    wanted = [(one.number, one.move, one.available) for one in chain(at_once, again)]
    assert stands == [(1, "grant", 10_000), *wanted]
