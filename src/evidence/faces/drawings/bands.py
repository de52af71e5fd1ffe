"""How a set lies spread: cases in bands of what they save, or twenty equal chances as dots."""

from dataclasses import dataclass

from evidence.analysis.crowd import Spread
from evidence.faces.drawings import svg
from evidence.faces.drawings.figure import Figure, Table
from evidence.words import euro

HIGH, TOP = 180, 22


@dataclass(frozen=True, kw_only=True)
class Bands(Figure):
    """How many cases save how much; below nought the new path was dearer."""

    spread: Spread

    @property
    def step(self) -> int:
        return self.spread.step

    @property
    def bands(self) -> tuple[tuple[int, int], ...]:
        """Where each band begins, in cents, and how many lie in it; empty ones between others are there too."""
        return self.spread.bands

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        return (("more", "duurder"), ("less", "goedkoper of gelijk"))

    @property
    def table(self) -> Table:
        rows = ((f"{euro(begin)} tot {euro(begin + self.step)}", str(count)) for begin, count in self.bands)
        return Table(("Verschil per verhaal", "Aantal verhalen"), tuple(rows))

    def draw(self, width: int) -> str:
        bands = self.bands
        slot = width / len(bands)
        highest = max(count for _begin, count in bands)
        parts = [svg.line(f"M0 {TOP + HIGH}H{width}", "axis")]
        for index, (begin, count) in enumerate(bands):
            height, look = count / highest * HIGH, "more" if begin < 0 else "less"
            middle = (index + 0.5) * slot
            if count:
                parts.append(svg.bar(index * slot + 3, TOP + HIGH - height, slot - 6, height, look))
                parts.append(svg.label(middle, TOP + HIGH - height - 7, count, "bold", "middle"))
        for index in sorted({0, *(index for index, (begin, _count) in enumerate(bands) if begin == 0)}):
            parts.append(svg.label(index * slot, TOP + HIGH + 22, euro(bands[index][0])))
        end = bands[-1][0] + self.step
        parts.append(svg.label(width, TOP + HIGH + 22, euro(end), "", "end"))
        return self.framed(parts, width, TOP + HIGH + 32)


@dataclass(frozen=True, kw_only=True)
class Dots(Figure):
    """Twenty dots, each one chance in twenty. `spread` are the 0th, 5th, ... and 100th of 100 draws, in cents."""

    spread: tuple[int, ...]
    point_cents: int

    @property
    def middles(self) -> list[int]:
        return [(low + high) // 2 for low, high in zip(self.spread, self.spread[1:], strict=False)]

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        return (("more", "de nieuwe weg is duurder"), ("less", "er blijft iets over"))

    @property
    def table(self) -> Table:
        rows = ((f"{step * 5} van de 100", euro(self.spread[step])) for step in (1, 5, 10, 15, 19))
        return Table(("Zo vaak blijft er minder over dan", "Bedrag"), tuple(rows))

    def draw(self, width: int) -> str:
        low, high = min(*self.middles, 0), max(*self.middles, 0)
        radius = 13 if width > 400 else 9
        columns = max(1, int((width - 2 * radius) // (2 * radius + 3)))
        scale = (columns - 1) / max(1, high - low)
        stacked: dict[int, int] = {}
        dots: list[tuple[int, int, str]] = []
        for cents in self.middles:
            column = round((cents - low) * scale)
            dots.append((column, stacked.get(column, 0), "more" if cents < 0 else "less"))
            stacked[column] = stacked.get(column, 0) + 1
        ground = max(stacked.values()) * (2 * radius + 3) + 6

        def x_of(column: float) -> float:
            return radius + column * (2 * radius + 3)

        parts = [svg.line(f"M0 {ground}H{width}", "axis")]
        for column, above, look in dots:
            parts.append(svg.shape("circle", look, cx=x_of(column), cy=ground - radius - 3 - above * (2 * radius + 3),
                                   r=radius))  # fmt: skip
        nought = x_of((0 - low) * scale)
        parts.append(svg.line(f"M{nought:.1f} 0V{ground + 6}", "bridge"))
        parts += _scale_words((low, high), nought, ground, width)
        return self.framed(parts, width, ground + 34)


def _scale_words(ends: tuple[int, int], nought: float, ground: float, width: int) -> list[str]:
    """The lowest, nought and the highest amount under the line; nought is left out where it would lie on another."""
    low, high = ends
    words = [svg.label(0, ground + 24, euro(low)), svg.label(width, ground + 24, euro(high), "", "end")]
    if 70 < nought < width - 110:
        words.append(svg.label(nought, ground + 24, euro(0), "", "middle"))
    return words
