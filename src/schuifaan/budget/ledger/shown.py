"""What may be shown to everyone: a figure with too few residents behind it goes together with others.

Small figures are told as one amount with a larger one beside them. So no cent is lost, and nobody finds a small figure
by subtracting the others from the total. Where there is nothing to hide behind, neither figure nor total is told.
"""

from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount for something. `residents` stand behind it; None: it is not about single residents."""

    name: str
    cents: int
    residents: int | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """Small figures and what hides them, as one. `cents` is None where there is nothing to hide behind."""

    names: tuple[str, ...]
    cents: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    figures: tuple[Figure, ...]
    together: Together | None


def shown(figures: Iterable[Figure], least: int = LEAST) -> Shown:
    """The figures that everyone may see, in their order, and the small ones as one.

    Residents of two figures may be the same people, so they are not added up: small figures are hidden behind the
    smallest figure that is at least as large as they are, or else behind the largest. A figure without money and
    without residents has nothing to hide.
    """
    rows = tuple(figures)
    small = [
        row for row in rows if row.residents is not None and row.residents < least and (row.residents or row.cents)
    ]
    if not small:
        return Shown(rows, None)
    cents = sum(row.cents for row in small)
    others = sorted((row for row in rows if row not in small and row.cents > 0), key=lambda row: (row.cents, row.name))
    hiding = next((row for row in others if row.cents >= cents), others[-1] if others else None)
    hidden = [*small, *([hiding] if hiding else [])]
    kept = tuple(row for row in rows if row not in hidden)
    names = tuple(row.name for row in rows if row in hidden)
    return Shown(kept, Together(names, cents + hiding.cents if hiding else None))
