"""`make test`: the suite on SQLite, the suite on a PostgreSQL of its own, and the tests in a browser. `make drills`.

What cannot run here is left out and said plainly. With CI=true leaving something out is a failure.
"""

import os
import shutil
import sys
from pathlib import Path
from subprocess import run

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SPREAD = ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "worksteal"]
# The tests at the doors share one loaded example, so they run by themselves and in one process.
DOORS = ["tests/access"]
APART = ("tests/browser", "tests/access", "tests/drills", "tests/spark")
SUITE = ["tests", *(f"--ignore={folder}" for folder in APART), *SPREAD]
# The drills take their time: thousands of rounds each. Two at once, a file at a time.
# The life that the oracle tells of stays loaded to the end of its process, so it has one of its own.
ORACLE = ["tests/drills/test_rules_and_oracle.py"]
DRILLS = [
    "tests/drills", "--ignore=tests/drills/test_walls_alone.py", *(f"--ignore={file}" for file in ORACLE),
    "-n", str(min(2, os.cpu_count() or 1)), "--dist", "loadfile",
]  # fmt: skip
# Only PostgreSQL has a second wall to try by itself.
WALLS = ["tests/drills/test_walls_alone.py"]
# Spark has packages of its own, and a session that its tests share.
SPARK = ["tests/spark", "-p", "no:xdist"]
PEERS = ROOT / ".venv-peers" / "bin" / "python"
PARTS = {
    "sqlite": (SUITE, DOORS), "postgres": (SUITE, DOORS), "browser": (["tests/browser"],), "drills": (DRILLS, ORACLE),
    "walls": (WALLS,), "spark": (SPARK,),
}  # fmt: skip
NAMES = {
    "spark": "of the Spark engine",
    "sqlite": "on SQLite", "postgres": "on PostgreSQL", "browser": "in a browser", "drills": "of the drills",
    "walls": "of the second wall by itself",
}  # fmt: skip
ON_POSTGRES = ("postgres", "walls")


def missing(part: str) -> str:
    """Why a part cannot run here; empty when it can."""
    if part == "spark" and not (shutil.which("java") and PEERS.exists()):
        return "Java 17 or .venv-peers is not here (on Debian: apt install openjdk-17-jre-headless; make test-spark)"
    if part == "browser" and not any(map(shutil.which, BROWSERS)):
        return "Chromium is not installed (on Debian: apt install chromium)"
    if part in ON_POSTGRES and not has_postgres():
        return "PostgreSQL is not installed (on Debian: apt install postgresql)"
    if part == "drills" and not (has_postgres() and shutil.which("cc")):
        return "the drills need PostgreSQL and a C compiler (on Debian: apt install postgresql gcc libc6-dev)"
    return ""


def has_postgres() -> bool:
    """Debian keeps the programs outside PATH."""
    return bool(shutil.which("initdb")) or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def passes(part: str) -> bool:
    """Run one part to its end, also when the first half of it failed."""
    print(f"\n== {NAMES[part]}", flush=True)
    surroundings = {**os.environ, "SCHUIFAAN_TEST_DATABASE": "postgres" if part in ON_POSTGRES else "sqlite"}
    python = str(PEERS) if part == "spark" else sys.executable
    commands = [[python, "-m", "pytest", "-q", "-rs", *which] for which in PARTS[part]]
    codes = [run(command, cwd=ROOT, env=surroundings, check=False).returncode for command in commands]
    return not any(codes)


def main() -> int:
    left_out = {part: missing(part) for part in sys.argv[1:] if missing(part)}
    failed = [part for part in sys.argv[1:] if part not in left_out and not passes(part)]
    for part, why in left_out.items():
        print(f"\nLEFT OUT: the tests {NAMES[part]}. {why}.")
    for part in failed:
        print(f"\nFAILED: the tests {NAMES[part]}.")
    complete = not (left_out and os.environ.get("CI") == "true")
    return 0 if complete and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
