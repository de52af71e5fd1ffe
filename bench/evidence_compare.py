"""How many lines a second `evidence compare` does, set against the plain reference in the same run.

    python bench/evidence_compare.py [LINES]

The whole command is measured, start-up and writing report.json included, as the median of five runs. The reference is
too slow for as many lines; it gets a hundredth of them, and both are told in lines a second.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "evidence" / "data"
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from evidence import reference_prices  # noqa: E402 - found by the path above
from tests.evidence.reference import report  # noqa: E402 - found by the path above

LINES_PER_CASE = 8
FIRST = date(2023, 1, 1)
RUNS = 5


def lines(count: int) -> Iterator[tuple[object, ...]]:
    """Lines that look drawn at random, the same in each run."""
    codes = [price.code for price in reference_prices() if price.price_level <= 2024]
    for number in range(count):
        mixed = number * 2654435761 % 4294967296
        start = FIRST + timedelta(days=mixed % 700)
        end = start + timedelta(days=mixed // 700 % 500)
        units = f"{mixed % 300}.{mixed // 300 % 1000:03}"
        path = "new" if mixed // 7 % 2 else "old"
        yield f"case {number // LINES_PER_CASE}", path, codes[mixed % len(codes)], units, start, end


def write_cases(file: Path, count: int) -> Path:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(("case", "path", "code", "units", "start", "end"))
        writer.writerows(lines(count))
    return file


def command(cases: Path) -> None:
    inputs = ["--prices", DATA / "reference_prices.csv", "--cpi", DATA / "cpi.csv", "--level", "2024"]
    asked = [sys.executable, "-m", "evidence", "compare", cases, *inputs, "--out", cases.with_suffix(".json")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run(asked, check=True, stdout=subprocess.DEVNULL, env=environment)


def plain(cases: Path) -> None:
    report((cases, DATA / "reference_prices.csv", DATA / "cpi.csv"), 2024)


def seconds(work: Callable[[Path], None], cases: Path, runs: int) -> float:
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        work(cases)
        taken.append(time.perf_counter() - begin)
    return median(taken)


def main(count: int) -> None:
    few = max(LINES_PER_CASE, count // 100)
    with tempfile.TemporaryDirectory() as folder:
        fast = seconds(command, write_cases(Path(folder, "many.csv"), count), RUNS)
        slow = seconds(plain, write_cases(Path(folder, "few.csv"), few), 1)
    sys.stdout.write(f"evidence compare: {count} lines in {fast:.2f} s, {count / fast:,.0f} lines/s\n")
    sys.stdout.write(f"plain reference: {few} lines in {slow:.2f} s, {few / slow:,.0f} lines/s\n")
    sys.stdout.write(f"ratio: {count / fast / (few / slow):.1f}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
