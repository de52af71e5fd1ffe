"""Draws from ranges, and what is left of each case in each draw: one matrix product. Only this needs NumPy.

Each thing draws from a generator of its own, named after the thing and the seed: a case or a price that is added leaves
the draws of the others as they were, and the order of the input changes nothing.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evidence.analysis.ranges import Range

Floats = NDArray[np.float64]
CHUNK = 4096


def drawn(ends: Range, name: str, draws: int, seed: int) -> Floats:
    """`draws` values from `low` to `high` with `value` as their mean: evenly on either side of it, the narrow side as
    much likelier as it is narrower. Shape (draws,).
    """
    if ends.low == ends.high:
        return np.full(draws, float(ends.value))
    chance, place = _generator(name, seed).random((2, draws))
    low, value, high = float(ends.low), float(ends.value), float(ends.high)
    is_below = chance < (high - value) / (high - low)
    found: Floats = np.where(is_below, low + place * (value - low), value + place * (high - value))
    return found


def nets(units: Floats, weights: Floats) -> Floats:
    """What is left in cents. `units` has shape (cases, things), the new path below zero; `weights` has shape (things,
    draws): the price of a unit in that draw, times the share of a gain that is kept. Shape (cases, draws).
    """
    found: Floats = units @ weights
    return found


def dearer_of(units: Floats, weights: Floats, chunk: int = CHUNK) -> NDArray[np.int64]:
    """In how many draws each case is dearer, for any number of cases in bounded memory. Shapes as in `nets`; gives
    shape (cases,).
    """
    found = np.empty(len(units), dtype=np.int64)
    for start, part in chunks(units, weights, chunk):
        found[start : start + len(part)] = np.count_nonzero(part < 0, axis=1)
    return found


def chunks(units: Floats, weights: Floats, chunk: int = CHUNK) -> Iterator[tuple[int, Floats]]:
    """`nets` for so many cases at a time, with the number of the first; the array is used again for the next."""
    room = np.empty((min(chunk, len(units)), weights.shape[1]))
    for start in range(0, len(units), chunk):
        part = units[start : start + chunk]
        yield start, np.matmul(part, weights, out=room[: len(part)])


def _generator(name: str, seed: int) -> Any:
    digest = hashlib.sha256(name.encode()).digest()
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, int.from_bytes(digest[:16], "big")])))
