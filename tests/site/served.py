"""A Schuif Aan that really runs, as `make run` would start it, in a folder of its own."""

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired, run

OURS = ("SCHUIFAAN_", "PORT", "DJANGO_", "PYTEST_")
COMMAND = [sys.executable, "-m", "schuifaan.site.cli"]


def surroundings(folder: Path, **extra: str) -> dict[str, str]:
    """The environment of a fresh machine, and only what is asked for on top of it."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**clean, "PYTHONPATH": str(Path("src").absolute()), "SCHUIFAAN_VAR": str(folder), **extra}


def schuifaan(*words: str, folder: Path, said: str = "", **extra: str) -> "tuple[int, str]":
    """Run one command to its end, with what is said to it; its exit code and all that it said."""
    env = surroundings(folder, **extra)
    done = run([*COMMAND, *words], env=env, input=said, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@dataclass
class Served:
    """Where it answers, and what it left behind."""

    url: str
    folder: Path
    process: "Popen[str]"

    def mails(self) -> list[EmailMessage]:
        """Every mail that went out, the oldest first."""
        files = sorted(self.folder.glob("mail/*"), key=lambda file: file.stat().st_mtime_ns)
        letters = [part for file in files for part in file.read_bytes().split(b"\n" + b"-" * 79 + b"\n")]
        return [message_from_bytes(text, policy=policy.default) for text in letters if text.strip()]

    def mail(self, to: str, *, seconds: float = 15) -> EmailMessage:
        """The last mail to this address; waits for the worker."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = [letter for letter in self.mails() if to in str(letter["To"])]
            if found:
                return found[-1]
            time.sleep(0.2)
        raise AssertionError(f"no mail to {to}")

    def stop(self, name: signal.Signals = signal.SIGTERM) -> "tuple[int, str]":
        """Stop it; the exit code and all that it said."""
        self.process.send_signal(name)
        try:
            said, _ = self.process.communicate(timeout=20)
        except TimeoutExpired:
            self.process.kill()
            raise
        return self.process.returncode, said


def begin(folder: Path, **extra: str) -> Served:
    """Start it and wait until it says where to go."""
    port = free_port()
    env = surroundings(folder, PORT=str(port), **extra)
    process = Popen([*COMMAND, "run"], env=env, stdout=PIPE, stderr=PIPE, text=True, start_new_session=True)
    answers(port, process)
    return Served(f"http://localhost:{port}", folder, process)


def answers(port: int, process: "Popen[str]") -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise AssertionError("".join(process.communicate()))
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("Schuif Aan did not start within a minute.")


@contextmanager
def served(folder: Path, **extra: str) -> Iterator[Served]:
    """A running Schuif Aan as long as the block lasts."""
    place = begin(folder, **extra)
    try:
        yield place
    finally:
        if place.process.poll() is None:
            place.stop()
