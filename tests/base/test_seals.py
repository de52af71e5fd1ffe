"""New lines are sealed, each exactly once, also when several write and seal at the same time."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction

from schuifaan.base import append_only, journal_rows, seals
from schuifaan.base.journal_form import listed
from schuifaan.base.models import JournalLine, JournalSeal
from tests.base.journals import look_in_database, write
from tests.hands import at_once

on_postgres = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="ids are kept out of order there alone")


@pytest.fixture(autouse=True)
def anchor_apart(settings, tmp_path):
    settings.JOURNAL_ANCHOR = tmp_path / "anchor"


def covered() -> list[int]:
    return [
        one for ranges in JournalSeal.objects.order_by("pk").values_list("ranges", flat=True) for one in listed(ranges)
    ]


def ids() -> list[int]:
    return list(JournalLine.objects.order_by("pk").values_list("pk", flat=True))


def findings() -> list[str]:
    """What is wrong, apart from the anchor, which these tests don't keep."""
    return [one for one in look_in_database().findings if "holds no checkpoint" not in one]


@pytest.mark.django_db
def test_lines_are_sealed_in_portions_and_only_once(monkeypatch):
    monkeypatch.setattr(seals, "LINES", 10)
    write(25)
    assert seals.seal() == 25
    assert seals.seal() == 0
    write(3)
    assert seals.seal() == 3
    assert covered() == ids()
    assert list(JournalSeal.objects.order_by("pk").values_list("pk", "count", "size")) == [
        (1, 10, 10), (2, 10, 20), (3, 5, 25), (4, 3, 28),
    ]  # fmt: skip
    assert findings() == []


@pytest.mark.django_db
def test_a_line_that_was_never_kept_is_no_gap():
    write(2)
    with transaction.atomic():
        write(3)
        transaction.set_rollback(True)
    write(2)
    assert seals.seal() == 4
    assert (covered(), findings()) == (ids(), [])


@pytest.mark.django_db
def test_a_seal_can_not_be_changed():
    write(1)
    seals.seal()
    with pytest.raises(DatabaseError, match="append-only: base_journalseal"), transaction.atomic():
        JournalSeal.objects.update(mac="0" * 64)


@pytest.mark.django_db
def test_on_a_seal_that_was_changed_nothing_is_built():
    write(1)
    seals.seal()
    append_only.lift(connection)
    JournalSeal.objects.update(size=7)
    write(1)
    with pytest.raises(ValueError, match="Seal 1 is not as it was made with our key"):
        seals.seal()


@pytest.mark.django_db(transaction=True)
def test_many_sealers_at_once_seal_each_line_once(monkeypatch):
    monkeypatch.setattr(seals, "LINES", 20)
    write(300)
    made = []
    assert at_once(lambda _: made.append(seals.seal()), 6) == {"done": 6}
    assert (sum(made), covered(), findings()) == (300, ids(), [])


@pytest.mark.django_db(transaction=True)
def test_writers_and_sealers_at_once_leave_no_line_between(monkeypatch):
    monkeypatch.setattr(seals, "LINES", 15)
    done = threading.Event()

    def write_on(hand: int) -> None:
        try:
            for turn in range(12):
                with transaction.atomic():
                    write(1 + hand)
                    # Some dawdle before they keep what they wrote, others overtake them.
                    time.sleep(0.003 * ((turn + hand) % 3))
        finally:
            connection.close()

    def seal_on(_: int) -> None:
        try:
            while not done.wait(0.01):
                seals.seal()
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as many:
        sealing = [many.submit(seal_on, number) for number in range(2)]
        for writer in [many.submit(write_on, hand) for hand in range(4)]:
            writer.result()
        done.set()
        for sealer in sealing:
            sealer.result()
    seals.seal()
    assert (len(ids()), covered(), findings()) == (12 * 10, ids(), [])


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_what_an_open_transaction_may_still_add_in_between_is_waited_for(monkeypatch, caplog):
    monkeypatch.setattr(seals, "SECONDS", 0.2)
    with ThreadPoolExecutor(1) as other, transaction.atomic():
        early = write(1)
        assert other.submit(in_a_connection_of_its_own, write, 1).result()
        assert other.submit(in_a_connection_of_its_own, seals.seal).result() == 0
        assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert early[0].pk < JournalLine.objects.order_by("-pk")[0].pk
    assert seals.seal() == 2
    assert (covered(), findings()) == (ids(), [])


@on_postgres
@pytest.mark.django_db(transaction=True)
def test_who_only_reads_the_journal_is_in_nobodys_way():
    with ThreadPoolExecutor(1) as other, transaction.atomic():
        journal_rows.highest()
        assert other.submit(in_a_connection_of_its_own, write, 4).result()
        assert other.submit(in_a_connection_of_its_own, seals.seal).result() == 4


def in_a_connection_of_its_own(deed, *told):
    try:
        return deed(*told)
    finally:
        connection.close()
