"""`schuifaan journal` as a keeper uses it, and an auditor elsewhere."""

import json
import os
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django_tasks_db.management.commands.db_worker import Worker

from schuifaan.base import anchor, append_only
from schuifaan.base.models import JournalLine
from schuifaan.site import cli, tasks
from tests.base.journals import look_in_database, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def anchored(settings, tmp_path) -> Path:
    settings.JOURNAL_ANCHOR = tmp_path / "anchor"
    return settings.JOURNAL_ANCHOR


@pytest.fixture
def schuifaan(capsys):
    def run(*words: object) -> tuple[int, str]:
        """The exit code and all that was said."""
        code = 0
        try:
            cli.main(["journal", *map(str, words)])
        except SystemExit as end:
            code = int(end.code or 0)
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def intrude(statement: str) -> None:
    append_only.lift(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    append_only.guard(connection)


WHOLE = "The journal is whole.\n"


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_told_to_stop_seals_what_came_last(monkeypatch):
    """The real signal, sent while it has nothing to do."""
    write(3)
    before = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    monkeypatch.setattr(Worker, "run", lambda self: os.kill(os.getpid(), signal.SIGTERM))
    try:
        with pytest.raises(SystemExit):
            tasks.work()
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
    found = look_in_database()
    assert (found.good, found.sealed, found.anchored, found.unsealed) == (True, 3, 1, 0)


def test_a_keeper_seals_and_verifies(schuifaan):
    write(5)
    assert schuifaan("seal") == (0, "5 lines sealed.\n")
    write(2)
    told = "5 lines under 1 seals, 1 checkpoints of the anchor; 2 lines not yet sealed.\n"
    assert schuifaan("verify") == (0, told + WHOLE)


def test_what_was_changed_is_named_and_the_exit_code_says_so(schuifaan):
    lines = write(5)
    schuifaan("seal")
    intrude(f"UPDATE base_journalline SET verb = 'x' WHERE id = {lines[2].pk}")
    code, said = schuifaan("verify")
    assert code == 1
    assert said.splitlines()[0] == f"Line {lines[2].pk} was changed after seal 1 was put on it."
    assert said.splitlines()[-1] == "The journal is not whole: 1 finding."


def test_an_anchor_that_was_taken_away_is_missed(schuifaan, anchored):
    write(2)
    schuifaan("seal")
    anchored.unlink()
    assert schuifaan("verify")[1].splitlines()[0] == "The anchor holds no checkpoint, though there are seals."


def test_an_auditor_verifies_elsewhere_with_the_keys_or_with_the_anchor_alone(schuifaan, tmp_path, anchored, settings):
    write(6)
    schuifaan("seal")
    file, key = tmp_path / "out.jsonl", tmp_path / "key"
    assert schuifaan("export", file) == (0, f"6 lines written to {file}.\n")
    key.write_text(f"{settings.JOURNAL_KEY}\n")
    public = schuifaan("key")[1].strip()
    settings.JOURNAL_KEY = settings.ANCHOR_KEY = "those of another machine"
    told = "6 lines under 1 seals, 1 checkpoints of the anchor; 0 lines not yet sealed.\n"
    given = ("--anchor", anchored, "--public-key", public)
    assert schuifaan("verify", file, *given, "--key", key) == (0, told + WHOLE)
    assert schuifaan("verify", file, *given, "--without-key") == (0, told + WHOLE)
    assert schuifaan("verify", file, *given)[0] == 1
    assert schuifaan("verify", file, "--anchor", anchored, "--key", key)[0] == 1
    file.write_bytes(file.read_bytes().replace(b"page-1", b"page-9", 1))
    assert schuifaan("verify", file, *given, "--without-key")[0] == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("verify", "/nowhere/x"), "can't be read"), (("verify", "--anchor", "/nowhere/x"), "There is no anchor"),
        (("verify", "--public-key", "x"), "That is no public key"),
        (("verify", "--key", "/nowhere/x"), "can't be read"),
        (("export", "/nowhere/x"), "can't be made"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_one_sentence(schuifaan, words, says):
    code, said = schuifaan(*words)
    assert (code, said.count("\n"), says in said) == (2, 1, True)


def test_a_file_that_is_there_is_not_written_over(schuifaan, tmp_path):
    file = tmp_path / "out.jsonl"
    file.write_text("of someone else")
    assert schuifaan("export", file)[0] == 2
    assert file.read_text() == "of someone else"


# The interface of the component Logboek in the standard: the fields that it calls verplicht, and the two others used.
REQUIRED = {"trace_id", "span_id", "status_code", "name", "start_time", "end_time", "attributes"}
OPTIONAL = {"parent_span_id", "foreign_operation", "resource"}
CORE = {"dpl.core.processing_activity_id", "dpl.core.data_subject_id", "dpl.core.data_subject_id_type"}


def records(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_the_logboek_has_the_fields_of_the_standard_and_no_users(schuifaan, tmp_path):
    lines = write(9)
    JournalLine.objects.create(
        at=datetime(2026, 3, 1, tzinfo=UTC),
        act="write",
        verb="open",
        purpose="plan",
        person=lines[0].person,
        thing="a.b",
    )
    file = tmp_path / "logboek.jsonl"
    assert schuifaan("export", file, "--form", "logboek") == (0, f"10 lines written to {file}.\n")
    found = records(file)
    for record in found:
        assert REQUIRED <= set(record) <= REQUIRED | OPTIONAL
        assert (len(bytes.fromhex(record["trace_id"])), len(bytes.fromhex(record["span_id"]))) == (16, 8)
        assert record["status_code"] in ("STATUS_CODE_UNSET", "STATUS_CODE_OK", "STATUS_CODE_ERROR")
        assert isinstance(record["start_time"], int)
        assert record["start_time"] == record["end_time"]
        assert "dpl.core.processing_activity_id" in record["attributes"]
    assert [set(record["attributes"]) for record in found] == [CORE] * 9 + [{"dpl.core.processing_activity_id"}]
    assert len({record["trace_id"] for record in found}) == len({record["span_id"] for record in found}) == 10
    assert [record["start_time"] for record in found[:2]] == [round(line.at.timestamp() * 1000) for line in lines[:2]]


def test_the_logboek_knows_people_by_a_pseudonym_alone(schuifaan, tmp_path):
    lines = write(9)
    file = tmp_path / "logboek.jsonl"
    schuifaan("export", file, "--form", "logboek")
    text, told = file.read_text(), [record["attributes"]["dpl.core.data_subject_id"] for record in records(file)]
    ids = [one for line in lines for one in (line.person, line.about, line.thing_id) if one]
    assert [one for one in ids if one.hex in text or str(one) in text] == []
    pairs = {(line.about, mark) for line, mark in zip(lines, told, strict=True)}
    assert len(pairs) == len({about for about, _ in pairs}) == len({mark for _, mark in pairs}) == 4


def test_the_key_is_the_one_that_signs(schuifaan):
    assert schuifaan("key") == (0, f"{anchor.signer().public}\n")
