"""What became of each mutant, written to a file as it comes, so that a run can be taken up again."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILE = ROOT / "var/mutants.jsonl"


@dataclass(frozen=True)
class Fate:
    """What became of a mutant; `by` is the test that noticed, and empty when none did."""

    name: str
    line: int
    by: str
    seconds: float
    # Of which rules, and held against which tests.
    rules: str
    tests: str

    @property
    def module(self) -> str:
        return self.name.split()[0].removesuffix(":")


@cache
def sources() -> dict[str, str]:
    """The rules of each floor, as they were when the run began."""
    files = sorted((ROOT / "src/schuifaan").glob("*/rules.py"))
    return {f"schuifaan.{file.parent.name}.rules": file.read_text() for file in files}


def mark_of_rules(module: str) -> str:
    """Changes with every change of these rules."""
    return sha256(sources().get(module, "").encode()).hexdigest()[:16]


def mark_of_tests(tests: Iterable[str]) -> str:
    """Changes with every change of these tests."""
    found = sha256()
    for path in sorted(ROOT / name for name in (*tests, "tests/world.py")):
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            found.update(file.read_bytes())
    return found.hexdigest()[:16]


def keep(fate: Fate) -> None:
    FILE.parent.mkdir(exist_ok=True)
    with FILE.open("a") as file:
        file.write(json.dumps(asdict(fate)) + "\n")


def kept() -> list[Fate]:
    """What is known of the rules as they are now."""
    lines = FILE.read_text().splitlines() if FILE.exists() else []
    fates = [Fate(**json.loads(line)) for line in lines]
    marks = {module: mark_of_rules(module) for module in {fate.module for fate in fates}}
    return [fate for fate in fates if fate.rules == marks[fate.module]]


def settled(tests: str) -> set[str]:
    """Which mutants need no trying by these tests: one was noticed by any, or by none of exactly these."""
    return {fate.name for fate in kept() if fate.by or fate.tests == tests}


def newest() -> dict[str, Fate]:
    """Per mutant the test that noticed it; otherwise the last that did not."""
    found: dict[str, Fate] = {}
    for fate in kept():
        if fate.by or not (fate.name in found and found[fate.name].by):
            found[fate.name] = fate
    return found
