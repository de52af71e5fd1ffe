"""One thing at a time at both ends of its range: the widest bar is the largest doubt."""

from dataclasses import dataclass

from evidence.faces.drawings import svg
from evidence.faces.drawings.figure import BAR, LEFT, WIDE, Figure, Table, height_of, name_of_row, place_of_row
from evidence.words import euro

BESIDE = 88


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is left when one thing alone is low, and when it is high; `ends` says what low and high are."""

    name: str
    ends: tuple[str, str]
    at_low_cents: int
    at_high_cents: int


@dataclass(frozen=True, kw_only=True)
class Tornado(Figure):
    """`point_cents` is what is left as it was told."""

    point_cents: int
    doubts: tuple[Doubt, ...]

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        return (("low", "het minste"), ("high", "het meeste"))

    @property
    def table(self) -> Table:
        rows = (
            (one.name, f"{one.ends[0]} tot {one.ends[1]}", euro(one.at_low_cents), euro(one.at_high_cents))
            for one in self.doubts
        )
        return Table(
            ("Wat", "Van het minste tot het meeste", "Over bij het minste", "Over bij het meeste"), tuple(rows)
        )

    def draw(self, width: int) -> str:
        left = LEFT if width == WIDE else 0
        ends = [self.point_cents, *(cents for one in self.doubts for cents in (one.at_low_cents, one.at_high_cents))]
        lowest, highest = min(ends), max(ends)
        scale = (width - left - 2 * BESIDE) / max(1, highest - lowest)

        def at(cents: int) -> float:
            return left + BESIDE + (cents - lowest) * scale

        parts: list[str] = []
        for index, one in enumerate(self.doubts):
            y = place_of_row(index, width)
            parts.append(name_of_row(one.name, y, width))
            for cents, look in ((one.at_low_cents, "low"), (one.at_high_cents, "high")):
                begin, end = sorted((at(cents), at(self.point_cents)))
                parts.append(svg.bar(begin, y, end - begin, BAR, look))
            first, last = sorted((one.at_low_cents, one.at_high_cents))
            parts.append(svg.label(min(at(first), at(self.point_cents)) - 8, y + 17, euro(first), "", "end"))
            parts.append(svg.label(max(at(last), at(self.point_cents)) + 8, y + 17, euro(last)))
            parts.append(svg.line(f"M{at(self.point_cents):.1f} {y - 4}v{BAR + 8}", "axis"))
        return self.framed(parts, width, height_of(len(self.doubts), width))
