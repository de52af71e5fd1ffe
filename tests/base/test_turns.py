"""Writers in one SQLite file stand in a row: nobody is forgotten, and nobody who died keeps the others waiting."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections

from schuifaan.base.turns import Turns, base, of


@pytest.fixture(autouse=True)
def own_files_only(django_db_blocker) -> Iterator[None]:
    """These tests open files of their own, and never the database of the tests."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    return tmp_path / "rows.sqlite3"


def connection(rows: Path, seconds: float = 5) -> base.DatabaseWrapper:
    """A connection of its own to this file."""
    options = {"timeout": seconds, "transaction_mode": "IMMEDIATE", "check_same_thread": False}
    known = connections[DEFAULT_DB_ALIAS].settings_dict
    return base.DatabaseWrapper({**known, "NAME": str(rows), "OPTIONS": options, "AUTOCOMMIT": True}, alias="own")


def begin(one: base.DatabaseWrapper) -> None:
    one.ensure_connection()
    one.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def in_a_thread(do: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=do, daemon=True)
    thread.start()
    return thread


def test_the_second_writer_goes_when_the_first_is_done(rows):
    one, order = connection(rows), []
    begin(one)

    def second() -> None:
        other = connection(rows)
        begin(other)
        order.append("second")
        other.rollback()
        other.close()

    waiting = in_a_thread(second)
    time.sleep(0.1)
    order.append("first")
    one.commit()
    waiting.join(5)
    assert order == ["first", "second"]


@pytest.mark.parametrize("end", ["commit", "rollback", "close"])
def test_each_end_of_a_transaction_gives_the_turn(rows, end):
    one, other = connection(rows), connection(rows, seconds=1)
    begin(one)
    getattr(one, end)()
    begin(other)
    other.rollback()


def test_who_waited_too_long_hears_it_from_sqlite(rows):
    one, other = connection(rows), connection(rows, seconds=0.2)
    begin(one)
    with pytest.raises(OperationalError, match="locked"):
        begin(other)
    one.rollback()
    begin(other)
    other.rollback()


def test_who_dies_keeps_nobody_waiting(rows):
    holds = (
        "import sys, time; from pathlib import Path; from schuifaan.base.turns import Turns;"
        "turns = Turns(Path(sys.argv[1])); print(turns.take(5), flush=True); time.sleep(60)"
    )
    path = of(str(rows)).path
    with subprocess.Popen([sys.executable, "-c", holds, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        here = Turns(path)
        assert not here.take(0.05)
        os.kill(holder.pid, signal.SIGKILL)
        assert here.take(5)
        here.give()


def test_of_many_writers_none_is_passed_over(rows):
    one = connection(rows)
    with one.cursor() as cursor:
        cursor.execute("CREATE TABLE lines (who INTEGER)")
    one.close()

    def write(who: int) -> None:
        mine = connection(rows, seconds=20)
        for _time in range(20):
            begin(mine)
            with mine.cursor() as cursor:
                cursor.execute("INSERT INTO lines VALUES (%s)", [who])
            mine.commit()
            mine.set_autocommit(True)
        mine.close()

    writers = [in_a_thread(lambda who=who: write(who)) for who in range(6)]
    for writer in writers:
        writer.join(60)
    with one.cursor() as cursor:
        cursor.execute("SELECT who, COUNT(*) FROM lines GROUP BY who ORDER BY who")
        assert cursor.fetchall() == [(who, 20) for who in range(6)]
    one.close()
