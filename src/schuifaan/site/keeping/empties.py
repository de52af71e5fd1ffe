"""Where a copy may be put back: a file that is not there yet, or a PostgreSQL database without tables."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

import psycopg
from django.conf import settings
from psycopg import sql

from schuifaan.base import turns, wiped_ids
from schuifaan.site.database import SQLITE
from schuifaan.site.keeping import postgres, tallies
from schuifaan.site.unready import NotReady

BESIDE = ("-wal", "-shm", "-journal", turns.BESIDE)
KINDS = {"r": "TABLE", "p": "TABLE", "v": "VIEW", "S": "SEQUENCE"}
RELATIONS = (
    "SELECT relkind::text, relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN "
    "('r', 'p', 'v', 'S') ORDER BY relkind = 'v' DESC, relname"
)
FUNCTIONS = (
    "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
    "AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
)


class Target(Protocol):
    """A place to put rows back into."""

    place: dict[str, Any]

    def refuse_when_used(self) -> None:
        """Say no when something is there already."""

    def room(self) -> Path:
        """A folder for what must stand somewhere meanwhile."""

    def fill(self, rows: Path, sequences: dict[str, int]) -> tallies.Tallies:
        """Put the rows in, and count them. Other files with rows may stand beside this one."""

    def open(self) -> None:
        """Everything is right: let it be found."""

    def empty(self) -> None:
        """Leave nothing."""


def target_of(place: dict[str, Any]) -> Target:
    return SqliteTarget(place) if place["ENGINE"] == SQLITE else PostgresTarget(place)


class SqliteTarget:
    """A new file. Until everything is right it stands under another name."""

    def __init__(self, place: dict[str, Any]) -> None:
        self.file = Path(place["NAME"])
        self.half = self.file.with_name(f".half-{self.file.name}")
        self.place = {**place, "NAME": str(self.half)}

    def refuse_when_used(self) -> None:
        if not self.file.parent.is_dir():
            raise NotReady(f"The folder {self.file.parent} is not there; make it first.")
        if self.file.exists() or self.half.exists():
            raise NotReady(f"{self.file} is there already; restore to a file that does not exist yet.")

    def room(self) -> Path:
        return self.file.parent

    def fill(self, rows: Path, sequences: dict[str, int]) -> tallies.Tallies:
        rows.rename(self.half)
        try:
            with closing(sqlite3.connect(self.half)) as raw:
                return tallies.of_sqlite(raw)
        except sqlite3.DatabaseError as fault:
            raise NotReady("The rows in this backup cannot be read; take another backup.") from fault

    def open(self) -> None:
        with closing(sqlite3.connect(self.half)) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with self.half.open("rb") as stream:
            os.fsync(stream.fileno())
        self.half.rename(self.file)
        self.empty()
        wiped_ids.keep_name(self.file.parent)

    def empty(self) -> None:
        for ending in ("", *BESIDE):
            self.half.with_name(self.half.name + ending).unlink(missing_ok=True)


class PostgresTarget:
    """A database of which the schema `public` has nothing in it."""

    def __init__(self, place: dict[str, Any]) -> None:
        self.place = place

    def refuse_when_used(self) -> None:
        try:
            with postgres.talking_to(self.place) as raw:
                used = raw.execute(RELATIONS).fetchone()
        except psycopg.OperationalError as fault:
            name = self.place["NAME"]
            raise NotReady(f"The database {name!r} does not open; make it first with createdb {name}.") from fault
        if used:
            raise NotReady(f"The database {self.place['NAME']!r} has tables already; restore to an empty one.")

    def room(self) -> Path:
        return Path(settings.VAR)

    def fill(self, rows: Path, sequences: dict[str, int]) -> tallies.Tallies:
        postgres.put_back(self.place, rows.parent, sequences)
        with postgres.talking_to(self.place, options=postgres.AS_BACKUP) as raw:
            return tallies.of_postgres(raw)

    def open(self) -> None:
        """It is open since the rows came."""

    def empty(self) -> None:
        """Everything in it came from us: it was empty when we began."""
        with postgres.talking_to(self.place) as raw:
            for kind, name in raw.execute(RELATIONS).fetchall():
                drop = sql.SQL(f"DROP {KINDS[kind]} IF EXISTS {{}} CASCADE")
                raw.execute(drop.format(sql.Identifier("public", name)))
            for (signature,) in raw.execute(FUNCTIONS).fetchall():
                raw.execute(f"DROP FUNCTION IF EXISTS {signature} CASCADE")
