"""What each chart shares: a conclusion as title, two drawings of the same figures, a table and the other side."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from schuifaan.base.drawings import svg

WIDE, PHONE = 660, 360


@dataclass(frozen=True)
class FigureTable:
    """The same figures in cells; the first of each row says what the others are about."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def body(self) -> SafeString:
        """The rows as markup. A year of weeks has a hundred cells, too many for a loop in a template."""
        return SafeString("".join(map(_row, self.rows)))


@dataclass(frozen=True, kw_only=True)
class Figure(ABC):
    """A chart on a page. `base/_figure.html` draws it from this alone.

    The title is the conclusion in a sentence; `described` tells the drawing to who can't see it;
    `other_side` is the bad figure beside the good one; `not_said` is what the figures don't say.
    """

    title: str
    described: str
    explained: str = ""
    other_side: str = ""
    not_said: str = ""

    @property
    @abstractmethod
    def table(self) -> FigureTable: ...

    @abstractmethod
    def draw(self, width: int) -> SafeString: ...

    @property
    def legend(self) -> Sequence[tuple[str, str]]:
        return ()

    @property
    def drawing(self) -> SafeString:
        """A wide drawing and one for a phone; the style sheet shows the one that fits its card."""
        return _drawn(self, get_language())

    def framed(self, parts: Sequence[SafeString], width: int, height: float) -> SafeString:
        css = "sa-breed" if width >= WIDE else "sa-smal"
        return svg.picture(parts, width=width, height=height, title=self.described, class_=css)


# A drawing follows from its figure and the language, and from nothing else; many look at the same few figures.
@lru_cache(maxsize=64)
def _drawn(figure: Figure, _language: str | None) -> SafeString:
    return svg.together((figure.draw(WIDE), figure.draw(PHONE)))


def _row(cells: tuple[str, ...]) -> str:
    about, *others = map(svg.escaped, cells)
    return f'<tr><th scope="row">{about}</th>{"".join(_cell(one) for one in others)}</tr>'


def _cell(words: str) -> str:
    return f'<td class="sa-getal">{words}</td>'


def label(x: float, y: float, words: object, css: str = "", anchor: str = "start") -> SafeString:
    return svg.text(x, y, words, class_=f"g-t {css}".strip(), text_anchor=anchor)


def line(path: str, css: str) -> SafeString:
    return svg.shape("path", class_=css, d=path)


def bar(x: float, y: float, width: float, height: float, css: str) -> SafeString:
    return svg.shape("rect", class_=css, x=x, y=y, width=max(width, 2.0), height=max(height, 0.0), rx=4)
