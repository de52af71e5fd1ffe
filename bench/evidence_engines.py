"""The DuckDB engine against what cannot be done without, and against pandas, polars and Spark on the same work.

    python -m bench.evidence_engines [--sizes 10000,100000,1000000,10000000] [--runs 5] [--folder FOLDER] [--quick]

Each run of each part has a process of its own, the parts take turns, and the medians are told, with their ratio to the
limit: a scan of the same file with one group-by per case, path and bearer. Start-up is not counted, peak memory is that
of the whole process. A peer that is not installed is left out and named. The curve of all sizes is drawn in
bench/evidence_curve.svg.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from statistics import median

from bench.evidence_curve import write
from bench.evidence_events import PER_CASE, engine, limit, write_events
from bench.processes import PEAK, children, held, worked

START = date(2024, 1, 1)
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
WIDE = 40
CURVE = Path("bench/evidence_curve.svg")
Told = dict[str, float]


def with_polars(path: Path) -> None:
    from bench.evidence_peers import with_polars as work  # noqa: PLC0415 - only what is measured is loaded

    work(path, START)


def with_pandas(path: Path) -> None:
    from bench.evidence_peers import with_pandas as work  # noqa: PLC0415 - only what is measured is loaded

    work(path, START)


def with_spark(path: Path) -> None:
    from bench.evidence_events import question  # noqa: PLC0415 - only what is measured is loaded
    from evidence.engines.spark_engine import answered  # noqa: PLC0415

    answered(str(path), question(path.with_suffix(".cases.parquet"), START))


PARTS: dict[str, Callable[[Path], object]] = {
    "limit": limit,
    "duckdb": lambda path: engine(path, START),
    "duckdb, own horizons": lambda path: engine(path, None),
    "polars": with_polars,
    "pandas": with_pandas,
    "spark": with_spark,
}


def work(part: str, path: Path) -> Told:
    """What is loaded lazily is loaded by a first small run, which does not count."""
    small = path.with_name("small.parquet")
    PARTS[part](small)
    begin, processor = time.perf_counter(), time.process_time() + of_children()["cpu"]
    PARTS[part](path)
    seconds, beside = time.perf_counter() - begin, of_children()
    return {
        "s": seconds,
        "cpu": time.process_time() + beside["cpu"] - processor,
        "mb": held("self", PEAK) / 1024 + beside["mb"],
    }


def of_children() -> Told:
    """Processor seconds and peak memory of the programs that this process started: Spark's work is done by its JVM."""
    found = children(os.getpid())
    return {"cpu": sum(map(worked, found)), "mb": sum(held(child, PEAK) for child in found) / 1024}


def in_a_process(part: str, path: Path) -> Told | None:
    words = [sys.executable, "-m", "bench.evidence_engines", "--part", part, "--folder", str(path)]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.stderr.write(f"{part} is left out: {(done.stderr.strip().splitlines() or ['?'])[-1]}\n")
        return None
    return json.loads(done.stdout)


def measured(path: Path, parts: Iterable[str], runs: int) -> dict[str, Told]:
    """The medians of each part; they take turns, so that a busy moment hits all of them."""
    found: dict[str, list[Told]] = {part: [] for part in parts}
    for _ in range(runs):
        for part, times in found.items():
            told = in_a_process(part, path)
            times += [told] if told else []
    return {
        part: {key: median(one[key] for one in times) for key in times[0]} for part, times in found.items() if times
    }


def table(events: int, found: dict[str, Told]) -> None:
    base = found["limit"]
    sys.stdout.write(f"\n{events:,} events; load {os.getloadavg()[0]:.1f}\n\n")
    sys.stdout.write("| part | s | of the limit | processor s | of the limit | peak MB | events/s | |\n")
    sys.stdout.write("|---|--:|--:|--:|--:|--:|--:|---|\n")
    slowest = max(told["s"] for told in found.values())
    for part, told in found.items():
        ratios = f"{told['s'] / base['s']:.2f} | {told['cpu']:.2f} | {told['cpu'] / base['cpu']:.2f}"
        bar = "#" * max(1, round(WIDE * told["s"] / slowest))
        rest = f"{told['mb']:,.0f} | {events / told['s']:,.0f} | {bar}"
        sys.stdout.write(f"| {part} | {told['s']:.2f} | {ratios} | {rest} |\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--parts", default=",".join(part for part in PARTS).replace("duckdb, own", "duckdb; own"))
    parser.add_argument("--curve", type=Path, default=CURVE, help="where the curve of all sizes is drawn")
    parser.add_argument("--part")
    parser.add_argument("--quick", action="store_true", help="two small sizes, one run: to see that it runs")
    asked = parser.parse_args()
    if asked.quick:
        asked.sizes, asked.runs, asked.curve = "10000,100000", 1, Path(tempfile.gettempdir(), CURVE.name)
    if asked.part:
        sys.stdout.write(json.dumps(work(asked.part, asked.folder)))
        return
    parts = [part.replace(";", ",") for part in asked.parts.split(",")]
    curves: dict[str, dict[int, float]] = {part: {} for part in parts}
    for events in map(int, asked.sizes.split(",")):
        with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
            write_events(Path(folder, "small.parquet"), 1000, 1000 // PER_CASE)
            path = write_events(Path(folder, "events.parquet"), events, max(1, events // PER_CASE))
            found = measured(path, parts, asked.runs)
        table(events, found)
        for part, told in found.items():
            curves[part][events] = told["s"]
        write(asked.curve, curves)


if __name__ == "__main__":
    main()
