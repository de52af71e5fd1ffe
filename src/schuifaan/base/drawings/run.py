"""A run chart: points over time, the middle of each stretch, and one moment that mattered."""

from dataclasses import dataclass
from math import ceil, log10

from django.utils.safestring import SafeString

from schuifaan.base import spoken
from schuifaan.base.drawings import svg
from schuifaan.base.drawings.figure import WIDE, Figure, FigureTable, label, line


@dataclass(frozen=True)
class Point:
    label: str
    value: float


@dataclass(frozen=True)
class Median:
    """The middle of the points from `first` up to and with `last`."""

    first: int
    last: int
    value: float


@dataclass(frozen=True)
class Moment:
    at: float
    label: str


@dataclass(frozen=True, kw_only=True)
class RunChart(Figure):
    points: tuple[Point, ...]
    medians: tuple[Median, ...] = ()
    moment: Moment | None = None
    target: Point | None = None
    what: str = "Aantal"

    @property
    def table(self) -> FigureTable:
        rows = [(point.label, spoken.decimal(point.value)) for point in self.points]
        rows += [(f"Midden van {self._stretch(median)}", spoken.decimal(median.value)) for median in self.medians]
        rows += [(self.target.label, spoken.decimal(self.target.value))] if self.target else []
        return FigureTable(("Wanneer", self.what), tuple(rows))

    def _stretch(self, median: Median) -> str:
        return f"{self.points[median.first].label} tot en met {self.points[median.last].label}"

    def draw(self, width: int) -> SafeString:
        scale = self._scale(width)
        parts = [part for value in scale.steps() for part in scale.grid(value)]
        if self.target:
            y = scale.y(self.target.value)
            parts.append(line(f"M{scale.x0} {y:.1f}H{scale.x1}", "g-doel"))
            parts.append(label(scale.x0 + 4, y - 8, self.target.label, "g-z g-h"))
        if self.moment:
            x = scale.x(self.moment.at)
            parts.append(line(f"M{x:.1f} {scale.top - 6}V{scale.bottom}", "g-moment"))
            parts.append(label(x + 8, scale.top + 4, self.moment.label, "g-z g-h"))
        parts += self._line(scale)
        parts += self._ticks(scale, 6 if width >= WIDE else 3)
        return self.framed(parts, width, scale.bottom + 34)

    def _scale(self, width: int) -> "RunScale":
        values = [point.value for point in self.points] + ([self.target.value] if self.target else [])
        return RunScale(44, width - 70, 206, 24, len(self.points), max([1.0, *values]) * 1.08)

    def _line(self, scale: "RunScale") -> list[SafeString]:
        values = [point.value for point in self.points]
        spots = [(scale.x(index), scale.y(value)) for index, value in enumerate(values)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        soft = " g-lijn--zacht" if self.medians else ""
        parts = [svg.shape("polyline", class_=f"g-lijn{soft}", points=path)]
        if not self.medians:
            spots = spots[-1:]
            parts += [label(x + 12, y + 8, spoken.decimal(values[-1]), "g-g") for x, y in spots]
        parts += [svg.shape("circle", class_="g-punt", cx=x, cy=y, r=3.2 if soft else 6) for x, y in spots]
        return parts + [part for median in self.medians for part in self._median(scale, median)]

    def _median(self, scale: "RunScale", median: Median) -> tuple[SafeString, SafeString]:
        y, end = scale.y(median.value), scale.x(median.last)
        at_the_end = median.last == len(self.points) - 1
        x, lift, anchor = (end + 10, 6, "start") if at_the_end else (end - 2, -12, "end")
        words = spoken.decimal(median.value)
        stretch = line(f"M{scale.x(median.first):.1f} {y:.1f}H{end:.1f}", "g-midden")
        return stretch, label(x, y + lift, words, "g-v g-h", anchor)

    def _ticks(self, scale: "RunScale", most: int) -> list[SafeString]:
        """Some of the labels: the last always, the others at even steps before it."""
        last = len(self.points) - 1
        step = max(1, ceil(last / most))
        shown = range(last, -1, -step)
        return [label(scale.x(i), scale.bottom + 26, self.points[i].label, "g-z", "middle") for i in shown]


@dataclass(frozen=True)
class RunScale:
    x0: float
    x1: float
    bottom: float
    top: float
    count: int
    highest: float

    def x(self, index: float) -> float:
        return self.x0 + index * (self.x1 - self.x0) / max(1, self.count - 1)

    def y(self, value: float) -> float:
        return self.bottom - value / self.highest * (self.bottom - self.top)

    def steps(self) -> list[int]:
        """Round numbers, three to six of them, from zero: a cut axis makes small things large."""
        power = 10 ** int(log10(self.highest))
        step = next((power * part for part in (1, 0.5, 0.2, 0.1) if self.highest / (power * part) >= 3), power)
        step = max(1, int(step))
        return [*range(0, int(self.highest) + 1, step)]

    def grid(self, value: int) -> tuple[SafeString, SafeString]:
        y = self.y(value)
        axis = line(f"M{self.x0} {y:.1f}H{self.x1}", "g-as")
        return axis, label(self.x0 - 10, y + 5, spoken.thousands(value), "g-z", "end")
