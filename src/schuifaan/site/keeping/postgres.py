"""PostgreSQL copied and put back: the shape of the tables by pg_dump, the rows by COPY, all of one moment.

The rows are not left to pg_dump, because it refuses the views that the walls look through, and only a role that walks
past every wall could make it whole. `COPY` under the work `backup` reads everything and can write nothing.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, run
from typing import Any

import psycopg
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from schuifaan.site import database
from schuifaan.site.keeping import tallies
from schuifaan.site.unready import NotReady

SHAPE, ROWS = "tables.pgdump", ".copy"
OWNER = "SCHUIFAAN_OWNER_URL"
# The work that lets the walls through, for reading only.
AS_BACKUP = "-c schuifaan.work=backup"
ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"
BARE = ("--no-owner", "--no-privileges")


def owner() -> dict[str, Any]:
    """The role that owns the tables, when the pages use another."""
    url = os.environ.get(OWNER)
    return database.from_url(url) if url else connection.settings_dict


def conninfo(place: dict[str, Any]) -> tuple[str, str]:
    """How libpq is told where the database is; and the password, which stands on no command line."""
    known = {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}
    options = {name: value for name, value in place["OPTIONS"].items() if name in known}
    named = {"dbname": "NAME", "user": "USER", "host": "HOST", "port": "PORT"}
    where = {name: str(place[key]) for name, key in named.items() if place.get(key)}
    return make_conninfo(**{**options, **where}), str(place.get("PASSWORD") or "")


@contextmanager
def talking_to(place: dict[str, Any], options: str = "") -> Iterator[psycopg.Connection[Any]]:
    """The driver's own connection, past Django."""
    where, password = conninfo(place)
    more = {name: value for name, value in (("password", password), ("options", options)) if value}
    with psycopg.connect(make_conninfo(where, **more)) as raw:
        yield raw


def program(name: str, at_least: int) -> Path:
    """One of PostgreSQL's own programs, no older than the server."""
    on_path = shutil.which(name)
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda file: int(file.parts[-3]))
    for file in [*([Path(on_path)] if on_path else []), *reversed(debian)]:
        if _version(file) >= at_least:
            return file
    raise NotReady(f"{name} of PostgreSQL {at_least} or later is needed; install the package postgresql-client.")


def _version(file: Path) -> int:
    said = run([file, "--version"], stdout=PIPE, check=False).stdout.decode()  # noqa: S603 - PostgreSQL's own
    number = said.rpartition("(PostgreSQL) ")[2].split(".")[0].strip()
    return int(number) if number.isdecimal() else 0


def ask(name: str, place: dict[str, Any], server: int, *words: str) -> None:
    """Run one of PostgreSQL's programs; what it says when it fails is told in one line."""
    where, password = conninfo(place)
    surroundings = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    command = [str(program(name, server)), *BARE, f"--dbname={where}", *words]
    done = run(command, env=surroundings, capture_output=True, check=False)  # noqa: S603 - PostgreSQL's own
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split())
        raise NotReady(f"{name} stopped: {said[:300]}")


def copy(raw: psycopg.Connection[Any], place: dict[str, Any], folder: Path, left_out: list[str]) -> list[Path]:
    """The shape and the rows as this transaction sees them, each in a file of its own."""
    raw.execute(ONE_MOMENT)
    row = raw.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
    shape, server = folder / SHAPE, raw.info.server_version // 10000
    shape.touch(mode=0o600)
    told = ("--schema-only", "--format=custom", f"--snapshot={row[0]}", f"--file={shape}")
    ask("pg_dump", place, server, *told)
    names = sorted(name for (name,) in raw.execute(tallies.POSTGRES_TABLES))
    return [shape, *(_copy_table(raw, name, folder) for name in names if name not in left_out)]


def _copy_table(raw: psycopg.Connection[Any], name: str, folder: Path) -> Path:
    file = folder / f"{name}{ROWS}"
    file.touch(mode=0o600)
    asked = sql.SQL("COPY (SELECT * FROM {}) TO STDOUT").format(sql.Identifier("public", name))
    with file.open("wb") as stream, raw.cursor() as cursor, cursor.copy(asked) as rows:
        for chunk in rows:
            stream.write(chunk)
    return file


def sequences(raw: psycopg.Connection[Any]) -> dict[str, int]:
    return {name: int(value) for name, value in raw.execute(SEQUENCES)}


def put_back(place: dict[str, Any], folder: Path, numbers: dict[str, int]) -> None:
    """The tables, then their rows, then what guards and orders them."""
    with talking_to(place) as raw:
        server = raw.info.server_version // 10000
    shape = (str(folder / SHAPE), "--single-transaction", "--exit-on-error")
    ask("pg_restore", place, server, "--section=pre-data", *shape)
    with talking_to(place) as raw:
        for file in sorted(folder.glob(f"*{ROWS}")):
            _fill_table(raw, file)
        for name, value in numbers.items():
            raw.execute("SELECT setval(%s::regclass, %s)", [f'public."{name}"', value])
    ask("pg_restore", place, server, "--section=post-data", *shape)


def _fill_table(raw: psycopg.Connection[Any], file: Path) -> None:
    into = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier("public", file.name.removesuffix(ROWS)))
    with file.open("rb") as stream, raw.cursor() as cursor, cursor.copy(into) as rows:
        while chunk := stream.read(1024 * 1024):
            rows.write(chunk)
