"""From fractions of a cent to whole cents: a sum is rounded once, and parts together are never more than the whole."""

from collections.abc import Mapping
from fractions import Fraction
from math import floor


def half_up(amount: Fraction) -> int:
    """Whole cents; half a cent goes away from zero."""
    return floor(amount + Fraction(1, 2)) if amount >= 0 else -floor(-amount + Fraction(1, 2))


def largest_remainder(parts: Mapping[str, Fraction]) -> dict[str, int]:
    """Whole cents for parts that are whole together: each is rounded down, the cents left go to the largest remainders.

    Each part is less than a cent off. Equal remainders are settled by name, so the order of the parts does not matter.
    """
    total = sum(parts.values(), Fraction())
    if total.denominator != 1:
        raise ValueError(f"the parts together are no whole cents: {total}")
    whole = {name: floor(part) for name, part in parts.items()}
    left = int(total) - sum(whole.values())
    for name in sorted(parts, key=lambda name: (whole[name] - parts[name], name))[:left]:
        whole[name] += 1
    return whole


def in_proportion(cents: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Cents over weights: each part is less than a cent off, and together they are all the cents."""
    whole = sum(weights.values())
    return largest_remainder({name: Fraction(cents * weight, whole) for name, weight in weights.items()})
