"""The head of the journal outside the database: in a form that others read, on the disk, and in two mailboxes."""

import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings as house
from django.core import mail

from schuifaan.base import anchor, seals
from schuifaan.base.anchor_note import PublicKey, Signer, notes, public_key
from schuifaan.base.seals_tree import Tree, leaf
from schuifaan.site import clock
from tests.base.journals import look_in_database, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def file(settings, tmp_path) -> Path:
    settings.JOURNAL_ANCHOR = tmp_path / "anchor"
    return settings.JOURNAL_ANCHOR


def lengths(file: Path) -> list[int]:
    """The number of lines in each checkpoint of the file; all of them are signed by us."""
    found = list(notes(file.read_text().splitlines()))
    assert all(note and anchor.signer().public.signed(note) for note in found)
    return [note.size for note in found]


@dataclass(frozen=True)
class Elsewhere:
    """The example in the manual of signed notes in Go: made by a program that is not ours."""

    text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    name = "PeterNeumann"
    signature = b64decode(
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    )


def test_the_text_of_a_checkpoint_is_that_of_the_standard():
    signer = Signer("schuifaan.example/journaal", "geheim")
    root = Tree()
    root.add([leaf(b"one")])
    lines = signer.note(1, root.root).split("\n")
    assert lines[:4] == ["schuifaan.example/journaal", "1", b64encode(leaf(b"one")).decode(), ""]
    assert lines[4].startswith("\u2014 schuifaan.example/journaal ")
    assert lines[5:] == [""]


def test_a_note_says_what_was_signed_and_nothing_else():
    signer = Signer("wijk.example/journaal", "geheim")
    text = signer.note(12, leaf(b"x"))
    (note,) = notes(text.splitlines())
    assert note
    assert signer.public.signed(note)
    for odd in (text.replace("\n12\n", "\n13\n"), text.replace("wijk.", "dorp."), text.replace("12\n", "012\n")):
        assert not [one for one in notes(odd.splitlines()) if one and signer.public.signed(one)]
    assert not Signer("wijk.example/journaal", "ander").public.signed(note)


def test_a_public_key_is_read_as_it_is_printed():
    key = Signer("wijk.example/journaal", "geheim").public
    assert public_key(f"{key}\n") == key
    for odd in ("", "a+b+c", str(key).replace("wijk", "dorp"), str(key)[:-4], f"{key}AA=="):
        with pytest.raises(ValueError):
            public_key(odd)


def test_a_note_of_another_program_is_read_as_it_means():
    found = public_key(Elsewhere.key)
    assert (str(found), found.signed(Elsewhere())) == (Elsewhere.key, True)


def test_each_new_seal_is_put_in_the_file_once(file):
    assert not anchor.keep()
    write(3)
    seals.seal()
    assert [anchor.keep(), anchor.keep()] == [True, False]
    write(2)
    seals.seal()
    assert anchor.keep()
    assert lengths(file) == [3, 5]
    assert look_in_database().good


def test_a_checkpoint_that_was_half_written_when_the_power_fell_out_is_written_again(file):
    write(3)
    seals.seal()
    anchor.keep()
    whole = file.read_bytes()
    write(2)
    seals.seal()
    anchor.keep()
    for length in range(len(whole) + 1, file.stat().st_size, 5):
        os.truncate(file, length)
        assert anchor.keep()
        assert lengths(file) == [3, 5]


def test_a_disk_that_is_full_is_told_and_tried_again_the_next_minute(settings, tmp_path, file, caplog, monkeypatch):
    monkeypatch.setattr(clock, "NIGHTLY", ())
    monkeypatch.setattr(clock, "MINUTELY", ("schuifaan.base.seals.seal", "schuifaan.base.anchor.keep"))
    write(2)
    settings.JOURNAL_ANCHOR = tmp_path / "not there" / "anchor"
    assert clock.tick(seals.now()) == ["schuifaan.base.seals.seal"]
    assert ["anchor.keep failed" in record.message for record in caplog.records] == [True]
    write(2)
    settings.JOURNAL_ANCHOR = file
    assert clock.tick(seals.now()) == ["schuifaan.base.seals.seal", "schuifaan.base.anchor.keep"]
    assert lengths(file) == [4]


def test_an_anchor_that_knows_more_than_the_journal_is_left_as_it_is_and_told_loudly(file, caplog):
    write(2)
    seals.seal()
    file.write_text(anchor.signer().note(5, leaf(b"lines that were there")) + "\n")
    assert not anchor.keep()
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]
    assert lengths(file) == [5]


def test_each_day_the_head_goes_to_two_parties_and_a_saved_mail_is_an_anchor(
    settings, file, django_capture_on_commit_callbacks
):
    settings.ANCHOR_MAIL = ["wacht@gemeente.test", "bestuur@huis.test"]
    anchor.mail_head()
    write(4)
    seals.seal()
    anchor.keep()
    with django_capture_on_commit_callbacks(execute=True):
        anchor.mail_head()
    assert [message.to for message in mail.outbox] == [["wacht@gemeente.test"], ["bestuur@huis.test"]]
    file.write_text("> ".join(mail.outbox[0].body.splitlines(keepends=True)))
    assert lengths(file) == [4]
    assert "schuifaan.base.anchor.mail_head" in clock.NIGHTLY


@pytest.mark.parametrize(
    ("real", "to", "warned"),
    [
        (False, [], []), (True, [], ["base.W001"]), (True, ["a@huis.test", "b@HUIS.test"], ["base.W001"]),
        (True, ["a@huis.test", "b@gemeente.test"], []),
    ],
)  # fmt: skip
def test_a_real_neighbourhood_is_told_to_name_two_parties(settings, real, to, warned):
    settings.REAL, settings.ANCHOR_MAIL = real, to
    assert [message.id for message in anchor.check_mail(None)] == warned


def test_the_key_of_the_anchor_is_another_than_that_of_the_seals():
    assert len({house.JOURNAL_KEY, house.ANCHOR_KEY, house.SECRET_KEY}) == 3
    assert isinstance(anchor.signer().public, PublicKey)


def test_each_minute_and_at_stop_the_journal_is_sealed_and_then_anchored():
    assert clock.MINUTELY[:2] == clock.AT_STOP == ("schuifaan.base.seals.seal", "schuifaan.base.anchor.keep")
