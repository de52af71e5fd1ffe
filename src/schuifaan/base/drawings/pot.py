"""The years of the pot, and who pays and who gains."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from schuifaan.base import spoken
from schuifaan.base.drawings.figure import WIDE, Figure, FigureTable, bar, label, line


def millions(cents: int) -> str:
    return spoken.decimal(cents / 100_000_000)


@dataclass(frozen=True)
class Part:
    """A fund's share of a year; `tone` is one of wmo, welzijn, jeugd, kan, nodig, anders, wil, rest."""

    label: str
    tone: str
    cents: int


@dataclass(frozen=True)
class PotYear:
    year: str
    agreed_cents: int
    parts: tuple[Part, ...]
    kind: str = "besteed"
    expected: bool = False

    @property
    def spent_cents(self) -> int:
        return sum(part.cents for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class PotYears(Figure):
    """Agreed is a stroke, spent is full, expected is light. A small pot is drawn in the same way as a large one."""

    years: tuple[PotYear, ...]

    @property
    def table(self) -> FigureTable:
        rows = (
            (year.year, spoken.euros(year.agreed_cents), f"{spoken.euros(year.spent_cents)} {year.kind}")
            for year in self.years
        )
        return FigureTable(("Jaar", "Afgesproken", "Besteed of verwacht"), tuple(rows))

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        rows = ((year, part) for year in self.years for part in year.parts)
        tones = {part.label: ("licht" if year.expected else part.tone, part.label) for year, part in rows}
        return tuple(tones.values())

    def draw(self, width: int) -> SafeString:
        bottom, top, left = 220, 30, 8
        highest = max([1, *(max(year.agreed_cents, year.spent_cents) for year in self.years)])
        slot = (width - left) / max(1, len(self.years))
        parts: list[SafeString] = []
        for index, year in enumerate(self.years):
            x, wide = left + index * slot + slot * 0.24, slot * 0.52
            parts += self._column(year, x, wide, (bottom, (bottom - top) / highest))
            parts.append(label(x + wide / 2, bottom + 20, year.year, "g-v", "middle"))
            parts.append(label(x + wide / 2, bottom + 38, year.kind, "g-z", "middle"))
        return self.framed(parts, width, bottom + 46)

    def _column(self, year: PotYear, x: float, wide: float, ground: tuple[float, float]) -> list[SafeString]:
        base, scale = ground
        agreed = base - year.agreed_cents * scale
        parts = []
        for part in year.parts:
            height = part.cents * scale
            if height > 0:
                light = " g-licht" if year.expected else ""
                parts.append(bar(x, base - height, wide, height - 2, f"g-{part.tone}{light}"))
                base -= height
        parts.append(line(f"M{x - 9:.1f} {agreed:.1f}H{x + wide + 9:.1f}", "g-streep"))
        parts.append(label(x + wide / 2, agreed - 10, self._amount(year.agreed_cents), "g-v g-h", "middle"))
        return parts

    def _amount(self, cents: int) -> str:
        large = max(year.agreed_cents for year in self.years) >= 100_000_000
        return millions(cents) if large else spoken.euros(cents)


@dataclass(frozen=True)
class Bearer:
    """A payer: what it costs them, and what it saves them, over the same cases and months."""

    label: str
    pays_cents: int
    gains_cents: int


@dataclass(frozen=True, kw_only=True)
class Bearers(Figure):
    """Who pays and who gains are seldom the same: two bars beside each other, never only the balance."""

    rows: tuple[Bearer, ...]

    @property
    def table(self) -> FigureTable:
        rows = ((row.label, spoken.euros(row.pays_cents), spoken.euros(row.gains_cents)) for row in self.rows)
        return FigureTable(("Wie", "Betaalt meer", "Betaalt minder"), tuple(rows))

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        return (("betaalt", "betaalt meer"), ("krijgt", "betaalt minder"))

    def draw(self, width: int) -> SafeString:
        wide = width >= WIDE
        left, right, row = (214, 96, 60) if wide else (0, 96, 80)
        highest = max([1, *(max(bearer.pays_cents, bearer.gains_cents) for bearer in self.rows)])
        scale = (width - left - right) / highest
        parts: list[SafeString] = []
        for index, bearer in enumerate(self.rows):
            y = index * row + (6 if wide else 26)
            beside, above = (left - 14, y + 26, "end"), (0, y - 7, "start")
            name_x, name_y, anchor = beside if wide else above
            parts.append(label(name_x, name_y, bearer.label, "g-v", anchor))
            for offset, cents, css in ((0, bearer.pays_cents, "g-betaalt"), (22, bearer.gains_cents, "g-krijgt")):
                length = max(2.0, cents * scale)
                parts.append(bar(left, y + offset, length, 19, css))
                parts.append(label(left + length + 9, y + offset + 15, spoken.euros(cents)))
        return self.framed(parts, width, len(self.rows) * row + 4)
