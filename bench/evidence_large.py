"""A hundred million events, and a whole country, on one machine: `make bench-large`. It takes a while; it is run once
and written down.

    python -m bench.evidence_large [--folder FOLDER] [--scale 1.0] [--only large|country] [--part limit|engine|own]

Each part runs in a process of its own, so that its peak of memory is its own; the peak is that of the whole process.
With a folder it can be taken up in parts: the events stay there and are not made again, and what was measured is kept
in `done.json`, so that a part that was done is not run again. Before each part the hour is told.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bench.evidence_events import PER_CASE, engine, limit, write_events
from bench.processes import PEAK, held

LARGE, RESIDENTS = 100_000_000, 18_000_000
START = date(2024, 1, 1)
MEMORY = 4 << 30
NAMES = {"large": "a large table", "country": "a country"}
PARTS = {"limit": "limit", "engine": "engine", "own": "engine, own horizon"}


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
    return {**told, "seconds": seconds, "cpu": time.process_time(), "peak_mb": held("self", PEAK) / 1024}


def in_a_process(part: str, path: Path) -> dict[str, object]:
    """What this part took, now or in an earlier run over the same events."""
    kept = path.with_suffix(".done.json")
    done = json.loads(kept.read_text()) if kept.exists() else {}
    if part not in done:
        sys.stderr.write(f"{time.strftime('%H:%M:%S')} {part}, of {path.name}\n")
        done[part] = _measured(part, path)
        kept.write_text(json.dumps(done))
    return done[part]


def _measured(part: str, path: Path) -> dict[str, object]:
    words = [sys.executable, "-m", "bench.evidence_large", "--work", part, "--folder", str(path)]
    return json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout)


def told(name: str, path: Path, events: int, parts: Sequence[str]) -> None:
    size = path.stat().st_size / 1e6
    sys.stdout.write(f"\n{name}: {events:,} events, {size:,.0f} MB of Parquet; load {os.getloadavg()[0]:.1f}\n")
    sys.stdout.write("| part | s | of the limit | processor s | of the limit | peak MB | cases | incomplete |\n")
    sys.stdout.write("|---|--:|--:|--:|--:|--:|--:|--:|\n")
    base = in_a_process("limit", path)
    for part in parts:
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
    parser.add_argument("--only", choices=list(NAMES))
    parser.add_argument("--part", choices=list(PARTS))
    parser.add_argument("--work")
    asked = parser.parse_args()
    if asked.work:
        sys.stdout.write(json.dumps(work(asked.work, asked.folder)))
        return
    with kept(asked.folder) as folder:
        sizes = {"large": int(LARGE * asked.scale) // PER_CASE, "country": int(RESIDENTS * asked.scale)}
        for which in [asked.only] if asked.only else NAMES:
            events = sizes[which] * PER_CASE
            parts = ["limit", *([PARTS[asked.part]] if asked.part else list(PARTS.values())[1:])]
            told(NAMES[which], events_in(folder, which, events, sizes[which]), events, list(dict.fromkeys(parts)))


@contextmanager
def kept(folder: Path | None) -> Iterator[Path]:
    """The folder that was named, and what is in it stays; else one that goes."""
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def events_in(folder: Path, which: str, events: int, cases: int) -> Path:
    """The events, made when they are not there yet; a file that was not finished has another name."""
    path = folder / f"{which}-{events}.parquet"
    if not path.exists():
        sys.stderr.write(f"{time.strftime('%H:%M:%S')} {events:,} events are made\n")
        write_events(path.with_suffix(".part"), events, cases).rename(path)
    return path


if __name__ == "__main__":
    main()
