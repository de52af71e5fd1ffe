"""The signs beside our words: a part of Phosphor (MIT), made by tools/look/build.py and read once."""

import json
from functools import cache
from pathlib import Path

WEIGHTS = ("bold", "duotone", "fill")


class UnknownIconError(LookupError):
    """A page asks for a sign that we do not carry: add its name to tools/look/icons.txt."""


@cache
def _all() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "phosphor.json").read_text())
    return found


def paths_of(name: str, weight: str) -> str:
    """The inside of the icon's SVG; ours and trusted, it never holds anybody's words."""
    try:
        return _all()[weight][name]
    except KeyError as error:
        raise UnknownIconError(f"No icon {name!r} in {weight!r}") from error


def names() -> list[str]:
    return sorted(_all()["fill"])
