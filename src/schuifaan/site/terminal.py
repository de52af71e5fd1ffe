"""Lets Ctrl-C reach the server and not the `make` that started it, which would report a failure."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def foreground() -> Iterator[None]:
    """Stand in front of the terminal as a group of our own, and step back at the end."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        yield
        return
    before = os.getpgrp()
    try:
        if before != os.getpid() and os.tcgetpgrp(terminal) == before:
            step_forward(terminal)
        yield
    finally:
        with suppress(OSError):
            os.tcsetpgrp(terminal, before)
        os.close(terminal)


def step_forward(terminal: int) -> None:
    """Only a group in front may hand over the terminal without being stopped, hence the two signals."""
    # Suspending is left out: `make` would wait for us while nobody has the terminal.
    for name in (signal.SIGTTOU, signal.SIGTSTP):
        signal.signal(name, signal.SIG_IGN)
    os.setpgid(0, 0)
    os.tcsetpgrp(terminal, os.getpid())
