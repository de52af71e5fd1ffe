"""A copy is whole or it is not there; putting it back gives the same rows, or one sentence and nothing at all."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from django.conf import settings
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from psycopg import sql

from schuifaan.base import journal, wiped_ids
from schuifaan.base.models import JournalLine
from schuifaan.neighbourhood import actions
from schuifaan.neighbourhood.models import Person
from schuifaan.site.keeping import backup, boxes, finishing, keyrings, postgres, restore, sources, tallies
from schuifaan.site.unready import NotReady
from tests.world import make_world

PAIR = pyrage.x25519.Identity.generate()
ROWS = ["1|fatma", "2|henk", "3|jan"]


@pytest.fixture(autouse=True)
def own_var(tmp_path, monkeypatch):
    """A folder, keys and a list of wiped people of this test alone."""
    var = tmp_path / "var"
    var.mkdir()
    monkeypatch.setattr(settings, "VAR", var)
    monkeypatch.setattr(settings, "JOURNAL_ANCHOR", var / "journal.anchor")
    for name in (keyrings.RECIPIENTS, keyrings.IDENTITY, backup.FOLDER, postgres.OWNER):
        monkeypatch.delenv(name, raising=False)


def packed(file: Path, *members: boxes.Member, pair: pyrage.x25519.Identity = PAIR) -> boxes.Packed:
    with file.open("wb") as stream:
        return boxes.pack(stream, members, [pair.to_public()])


def taken_out(file: Path, pair: pyrage.x25519.Identity = PAIR) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with boxes.opened(file, [pair]) as tar:
        for member in tar:
            chunks: list[bytes] = []
            boxes.copy_out(tar, member, chunks.append)
            found[member.name] = b"".join(chunks)
    return found


# Counting.


def test_the_same_rows_in_another_order_are_the_same():
    assert tallies.tally(ROWS) == tallies.tally(reversed(ROWS))


@given(st.lists(st.text(), min_size=1), st.data())
def test_any_other_row_less_or_more_is_seen(rows, data):
    at = data.draw(st.integers(0, len(rows) - 1))
    changed = [*rows[:at], rows[at] + "x", *rows[at + 1 :]]
    less, twice = rows[:at] + rows[at + 1 :], [*rows, rows[at]]
    assert tallies.tally(rows) not in [tallies.tally(other) for other in (changed, less, twice)]


# The box.


@given(st.dictionaries(st.sampled_from(["a", "b", "c.txt"]), st.binary(max_size=5000)))
def test_what_goes_into_the_box_comes_out(tmp_path_factory, told):
    file = tmp_path_factory.mktemp("box") / "box.age"
    whole = packed(file, *told.items())
    assert taken_out(file) == told
    assert boxes.is_whole(file, whole, [PAIR])
    assert boxes.is_whole(file, whole, [])


def test_any_changed_or_missing_byte_is_found_with_and_without_the_key(tmp_path):
    file, other = tmp_path / "box.age", tmp_path / "other.age"
    whole = packed(file, ("rows", os.urandom(200_000)))
    text = file.read_bytes()
    for at in (0, 40, 250, 1000, 70_000, len(text) - 1):
        for spoilt in (text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :], text[:at]):
            other.write_bytes(spoilt)
            assert not boxes.is_whole(other, whole, [PAIR])
            assert not boxes.is_whole(other, whole, [])
            with pytest.raises((boxes.DamagedError, boxes.WrongKeyError)):
                taken_out(other)


def test_nothing_of_the_rows_stands_readable_in_the_box(tmp_path):
    file = tmp_path / "box.age"
    packed(file, ("rows", b"zqcanaryqz" * 1000))
    assert b"zqcanaryqz" in taken_out(file)["rows"]
    assert b"zqcanaryqz" not in file.read_bytes()


def test_another_key_does_not_open_it(tmp_path):
    packed(tmp_path / "box.age", ("rows", b"1"))
    with pytest.raises(boxes.WrongKeyError):
        taken_out(tmp_path / "box.age", pyrage.x25519.Identity.generate())


# Whose keys.


def test_a_real_neighbourhood_names_its_keys_or_gets_no_backup(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "REAL", True)
    with pytest.raises(NotReady, match=r"none is set.*age-keygen.*SCHUIFAAN_BACKUP_RECIPIENTS"):
        keyrings.recipients()
    monkeypatch.setenv(keyrings.RECIPIENTS, f"{PAIR.to_public()}, {PAIR.to_public()}")
    assert [str(one) for one in keyrings.recipients()] == [str(PAIR.to_public())] * 2
    monkeypatch.setenv(keyrings.RECIPIENTS, "age1geensleutel")
    with pytest.raises(NotReady, match="is no public key"):
        keyrings.recipients()


def test_the_example_makes_a_pair_of_its_own_once():
    first, second = keyrings.recipients(), keyrings.recipients()
    file = settings.VAR / "keys" / "backup"
    assert str(first[0]) == str(second[0])
    assert file.stat().st_mode & 0o777 == 0o600
    assert [str(one.to_public()) for one in keyrings.at_hand_for(first)] == [str(first[0])]


def test_a_file_without_a_secret_key_is_refused(tmp_path):
    for text in ("# nothing here\n", "age1public", "\udcff"):
        (tmp_path / "key").write_text(text, errors="surrogateescape")
        with pytest.raises(NotReady, match="secret key"):
            keyrings.identities(tmp_path / "key")


# Which copies stay.


def test_seven_days_and_four_weeks_stay_and_other_files_are_not_ours(tmp_path):
    monday = datetime(2026, 11, 23, 2, tzinfo=UTC)
    kept = {Path(f"{days}-{hour}"): monday - timedelta(days=days, hours=hour) for days in range(60) for hour in (0, 1)}
    gone = backup.superseded(kept)
    left = sorted({kept[file].date().isoformat() for file in kept if file not in gone}, reverse=True)
    assert left == [
        "2026-11-23", "2026-11-22", "2026-11-21", "2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17",
        "2026-11-15", "2026-11-08",
    ]  # fmt: skip
    assert len(kept) - len(gone) == 9
    (tmp_path / "schuifaan-old.age").touch()
    (tmp_path / "vakantie.age").touch()
    assert backup._kept(tmp_path) == {}


def test_a_nightly_copy_that_fails_is_loud(monkeypatch, tmp_path):
    backup.nightly()
    monkeypatch.setenv(backup.FOLDER, str(tmp_path / "nowhere"))
    with pytest.raises(OSError, match="No backup was made"):
        backup.nightly()


# There and back, on the database of these tests.


@contextmanager
def somewhere_else(tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of the same kind."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/elsewhere.sqlite3"
        return
    place = settings.DATABASES["default"]
    called = f"elsewhere_{place['NAME']}"
    name = sql.Identifier(called)
    with postgres.talking_to({**place, "NAME": "postgres"}) as raw:
        raw.commit()
        raw.autocommit = True
        raw.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
        raw.execute(sql.SQL("CREATE DATABASE {}").format(name))
    yield f"postgres://{place['USER']}@/{called}?host={place['HOST']}"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    with somewhere_else(tmp_path) as url:
        yield url


def names_at(url: str) -> list[str]:
    with finishing.at(restore.database.from_url(url)):
        return sorted(str(person) for person in Person.objects.all())


def is_empty(url: str, tmp_path: Path) -> bool:
    if connection.vendor == "sqlite":
        return [file.name for file in tmp_path.iterdir() if "elsewhere" in file.name] == []
    place = restore.database.from_url(url)
    with postgres.talking_to(place) as raw:
        return raw.execute("SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace").fetchone() is None


@pytest.mark.django_db(transaction=True)
def test_there_and_back_with_who_was_wiped_since(tmp_path, elsewhere):
    world = make_world()
    for _ in range(3):
        journal.wrote("test", by=world.marloes, thing=world.ruwaard)
    file = backup.make(tmp_path)
    before = names_at_home()
    actions.wipe(person=world.fatma, by=world.fatma)
    assert wiped_ids.read(wiped_ids.place()) == [world.fatma.pk]
    done = restore.restore(file, elsewhere)
    assert [left.name for left in tmp_path.iterdir() if "half" in left.name] == []
    assert (done.wiped_again, done.made_at.date()) == (1, datetime.now(UTC).date())
    assert "The journal is whole." in done.journal
    assert "Fatma Yilmaz" in before
    assert names_at(elsewhere) == sorted("iemand" if name == "Fatma Yilmaz" else name for name in before)
    with pytest.raises(NotReady, match="already"):
        restore.restore(file, elsewhere)
    assert JournalLine.objects.filter(verb="wipe").count() == 1
    assert [one.name for one in settings.VAR.iterdir() if one.name.startswith(".")] == []


def names_at_home() -> list[str]:
    return sorted(str(person) for person in Person.objects.all())


@pytest.mark.django_db(transaction=True)
def test_what_is_wrong_is_told_in_one_sentence_and_leaves_nothing(tmp_path, elsewhere, monkeypatch):
    make_world()
    file = backup.make(tmp_path)
    text, spoilt = file.read_bytes(), tmp_path / "spoilt.age"
    spoilt.write_bytes(text[:-3000])
    other_key, list_file = tmp_path / "key", tmp_path / "nobody.ids"
    other_key.write_text(f"{pyrage.x25519.Identity.generate()}\n")
    newer, tampered = rewritten(file, tmp_path, migrations=[["stories", "9999_later"]]), tamper(file, tmp_path)
    kind = "postgres://u@/x?host=/nowhere" if connection.vendor == "sqlite" else f"sqlite:///{tmp_path}/x.sqlite3"
    for faulty, to, extra, says in (
        (file, elsewhere, {"identity": other_key}, "does not open"),
        (spoilt, elsewhere, {}, "no whole backup"),
        (tmp_path / "none.age", elsewhere, {}, "cannot be put back"),
        (newer, elsewhere, {}, "install that version"),
        (tampered, elsewhere, {}, "not what was kept"),
        (file, elsewhere, {"wiped": list_file}, "is not there"),
        (file, kind, {}, "does not open|backup of PostgreSQL"),
        (file, "mysql://x", {}, "is not an address"),
    ):
        with pytest.raises(NotReady, match=says) as refused:
            restore.restore(faulty, to, **extra)
        assert "\n" not in str(refused.value)
        assert is_empty(elsewhere, tmp_path)
    monkeypatch.setattr(boxes._Writer, "write", full)
    with pytest.raises(NotReady, match="no room left"):
        backup.make(tmp_path / "full.age")
    assert sorted(one.name for one in tmp_path.glob("*.age")) == sorted(
        [file.name, "newer.age", "spoilt.age", "tampered.age"]
    )


def full(self, given):
    raise OSError(28, "No space left on device")


def rewritten(file: Path, folder: Path, **changed: object) -> Path:
    """The same copy with another manifest, locked for the same key."""
    pair = keyrings.at_hand()[0]
    found = taken_out(file, pair)
    found[backup.MANIFEST] = json.dumps({**json.loads(found[backup.MANIFEST]), **changed}).encode()
    packed(folder / "newer.age", *found.items(), pair=pair)
    return folder / "newer.age"


def tamper(file: Path, folder: Path) -> Path:
    """The same copy, in which a journal line is said to have been more."""
    pair = keyrings.at_hand()[0]
    found = taken_out(file, pair)
    manifest = json.loads(found[backup.MANIFEST])
    manifest["tallies"]["base_journalline"][0] += 1
    found[backup.MANIFEST] = json.dumps(manifest).encode()
    packed(folder / "tampered.age", *found.items(), pair=pair)
    return folder / "tampered.age"


@pytest.mark.django_db(transaction=True)
def test_who_is_signed_in_and_what_waits_is_not_copied(tmp_path):
    world = make_world()
    actions.make_letter_code(person=world.fatma, by=world.marloes)
    file = backup.make(tmp_path / "one.age")
    told = json.loads(taken_out(file, keyrings.at_hand()[0])[backup.MANIFEST])["tallies"]
    assert {name: told[name][0] for name in sources.left_out()} == dict.fromkeys(sources.left_out(), 0)
    assert told["neighbourhood_person"][0] == Person.objects.count()
    with pytest.raises(NotReady, match="never replaces"):
        backup.make(tmp_path / "one.age")


def test_a_program_that_is_missing_or_too_old_is_named():
    with pytest.raises(NotReady, match=r"pg_dump of PostgreSQL 99 or later is needed; install"):
        postgres.program("pg_dump", 99)
