"""Who writes next in a SQLite file. SQLite lets a writer who waits look again after ever longer naps, so that now and
then one waits for half a second while others go first. Here they stand in a row: the threads of a process for a lock,
the processes for a second lock on a file beside the rows, which the system lets go of when a process dies.

SQLite's own lock stays: whoever waited too long for a turn goes on without, and hears from SQLite what it would have
heard before.
"""

import fcntl
import os
import threading
import time
from pathlib import Path

BESIDE = "-beurt"
# Between two looks at the other process. It is about a tenth of what one commit takes.
LOOK_AGAIN = 0.0005


class Turns:
    """The row of this process for one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._here = threading.Lock()
        self._file = -1
        self._opened_in = 0

    def take(self, seconds: float) -> bool:
        """Wait for a turn; False when it did not come in time."""
        until = time.monotonic() + seconds
        if not self._here.acquire(timeout=seconds):
            return False
        try:
            got = self._lock(until)
        except OSError:
            got = False
        if not got:
            self._here.release()
        return got

    def _lock(self, until: float) -> bool:
        if self._opened_in != os.getpid():
            # A fork shares the lock of whoever it came from, so each process opens the file itself.
            self._file = os.open(self.path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
            self._opened_in = os.getpid()
        while not self._is_ours():
            if time.monotonic() > until:
                return False
            time.sleep(LOOK_AGAIN)
        return True

    def _is_ours(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def give(self) -> None:
        """Let the next one go."""
        fcntl.flock(self._file, fcntl.LOCK_UN)
        self._here.release()


_rows: dict[str, Turns] = {}
_making = threading.Lock()


def of(name: str) -> Turns:
    """The row for this file of rows, one in each process."""
    with _making:
        if name not in _rows:
            _rows[name] = Turns(Path(f"{name}{BESIDE}"))
        return _rows[name]
