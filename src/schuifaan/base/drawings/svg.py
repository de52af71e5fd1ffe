"""Small pieces of SVG. Every word and number is escaped on its way in, so nobody's name can become markup."""

import re
from collections.abc import Iterable

from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString

Value = str | float | int

# Characters that XML does not know, also not when escaped.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(words: str) -> str:
    """Words without the characters that would make the drawing unreadable for a browser."""
    return NOT_XML.sub("", words)


def _value(value: Value) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return plain(str(value))


def _attributes(given: dict[str, Value]) -> SafeString:
    pairs = (
        (name.rstrip("_").replace("_", "-"), escape(_value(value))) for name, value in given.items() if value != ""
    )
    return SafeString("".join(f' {name}="{value}"' for name, value in pairs))


def together(parts: Iterable[SafeString]) -> SafeString:
    return SafeString("".join(conditional_escape(part) for part in parts))


def shape(tag: str, **attributes: Value) -> SafeString:
    """An element without content; `class_` and `stroke_width` become `class` and `stroke-width`."""
    return format_html("<{}{}/>", tag, _attributes(attributes))


def text(x: float, y: float, words: object, **attributes: Value) -> SafeString:
    return format_html("<text{}>{}</text>", _attributes({"x": x, "y": y, **attributes}), plain(str(words)))


def group(parts: Iterable[SafeString], **attributes: Value) -> SafeString:
    return format_html("<g{}>{}</g>", _attributes(attributes), together(parts))


def picture(parts: Iterable[SafeString], *, width: float, height: float, title: str, class_: str = "") -> SafeString:
    """A drawing with a title for who can't see it."""
    shared: dict[str, Value] = {"class": class_, "viewBox": f"0 0 {_value(width)} {_value(height)}"}
    if title:
        shared |= {"role": "img", "aria_label": title}
    else:
        shared["aria_hidden"] = "true"
    return format_html("<svg{}>{}</svg>", _attributes(shared), together(parts))
