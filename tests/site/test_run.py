"""`schuifaan run` as a stranger would meet it."""

import http.cookiejar
import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from schuifaan.site import serve
from tests.site.served import free_port, schuifaan, served

NOBODY_THERE = "postgres://ann:secret@127.0.0.1:1/wijk"


def get(url: str) -> int:
    with urllib.request.urlopen(url) as answer:  # noqa: S310
        return int(answer.status)


on_sqlite = pytest.mark.skipif("SCHUIFAAN_TEST_URL" in os.environ, reason="starts a SQLite of its own")
on_postgres = pytest.mark.skipif("SCHUIFAAN_TEST_URL" not in os.environ, reason="needs a PostgreSQL")


@on_sqlite
def test_it_serves_on_both_names_and_stops_cleanly_and_keeps_its_data(tmp_path):
    folder = tmp_path / "var"
    with served(folder) as place:
        assert get(f"{place.url}/inloggen/") == 200
        assert get(f"{place.url.replace('localhost', '127.0.0.1')}/inloggen/") == 200
        code, said = place.stop(signal.SIGINT)
    assert code == 0, said
    assert f"Schuif Aan staat aan: {place.url}" in said
    made = (folder / "db.sqlite3").stat().st_ino, (folder / "keys" / "secret").read_text()
    with served(folder) as place:
        code, said = place.stop()
    assert code == 0, said
    assert ((folder / "db.sqlite3").stat().st_ino, (folder / "keys" / "secret").read_text()) == made
    assert neighbourhoods(folder) == [("Ruwaard (voorbeeld)", 1)]
    code, said = schuifaan("journal", "verify", folder=folder)
    assert (code, said.splitlines()[-2:]) == (0, [said.splitlines()[-2], "The journal is whole."]), said
    assert said.splitlines()[-2].endswith(" 0 lines not yet sealed.")


def neighbourhoods(folder: Path) -> list[tuple[str, int]]:
    rows = sqlite3.connect(folder / "db.sqlite3")
    try:
        return list(rows.execute("SELECT name, is_example FROM neighbourhood_neighbourhood"))
    finally:
        rows.close()


@on_sqlite
def test_nobody_else_can_look_into_its_folder(tmp_path):
    schuifaan("django", "version", folder=tmp_path / "var")
    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "var" / "keys" / "secret").stat().st_mode) == 0o600


@on_sqlite
def test_nobody_else_can_read_the_rows_also_in_a_folder_for_everyone(tmp_path):
    (tmp_path / "var").mkdir(mode=0o755)
    schuifaan("migrate", folder=tmp_path / "var")
    assert stat.S_IMODE((tmp_path / "var" / "db.sqlite3").stat().st_mode) == 0o600


@on_sqlite
def test_a_port_in_use_is_one_sentence(tmp_path):
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        port = door.getsockname()[1]
        said = schuifaan("run", folder=tmp_path, PORT=str(port))
    assert said == (2, f"Port {port} is in use; stop that program, or choose another: PORT={port + 1} make run.\n")


@on_sqlite
@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("PORT", "eight", "is not a port"),
        ("PORT", "70000", "is not a port"),
        ("SCHUIFAAN_DATABASE_URL", "wijk", "is not an address of a database"),
        ("SCHUIFAAN_DATABASE_URL", NOBODY_THERE, "PostgreSQL does not answer"),
        ("SCHUIFAAN_DATABASE_URL", "sqlite:////proc/nowhere/x.sqlite3", "cannot be opened"),
        ("SCHUIFAAN_MAIL_URL", "mail.example", "is not an address of a mail server"),
        ("SCHUIFAAN_VAR", "/proc/nowhere", "cannot be made"),
    ],
)
def test_what_stands_in_the_way_is_one_sentence(tmp_path, setting, value, says):
    code, said = schuifaan("run", folder=tmp_path, **{"PORT": str(free_port()), setting: value})
    assert code == 2
    assert says in said
    assert said.count("\n") == 1
    assert "secret" not in said


