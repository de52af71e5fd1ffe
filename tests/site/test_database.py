"""An address of a database is read in full, or refused in one sentence."""

import os
from pathlib import Path

import pytest
from django.db import connection

from schuifaan.site import database, driver, prepare
from schuifaan.site.unready import NotReady


def test_a_sqlite_file_waits_for_its_turn_and_is_safe_on_disk():
    found = database.from_url("sqlite:////tmp/my%20rows.sqlite3")
    assert found["NAME"] == "/tmp/my rows.sqlite3"  # noqa: S108
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


def test_three_slashes_start_from_here():
    assert database.from_url("sqlite:///var/x.sqlite3")["NAME"] == str(Path("var/x.sqlite3").absolute())


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_postgres_address_is_read_in_full(scheme):
    found = database.from_url(f"{scheme}://ann:p%40ss@db.example:5433/wijk?sslmode=require")
    names = ("USER", "PASSWORD", "HOST", "PORT", "NAME")
    assert [found[name] for name in names] == ["ann", "p@ss", "db.example", "5433", "wijk"]
    assert found["OPTIONS"] == {
        "connect_timeout": 5, "options": "-c jit=off -c plan_cache_mode=force_generic_plan", "prepare_threshold": 1,
        "sslmode": "require",
    }  # fmt: skip


def test_behind_a_pooler_nothing_is_planned_beforehand():
    found = database.from_url("postgres://ann@pooler.example/wijk?prepare=no")
    assert (found["OPTIONS"]["prepare_threshold"], "prepare" in found["OPTIONS"]) == (None, False)


def test_a_socket_is_a_host_too():
    assert database.from_url("postgres://ann@/wijk?host=/run/pg")["HOST"] == "/run/pg"


@pytest.mark.parametrize(
    "url", ["", "wijk", "mysql://a/b", "sqlite://x", "sqlite:///", "postgres://host", "postgres://h:port/wijk"]
)
def test_what_is_no_address_is_refused_in_one_sentence(url):
    with pytest.raises(NotReady, match=r"^SCHUIFAAN_DATABASE_URL [^\n]+\.$"):
        database.from_url(url)


def test_an_old_sqlite_is_refused():
    driver.refuse_older("3.51.3")
    with pytest.raises(NotReady, match="3.46.0 can lose rows"):
        driver.refuse_older("3.46.0")


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ('FATAL:  password authentication failed for user "x"', "refuses the name or password"),
        ('FATAL:  database "x" does not exist', "is not there"),
        ("connection refused", "does not answer"),
    ],
)
def test_a_closed_postgres_says_what_to_do(fault, says, monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql", raising=False)
    assert says in prepare.why_closed(fault)
    assert "\n" not in prepare.why_closed(fault)


@pytest.mark.django_db
def test_the_tests_run_on_what_was_asked_for():
    with connection.cursor() as cursor:
        cursor.execute("SELECT version()" if connection.vendor == "postgresql" else "SELECT sqlite_version()")
        version = cursor.fetchone()[0]
    expected = "PostgreSQL" if "SCHUIFAAN_TEST_URL" in os.environ else "3."
    assert version.startswith(expected)
