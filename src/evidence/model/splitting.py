"""Splits whole cents in parts that always add up: each running total is rounded, and a part is the step between two."""

from collections.abc import Iterable, Iterator

from evidence.rounding import half_up


def split(cents: int, weights: Iterable[int], whole: int) -> Iterator[int]:
    """A part for each weight; `whole` is the sum of the weights. No part is below zero."""
    running = done = 0
    for weight in weights:
        running += weight
        upto = half_up(cents * running, whole)
        yield upto - done
        done = upto
