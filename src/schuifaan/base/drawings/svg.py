"""Small pieces of SVG. Every word and number is escaped on its way in, so nobody's name can become markup."""

import re
from collections.abc import Iterable
from functools import cache
from html import escape

from django.utils.safestring import SafeString

Value = str | float | int

# Characters that XML does not know, also not when escaped.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Most of a drawing is names of styles and paths, in which there is nothing to escape.
HARMLESS = re.compile(r"[\w ,.:;()-]*", re.ASCII)


def plain(words: str) -> str:
    """Words without the characters that would make the drawing unreadable for a browser."""
    return NOT_XML.sub("", words)


def _value(value: Value) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return escaped(value)


def escaped(words: object) -> str:
    """Words as they may stand in markup."""
    written = str(words)
    return written if HARMLESS.fullmatch(written) else escape(plain(written))


def _attributes(given: dict[str, Value]) -> SafeString:
    pairs = [f' {_name(name)}="{_value(value)}"' for name, value in given.items() if value != ""]
    return SafeString("".join(pairs))


@cache
def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def together(parts: Iterable[SafeString]) -> SafeString:
    return SafeString("".join([part if isinstance(part, SafeString) else escaped(part) for part in parts]))


def shape(tag: str, **attributes: Value) -> SafeString:
    """An element without content; `class_` and `stroke_width` become `class` and `stroke-width`."""
    return SafeString(f"<{tag}{_attributes(attributes)}/>")


def text(x: float, y: float, words: object, **attributes: Value) -> SafeString:
    return SafeString(f"<text{_attributes({'x': x, 'y': y, **attributes})}>{escaped(words)}</text>")


def group(parts: Iterable[SafeString], **attributes: Value) -> SafeString:
    return SafeString(f"<g{_attributes(attributes)}>{together(parts)}</g>")


def picture(parts: Iterable[SafeString], *, width: float, height: float, title: str, class_: str = "") -> SafeString:
    """A drawing with a title for who can't see it."""
    shared: dict[str, Value] = {"class": class_, "viewBox": f"0 0 {_value(width)} {_value(height)}"}
    if title:
        shared |= {"role": "img", "aria_label": title}
    else:
        shared["aria_hidden"] = "true"
    return SafeString(f"<svg{_attributes(shared)}>{together(parts)}</svg>")
