"""States are drawn, not told: the allowed moves of a thing stand in one dictionary, and the manual is drawn from it."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db.models import TextChoices

S = TypeVar("S", bound=TextChoices)


def drawing(moves: Mapping[S, Iterable[S]]) -> str:
    """The moves as a picture for the manual (mermaid); the first state is where it begins."""
    lines = ["stateDiagram-v2", f"    [*] --> {next(iter(moves))}"]
    lines += [f'    state "{state.label}" as {state}' for state in moves]
    lines += [f"    {state} --> {to}" for state, following in moves.items() for to in following]
    lines += [f"    {state} --> [*]" for state, following in moves.items() if not following]
    return "\n".join(lines)
