"""The figures as Altair charts, for a notebook in which one wants to point at a bar."""

from typing import Any

from evidence.faces.drawings.bands import Bands, Dots
from evidence.faces.drawings.figure import Figure
from evidence.faces.drawings.sides import Sides
from evidence.faces.drawings.tornado import Tornado
from evidence.faces.drawings.waterfall import Waterfall

COLOURS = {"old": "#1e2b2a", "new": "#14594b", "less": "#2f7d62", "more": "#f0b23c"}
Row = dict[str, Any]


def chart(figure: Figure) -> Any:
    """An `altair.Chart` of the figure, amounts in euros. ImportError without the extra `notebook`."""
    import altair  # noqa: PLC0415 - heavy, and an extra

    rows, low, high = bars_of(figure)
    tones = sorted({row["kind"] for row in rows})
    scale = altair.Scale(domain=tones, range=[COLOURS[tone] for tone in tones])
    return (
        altair.Chart(altair.Data(values=rows), title=figure.title)
        .mark_bar()
        .encode(
            y=altair.Y("what:N", sort=None, title=None),
            x=altair.X(f"{low}:Q", title="euro" if low != "count" else "aantal verhalen"),
            x2=altair.X2(high),
            color=altair.Color("kind:N", scale=scale, legend=None),
            tooltip=[altair.Tooltip(f"{name}:{'N' if name in ('what', 'kind') else 'Q'}") for name in rows[0]],
        )
    )


def bars_of(figure: Figure) -> tuple[list[Row], str, str]:
    """The bars, and between which two of their values each lies."""
    if isinstance(figure, Waterfall):
        bars = figure.bars()
        return [_bar(one.name, one.begin_cents, one.end_cents, one.look) for one in bars], "from_eur", "to_eur"
    if isinstance(figure, Sides):
        savings = [(name, one.saving_cents) for name, one in figure.bearers]
        return [_bar(name, 0, cents, _tone(cents)) for name, cents in savings], "from_eur", "to_eur"
    if isinstance(figure, Tornado):
        ends = [(one.name, one.at_low_cents, one.at_high_cents) for one in figure.doubts]
        return [_bar(name, low, high, _tone(min(low, high))) for name, low, high in ends], "from_eur", "to_eur"
    if isinstance(figure, Dots):
        return (
            [_bar(f"{n * 5}%", 0, cents, _tone(cents)) for n, cents in enumerate(figure.spread)],
            "from_eur",
            "to_eur",
        )
    if isinstance(figure, Bands):
        rows = [
            {"what": f"€ {begin // 100}", "zero": 0, "count": many, "kind": _tone(begin)}
            for begin, many in figure.bands
        ]
        return rows, "count", "zero"
    raise TypeError(f"there is no chart of a {type(figure).__name__}")


def _bar(what: str, begin: int, end: int, kind: str) -> Row:
    return {"what": what, "from_eur": begin / 100, "to_eur": end / 100, "kind": kind}


def _tone(cents: int) -> str:
    return "more" if cents < 0 else "less"
