"""What each figure shares: a conclusion as title, a drawing for a page and one for a phone, and a table."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from evidence.faces.drawings import svg

WIDE, PHONE = 660, 350
ROW, ROW_PHONE, BAR = 42, 60, 24
LEFT, RIGHT = 244, 108


@dataclass(frozen=True, slots=True)
class Table:
    """`numbers` says from which column on there are amounts."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int = 1


@dataclass(frozen=True, kw_only=True)
class Figure(ABC):
    """`key` is its own on the page. The title is the conclusion; `described` tells the drawing to who can't see it."""

    key: str
    title: str
    described: str
    explained: tuple[str, ...] = ()

    @property
    @abstractmethod
    def table(self) -> Table: ...

    @abstractmethod
    def draw(self, width: int) -> str:
        """The drawing as SVG, that many points wide."""

    @property
    def legend(self) -> Sequence[tuple[str, str]]:
        """Look and meaning of each colour."""
        return ()

    @property
    def drawings(self) -> str:
        """A wide drawing and one for a phone; the style sheet shows the one that fits."""
        return self.draw(WIDE) + self.draw(PHONE)

    def framed(self, parts: Sequence[str], width: int, height: float) -> str:
        return svg.picture(parts, (width, height), f"{self.key}-{width}", self.described)


def name_of_row(words: str, at: int, width: int, look: str = "") -> str:
    """The name beside its bar; on a phone above it."""
    if width == WIDE:
        return svg.label(LEFT - 14, at + 17, shorten(words, 27, placeholder=" …"), look, "end")
    return svg.label(0, at - 7, shorten(words, 42, placeholder=" …"), look)


def place_of_row(index: int, width: int) -> int:
    return index * ROW + 8 if width == WIDE else index * ROW_PHONE + 26


def height_of(rows: int, width: int) -> int:
    return rows * ROW + 8 if width == WIDE else rows * ROW_PHONE + 8


def margins(width: int) -> tuple[int, int]:
    """What is left free at both sides: for names, and for amounts."""
    return (LEFT, RIGHT) if width == WIDE else (0, RIGHT)
