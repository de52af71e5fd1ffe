"""Looks for traces of the maker's machine in what is handed on: a home folder, the address of a package index."""

import re
import sys
from pathlib import Path
from subprocess import run

# Written in pieces, so that this file is not its own first finding.
TRACES = re.compile(
    "|".join(
        (
            "/ho" + r"me/\w+/",
            "/Us" + r"ers/\w+/",
            r"(?<![\w.])/ro" + r"ot/",
            r"(?<![\w.])/wo" + r"rk/",
            "--(extra-)?index" + "-url",
            "--find" + "-links",
            r"https?://[\w.:-]+/simple\b",
        )
    )
)
TEXT = (".py", ".md", ".toml", ".txt", ".yml", ".html", ".css", ".js", ".json", ".sh", ".csv", ".svg", "")


def tracked() -> list[Path]:
    """What git hands on; without git, all that is here."""
    listed = run(["git", "ls-files", "-z"], capture_output=True, text=True, check=False)
    return [Path(name) for name in listed.stdout.split("\0") if name and Path(name).is_file()]


def traces(text: str) -> list[int]:
    """The lines that hold a trace."""
    return [number for number, line in enumerate(text.splitlines(), 1) if TRACES.search(line)]


def main() -> int:
    found = []
    for file in tracked():
        if file.suffix in TEXT:
            found += [f"{file}:{line}" for line in traces(file.read_text(encoding="utf-8", errors="ignore"))]
    print("\n".join(found) or "no traces of a machine")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
