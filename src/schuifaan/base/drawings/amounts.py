"""Amounts beside each other, the largest as long as there is room."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from schuifaan.base import spoken
from schuifaan.base.drawings.figure import WIDE, Figure, FigureTable, bar, label

BAR = 24


@dataclass(frozen=True)
class Amount:
    """What it is for, in which tone, and how much; `tone` as in `pot.Part`."""

    label: str
    tone: str
    cents: int


@dataclass(frozen=True, kw_only=True)
class Amounts(Figure):
    """A bar for each amount. `head` names the columns of the table."""

    rows: tuple[Amount, ...]
    head: tuple[str, str] = ("Waarvoor", "Bedrag")

    @property
    def table(self) -> FigureTable:
        return FigureTable(self.head, tuple((row.label, spoken.euros(row.cents)) for row in self.rows))

    def draw(self, width: int) -> SafeString:
        wide = width >= WIDE
        left, right, step = (250, 96, 44) if wide else (0, 96, 60)
        scale = (width - left - right) / max([1, *(row.cents for row in self.rows)])
        parts: list[SafeString] = []
        for index, row in enumerate(self.rows):
            y, length = index * step + (8 if wide else 28), max(0, row.cents) * scale
            name_x, name_y, anchor = (left - 14, y + 17, "end") if wide else (0, y - 7, "start")
            parts.append(label(name_x, name_y, row.label, "g-v", anchor))
            parts.append(bar(left, y, length, BAR, f"g-{row.tone}"))
            parts.append(label(left + max(2.0, length) + 9, y + 17, spoken.euros(row.cents)))
        return self.framed(parts, width, len(self.rows) * step + 4)
