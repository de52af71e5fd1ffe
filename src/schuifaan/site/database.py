"""Where the rows are kept: one address, `sqlite:///...` or `postgres://...`, becomes Django's database settings."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from schuifaan.site.unready import NotReady

EXAMPLES = "postgres://name:password@host:5432/database or sqlite:///path/to/file.sqlite3"
SQLITE = "schuifaan.base.turns"
BUSY_SECONDS = 20
# Compiling a question of a few milliseconds takes a hundred. And planning one takes longer than answering it, so those
# that are kept (`base/kept`) are planned once, whatever values come.
PLANS = "-c jit=off -c plan_cache_mode=force_generic_plan"
# SQLite's driver keeps what it compiled of so many questions, so that pages don't push out those of another.
COMPILED = 500
# Pages read from one snapshot and writers wait for each other instead of failing halfway; a commit is on the disk.
# What is removed is overwritten, so that no word of who was wiped waits on a free page.
SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON;"
)


def from_url(url: str, said: str = "SCHUIFAAN_DATABASE_URL") -> dict[str, Any]:
    """Read the address, or say in one sentence what an address looks like. `said`: where it was given."""
    scheme, separator, rest = url.partition("://")
    if separator and scheme == "sqlite":
        return sqlite(rest, said)
    if separator and scheme in ("postgres", "postgresql"):
        return postgres(url)
    raise NotReady(f"{said} is not an address of a database; write {EXAMPLES}.")


def sqlite(rest: str, said: str) -> dict[str, Any]:
    """Three slashes before a path from here, four before a path from the root, as is the custom."""
    if not rest.startswith("/") or rest == "/":
        raise NotReady(f"{said} names no file; write sqlite:///path/to/file.sqlite3.")
    return {
        "ENGINE": SQLITE,
        "NAME": str(Path(unquote(rest[1:])).absolute()),
        "OPTIONS": {
            "timeout": BUSY_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": SQLITE_START,
            "cached_statements": COMPILED,
        },
        "CONN_MAX_AGE": 60,
    }


def postgres(url: str) -> dict[str, Any]:
    """What stands behind the question mark goes to PostgreSQL as it is; `host` may be a folder with a socket."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise NotReady(f"SCHUIFAAN_DATABASE_URL cannot be read; write {EXAMPLES}.") from fault
    if len(parts.path) < 2:
        raise NotReady("SCHUIFAAN_DATABASE_URL names no database; write postgres://name:password@host:5432/database.")
    asked = dict(parse_qsl(parts.query))
    # A pooler that hands out another connection for each transaction loses what was planned on the one before.
    planned = None if asked.pop("prepare", "") == "no" else 1
    options: dict[str, Any] = {"connect_timeout": 5, "options": PLANS, "prepare_threshold": planned, **asked}
    return {
        "ENGINE": "schuifaan.base.walls.engine",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", str(port or "")),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
