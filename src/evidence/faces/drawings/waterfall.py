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


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the drawing: where it begins and ends, what stands beside it, and how it looks."""

    name: str
    begin_cents: int
    end_cents: int
    amount: str
    look: str


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

    def bars(self) -> Iterator[Bar]:
        """From the old total to the new one."""
        yield Bar("Vroeger", 0, self.old_cents, euro(self.old_cents), "old")
        height = self.old_cents
        for step in self.steps:
            after = height + step.change_cents
            look = "less" if step.change_cents < 0 else "more"
            yield Bar(step.name, min(height, after), max(height, after), _signed(step.change_cents), look)
            height = after
        yield Bar("Nu", 0, self.new_cents, euro(self.new_cents), "new")

    def draw(self, width: int) -> str:
        bars = [*self.bars()]
        left, right = margins(width)
        scale = (width - left - right) / max([1, *(one.end_cents for one in bars)])
        parts: list[str] = []
        for index, one in enumerate(bars):
            at, x, x_end = place_of_row(index, width), left + one.begin_cents * scale, left + one.end_cents * scale
            bold = "bold" if one.look in ("old", "new") else ""
            parts.append(svg.bar(x, at, x_end - x, BAR, one.look))
            parts.append(name_of_row(one.name, at, width, bold))
            parts.append(svg.label(x_end + 9, at + 17, one.amount, bold))
            if index + 1 < len(bars) and width == WIDE:
                bridge = x if one.look == "less" else x_end
                parts.append(svg.line(f"M{bridge:.1f} {at + BAR}V{place_of_row(index + 1, width)}", "bridge"))
        return self.framed(parts, width, height_of(len(bars), width))


def _signed(cents: int) -> str:
    return f"− {euro(-cents)}" if cents < 0 else f"+ {euro(cents)}"
