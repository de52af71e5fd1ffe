"""The two web servers side by side: the same pages, the same number of processes and threads."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.load import HOST
from bench.processes import children, held, worked

PAGES, EMPTY = "schuifaan.site.wsgi:application", "bench.empty:application"
KNOWING = "bench.knowing:application"
KINDS = ("granian", "gunicorn")
PATIENCE = 60.0


@dataclass(frozen=True)
class Server:
    """A server that runs: where it listens, and how much memory it holds."""

    port: int
    process: "subprocess.Popen[bytes]"

    def memory(self) -> int:
        """Megabytes of the process and its children; what they share is counted once for each."""
        return sum(held(pid) for pid in self._all()) // 1024

    def worked(self) -> float:
        """Seconds that the processor worked for it so far. Unlike a rate this does not lean on what else goes on."""
        return sum(worked(pid) for pid in self._all())

    def _all(self) -> list[int]:
        return [self.process.pid, *children(self.process.pid)]


def free_port() -> int:
    with socket.socket() as door:
        door.bind((HOST, 0))
        return int(door.getsockname()[1])


def command(kind: str, target: str, port: int, processes: int, threads: int) -> list[str]:
    if kind == "granian":
        return [sys.executable, "-m", "bench.run_granian", target, str(port), str(processes), str(threads)]
    options = ["--bind", f"{HOST}:{port}", "--workers", str(processes), "--threads", str(threads)]
    return [sys.executable, "-m", "gunicorn", "--worker-class", "gthread", "--keep-alive", "30",
            "--log-level", "warning", *options, target]  # fmt: skip


@contextmanager
def serving(kind: str, target: str, processes: int, threads: int) -> Iterator[Server]:
    """One server from its first answer to its end."""
    port = free_port()
    process = subprocess.Popen(command(kind, target, port, processes, threads), env=os.environ.copy())
    try:
        _await_answer(port, process)
        yield Server(port, process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await_answer(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not answer; see above.")
