"""The one picture that carries the product: a round table seen from above, with chairs.

The resident's yellow chair is nearest to you. Each state differs also without colour: who agrees has a tick,
who was asked has a thin edge and no tick, who has a question is white with a thick edge and a question mark,
and a chair still to fill is dashed.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import cos, degrees, pi, sin

from django.utils.safestring import SafeString

from schuifaan.base.drawings import svg

MOST_LETTERS = 16  # a longer name would run into its neighbour; the title says it in full


class Seat(StrEnum):
    RESIDENT = "resident"
    RESIDENT_AGREES = "resident_agrees"
    AGREES = "agrees"
    ASKED = "asked"
    QUESTION = "question"
    EMPTY = "empty"


LOOK = {
    Seat.RESIDENT: "bewoner",
    Seat.RESIDENT_AGREES: "bewoner",
    Seat.AGREES: "eens",
    Seat.ASKED: "gevraagd",
    Seat.QUESTION: "vraagt",
    Seat.EMPTY: "leeg",
}
TICKED = (Seat.RESIDENT_AGREES, Seat.AGREES)
EDGE = {Seat.ASKED: 0.09, Seat.QUESTION: 0.12}  # width of the edge, as part of the seat's radius


@dataclass(frozen=True)
class SeatPicture:
    """One chair: letters in the circle, who it is and what they are to the resident."""

    letters: str = ""
    state: str = Seat.EMPTY
    name: str = ""
    role: str = ""


@dataclass(frozen=True)
class TablePicture:
    """A table; the resident sits first, at the bottom. `words` puts names beside the chairs."""

    seats: tuple[SeatPicture, ...]
    title: str
    middle: tuple[str, ...] = ()
    size: int = 120
    words: bool = False


@dataclass(frozen=True)
class _Place:
    """Where a chair stands, in the drawing's own measure."""

    seat: SeatPicture
    angle: float
    x: float
    y: float
    r: float
    words: bool

    @property
    def state(self) -> Seat:
        return Seat(self.seat.state)

    @property
    def look(self) -> str:
        return LOOK[self.state]

    @property
    def empty(self) -> bool:
        return self.state is Seat.EMPTY


def table(picture: TablePicture) -> SafeString:
    size, centre = float(picture.size), picture.size / 2
    table_r = size * (0.2 if picture.words else 0.25)
    places = _places(picture)
    parts = [
        *(_chair(place) for place in places),
        svg.shape("circle", class_="t-rand", cx=centre, cy=centre, r=table_r),
        svg.shape("circle", class_="t-blad", cx=centre, cy=centre, r=table_r * 0.9),
    ]
    if picture.words:
        parts += [_cup(place, centre, table_r, size) for place in places if not place.empty]
        parts += _middle(picture.middle, centre, size)
    parts += [_person(place) for place in places]
    if picture.words:
        parts += [_label(place, size) for place in places if place.seat.name]
    css = "sa-tafelbeeld" if picture.words else "sa-tafeltje"
    return svg.picture(parts, width=size, height=size, title=picture.title, class_=css)


def _places(picture: TablePicture) -> list[_Place]:
    count, centre, size = len(picture.seats), picture.size / 2, picture.size
    ring, seat_r = (size * part for part in ((0.315, 0.078) if picture.words else (0.365, 0.105)))
    if count > 1:  # a large table gets smaller chairs, so that nobody sits on a lap
        seat_r = min(seat_r, ring * sin(pi / count) * 0.84)
    found = []
    for index, seat in enumerate(picture.seats):
        angle = pi / 2 + 2 * pi * index / count
        away = ring * (1.12 if seat.state == Seat.EMPTY else 1)
        x, y = centre + away * cos(angle), centre + away * sin(angle)
        found.append(_Place(seat, angle, x, y, seat_r, picture.words))
    return found


def _chair(place: _Place) -> SafeString:
    r = place.r
    back = {"x": -r * 0.95, "y": -r * 1.32, "width": r * 1.9, "height": r * 0.42, "rx": r * 0.21}
    turned = f"translate({place.x:.1f} {place.y:.1f}) rotate({degrees(place.angle) + 90:.0f})"
    if not place.empty:
        return svg.group([svg.shape("rect", class_=f"s-{place.look}", **back)], transform=turned)
    dashes: dict[str, svg.Value] = {"stroke_dasharray": f"{r * 0.2:.1f} {r * 0.18:.1f}"}
    dashes["stroke_width"] = max(1.4, r * 0.055)
    seat = {"x": -r * 0.86, "y": -r * 0.86, "width": r * 1.72, "height": r * 1.72, "rx": r * 0.5}
    both = (svg.shape("rect", class_="t-leeg", **dashes, **box) for box in (seat, back))
    return svg.group(both, transform=turned)


