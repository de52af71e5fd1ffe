"""From then to now, as bands of at least ten people: nobody can find themself or a neighbour back in it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from schuifaan.base import spoken
from schuifaan.base.drawings import svg
from schuifaan.base.drawings.figure import WIDE, Figure, FigureTable, label, line


class TooFewPeopleError(ValueError):
    """Below ten people a band would be about somebody."""


@dataclass(frozen=True)
class Spread:
    """The mean of a group, and between which marks most of them are."""

    low: float
    mean: float
    high: float


@dataclass(frozen=True)
class Band:
    label: str
    people: int
    before: Spread
    after: Spread

    def __post_init__(self) -> None:
        if self.people < spoken.FEWEST:
            raise TooFewPeopleError(self.label)

    @property
    def down(self) -> bool:
        return self.after.mean < self.before.mean


@dataclass(frozen=True, kw_only=True)
class Slope(Figure):
    """Marks from 1 to 10. A group of fewer than ten is told in `other_side`, never drawn."""

    bands: tuple[Band, ...]
    moments: tuple[str, str] = ("eerst", "nu")

    @property
    def table(self) -> FigureTable:
        head = ("Groep", "Aantal mensen", self.moments[0].capitalize(), self.moments[1].capitalize())
        return FigureTable(
            head,
            tuple(
                (band.label, str(band.people), spoken.decimal(band.before.mean), spoken.decimal(band.after.mean))
                for band in self.bands
            ),
        )

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        return tuple(("omlaag" if band.down else "kan", f"{band.label}: {band.people} mensen") for band in self.bands)

    def draw(self, width: int) -> SafeString:
        height = 330
        x0, x1 = (150, width - 120) if width >= WIDE else (84, width - 84)
        scale = Scale(x0, x1, height - 46, 18)
        parts = [axis for mark in (1, 4, 7, 10) for axis in scale.axis(mark)]
        parts += [scale.area(band) for band in self.bands]
        for band in self.bands:
            parts += scale.mean(band)
        parts += [label(x0, height - 12, self.moments[0], "g-z", "middle")]
        parts += [label(x1, height - 12, self.moments[1], "g-z", "middle")]
        return self.framed(parts, width, height)


@dataclass(frozen=True)
class Scale:
    x0: float
    x1: float
    bottom: float
    top: float

    def y(self, mark: float) -> float:
        return self.bottom - (mark - 1) / 9 * (self.bottom - self.top)

    def axis(self, mark: int) -> tuple[SafeString, SafeString]:
        y = self.y(mark)
        return line(f"M{self.x0} {y:.1f}H{self.x1}", "g-as"), label(self.x0 - 54, y + 5, mark, "g-z", "end")

    def area(self, band: Band) -> SafeString:
        a, z = band.before, band.after
        corners = f"M{self.x0} {self.y(a.low):.1f}L{self.x0} {self.y(a.high):.1f}"
        corners += f"L{self.x1} {self.y(z.high):.1f}L{self.x1} {self.y(z.low):.1f}Z"
        return line(corners, "g-band g-band--omlaag" if band.down else "g-band")

    def mean(self, band: Band) -> list[SafeString]:
        side = "--omlaag" if band.down else ""
        a, z = self.y(band.before.mean), self.y(band.after.mean)
        ring = f"g-ring g-ring{side}" if side else "g-ring"
        return [
            line(f"M{self.x0} {a:.1f}L{self.x1} {z:.1f}", f"g-bandlijn g-bandlijn{side}" if side else "g-bandlijn"),
            svg.shape("circle", class_=ring, cx=self.x0, cy=a, r=8),
            svg.shape("circle", class_=ring, cx=self.x1, cy=z, r=8),
            label(self.x0 - 16, a + 7, spoken.decimal(band.before.mean), "g-g", "end"),
            label(self.x1 + 18, z + 7, spoken.decimal(band.after.mean), "g-g"),
        ]
