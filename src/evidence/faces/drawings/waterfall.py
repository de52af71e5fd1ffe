"""From the old costs, step by step, to the new."""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.faces.drawings import svg
from evidence.faces.drawings.figure import BAR, WIDE, Figure, Table, height_of, margins, name_of_row, place_of_row
from evidence.words import euro


@dataclass(frozen=True, slots=True)
class Step:
    """`change_cents` is added to what stands before it; a total has none."""

    name: str
    change_cents: int


@dataclass(frozen=True, kw_only=True)
class Waterfall(Figure):
    old_cents: int
    new_cents: int
    steps: tuple[Step, ...]

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        return (("less", "minder kosten"), ("more", "meer kosten"))

    @property
    def table(self) -> Table:
        steps = ((step.name, _signed(step.change_cents)) for step in self.steps)
        return Table(("Wat", "Bedrag"), (("Vroeger", euro(self.old_cents)), *steps, ("Nu", euro(self.new_cents))))

    def _bars(self) -> Iterator[tuple[str, int, int, str, str]]:
        """Name, where it begins and ends, its amount, and how it looks."""
        yield "Vroeger", 0, self.old_cents, euro(self.old_cents), "old"
        height = self.old_cents
        for step in self.steps:
            after = height + step.change_cents
            look = "less" if step.change_cents < 0 else "more"
            yield step.name, min(height, after), max(height, after), _signed(step.change_cents), look
            height = after
        yield "Nu", 0, self.new_cents, euro(self.new_cents), "new"

    def draw(self, width: int) -> str:
        bars = [*self._bars()]
        left, right = margins(width)
        highest = max([1, *(end for _name, _begin, end, _amount, _look in bars)])
        scale = (width - left - right) / highest
        parts: list[str] = []
        for index, (name, begin, end, amount, look) in enumerate(bars):
            at, x, x_end = place_of_row(index, width), left + begin * scale, left + end * scale
            bold = "bold" if look in ("old", "new") else ""
            parts.append(svg.bar(x, at, x_end - x, BAR, look))
            parts.append(name_of_row(name, at, width, bold))
            parts.append(svg.label(x_end + 9, at + 17, amount, bold))
            if index + 1 < len(bars) and width == WIDE:
                bridge = x if look == "less" else x_end
                parts.append(svg.line(f"M{bridge:.1f} {at + BAR}V{place_of_row(index + 1, width)}", "bridge"))
        return self.framed(parts, width, height_of(len(bars), width))


def _signed(cents: int) -> str:
    return f"− {euro(-cents)}" if cents < 0 else f"+ {euro(cents)}"
