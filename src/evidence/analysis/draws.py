"""Draws from ranges, and what is left of each case in each draw: one matrix product. Only this needs NumPy.

Each thing draws from a generator of its own, named after the thing and the seed: a case or a price that is added leaves
the draws of the others as they were, and the order of the input changes nothing.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evidence.analysis.ranges import Range, range_of
from evidence.model.assumptions import COUNTERFACTUAL, Assumptions

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
CHUNK = 1024
HALF_A_CENT = 0.5


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


def normal(name: str, draws: int, seed: int) -> Floats:
    """`draws` values around nought with a spread of one, for the sum of many things. Shape (draws,)."""
    found: Floats = _generator(name, seed).standard_normal(draws)
    return found


@dataclass(frozen=True, slots=True)
class Thing:
    """A price, for all cases at once: cents of one unit with their range. `is_time`: the time of the new way itself, of
    which nothing is taken off.
    """

    code: str
    ends: Range
    is_time: bool = False


def dearer_of_many(units: Floats, things: Sequence[Thing], assumptions: Assumptions, draws: int, seed: int) -> Counts:
    """In how many draws each case is dearer: the chances of `analyse`, for as many cases as there are.

    `units` has shape (cases, things): units of the old path less units of the new one, time below zero. Ranges of units
    and assumptions about one case are not in it. Gives shape (cases,), in memory for `CHUNK` cases at a time.
    """
    prices = np.vstack([drawn(thing.ends, f"price {thing.code}", draws, seed) for thing in things])
    is_help = np.array([not thing.is_time for thing in things])
    points = np.array([float(thing.ends.value) for thing in things]) * is_help
    weights = np.where(is_help[:, None], prices * _kept(assumptions, draws, seed), prices)
    found = np.empty(len(units), dtype=np.int64)
    room = np.empty((min(CHUNK, len(units)), draws))
    for start in range(0, len(units), CHUNK):
        part = units[start : start + CHUNK]
        gains = part @ points > 0
        for chosen, by in ((gains, weights), (~gains, prices)):
            some = part[chosen]
            found[start : start + len(part)][chosen] = dearer_of(some, by, room[: len(some)])
    return found


def dearer_of(units: Floats, weights: Floats, room: Floats | None = None) -> Counts:
    """In how many draws less than nothing is left of each case; `weights` has shape (things, draws), and `room` is an
    array to work in, of shape (cases, draws). Half a cent is nothing.
    """
    left = np.matmul(units, weights, out=room)
    # Eight draws in a byte, and the ones counted in each: quicker than counting true and false.
    found: Counts = np.bitwise_count(np.packbits(left < -HALF_A_CENT, axis=1)).sum(axis=1, dtype=np.int64)
    return found


def _kept(assumptions: Assumptions, draws: int, seed: int) -> Floats:
    """The share of a gain that is due to the new way, in each draw."""
    kept = np.ones(draws)
    for kind in COUNTERFACTUAL:
        item = assumptions.of(kind)
        if item:
            kept *= 1 - drawn(range_of(item), f"{kind} {item.applies_to}", draws, seed)
    return kept


def _generator(name: str, seed: int) -> Any:
    digest = hashlib.sha256(name.encode()).digest()
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, int.from_bytes(digest[:16], "big")])))
