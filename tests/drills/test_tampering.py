"""Ten thousand times somebody touches the journal: each time it is found. What nobody touched is whole."""

import sys
from collections import Counter
from random import Random

import pytest
from django.db import connection, transaction

from schuifaan.base import anchor, append_only, seals
from schuifaan.base.models import JournalSeal
from tests.base.journals import by_hand, look, look_at, look_in_database, write
from tests.drills.tampering import KINDS, Records, in_sql, tampered

ROUNDS = 10_000
IN_DATABASE = 400


def chance(number: int) -> Random:
    """Chance that falls the same way each time."""
    return Random(number)  # noqa: S311 - nothing is kept secret with it


def a_journal(rng: Random) -> tuple[Records, bytes]:
    """Some seals over lines of which a few ids were never kept."""
    ids = [number for number in range(1, 160) if rng.random() > 0.06]
    borders = sorted(rng.sample(range(1, len(ids)), rng.randrange(4, 9)))
    return by_hand([ids[first:last] for first, last in zip([0, *borders], [*borders, len(ids)], strict=True)])


def test_ten_thousand_tamperings_of_an_exported_journal_are_all_found():
    rng, missed, done = chance(20261123), [], Counter[str]()
    for number in range(ROUNDS):
        if number % 200 == 0:
            records, anchored = a_journal(rng)
            assert look(records, anchored).good
        kind = KINDS[number % len(KINDS)]
        touched = tampered(rng, kind, records)
        found = look(touched, anchored)
        done[kind.__name__] += 1
        if found.good or not found.findings:
            missed.append((number, kind.__name__))
    sys.stdout.write(f"tampering: {dict(done)}\n")
    assert missed == []
    assert (sum(done.values()), len(done)) == (ROUNDS, len(KINDS))


def test_two_thousand_files_that_end_too_early_are_all_found():
    """Cut at any byte, also right behind a seal."""
    rng = chance(7)
    records, anchored = a_journal(rng)
    whole = b"\n".join(records) + b"\n"
    cuts = rng.sample(range(len(whole)), 2000)
    assert [cut for cut in cuts if look_at(whole[:cut], anchored).good] == []


@pytest.mark.django_db(transaction=True)
def test_hundreds_of_times_in_the_database_itself_it_is_found(settings, tmp_path, monkeypatch):
    """The guards are down: this intruder owns the database."""
    settings.JOURNAL_ANCHOR = tmp_path / "anchor"
    monkeypatch.setattr(seals, "LINES", 25)
    write(200)
    seals.seal()
    anchor.keep()
    append_only.lift(connection)
    rng, missed, untouched, done = chance(11), [], 0, 0
    first = int(JournalSeal.objects.order_by("pk")[0].ranges.partition("-")[0])
    while done < IN_DATABASE:
        statement, values = in_sql(rng, connection.vendor, (first, first + 199), 8)
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(statement, values)
                touched = cursor.rowcount
            good = look_in_database().good
            transaction.set_rollback(True)
        done += touched > 0
        untouched += touched == 0 and not good
        if touched > 0 and good:
            missed.append((statement, values))
    assert (missed, untouched) == ([], 0)
    assert look_in_database().good
    append_only.guard(connection)
