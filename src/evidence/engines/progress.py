"""A progress bar on long work: on a terminal only, and only when the work lasts."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread

from tqdm import tqdm

SOON = 0.5
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """`is_shown` says whether anyone looks; `of` is asked for every step, and shows those that take long."""

    is_shown: bool = False

    @classmethod
    def on_a_terminal(cls) -> "Progress":
        return cls(sys.stderr.isatty())

    @contextmanager
    def of(self, label: str, percent: Callable[[], float]) -> Iterator[None]:
        """Shows `percent()` (0 to 100, below zero when nobody knows) for as long as the block runs."""
        if not (self.is_shown and label):
            yield
            return
        done = Event()
        watcher = Thread(target=_watch, args=(label, percent, done), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()


def _watch(label: str, percent: Callable[[], float], done: Event) -> None:
    if done.wait(SOON):
        return
    bar = tqdm(total=WHOLE, desc=label, unit="%", leave=False, bar_format="{desc} {percentage:3.0f}%|{bar}| {elapsed}")
    with bar:
        while not done.wait(SOON / 5):
            bar.n = max(bar.n, min(WHOLE, int(percent())))
            bar.refresh()
