"""The mark (a table with four chairs, the yellow one pulled out for you) and a street of Dutch houses."""

from dataclasses import dataclass
from functools import cache

from django.utils.safestring import SafeString

from schuifaan.base.drawings import svg

GROUND = 176
TREES = ((20, 26, 62), (232, 20, 50), (452, 28, 66), (668, 24, 58))
LIT = ("#ffe3a1", "#fff4dc")


@cache
def mark() -> SafeString:
    chairs = (svg.shape("circle", class_="m-hart", cx=x, cy=y, r=4) for x, y in ((20, 7), (7, 20), (33, 20)))
    table = svg.shape("circle", class_="m-hart", cx=20, cy=20, r=7)
    yours = svg.shape("circle", class_="m-jij", cx=20, cy=35.4, r=4.4)
    return svg.picture([table, *chairs, yours], width=40, height=40, title="")


@dataclass(frozen=True)
class House:
    x: int
    width: int
    height: int
    wall: str
    roof: str
    door: str


HOUSES = (
    House(52, 74, 92, "#c9694d", "#8c3b25", "#14594b"),
    House(126, 74, 84, "#e2a98a", "#a85b3d", "#34689b"),
    House(262, 82, 100, "#b9583e", "#7d3320", "#f0b23c"),
    House(344, 82, 84, "#d98e6e", "#95492d", "#14594b"),
    House(484, 78, 94, "#c9694d", "#8c3b25", "#84406b"),
    House(562, 78, 82, "#e8bd9f", "#a85b3d", "#34689b"),
)


def _box(x: float, y: float, width: float, height: float, fill: str) -> SafeString:
    return svg.shape("rect", x=x, y=y, width=width, height=height, rx=2, fill=fill)


def _tree(x: int, r: int, trunk: int) -> SafeString:
    return svg.together(
        (
            svg.shape("rect", x=x - 3, y=GROUND - trunk, width=6, height=trunk, rx=3, fill="#8a6f4d"),
            svg.shape("circle", cx=x, cy=GROUND - trunk - 6, r=r, fill="#a9cbb6"),
            svg.shape("circle", cx=x + r * 0.35, cy=GROUND - trunk + 6, r=r * 0.62, fill="#8fbba1"),
        )
    )


def _house(house: House, lit: tuple[str, str]) -> SafeString:
    x, wide, top = house.x, house.width, GROUND - house.height
    roof = f"M{x - 4} {top}L{x + wide * 0.16:.0f} {top - 36}H{x + wide * 0.84:.0f}L{x + wide + 4} {top}Z"
    return svg.together(
        (
            svg.shape("path", d=roof, fill=house.roof),
            _box(x + wide * 0.66, top - 48, 9, 18, house.roof),
            _box(x, top, wide, house.height, house.wall),
            _box(x + 10, top + 12, 22, 24, lit[0]),
            _box(x + wide - 32, top + 12, 22, 24, lit[1]),
            _box(x + wide - 30, GROUND - 38, 20, 38, house.door),
            svg.shape("circle", cx=x + wide - 26, cy=GROUND - 18, r=1.6, fill="#fff"),
            _box(x + 10, GROUND - 38, 26, 24, lit[1]),
        )
    )


@cache
def street() -> SafeString:
    """Decorative: it says nothing that the page does not say in words."""
    sun = svg.shape("circle", cx=585, cy=62, r=34, fill="#fbe2a6")
    trees = (_tree(*tree) for tree in TREES)
    houses = (_house(house, LIT if index % 2 == 0 else LIT[::-1]) for index, house in enumerate(HOUSES))
    pavement = svg.shape("rect", x=0, y=GROUND, width=700, height=5, rx=2.5, fill="#d9cbb1")
    return svg.picture([sun, *trees, *houses, pavement], width=700, height=190, title="", class_="sa-straat")
