"""`make check`: every look at the source, one after another; all of them speak before it ends."""

import os
import sys
import time
from pathlib import Path
from subprocess import PIPE, STDOUT, run
from tempfile import TemporaryDirectory

BIN = Path(sys.executable).parent
PYTHON = sys.executable
CHECKS: dict[str, list[list[str | Path]]] = {
    "style": [[BIN / "ruff", "check", "."], [BIN / "ruff", "format", "--check", "."]],
    "types": [[BIN / "mypy"]],
    "floors": [[BIN / "lint-imports"]],
    "templates": [[BIN / "djlint", "--lint", "--quiet", "src"]],
    "dependencies": [[BIN / "deptry", "src"]],
    "migrations": [[PYTHON, "-m", "schuifaan.site.cli", "django", "makemigrations", "--check", "--dry-run"]],
    "sizes": [[PYTHON, "-m", "tools.checks.sizes"]],
    "words": [[PYTHON, "-m", "tools.checks.glossary"]],
    "traces": [[PYTHON, "-m", "tools.checks.traces"]],
}


def passes(name: str, commands: list[list[str | Path]], folder: str) -> bool:
    """Run one look; what it says is only worth reading when it found something."""
    started = time.monotonic()
    ran = [
        run(command, stdout=PIPE, stderr=STDOUT, text=True, env=surroundings(folder), check=False)
        for command in commands
    ]
    good = all(done.returncode == 0 for done in ran)
    print(f"{'ok  ' if good else 'FAIL'} {name:<13} {time.monotonic() - started:5.1f} s", flush=True)
    for done in ran:
        if done.returncode:
            print(done.stdout)
    return good


def surroundings(folder: str) -> dict[str, str]:
    """The settings are read here too, and must not leave keys or a database in the clone."""
    return {**os.environ, "SCHUIFAAN_VAR": folder, "PYTHONPATH": "src", "PYTHONWARNINGS": "ignore"}


def main() -> int:
    wanted = sys.argv[1:] or list(CHECKS)
    with TemporaryDirectory(prefix="schuifaan-check-") as folder:
        found = [passes(name, CHECKS[name], folder) for name in wanted]
    return 0 if all(found) else 1


if __name__ == "__main__":
    sys.exit(main())
