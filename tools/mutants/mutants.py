"""`make mutants`: break each rule in every small way, and count how many of these faults a test notices.

A run that is broken off goes on where it was: what became of each mutant is kept in `var/mutants.jsonl`, and counts as
long as the rules stay as they were; who was not noticed is tried again as soon as a test changed.
"""

import os
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from subprocess import run

from fates import FILE, ROOT, Fate, newest
from forks import NOTHING, all_mutants

# First one long life, held against the oracle; whatever that does not notice meets the tests of the floors.
ORACLE = ("tests/drills/oracle", "tests/drills/test_rules_and_oracle.py")
TESTS = (
    "tests/stories", "tests/tables", "tests/plans", "tests/neighbourhood", "tests/outcomes", "tests/budget",
    "tests/house_of_the_neighbourhood", "tests/desk", "tests/dialogues",
)  # fmt: skip
AT_LEAST = 95


def same_for_everyone() -> dict[str, str]:
    """Mutants that change nothing that anybody could notice, each with the reason."""
    lines = (Path(__file__).parent / "equivalent.txt").read_text().splitlines()
    pairs = [line.rsplit("  # ", 1) for line in lines if line and not line.startswith("#")]
    return {name.strip(): reason for name, reason in pairs}


def count(fates: Iterable[Fate], same: Iterable[str]) -> tuple[int, int, list[Fate]]:
    """How many there are, how many were noticed, and which were not."""
    counted = [fate for fate in fates if fate.name not in same]
    alive = [fate for fate in counted if not fate.by]
    return len(counted), len(counted) - len(alive), alive


def tell(found: Sequence[Fate]) -> int:
    """The counts of each module, of all together, and each survivor."""
    same = same_for_everyone()
    for module in sorted({fate.module for fate in found}):
        total, noticed, _alive = count([fate for fate in found if fate.module == module], same)
        print(f"{module}: {noticed} of {total}, {100 * noticed / max(1, total):.1f}%")
    total, noticed, alive = count(found, same)
    share = 100 * noticed / max(1, total)
    print(f"together: {noticed} of {total} noticed, {share:.1f}%")
    print(f"{len(found) - total} more change nothing, see tools/mutants/equivalent.txt")
    for fate in alive:
        print(f"survives: {fate.name} (line {fate.line})")
    for fate in found:
        if fate.by and fate.name in same:
            print(f"is noticed after all, by {fate.by}: {fate.name}")
    return int(share < AT_LEAST)


def witnessed(tests: Sequence[str], only: str) -> None:
    """Hold the mutants against these tests, in a process of its own: Django is set up once in each."""
    words = [sys.executable, str(Path(__file__).parent / "forks.py"), only, *tests]
    run(words, check=True, cwd=ROOT)


def main(only: str = "", fresh: str = "") -> int:
    """`only`: just the mutants in whose name this pattern is found; `fresh`: forget what is known of them."""
    if fresh:
        FILE.unlink(missing_ok=True)
    begun = time.monotonic()
    for tests in (ORACLE, TESTS):
        witnessed(tests, only)
    known = newest()
    found = [known[mutant.name] for mutant in all_mutants(only) if mutant.name in known]
    trapped = [fate for fate in found if NOTHING in fate.name and fate.by]
    print(f"\nin {(time.monotonic() - begun) / 60:.0f} minutes")
    for fate in trapped:
        print(f"fails where nothing was broken, so the count is worth nothing: {fate.by}")
    told = tell([fate for fate in found if NOTHING not in fate.name])
    return int(bool(trapped)) or told


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "", os.environ.get("FRESH", "")))
