"""The curve of the engines: how long each takes for how many events, both on a scale of powers of ten, as one SVG."""

from collections.abc import Mapping
from math import ceil, floor, log10
from pathlib import Path

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 760, 460, 70, 30, 190, 50
# Told apart by their dashes too, for whoever sees no difference between the colours.
LOOKS = {
    "limit": ("#1e2b2a", ""),
    "duckdb": ("#14594b", ""),
    "duckdb, own horizons": ("#2f7d62", "6 4"),
    "polars": ("#2f5f9e", ""),
    "pandas": ("#7d3f6d", ""),
    "spark": ("#b5781c", "2 4"),
}
Curves = Mapping[str, Mapping[int, float]]


def drawn(curves: Curves) -> str:
    """`curves` says per part and number of events the median of the seconds. ValueError without any."""
    sizes = [size for one in curves.values() for size in one]
    seconds = [second for one in curves.values() for second in one.values()]
    if not sizes:
        raise ValueError("there is nothing to draw")
    across = (floor(log10(min(sizes))), max(ceil(log10(max(sizes))), floor(log10(min(sizes))) + 1))
    up = (floor(log10(min(seconds))), ceil(log10(max(seconds))))
    parts = [*_frame(across, up), *(_curve(name, one, across, up) for name, one in curves.items() if one)]
    about = "Seconds per number of events, medians; both scales in powers of ten"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif"'
        f' font-size="13"><title>{about}</title><rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def write(path: Path, curves: Curves) -> None:
    path.write_text(drawn(curves), encoding="utf-8")


def _x(size: float, across: tuple[int, int]) -> float:
    return LEFT + (log10(size) - across[0]) / (across[1] - across[0]) * (WIDTH - LEFT - RIGHT)


def _y(second: float, up: tuple[int, int]) -> float:
    return HEIGHT - BOTTOM - (log10(second) - up[0]) / max(1, up[1] - up[0]) * (HEIGHT - TOP - BOTTOM)


def _frame(across: tuple[int, int], up: tuple[int, int]) -> list[str]:
    found = []
    for power in range(across[0], across[1] + 1):
        x = _x(10**power, across)
        found.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        found.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>')
    for power in range(up[0], up[1] + 1):
        y = _y(10.0**power, up)
        found.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        found.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    found.append(f'<text x="{LEFT}" y="{HEIGHT - 8}">events</text>')
    return found


def _curve(name: str, curve: Mapping[int, float], across: tuple[int, int], up: tuple[int, int]) -> str:
    colour, dash = LOOKS.get(name, ("#666", ""))
    points = [(_x(size, across), _y(second, up)) for size, second in sorted(curve.items())]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)
    x, y = points[-1]
    told = f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{name}</text>'
    line = f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
    return f"{line}{dots}{told}"
