"""The part inside pytest: collect once, make the database once, and try each mutant in a fork of its own."""

import json
import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from mutate import Mutant, mutants
from swap import put

ROOT = Path(__file__).parents[2]
AT_ONCE = int(os.environ.get("MUTANTS_AT_ONCE", os.cpu_count() or 1))
SECONDS = 600
# First the tests that read like a law, then the others of the floor, then those of other floors.
FIRST = ("test_rules", "test_readers", "test_unsafe_home", "test_access", "test_emergency")


@dataclass(frozen=True)
class Fate:
    """What became of a mutant; `by` is the test that noticed, and empty when none did."""

    name: str
    line: int
    by: str


def all_mutants(only: str) -> list[Mutant]:
    files = sorted((ROOT / "src/schuifaan").glob("*/rules.py"))
    found = [one for file in files for one in mutants(f"schuifaan.{file.parent.name}.rules", file.read_text())]
    left = os.environ.get("MUTANTS_LEFT")
    asked = set(json.loads(left)) if left else {mutant.name for mutant in found}
    return [mutant for mutant in found if only in mutant.name and mutant.name in asked]


def in_order(items: list[Any], module: str) -> list[Any]:
    """The tests that are likely to notice come first."""
    floor = module.split(".")[1]

    def far(item: Any) -> tuple[bool, bool]:
        return f"tests/{floor}" not in str(item.path), not item.path.stem.startswith(FIRST)

    return sorted(items, key=far)


def first_to_fail(session: Any, items: list[Any]) -> str:
    """Run until a test fails, and name it."""
    session._setupstate.teardown_exact(items[0])
    for number, item in enumerate(items):
        after = items[number + 1] if number + 1 < len(items) else items[0]
        reports = runtestprotocol(item, nextitem=after, log=False)
        if any(report.failed for report in reports):
            return str(item.nodeid)
    return ""


def _child(session: Any, mutant: Mutant, items: list[Any], pipe: int) -> None:
    """Nothing of what happens here is left: the fork ends, and its database with it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        put(mutant)
        by = first_to_fail(session, in_order(items, mutant.module))
    except BaseException as broken:
        by = f"breaks at once: {broken!r}"
    os.write(pipe, by.encode()[:400])
    os._exit(0)


class Tried:
    """Forks that run at the same time."""

    def __init__(self, session: Any, items: list[Any]) -> None:
        self.session, self.items = session, items
        self.busy: dict[int, tuple[int, Mutant, float]] = {}

    def start(self, mutant: Mutant) -> None:
        reads, writes = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reads)
            _child(self.session, mutant, self.items, writes)
        os.close(writes)
        self.busy[reads] = (pid, mutant, time.monotonic())

    def ended(self) -> Iterator[Fate]:
        """Those that are done, and those that take too long: a rule that never ends is noticed too."""
        ready, _writes, _errors = select.select(list(self.busy), [], [], 1)
        late = [pipe for pipe, (_pid, _mutant, since) in self.busy.items() if time.monotonic() - since > SECONDS]
        for pipe in {*ready, *late}:
            pid, mutant, _since = self.busy.pop(pipe)
            if pipe not in ready:
                os.kill(pid, signal.SIGKILL)
            by = os.read(pipe, 400).decode() if pipe in ready else "takes too long"
            os.close(pipe)
            os.waitpid(pid, 0)
            yield Fate(mutant.name, mutant.line, by)


def fates(session: Any, items: list[Any], todo: list[Mutant]) -> Iterator[Fate]:
    tried = Tried(session, items)
    while todo or tried.busy:
        while todo and len(tried.busy) < AT_ONCE:
            tried.start(todo.pop(0))
        yield from tried.ended()


class Mutating:
    """Takes the place of running the tests."""

    def __init__(self, only: str) -> None:
        self.only = only
        self.found: list[Fate] = []
        self.red: list[str] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: Any) -> bool:
        green = list(self._green(session))
        for fate in fates(session, green, all_mutants(self.only)):
            self.found.append(fate)
            print(("." if fate.by else f"\nsurvives: {fate.name}\n"), end="", flush=True)
        return True

    def _green(self, session: Any) -> Iterator[Any]:
        """Run everything once: the database is there afterwards, and what fails without a mutant is no witness."""
        items = session.items
        for number, item in enumerate(items):
            reports = runtestprotocol(item, nextitem=items[(number + 1) % len(items)], log=False)
            if any(report.failed for report in reports):
                self.red.append(item.nodeid)
                print(f"red without a mutant: {item.nodeid}", flush=True)
            elif not any(report.skipped for report in reports):
                yield item


def main(told: str, only: str, *tests: str) -> None:
    mutating = Mutating(only)
    words = ["-q", "-s", "--tb=no", "-p", "no:cacheprovider", "--ds", "memory_settings"]
    pytest.main([*words, *tests], plugins=[mutating])
    Path(told).write_text(json.dumps([asdict(fate) for fate in mutating.found]))


if __name__ == "__main__":
    main(*sys.argv[1:])
