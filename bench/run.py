"""`make bench`: the pages at full size and the pot, on both databases and both servers, in one run.

    python -m bench.run [--quick] [--what pages pot] [--only sqlite|postgres] [--processes N] [--threads N]

Everything is made in a temporary folder and goes when it is done. What else the machine does is in the figures too:
run it on a machine that does nothing else.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.postgres import postgres
from bench.pot_tell import pot_report
from bench.tell import report

ROOT = Path(__file__).parent.parent
FULL = ["--share", "1", "--seconds", "10", "--walks", "120", "--phone-times", "3"]
QUICK = ["--share", "1", "--seconds", "5", "--walks", "32", "--phone-times", "1"]

POT_QUICK = ["--bookings", "160"]


def main() -> None:
    asked = arguments()
    options = QUICK if asked.quick else FULL
    options = [*options, "--processes", str(asked.processes), "--threads", str(asked.threads)]
    if asked.no_phone:
        options.append("--no-phone")
    kinds = {"pages": ("bench.measure", options), "pot": ("bench.pot", POT_QUICK if asked.quick else [])}
    found: dict[str, dict[str, Any]] = {kind: {} for kind in kinds}
    for name in [asked.only] if asked.only else ["sqlite", "postgres"]:
        for kind in asked.what:
            with tempfile.TemporaryDirectory(prefix="schuifaan-bench-") as folder, database(name, folder) as address:
                if address is None:
                    sys.stderr.write("PostgreSQL is not installed here; measured without it.\n")
                    continue
                sys.stderr.write(f"{name}, {kind}\n")
                found[kind][name] = measured(folder, address, *kinds[kind])
    sys.stdout.write(report(found["pages"], machine(asked), pot_report(found["pot"])))


@contextmanager
def database(name: str, folder: str) -> Iterator[str | None]:
    if name == "sqlite":
        yield f"sqlite:///{folder}/rows.sqlite3"
        return
    with postgres() as address:
        yield address


def measured(folder: str, address: str, module: str, options: list[str]) -> dict[str, Any]:
    """One database in a process of its own, with everything it keeps in this folder."""
    surroundings = {
        **os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "PYTHONWARNINGS": "ignore",
        "SCHUIFAAN_VAR": folder, "SCHUIFAAN_DATABASE_URL": address,
    }  # fmt: skip
    command = [sys.executable, "-m", module, *options]
    done = subprocess.run(command, env=surroundings, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def machine(asked: argparse.Namespace) -> str:
    """What it ran on; without names and without paths."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    served = f"{asked.processes} processes with {asked.threads} threads each; 16 connections"
    busy = f"load in the last quarter of an hour, this run included: {os.getloadavg()[2]:.1f}"
    return f"{os.cpu_count()} processors, {memory:.0f} GB, Python {platform.python_version()}; {served}; {busy}."


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the pages at full size.")
    parser.add_argument("--quick", action="store_true", help="three seconds a page instead of ten")
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    parser.add_argument("--what", nargs="+", choices=("pages", "pot"), default=["pages", "pot"])
    parser.add_argument("--no-phone", action="store_true", help="without the browser")
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
