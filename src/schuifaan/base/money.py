"""Whole cents, and nothing else. A sum of money is an int; a float never comes near it."""

import re
from decimal import ROUND_HALF_UP, Decimal

_EUROS = re.compile(r"^\s*(?:€\s*)?([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,2}))?\s*(?:euro)?\s*$")


def cents(text: str) -> int:
    """Read an amount as people here write it: "1.250,50" is 125050 cents. ValueError when it is not an amount."""
    found = _EUROS.match(text)
    if not found:
        raise ValueError(text)
    return int(found[1].replace(".", "")) * 100 + int((found[2] or "0").ljust(2, "0"))


def half_up(amount: Decimal) -> int:
    """Round a number of cents to whole cents, half away from zero."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))
