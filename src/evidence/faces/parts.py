"""Pieces of the page: a card, a table, a figure with its table, a list of sentences."""

from collections.abc import Iterable, Sequence

from evidence.faces.drawings.figure import Figure, Table
from evidence.faces.drawings.svg import told

# From so many columns on a table stands under its drawing, on a wide page too.
WIDE_TABLE = 4


def card(inside: str, key: str, look: str = "w12") -> str:
    return f'<section class="card {look}" aria-labelledby="{key}">{inside}</section>\n'


def heading(key: str, words: str) -> str:
    return f'<h2 id="{key}">{told(words)}</h2>'


def paragraphs(words: Iterable[str], look: str = "") -> str:
    css = f' class="{look}"' if look else ""
    return "".join(f"<p{css}>{told(sentence)}</p>" for sentence in words)


def said(sentences: Iterable[str]) -> str:
    return f'<ul class="said">{"".join(f"<li>{told(sentence)}</li>" for sentence in sentences)}</ul>'


def table(of: Table, key: str, caption: str) -> str:
    """It scrolls in its own frame, which the keyboard can reach."""
    head = "".join(f'<th scope="col"{_look(place, of)}>{told(cell)}</th>' for place, cell in enumerate(of.head))
    rows = "".join(_row(row, of) for row in of.rows)
    frame = f'<div class="scroll" role="group" tabindex="0" aria-labelledby="{key}-tabel">'
    titled = f'<caption id="{key}-tabel">{told(caption)}</caption>'
    return f"{frame}<table>{titled}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"


def _row(row: Sequence[str], of: Table) -> str:
    """The first cell names the row; names are somebody's own words."""
    first, *rest = row
    cells = "".join(f"<td{_look(place, of)}>{told(cell)}</td>" for place, cell in enumerate(rest, start=1))
    return f'<tr><th scope="row" data-quoted>{told(first)}</th>{cells}</tr>'


def _look(place: int, of: Table) -> str:
    return ' class="n"' if place >= of.numbers else ""


def drawn(figure: Figure, look: str) -> str:
    keys = "".join(f'<li><i class="{css}"></i>{told(meaning)}</li>' for css, meaning in figure.legend)
    legend = f'<ul class="legend">{keys}</ul>' if keys else ""
    beside = "pair" if len(figure.table.head) < WIDE_TABLE else "under"
    drawing = f'<div class="drawn">{figure.drawings}{legend}</div>'
    told_again = table(figure.table, figure.key, "Dezelfde cijfers als tabel")
    top = heading(figure.key, figure.title) + paragraphs(figure.explained, "soft")
    return card(f'{top}<div class="{beside}">{drawing}<div>{told_again}</div></div>', figure.key, look)
