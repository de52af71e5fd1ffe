"""Where rows are copied from: one moment of the database, while everybody goes on writing.

What is of this machine and this hour alone is left out: who is signed in, mail that waits, counted guesses.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db import connection
from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped]
from django_tasks_db.models import DBTaskResult

from schuifaan.base.models import PostedOnce
from schuifaan.site.keeping import postgres, tallies

SQLITE_ROWS = "rows.sqlite3"
MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY app, name"
LAST_LINE = "SELECT coalesce(max(id), 0) FROM base_journalline"


@dataclass(frozen=True)
class Copied:
    """The rows of one moment in files of their own, the first of which tells what they are; and what is in them."""

    files: list[Path]
    tallies: tallies.Tallies
    migrations: list[list[str]]
    last_line: int
    server: str
    sequences: dict[str, int] = field(default_factory=dict)


def left_out() -> list[str]:
    """Tables of which only the shape is copied."""
    session = import_module(settings.SESSION_ENGINE).SessionStore.get_model_class()
    return [model._meta.db_table for model in (session, DBTaskResult, PostedOnce, AccessAttempt)]


def copy(folder: Path) -> Copied:
    """Copy the rows of this installation into this folder."""
    return _postgres(folder) if connection.vendor == "postgresql" else _sqlite(folder)


def _facts(raw: Any) -> dict[str, Any]:
    return {
        "migrations": [list(row) for row in raw.execute(MIGRATIONS).fetchall()],
        "last_line": int(raw.execute(LAST_LINE).fetchone()[0]),
    }


def _sqlite(folder: Path) -> Copied:
    """In one step, so that writers cannot make it begin anew; then pressed, so that nothing wiped is left between."""
    file = folder / SQLITE_ROWS
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as there, closing(_new(file)) as here:
        there.backup(here)
        here.execute("PRAGMA journal_mode = DELETE")
        for table in left_out():
            here.execute(f'DELETE FROM "{table}"')  # noqa: S608 - our own names
        here.execute("VACUUM")
        return Copied([file], tallies.of_sqlite(here), server=sqlite3.sqlite_version, **_facts(here))


def _new(file: Path) -> sqlite3.Connection:
    file.touch(mode=0o600)
    made = sqlite3.connect(file, isolation_level=None)
    # What the tables ask of each row may use functions that Django brings along.
    register(made)
    made.execute("PRAGMA secure_delete = ON")
    return made


def _postgres(folder: Path) -> Copied:
    place, empty = postgres.owner(), left_out()
    with postgres.talking_to(place, options=postgres.AS_BACKUP) as raw:
        files = postgres.copy(raw, place, folder, empty)
        found = {**tallies.of_postgres(raw), **dict.fromkeys(empty, tallies.tally([]))}
        server, numbers = str(raw.info.server_version // 10000), postgres.sequences(raw)
        return Copied(files, found, server=server, sequences=numbers, **_facts(raw))
