"""Who pays more and who pays less: two sides of one line, never only the balance."""

from dataclasses import dataclass

from evidence.faces.drawings import svg
from evidence.faces.drawings.figure import (
    BAR,
    LEFT,
    ROW,
    ROW_PHONE,
    WIDE,
    Figure,
    Table,
    height_of,
    name_of_row,
    place_of_row,
)
from evidence.results import Amounts
from evidence.words import euro

BESIDE = 96  # what an amount takes beside its bar


@dataclass(frozen=True, kw_only=True)
class Sides(Figure):
    """`bearers` in the order in which they are drawn."""

    bearers: tuple[tuple[str, Amounts], ...]

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        return (("more", "betaalt meer"), ("less", "betaalt minder"))

    @property
    def table(self) -> Table:
        rows = (
            (name, euro(one.old_cents), euro(one.new_cents), *_both(one.saving_cents)) for name, one in self.bearers
        )
        return Table(("Wie", "Vroeger", "Nu", "Betaalt meer", "Betaalt minder"), tuple(rows))

    def draw(self, width: int) -> str:
        left = LEFT if width == WIDE else 0
        savings = [one.saving_cents for _name, one in self.bearers]
        less, more = max([0, *savings]), max([0, *(-saving for saving in savings)])
        scale = (width - left - 2 * BESIDE) / max(1, less + more)
        middle = left + BESIDE + more * scale
        parts = [self._middle_line(middle, width)]
        for index, (name, one) in enumerate(self.bearers):
            at, length = place_of_row(index, width), abs(one.saving_cents) * scale
            parts.append(name_of_row(name, at, width, "bold"))
            if one.saving_cents < 0:
                parts.append(svg.bar(middle - length, at, length, BAR, "more"))
                parts.append(svg.label(middle - length - 9, at + 17, euro(-one.saving_cents), "", "end"))
            else:
                parts.append(svg.bar(middle, at, length, BAR, "less"))
                parts.append(svg.label(middle + length + 9, at + 17, euro(one.saving_cents)))
        return self.framed(parts, width, height_of(len(self.bearers), width))

    def _middle_line(self, middle: float, width: int) -> str:
        """On a phone it keeps clear of the names above the bars."""
        if width == WIDE:
            return svg.line(f"M{middle:.1f} 0V{len(self.bearers) * ROW}", "axis")
        tops = (index * ROW_PHONE + 22 for index in range(len(self.bearers)))
        return svg.line("".join(f"M{middle:.1f} {top}v{BAR + 8}" for top in tops), "axis")


def _both(saving: int) -> tuple[str, str]:
    """What somebody pays more, and what less."""
    return (euro(-saving), "–") if saving < 0 else ("–", euro(saving))
