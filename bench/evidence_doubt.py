"""How many draws say that a case is dearer, for half a million cases: against the bare matrix product of the same size.

python -m bench.evidence_doubt [--cases 500000] [--draws 1000] [--things 40]
"""

import argparse
import os
import sys
import time
from statistics import median

import numpy as np

from bench.processes import PEAK, held
from evidence.analysis.draws import CHUNK, dearer_of

RUNS = 5


def bare(units: "np.ndarray", weights: "np.ndarray") -> None:
    """The product alone, in the same blocks, for the whole of it would take four gigabytes."""
    room = np.empty((CHUNK, weights.shape[1]))
    for start in range(0, len(units), CHUNK):
        part = units[start : start + CHUNK]
        np.matmul(part, weights, out=room[: len(part)])


def counted(units: "np.ndarray", weights: "np.ndarray") -> None:
    """As the analysis does it, in the same blocks."""
    room = np.empty((CHUNK, weights.shape[1]))
    for start in range(0, len(units), CHUNK):
        part = units[start : start + CHUNK]
        dearer_of(part, weights, room[: len(part)])


def seconds(work: "object", *given: "np.ndarray") -> tuple[float, float]:
    begin, processor = time.perf_counter(), time.process_time()
    work(*given)
    return time.perf_counter() - begin, time.process_time() - processor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=500_000)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--things", type=int, default=40)
    asked = parser.parse_args()
    random = np.random.default_rng(1)
    units = random.normal(size=(asked.cases, asked.things))
    weights = random.uniform(5_000, 15_000, size=(asked.things, asked.draws))
    times = [(seconds(bare, units, weights), seconds(counted, units, weights)) for _ in range(RUNS)]
    wall, processor = ([median(one[which][kind] for one in times) for which in (0, 1)] for kind in (0, 1))
    most = held("self", PEAK) / 1024
    size = f"{asked.cases:,} cases x {asked.draws:,} draws x {asked.things} things"
    sys.stdout.write(f"{size}; load {os.getloadavg()[0]:.1f}; peak {most:,.0f} MB\n")
    sys.stdout.write(f"product {wall[0]:.2f} s, with the count {wall[1]:.2f} s: {wall[1] / wall[0]:.2f} of it\n")
    sys.stdout.write(f"processor {processor[0]:.2f} s and {processor[1]:.2f} s: {processor[1] / processor[0]:.2f}\n")


if __name__ == "__main__":
    main()
