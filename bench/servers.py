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
from pathlib import Path

from bench.load import HOST

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
        return sum(_resident(pid) for pid in self._all()) // 1024

    def worked(self) -> float:
        """Seconds that the processor worked for it so far. Unlike a rate this does not lean on what else goes on."""
        return sum(_worked(pid) for pid in self._all())

    def _all(self) -> list[int]:
        return [self.process.pid, *_children(self.process.pid)]


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += [int(child), *_children(int(child))]
    return found


def _resident(pid: int) -> int:
    rows = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(row.split()[1]) for row in rows if row.startswith("VmRSS")), 0)


def _worked(pid: int) -> float:
    """The fourteenth and fifteenth field; the second is a name, which may hold anything."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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
