"""Shapes as text. The same shapes give the same text."""

from collections.abc import Iterable
from html import escape

from evidence.plain import plain


def told(words: object) -> str:
    """Words as they may stand in a page: letters that can't be printed and signs of the page itself do no harm."""
    return escape(plain(str(words))).replace("€ ", "€&#160;")


def shape(name: str, look: str, **places: float | str) -> str:
    return f'<{name} class="{look}"{_written(places)}/>'


def label(x: float, y: float, words: object, look: str = "", anchor: str = "start") -> str:
    places: dict[str, float | str] = {"x": x, "y": y, "text-anchor": anchor}
    return f'<text class="{f"t {look}".strip()}"{_written(places)}>{told(words)}</text>'


def bar(x: float, y: float, width: float, height: float, look: str) -> str:
    """At least two wide, so that something small is seen."""
    return shape("rect", look, x=x, y=y, width=max(width, 2.0), height=height, rx=4)


def line(path: str, look: str) -> str:
    return f'<path class="{look}" d="{path}"/>'


def picture(parts: Iterable[str], size: tuple[float, float], name: str, title: str) -> str:
    """The whole drawing; `name` is its own on the page, and `title` tells it to who can't see it."""
    width, height = size
    look = "wide" if width > 400 else "small"
    head = f'<svg class="{look}" viewBox="0 0 {_number(width)} {_number(height)}" role="img" aria-labelledby="{name}">'
    return f'{head}<title id="{name}">{told(title)}</title>{"".join(parts)}</svg>'


def _written(places: dict[str, float | str]) -> str:
    return "".join(f' {name}="{value if isinstance(value, str) else _number(value)}"' for name, value in places.items())


def _number(value: float) -> str:
    """One place behind the point, and no -0."""
    shown = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