@on_sqlite
def test_a_real_installation_is_safe_and_starts_empty(tmp_path):
    real = {"SCHUIFAAN_HOSTS": "schuifaan.example", "SCHUIFAAN_ANCHOR_MAIL": "a@gemeente.example,b@huis.example"}
    code, said = schuifaan("django", "check", "--deploy", "--fail-level", "WARNING", folder=tmp_path, **real)
    assert (code, "no issues" in said) == (0, True), said
    with served(tmp_path, **real) as place:
        place.stop()
    assert neighbourhoods(tmp_path) == []


CRASH = "import os; from tests import databases; print(databases.start(), flush=True); os.kill(os.getpid(), 9)"


@on_postgres
def test_the_database_of_the_tests_is_gone_after_a_crash():
    crashed = subprocess.run([sys.executable, "-c", CRASH], capture_output=True, text=True, check=False)
    folder = Path(crashed.stdout.strip().split("host=")[1])
    until = time.monotonic() + 15
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert not folder.exists()


@pytest.fixture
def wijk():
    """An empty database beside that of the tests, as a municipality would hand it over."""
    name = f"wijk_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    given = os.environ["SCHUIFAAN_TEST_URL"]
    with psycopg.connect(given.replace("/schuifaan?", "/postgres?"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield given.replace("/schuifaan?", f"/{name}?")
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@on_postgres
def test_it_runs_on_postgres_and_keeps_its_data(tmp_path, wijk):
    for _ in range(2):
        with served(tmp_path, SCHUIFAAN_DATABASE_URL=wijk) as place:
            assert get(f"{place.url}/inloggen/") == 200
            assert place.stop()[0] == 0
    with psycopg.connect(wijk) as rows:
        assert rows.execute("SELECT is_example FROM neighbourhood_neighbourhood").fetchall() == [(True,)]
    assert not (tmp_path / "db.sqlite3").exists()


@on_postgres
def test_a_postgres_without_this_user_or_database_is_one_sentence(tmp_path, wijk):
    for wrong in (wijk.replace("/wijk_", "/dorp_"), wijk.replace("schuifaan_tests@", "ann@")):
        code, said = schuifaan("check", folder=tmp_path, SCHUIFAAN_DATABASE_URL=wrong)
        assert (code, said.count("\n"), "is not there" in said) == (2, 1, True), said


@pytest.mark.parametrize(("given", "processors", "expected"), [("", 1, 1), ("", 8, 2), ("3", 8, 3)])
def test_a_second_processor_draws_pages_too(monkeypatch, given, processors, expected):
    monkeypatch.setenv("SCHUIFAAN_PROCESSES", given)
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    assert serve.how_many() == expected


def test_what_is_no_number_of_processes_is_one_sentence(tmp_path):
    said = schuifaan("run", folder=tmp_path, SCHUIFAAN_PROCESSES="veel", PORT=str(free_port()))
    sentence = "SCHUIFAAN_PROCESSES=veel is not a number of processes; choose 1 to 64, or leave it out.\n"
    assert said == (2, sentence)


def be(role: str, url: str) -> urllib.request.OpenerDirector:
    """A browser in which somebody from the example is signed in."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    browser.open(f"{url}/voorbeeld/", timeout=10).close()
    token = next(cookie.value for cookie in jar if cookie.name == "csrftoken")
    told = urllib.parse.urlencode({"rol": role, "csrfmiddlewaretoken": token}).encode()
    browser.open(f"{url}/voorbeeld/", told, timeout=10).close()
    return browser


@on_sqlite
def test_a_pdf_comes_out_on_the_very_first_start(tmp_path):
    """Loading the example presses papers too; what that leaves in a process may not hold up whoever serves pages."""
    with served(tmp_path) as place:
        rows = sqlite3.connect(tmp_path / "db.sqlite3")
        agreement = UUID(rows.execute("SELECT id FROM budget_agreement").fetchone()[0])
        rows.close()
        answer = be("bestuurder", place.url).open(f"{place.url}/geld/rekening/{agreement}/pdf/", timeout=10)
        assert answer.read()[:5] == b"%PDF-"
        place.stop()
