"""`make mutants`: break each rule in every small way, and count how many of these faults a test notices."""

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

from forks import ROOT, Fate

# First one long life, held against the oracle; whatever that does not notice meets the tests of the floors.
ORACLE = ("tests/drills/test_rules_and_oracle.py",)
TESTS = (
    "tests/stories", "tests/tables", "tests/plans", "tests/neighbourhood", "tests/outcomes", "tests/budget",
    "tests/house_of_the_neighbourhood",
)  # fmt: skip
AT_LEAST = 95


def same_for_everyone() -> dict[str, str]:
    """Mutants that change nothing that anybody could notice, each with the reason."""
    lines = (Path(__file__).parent / "equivalent.txt").read_text().splitlines()
    pairs = [line.split("  # ") for line in lines if line and not line.startswith("#")]
    return {name.strip(): reason for name, reason in pairs}


def tell(found: list[Fate], seconds: float) -> int:
    """The count, and each survivor."""
    same = same_for_everyone()
    counted = [fate for fate in found if fate.name not in same]
    alive = [fate for fate in counted if not fate.by]
    share = 100 * (len(counted) - len(alive)) / max(1, len(counted))
    print(f"\n{len(counted)} mutants, {len(counted) - len(alive)} noticed: {share:.1f}%, in {seconds / 60:.0f} minutes")
    print(f"{len(found) - len(counted)} more change nothing, see tools/mutants/equivalent.txt")
    for fate in alive:
        print(f"survives: {fate.name} (line {fate.line})")
    for fate in found:
        if fate.by and fate.name in same:
            print(f"is noticed after all, by {fate.by}: {fate.name}")
    return int(share < AT_LEAST)


def witnessed(tests: Sequence[str], only: str, alive: Sequence[str] | None = None) -> list[Fate]:
    """What these tests make of the mutants, in a process of its own: Django is set up once in each."""
    with TemporaryDirectory() as folder:
        told = Path(folder) / "fates.json"
        words = [sys.executable, str(Path(__file__).parent / "forks.py"), str(told), only, *tests]
        known = json.dumps(alive) if alive is not None else ""
        run(words, check=True, cwd=ROOT, env=os.environ | {"MUTANTS_LEFT": known})
        return [Fate(**one) for one in json.loads(told.read_text())]


def main(only: str = "") -> int:
    """`only`: just the mutants whose name has this in it."""
    begun = time.monotonic()
    first = witnessed(ORACLE, only)
    left = [fate.name for fate in first if not fate.by]
    print(f"\n{len(left)} of {len(first)} are not noticed by the oracle; now the tests of the floors", flush=True)
    second = {fate.name: fate for fate in witnessed(TESTS, only, left)} if left else {}
    return tell([second.get(fate.name, fate) for fate in first], time.monotonic() - begun)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
