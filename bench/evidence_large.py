"""A hundred million events, and a whole country, on one machine: `make bench-large`. It takes a while; it is run once
and written down.

    python -m bench.evidence_large [--folder FOLDER] [--scale 1.0]

Each part runs in a process of its own, so that its peak of memory is its own; the peak is that of the whole process.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.evidence_events import PER_CASE, engine, limit, write_events

LARGE, RESIDENTS = 100_000_000, 18_000_000
START = date(2024, 1, 1)
MEMORY = 4 << 30


def work(part: str, path: Path) -> dict[str, object]:
    """One part, timed, with the most memory that this process had."""
    begin = time.perf_counter()
    told: dict[str, object] = {"part": part}
    if part == "limit":
        limit(path, MEMORY)
    else:
        outcome = engine(path, START if part == "engine" else None, MEMORY).outcome
        told |= {
            "cases": outcome.count,
            "incomplete": outcome.sums.cases_incomplete,
            "saving": outcome.sums.saving_cents,
        }
    seconds = time.perf_counter() - begin
    return {**told, "seconds": seconds, "cpu": time.process_time(), "peak_mb": peak()}


def peak() -> float:
    """The most memory that this process had, in MB; `ru_maxrss` would count that of its parent too."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def in_a_process(part: str, path: Path) -> dict[str, object]:
    words = [sys.executable, "-m", "bench.evidence_large", "--part", part, "--folder", str(path)]
    return json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout)


def told(name: str, path: Path, events: int) -> None:
    size = path.stat().st_size / 1e6
    sys.stdout.write(f"\n{name}: {events:,} events, {size:,.0f} MB of Parquet; load {os.getloadavg()[0]:.1f}\n")
    sys.stdout.write("| part | s | of the limit | processor s | of the limit | peak MB | cases | incomplete |\n")
    sys.stdout.write("|---|--:|--:|--:|--:|--:|--:|--:|\n")
    base = in_a_process("limit", path)
    for part in ("limit", "engine", "engine, own horizon"):
        found = base if part == "limit" else in_a_process(part, path)
        ratios = (found["seconds"] / base["seconds"], found["cpu"] / base["cpu"])
        cells = (
            found["part"],
            f"{found['seconds']:.1f}",
            f"{ratios[0]:.2f}",
            f"{found['cpu']:.1f}",
            f"{ratios[1]:.2f}",
        )
        rest = (f"{found['peak_mb']:,.0f}", f"{found.get('cases', 0):,}", f"{found.get('incomplete', 0):,}")
        sys.stdout.write(f"| {' | '.join((*cells, *rest))} |\n")
        sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--part")
    asked = parser.parse_args()
    if asked.part:
        sys.stdout.write(json.dumps(work(asked.part, asked.folder)))
        return
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        sizes = {"a large table": int(LARGE * asked.scale) // PER_CASE, "a country": int(RESIDENTS * asked.scale)}
        for name, cases in sizes.items():
            path = write_events(Path(folder, "events.parquet"), cases * PER_CASE, cases)
            told(name, path, cases * PER_CASE)


if __name__ == "__main__":
    main()
