"""Puts a recent SQLite in the place of the one that came with Python, before Django looks for it.

An older SQLite can lose committed rows when it starts its write-ahead log anew, and what Python brings along is often
years old. Django finds its driver by the name `sqlite3`, so that name has to point at the wheel first.
"""

import sys

import pysqlite3
from pysqlite3 import dbapi2

from schuifaan.site.unready import NotReady

WANTED = (3, 51, 3)


def put_in_place() -> None:
    """Let everything that asks for `sqlite3` after this moment get the wheel."""
    refuse_older(dbapi2.sqlite_version)
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = dbapi2


def refuse_older(version: str) -> None:
    """Refuse a SQLite that can lose rows."""
    if tuple(int(part) for part in version.split(".")) < WANTED:
        wanted = ".".join(str(part) for part in WANTED)
        raise NotReady(f"SQLite {version} can lose rows; Schuif Aan wants {wanted} or later: remove .venv, `make run`.")
