"""How far it is, for whoever waits at a terminal."""

import sys
from time import monotonic


class Progress:
    """Says what was kept, one line each; to a pipe it says nothing."""

    def __init__(self) -> None:
        self.began, self.rows = monotonic(), 0

    def kept(self, what: str, rows: int) -> None:
        self.rows += rows
        if sys.stderr.isatty():
            sys.stderr.write(f"{monotonic() - self.began:6.1f} s  {rows:>9,}  {what}\n")
