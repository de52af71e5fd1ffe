"""From the old costs, step by step, to the new."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.safestring import SafeString

from schuifaan.base import spoken
from schuifaan.base.drawings.figure import WIDE, Figure, FigureTable, bar, label, line

BAR = 24


class Kind(StrEnum):
    TOTAL = "total"
    LESS = "less"
    MORE = "more"


SIGN = {Kind.TOTAL: "", Kind.LESS: "− ", Kind.MORE: "+ "}
LOOK = {Kind.TOTAL: "g-kolom", Kind.LESS: "g-min", Kind.MORE: "g-plus"}


@dataclass(frozen=True)
class Step:
    """`cents` is never negative: the kind says which way it goes."""

    label: str
    cents: int
    kind: Kind

    @property
    def amount(self) -> str:
        return SIGN[self.kind] + spoken.euros(self.cents)


@dataclass(frozen=True, kw_only=True)
class Waterfall(Figure):
    steps: tuple[Step, ...]

    @property
    def table(self) -> FigureTable:
        return FigureTable(("Post", "Bedrag"), tuple((step.label, step.amount) for step in self.steps))

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        return (("min", "minder kosten"), ("plus", "nieuwe kosten"))

    def stretches(self) -> Iterator[tuple[Step, int, int]]:
        """Where each bar begins and ends, in cents."""
        height = 0
        for step in self.steps:
            if step.kind is Kind.TOTAL:
                begin, height = 0, step.cents
                yield step, begin, height
                continue
            before, height = height, height + (step.cents if step.kind is Kind.MORE else -step.cents)
            yield step, min(before, height), max(before, height)

    def draw(self, width: int) -> SafeString:
        wide = width >= WIDE
        left, right, row = (214, 84, 42) if wide else (0, 92, 58)
        stretches = [*self.stretches()]
        lowest = min([0, *(begin for _, begin, _ in stretches)])
        scale = (width - left - right) / (max([1, *(end for _, _, end in stretches)]) - lowest)
        parts: list[SafeString] = []
        for index, (step, begin, end) in enumerate(stretches):
            y = index * row + (8 if wide else 28)
            x0, x1 = left + (begin - lowest) * scale, left + (end - lowest) * scale
            last = index == len(stretches) - 1
            parts.append(bar(x0, y, x1 - x0, BAR, "g-nu" if last else LOOK[step.kind]))
            bold = " g-v" if step.kind is Kind.TOTAL else ""
            if wide:
                parts.append(label(left - 14, y + 17, step.label, bold, "end"))
            else:
                parts.append(label(0, y - 7, step.label, bold))
            parts.append(label(x1 + 9, y + 17, step.amount, bold))
            if not last:
                bridge = x0 if step.kind is Kind.LESS else x1
                parts.append(line(f"M{bridge:.1f} {y + BAR}V{y + row}", "g-brug"))
        return self.framed(parts, width, len(stretches) * row + 4)
