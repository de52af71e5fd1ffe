"""The part inside pytest: collect once, make the database once, and try each mutant in a fork of its own."""

import os
import re
import select
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import touched
from _pytest.runner import runtestprotocol
from fates import Fate, keep, mark_of_rules, mark_of_tests, settled, sources
from mutate import Mutant, mutants
from swap import put

AT_ONCE = int(os.environ.get("MUTANTS_AT_ONCE", os.cpu_count() or 1))
# After so long at work no more tests are begun; what still runs after a quarter of an hour is ended.
SECONDS = int(os.environ.get("MUTANTS_SECONDS", "30"))
FOR_EVER = 900
# First the tests that read like a law, then the others of the floor, then those of other floors.
FIRST = ("test_rules", "test_readers", "test_unsafe_home", "test_access", "test_emergency")
NOTHING = "nothing changed"
# A test that fails by itself is no witness. On a busy machine one may come too late; when many do, something is amiss.
MOST_RED = 0.02
# These need a database on disk, for threads; here they fail, and what their threads leave behind stops a fork.
WITH_THREADS = ("test_concurrency.py", "test_letter_races.py")
ALSO_WITH_THREADS = "tests/budget/test_invariants.py::test_many_writers_at_once_break_no_law"


def all_mutants(only: str) -> list[Mutant]:
    """First one in which nothing is broken: a test that notices it is no witness."""
    module = "schuifaan.neighbourhood.rules"
    control = Mutant(module, NOTHING, "", "", 0, sources()[module])
    found = [mutant for module, source in sources().items() for mutant in mutants(module, source)]
    return [control, *(mutant for mutant in found if re.search(only, mutant.name))]


