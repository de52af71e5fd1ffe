"""Puts a copy back, elsewhere: into a database that is empty. Everything is right, or nothing is left there.

The rows are counted against the manifest, the tables brought up to date, whoever was wiped since is wiped again, and
the journal is verified against the anchor of that day.
"""

import errno
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import DatabaseError

from schuifaan.base import wiped_ids
from schuifaan.site import database
from schuifaan.site.database import SQLITE
from schuifaan.site.keeping import backup, boxes, empties, finishing, keyrings, tallies
from schuifaan.site.unready import NotReady


@dataclass(frozen=True)
class Restored:
    """What came back, and of when."""

    rows: int
    tables: int
    made_at: datetime
    wiped_again: int
    journal: str


@dataclass(frozen=True)
class Contents:
    """What was taken out of the box: the rows stand in a file."""

    manifest: backup.Manifest
    wiped: list[UUID]
    anchor: Path
    rows: Path


def restore(file: Path, to: str, *, identity: Path | None = None, wiped: Path | None = None) -> Restored:
    """Put the copy in this file back into the empty database at this address."""
    keys, place = keyrings.to_open(identity), database.from_url(to, "--to")
    gone = wiped_ids.read(wiped) if wiped else wiped_ids.read(wiped_ids.place())
    if wiped and not wiped.exists():
        raise NotReady(f"The list {wiped} is not there; name the file wiped.ids that was kept beside the database.")
    target = empties.target_of(place)
    target.refuse_when_used()
    try:
        with backup.private_folder(target.room()) as folder:
            contents = _take_out(file, keys, folder)
            _refuse_newer(contents.manifest, place)
            return _put_in(contents, target, [*gone, *contents.wiped])
    except OSError as fault:
        raise NotReady(_why(fault, file)) from fault
    except (sqlite3.Error, psycopg.Error, DatabaseError) as fault:
        said = backup.one_line(fault)
        raise NotReady(f"The rows could not be put back ({said}); nothing was restored.") from fault


def _why(fault: OSError, file: Path) -> str:
    if fault.errno == errno.ENOSPC:
        return "There is no room left to put the backup back; nothing was restored."
    return f"The backup {file} cannot be put back ({fault.strerror or fault}); nothing was restored."


def _take_out(file: Path, keys: list[keyrings.Identity], folder: Path) -> Contents:
    try:
        with boxes.opened(file, keys) as tar:
            found = {member.name: _keep(tar, member, folder) for member in tar}
        manifest = _manifest(found[backup.MANIFEST].read_bytes())
        ids, anchor, rows = (found[name] for name in (backup.WIPED, backup.ANCHOR, manifest.rows))
    except boxes.WrongKeyError as fault:
        raise NotReady(f"This secret key does not open {file}; use the one that belongs to the backup.") from fault
    except (boxes.DamagedError, KeyError, ValueError, TypeError) as fault:
        raise NotReady(f"{file} is no whole backup of Schuif Aan: cut off or damaged; take another.") from fault
    return Contents(manifest, wiped_ids.read(ids), anchor, rows)


def _keep(tar: Any, member: Any, folder: Path) -> Path:
    """One file of the box; a name that leads elsewhere is no name of ours."""
    if "/" in member.name or not member.isfile():
        raise ValueError(member.name)
    file = folder / str(member.name)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        boxes.copy_out(tar, member, stream.write)
        stream.flush()
        os.fsync(stream.fileno())
    return file


def _manifest(text: bytes) -> backup.Manifest:
    told = json.loads(text)
    if told["format"] > backup.FORMAT:
        raise NotReady(f"This backup was made by Schuif Aan {told['version']}; install that version or a later one.")
    told["tallies"] = {name: (count, number) for name, (count, number) in told["tallies"].items()}
    return backup.Manifest(**{field.name: told[field.name] for field in fields(backup.Manifest)})


def _refuse_newer(manifest: backup.Manifest, place: dict[str, Any]) -> None:
    kind = "SQLite" if manifest.rows.endswith("sqlite3") else "PostgreSQL"
    if (kind == "SQLite") != (place["ENGINE"] == SQLITE):
        raise NotReady(f"This is a backup of {kind}; restore it to an address of {kind}.")
    known = finishing.known_migrations()
    if any((app, name) not in known for app, name in manifest.migrations):
        raise NotReady(f"This backup was made by Schuif Aan {manifest.version}; install that version or a later one.")


def _put_in(contents: Contents, target: "empties.Target", gone: list[UUID]) -> Restored:
    manifest = contents.manifest
    with _nothing_left(target.empty):
        found = target.fill(contents.rows, manifest.sequences)
        if odd := tallies.differences(manifest.tallies, found):
            raise NotReady(f"What came back is not what was kept: {', '.join(odd[:5])}. Nothing was restored.")
        with finishing.at(target.place):
            again, journal = finishing.finish(gone, contents.anchor)
        target.open()
    made = datetime.fromisoformat(manifest.made_at)
    return Restored(tallies.rows(manifest.tallies), len(manifest.tallies), made, again, journal)


@contextmanager
def _nothing_left(empty: Callable[[], None]) -> Iterator[None]:
    """Whatever goes wrong, what was already written goes."""
    try:
        yield
    except BaseException:
        empty()
        raise


def told(restored: Restored) -> str:
    """What came back, for whoever waits at the keyboard."""
    return (
        f"{restored.rows} rows in {restored.tables} tables came back, as they were on"
        f" {restored.made_at:%d %B %Y at %H:%M %Z}.\n"
        f"Wiped again, because they were wiped since: {restored.wiped_again}.\n{restored.journal}"
        f"Start it with SCHUIFAAN_DATABASE_URL set to this database, and with the keys of {settings.VAR}/keys.\n"
    )
