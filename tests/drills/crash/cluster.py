"""A PostgreSQL that is meant to be killed: it writes through to the disk, as in production."""

import os
import pwd
import shutil
import signal
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, Popen, run

from tests.databases import become, other_user, programs, reachable

SETTINGS = ("listen_addresses=", "max_connections=50", "logging_collector=off", "log_min_messages=fatal")


def children(pid: int) -> list[int]:
    """Who was started by this process, as Linux tells it."""
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []


class Cluster:
    """One folder with one server in it, which can be killed with -9 and begun again."""

    def __init__(self) -> None:
        self.user = other_user()
        self.folder = Path(tempfile.mkdtemp(prefix="schuifaan-crash-", dir=reachable()))
        if self.user:
            os.chown(self.folder, pwd.getpwnam(self.user).pw_uid, -1)
        found = programs()
        assert found, "PostgreSQL is not installed"
        self.programs = found
        make = [str(found / "initdb"), "-D", str(self.folder / "data"), "-U", "schuifaan", "-A", "trust"]
        run([*make, "-E", "UTF8", "--locale=C"], check=True, stdout=DEVNULL, cwd=self.folder, **become(self.user))
        self.begin()

    @property
    def url(self) -> str:
        return f"postgres://schuifaan@/postgres?host={self.folder}"

    def begin(self) -> None:
        """Start it, and wait until it answers."""
        settings = [
            word for setting in (*SETTINGS, f"unix_socket_directories={self.folder}") for word in ("-c", setting)
        ]
        command = [str(self.programs / "postgres"), "-D", str(self.folder / "data"), *settings]
        self.server = Popen(
            command, cwd=self.folder, start_new_session=True, stdout=DEVNULL, stderr=DEVNULL, **become(self.user)
        )
        ask = [str(self.programs / "pg_isready"), "-q", "-h", str(self.folder)]
        for _ in range(600):
            if run(ask, check=False).returncode == 0:
                return
            time.sleep(0.05)
        raise AssertionError("PostgreSQL did not start")

    def kill(self) -> None:
        """The postmaster and all who work for it, at the same moment; each of them has a session of its own."""
        for pid in [self.server.pid, *children(self.server.pid)]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.server.wait()
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