@dataclass
class Witnesses:
    """The tests that are green without a mutant, which rules each asks, and how long it takes."""

    items: list[Any] = field(default_factory=list)
    asks: dict[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    _paces: dict[Path, float] = field(default_factory=dict)

    def of(self, mutant: Mutant) -> list[Any]:
        """Those who could notice, and the most likely first."""
        wanted = {(mutant.module, name) for name in touched.leans_on(sources()[mutant.module], mutant.where)}
        able = [one for one in self.items if mutant.where == NOTHING or self.asks[one.nodeid] & wanted]
        floor = mutant.module.split(".")[1]

        def far(item: Any) -> tuple[bool, bool, float, str, float]:
            near = f"tests/{floor}/" in item.nodeid or f"-{floor}]" in item.nodeid
            return (
                not near,
                not item.path.stem.startswith(FIRST),
                self._pace(item),
                str(item.path),
                self.seconds[item.nodeid],
            )

        return sorted(able, key=far)

    def _pace(self, item: Any) -> float:
        """How long a test of this file takes on average: what belongs together stays together."""
        if item.path not in self._paces:
            beside = [self.seconds[one.nodeid] for one in self.items if one.path == item.path]
            self._paces[item.path] = sum(beside) / len(beside)
        return self._paces[item.path]


def first_to_fail(session: Any, items: list[Any], seconds: float) -> str:
    """Run until a test fails, and name it."""
    until = time.process_time() + seconds
    for number, item in enumerate(items):
        if number == 0:
            session._setupstate.teardown_exact(item)
        after = items[number + 1] if number + 1 < len(items) else items[0]
        reports = runtestprotocol(item, nextitem=after, log=False)
        if any(report.failed for report in reports):
            return str(item.nodeid)
        if time.process_time() > until:
            break
    return ""


def _child(session: Any, mutant: Mutant, items: list[Any], pipe: int) -> None:
    """Nothing of what happens here is left: the fork ends, and its database with it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    # Setting each kept question beside the same one written out anew is for other tests.
    sys.modules["schuifaan.base.kept"].compare = False  # type: ignore[attr-defined]
    try:
        put(mutant)
        by = first_to_fail(session, items, FOR_EVER if mutant.where == NOTHING else SECONDS)
    except BaseException as broken:
        by = f"breaks at once: {broken!r}"
    os.write(pipe, by.encode()[:400])
    os._exit(0)


class Tried:
    """Forks that run at the same time."""

    def __init__(self, session: Any, witnesses: Witnesses, tests: str) -> None:
        self.session, self.witnesses, self.tests = session, witnesses, tests
        self.busy: dict[int, tuple[int, Mutant, float]] = {}

    def start(self, mutant: Mutant) -> None:
        items = self.witnesses.of(mutant)
        reads, writes = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reads)
            _child(self.session, mutant, items, writes)
        os.close(writes)
        self.busy[reads] = (pid, mutant, time.monotonic())

    def ended(self) -> Iterator[Fate]:
        """Those that are done, and those that take too long: a rule that never ends is noticed too."""
        ready, _writes, _errors = select.select(list(self.busy), [], [], 1)
        late = [pipe for pipe, (_pid, _mutant, since) in self.busy.items() if time.monotonic() - since > FOR_EVER]
        for pipe in {*ready, *late}:
            pid, mutant, since = self.busy.pop(pipe)
            if pipe not in ready:
                os.kill(pid, signal.SIGKILL)
            by = os.read(pipe, 400).decode() if pipe in ready else "takes too long"
            os.close(pipe)
            os.waitpid(pid, 0)
            seconds = round(time.monotonic() - since, 1)
            yield Fate(mutant.name, mutant.line, by, seconds, mark_of_rules(mutant.module), self.tests)


def fates(session: Any, witnesses: Witnesses, todo: list[Mutant], tests: str) -> Iterator[Fate]:
    tried = Tried(session, witnesses, tests)
    while todo or tried.busy:
        while todo and len(tried.busy) < AT_ONCE:
            tried.start(todo.pop(0))
        yield from tried.ended()


class Mutating:
    """Takes the place of running the tests."""

    def __init__(self, only: str, tests: str) -> None:
        self.tests, self.red = tests, 0
        done = settled(tests)
        self.todo = [mutant for mutant in all_mutants(only) if mutant.name not in done]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: Any) -> bool:
        if self.todo:
            witnesses = self._green(session)
            if self.red > len(session.items) * MOST_RED:
                pytest.exit("Repair what is red first: what fails by itself notices nothing.", 1)
            print(f"{len(witnesses.items)} tests are green; {len(self.todo)} mutants to try", flush=True)
            for fate in fates(session, witnesses, self.todo, self.tests):
                keep(fate)
                print(("." if fate.by else f"\nnot noticed: {fate.name}\n"), end="", flush=True)
        return True

    def _green(self, session: Any) -> Witnesses:
        """Run everything once: the database is there afterwards, and what fails without a mutant is no witness."""
        for module, source in sources().items():
            put(Mutant(module, "", "", "", 0, touched.telling(module, source)))
        found, items = Witnesses(), session.items
        for number, item in enumerate(items):
            begun = time.process_time()
            reports = runtestprotocol(item, nextitem=items[(number + 1) % len(items)], log=False)
            asked = touched.since_last_time()
            if any(report.failed for report in reports):
                self.red += 1
                print(f"red without a mutant: {item.nodeid}", flush=True)
            elif not any(report.skipped for report in reports):
                found.items.append(item)
                found.asks[item.nodeid], found.seconds[item.nodeid] = asked, time.process_time() - begun
        return found


def main(only: str, *tests: str) -> None:
    words = ["-q", "-s", "--tb=no", "-p", "no:cacheprovider", "--ds", "memory_settings"]
    names = [str(Path(name)) for name in tests]
    without = [f"--deselect={ALSO_WITH_THREADS}", *(f"--ignore-glob=*/{name}" for name in WITH_THREADS)]
    sys.exit(pytest.main([*words, *without, *names], plugins=[Mutating(only, mark_of_tests(names))]))


if __name__ == "__main__":
    main(*sys.argv[1:])
