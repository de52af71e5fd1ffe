"""A neighbourhood of its own for the drill of keeping: on either database, with its own folder and keys."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import run
from typing import Any

import psycopg
from django.conf import settings
from psycopg import sql

from schuifaan.base.walls import contexts
from schuifaan.site import database, prepare
from schuifaan.site.keeping import finishing, sources
from tests import databases

KEEPER = "keeper"


@dataclass
class Home:
    """Where it is kept, and how to look at every byte of it from outside."""

    url: str
    var: Path
    new: Callable[[str], str]
    every_byte: Callable[[str], bytes]
    rows: Callable[[str], dict[str, list[str]]]
    surroundings: dict[str, str] = field(default_factory=dict)


@contextmanager
def lived_in(url: str) -> Iterator[None]:
    """Everything below asks this database, and the hands of the example do it."""
    with finishing.at(database.from_url(url)), contexts.work("example"):
        yield


@contextmanager
def on_sqlite(folder: Path) -> Iterator[Home]:
    def new(name: str) -> str:
        return f"sqlite:///{folder}/{name}.sqlite3"

    def file(url: str) -> Path:
        return Path(url.removeprefix("sqlite:///"))

    def every_byte(url: str) -> bytes:
        beside = [file(url).with_name(file(url).name + ending) for ending in ("", "-wal", "-shm", "-journal")]
        return b"".join(one.read_bytes() for one in beside if one.exists())

    def rows(url: str) -> dict[str, list[str]]:
        with closing(sqlite3.connect(file(url))) as raw:
            names = [name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            return {name: sorted(map(str, raw.execute(f'SELECT * FROM "{name}"'))) for name in names}

    yield Home(new("home"), folder / "var", new, every_byte, rows)


@contextmanager
def on_postgres(folder: Path) -> Iterator[Home]:
    """The role that owns the tables is no superuser, and every wall holds for it."""
    where = databases.start().partition("?host=")[2]
    sure = {"host": where, "user": "postgres", "autocommit": True}
    with psycopg.connect(dbname="postgres", **sure) as raw:
        raw.execute(f"CREATE ROLE {KEEPER} LOGIN")

    def new(name: str) -> str:
        with psycopg.connect(dbname="postgres", **sure) as raw, suppress(psycopg.errors.DuplicateDatabase):
            raw.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(KEEPER)))
        return f"postgres://{KEEPER}@/{name}?host={where}"

    def every_byte(url: str) -> bytes:
        tools = databases.programs()
        assert tools
        name = url.partition("@/")[2].partition("?")[0]
        return run([tools / "pg_dump", "-U", "postgres", "-h", where, name], check=True, capture_output=True).stdout

    def rows(url: str) -> dict[str, list[str]]:
        name = url.partition("@/")[2].partition("?")[0]
        with psycopg.connect(dbname=name, **sure) as raw:
            names = [one for (one,) in raw.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
            return {one: sorted(map(str, raw.execute(f'SELECT * FROM "{one}"'))) for one in names}  # type: ignore[arg-type]

    yield Home(new("home"), folder / "var", new, every_byte, rows)


@contextmanager
def home_on(kind: str, folder: Path, patch: Any) -> Iterator[Home]:
    """An installation with tables in it, and this process as its only user."""
    with ExitStack() as stack:
        home = stack.enter_context({"sqlite": on_sqlite, "postgres": on_postgres}[kind](folder))
        home.var.mkdir()
        home.surroundings = {"SCHUIFAAN_DATABASE_URL": home.url}
        patch.setattr(settings, "VAR", home.var)
        patch.setattr(settings, "JOURNAL_ANCHOR", home.var / "journal.anchor")
        patch.setattr(settings, "JOURNAL_KEY", "key of the drill")
        for name in ("SCHUIFAAN_BACKUP_RECIPIENTS", "SCHUIFAAN_BACKUP_IDENTITY", "SCHUIFAAN_OWNER_URL"):
            patch.delenv(name, raising=False)
        stack.enter_context(lived_in(home.url))
        prepare.migrate()
        yield home


def kept_rows(rows: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without what no copy holds, and without how SQLite numbers its rows."""
    left_out = {*sources.left_out(), "sqlite_sequence"}
    return {name: found for name, found in rows.items() if name not in left_out}
