"""A PostgreSQL of our own for the tests, in a temporary folder. It stops when the tests stop, also when they crash.

A guard process starts the server and waits at a pipe. The pipe closes when the tests are gone, in whatever way, and
then the guard stops the server and removes the folder. `initdb` refuses root; as root it all runs as another user.
"""

import atexit
import os
import pwd
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired, run

OTHER_USERS = ("postgres", "nobody")
ROLE = "schuifaan_tests"
# What the pages of a real installation use: it owns nothing.
PAGES = "schuifaan_pages"
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=50")
QUIET = ("logging_collector=off", "log_min_messages=fatal")


def programs() -> Path | None:
    """The folder with PostgreSQL's programs; Debian keeps them outside PATH, one folder per version."""
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    found = [Path(on_path)] if on_path else debian[-1:]
    return found[0].resolve().parent if found else None


def start() -> str:
    """Start a server with its guard, and say at which address it answers."""
    guard = Popen([sys.executable, __file__], stdin=PIPE, stdout=PIPE, start_new_session=True, text=True)
    atexit.register(stop, guard)
    address = guard.stdout.readline().strip() if guard.stdout else ""
    if not address:
        raise RuntimeError("PostgreSQL did not start; see above.")
    return address


def stop(guard: "Popen[str]") -> None:
    """Let go of the pipe and wait until everything is gone."""
    if guard.stdin:
        guard.stdin.close()
    guard.wait(20)


def other_user() -> str | None:
    """Whom to be instead of root; nobody else than ourselves needs another."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in OTHER_USERS if name in known)


def reachable() -> Path:
    """A folder for temporary files that every user of this machine can walk into."""
    folders = [Path(name) for name in (tempfile.gettempdir(), "/tmp", "/var/tmp")]  # noqa: S108
    return next(folder for folder in folders if all(step.stat().st_mode & 1 for step in (folder, *folder.parents)))


def become(user: str | None) -> dict[str, object]:
    """How to start a program as this user."""
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}


def keep_guard() -> None:
    """The guard's whole life."""
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, lambda *_: sys.exit(1))
    folder = Path(tempfile.mkdtemp(prefix="schuifaan-pg-", dir=reachable()))
    user = other_user()
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    try:
        serve(folder, user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def serve(folder: Path, user: str | None) -> None:
    """Make the tables' home, serve it until the pipe closes, and stop."""
    tools = programs()
    assert tools
    rows = folder / "rows"
    making = [tools / "initdb", "-D", rows, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "-N"]
    run(making, check=True, stdout=DEVNULL, cwd=folder, **become(user))  # type: ignore[call-overload]
    options = [part for option in (*QUICK, *QUIET, f"unix_socket_directories={folder}") for part in ("-c", option)]
    server = Popen([tools / "postgres", "-D", rows, *options], cwd=folder, **become(user))  # type: ignore[call-overload]
    try:
        await_answer(tools, folder)
        make_role(tools, folder)
        sys.stdout.write(f"postgres://{ROLE}@/schuifaan?host={folder}\n")
        sys.stdout.flush()
        sys.stdin.read()
    finally:
        end(server)


def make_role(tools: Path, folder: Path) -> None:
    """No superuser, so that the walls hold for the tests too; their own hands do the work that opens every table."""
    orders = (
        f"CREATE ROLE {ROLE} LOGIN CREATEDB",
        f"ALTER ROLE {ROLE} SET schuifaan.work = 'example'",
        f"CREATE ROLE {PAGES} LOGIN",
        f"GRANT {PAGES} TO {ROLE}",
    )
    asking = [part for order in orders for part in ("-c", order)]
    run([tools / "psql", "-q", "-U", "postgres", "-h", folder, *asking], check=True, cwd=folder)


def await_answer(tools: Path, folder: Path) -> None:
    for _ in range(300):
        if run([tools / "pg_isready", "-q", "-U", "postgres", "-h", folder], check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise TimeoutError("PostgreSQL did not answer within half a minute.")


def end(server: "Popen[bytes]") -> None:
    """Politely first, then at once."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(10)
    except TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait(10)


if __name__ == "__main__":
    keep_guard()
