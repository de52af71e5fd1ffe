"""Seals on the journal: each minute, and at stop, the new lines are listed and sealed with a key of outside.

A seal lists exactly which lines it covers, and follows on the seal before it. The last line of a seal has a lower id
than the first line of the next one; so a line that turns up in between, later, was put there.
"""

import hmac
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from schuifaan.base import journal_rows
from schuifaan.base.journal_form import SealRecord, listed, moment, ranges_of, seal_bytes
from schuifaan.base.models import JournalSeal
from schuifaan.base.periods import now
from schuifaan.base.seals_tree import Tree, leaf

LINES = 10_000
SECONDS = 5.0
NOTHING_BEFORE = "0" * 64
# So much of each line's hash is kept with the seal, that a changed line can be pointed at.
MARK = 4
# Two sealers on PostgreSQL take turns at this number; the letters of "seal".
TURN = int.from_bytes(b"seal", "big")

log = logging.getLogger(__name__)


def mac_of(seal: SealRecord, key: str) -> str:
    return hmac.new(key.encode(), seal_bytes(seal), sha256).hexdigest()


def marks_of(leaves: list[bytes]) -> str:
    return b"".join([one[:MARK] for one in leaves]).hex()


def seal() -> int:
    """Seal every line below which nothing can come any more; gives their number."""
    upto, total = settled(), 0
    while made := _seal_some(upto):
        total += made
    return total


def _seal_some(upto: int) -> int:
    """One seal over at most so many lines. Whoever seals at the same time waits, and goes on from there."""
    with transaction.atomic(), _turn():
        before = journal_rows.last_seal()
        first = _last(before) + 1
        lines = journal_rows.lines(first, upto, LINES) if first <= upto else []
        if lines:
            JournalSeal.objects.create(**_made(before, lines))
    return len(lines)


@contextmanager
def _turn() -> Iterator[None]:
    """On SQLite the transaction itself is the turn: it began by taking the right to write."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
    yield


def _last(before: SealRecord | None) -> int:
    """The last line under seal. On a seal that was changed nothing is built: that is told each minute."""
    if before is None:
        return 0
    ids = listed(before.ranges)
    if ids is None or mac_of(before, settings.JOURNAL_KEY) != before.mac:
        raise ValueError(f"Seal {before.id} is not as it was made with our key; run: schuifaan journal verify")
    return ids[-1]


def _made(before: SealRecord | None, lines: list[journal_rows.Line]) -> dict[str, Any]:
    """The next seal over these lines."""
    tree = Tree(before.size, before.edge) if before else Tree()
    leaves = [leaf(line) for _, line in lines]
    tree.add(leaves)
    at = now()
    made = SealRecord(
        id=before.id + 1 if before else 1, at=moment(at), ranges=ranges_of(number for number, _ in lines),
        count=len(lines), size=tree.size, marks=marks_of(leaves), edge=tree.edge,
        previous=before.mac if before else NOTHING_BEFORE,
    )  # fmt: skip
    return {**made._asdict(), "at": at, "mac": mac_of(made, settings.JOURNAL_KEY)}


def settled() -> int:
    """The highest line below which no open transaction can still add one; 0 when that is not known yet.

    SQLite has one writer at a time. On PostgreSQL a lower id may be kept later than a higher one. Whoever takes an id
    holds the lock of an inserter on the table before it does, and until its transaction is kept and seen by all. So
    first look how far the ids are, then who holds that lock, and wait until each of those is gone. No transaction
    ids are compared, so none can turn over; and nothing that the rest of the server does is in the way.
    """
    far = journal_rows.highest()
    if connection.vendor != "postgresql":
        return far
    writing, until = _writers(), time.monotonic() + SECONDS
    while writing and time.monotonic() < until:
        time.sleep(0.02)
        writing &= _writers()
    if writing:
        log.warning("Nothing is sealed while a transaction stays open: it may still add lines to the journal.")
    return 0 if writing else far


def _writers() -> set[str]:
    """The transactions, apart from our own, that added a line and are not kept yet, or may be about to add one."""
    query = (
        "SELECT virtualtransaction FROM pg_locks WHERE relation = 'base_journalline'::regclass AND granted"
        " AND mode = 'RowExclusiveLock' AND pid IS DISTINCT FROM pg_backend_pid()"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}
