"""A PostgreSQL of our own for the measuring, as safe as a real one: every commit is on the disk before it is told."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.databases import await_answer, become, end, other_user, programs, reachable

OPTIONS = ("listen_addresses=", "max_connections=60", "shared_buffers=512MB", "max_wal_size=2GB")
ROLE = "schuifaan"


@contextmanager
def postgres() -> Iterator[str | None]:
    """Its address; None when PostgreSQL is not installed. The folder goes when it is done."""
    tools = programs()
    if tools is None:
        yield None
        return
    folder, user = Path(tempfile.mkdtemp(prefix="schuifaan-bench-", dir=reachable())), other_user()
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    try:
        with _running(tools, folder, user):
            yield f"postgres://{ROLE}@/{ROLE}?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(tools: Path, folder: Path, user: str | None) -> Iterator[None]:
    rows = folder / "rows"
    making = [tools / "initdb", "-D", rows, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale"]
    subprocess.run(making, check=True, stdout=subprocess.DEVNULL, cwd=folder, **become(user))  # type: ignore[call-overload]
    options = [part for option in (*OPTIONS, f"unix_socket_directories={folder}") for part in ("-c", option)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    server = subprocess.Popen([tools / "postgres", "-D", rows, *options], **quiet, **become(user))  # type: ignore[call-overload]
    try:
        await_answer(tools, folder)
        # An ordinary role, that owns its tables and walks past no wall.
        for order in (f"CREATE ROLE {ROLE} LOGIN", f"CREATE DATABASE {ROLE} OWNER {ROLE}"):
            asking = [tools / "psql", "-q", "-U", "postgres", "-h", folder, "-c", order]
            subprocess.run(asking, check=True, cwd=folder)
        yield
    finally:
        end(server)