def _cup(place: _Place, centre: float, table_r: float, size: float) -> SafeString:
    angle = place.angle + 0.3
    x, y = centre + table_r * 0.8 * cos(angle), centre + table_r * 0.8 * sin(angle)
    saucer = svg.shape("circle", class_="t-kop", cx=x, cy=y, r=size * 0.017)
    return svg.together((saucer, svg.shape("circle", class_="t-koffie", cx=x, cy=y, r=size * 0.0105)))


def _middle(lines: tuple[str, ...], centre: float, size: float) -> list[SafeString]:
    drawn = []
    for index, line in enumerate(lines):
        y = centre + (index - (len(lines) - 1) / 2) * size * 0.048 + size * 0.012
        font = size * (0.04 if index == 0 else 0.034)
        css = "t-naam" if index == 0 else "t-rol"
        drawn.append(svg.text(centre, y, line, class_=css, text_anchor="middle", font_size=font))
    return drawn


def _person(place: _Place) -> SafeString:
    parts = []
    if not place.empty:
        edge = place.r * EDGE.get(place.state, 0)
        at = {"cx": place.x, "cy": place.y, "r": place.r - edge / 2}
        width = {"stroke_width": edge} if edge else {}
        parts.append(svg.shape("circle", class_=f"t-{place.look}", **at, **width))
    letters = place.seat.letters if place.words else "?" if place.state is Seat.QUESTION else ""
    if letters:
        font = place.r * (0.86 if place.words else 1.2)
        y = place.y + font * 0.35
        css = f"t-letters i-{place.look}"
        parts.append(svg.text(place.x, y, letters, class_=css, text_anchor="middle", font_size=font))
    if place.state in TICKED:
        parts.append(_badge(place) if place.words else _tick(place, place.x, place.y, 1.05))
    elif place.words and place.state is Seat.QUESTION:
        parts.append(_question(place))
    return svg.together(parts)


def _tick(place: _Place, x: float, y: float, scale: float) -> SafeString:
    r = place.r * scale
    path = f"M{x - r * 0.42:.1f} {y + r * 0.02:.1f}l{r * 0.3:.1f} {r * 0.32:.1f}l{r * 0.54:.1f} {-r * 0.64:.1f}"
    css = "t-vink" if scale < 1 else "t-vink t-vink--inkt" if place.look == "bewoner" else "t-vink t-vink--wit"
    return svg.shape("path", class_=css, d=path, stroke_width=max(1.5, r * 0.2))


def _badge(place: _Place) -> SafeString:
    x, y = place.x + place.r * 0.8, place.y - place.r * 0.74
    field = svg.shape("circle", class_="t-vinkvlak", cx=x, cy=y, r=place.r * 0.38, stroke_width=2)
    return svg.together((field, _tick(place, x, y, 0.4)))


def _question(place: _Place) -> SafeString:
    x, y, r = place.x + place.r * 0.8, place.y - place.r * 0.74, place.r * 0.38
    field = svg.shape("circle", class_="t-vraagt", cx=x, cy=y, r=r, stroke_width=2)
    sign = svg.text(x, y + r * 0.5, "?", class_="t-letters i-vraagt", text_anchor="middle", font_size=r * 1.45)
    return svg.together((field, sign))


def _label(place: _Place, size: float) -> SafeString:
    """The name outside the ring: above the upper chairs, below the lower ones."""
    upright = abs(cos(place.angle)) < 0.2
    line = size * 0.038
    if sin(place.angle) < -0.1:
        lift = 1.55 if upright else 2.0 if place.empty else 1.8
        y = place.y - place.r * lift - (line if place.seat.role else 0)
    else:
        y = place.y + place.r * (1.4 if upright else 1.65) + size * 0.03
    middle = {"text_anchor": "middle"}
    name = svg.text(place.x, y, _short(place.seat.name), class_="t-naam", font_size=size * 0.035, **middle)
    if not place.seat.role:
        return name
    role = svg.text(place.x, y + line, _short(place.seat.role), class_="t-rol", font_size=size * 0.031, **middle)
    return svg.together((name, role))


def _short(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else words[: MOST_LETTERS - 1].rstrip() + "…"
