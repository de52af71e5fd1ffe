"""What a party really paid, read from its own file: each row a payment from money that was set apart."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from schuifaan.budget.queries import sheets

T = TypeVar("T")
# Our name of a column, and what parties call it.
COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("nummer", "opzij", "verplichting"),
    "on": ("datum", "dag", "betaald op"),
    "cents": ("bedrag", "euro", "bedrag in euro"),
    "reference": ("kenmerk", "referentie", "factuur", "boekstuk"),
}
FAULTS_SHOWN = 20
LONGEST_REFERENCE = 60
CODE = re.compile(r"[Pp] ?(?P<year>20\d\d) ?- ?(?P<number>[1-9]\d{0,5})", re.ASCII)


@dataclass(frozen=True)
class Actual:
    """One payment: from which line that stands apart, on which day, how much, and the party's own mark for it."""

    row: int
    year: int
    number: int
    on: date
    cents: int
    reference: str


@dataclass(frozen=True)
class Fault:
    """What is wrong in a row, and what to do about it."""

    row: int
    what: str
    do: str


@dataclass(frozen=True)
class Read:
    """What a file holds. With a single fault nothing of it counts."""

    actuals: tuple[Actual, ...]
    faults: tuple[Fault, ...]

    @property
    def shown(self) -> tuple[Fault, ...]:
        return self.faults[:FAULTS_SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.faults) - FAULTS_SHOWN)

    @property
    def cents(self) -> int:
        return sum(one.cents for one in self.actuals)


def read(content: bytes) -> Read:
    """The payments in a file. `UnreadableError` when it is no list at all."""
    head, *rows = sheets.rows_of(content)
    places = _places(head)
    if not rows:
        raise sheets.UnreadableError(_("Er staan geen bedragen in. Schrijf onder elke kop een regel."))
    found: list[Actual] = []
    faults: list[Fault] = []
    for row in rows:
        _row(row, places, found, faults)
    return Read(tuple(found), (*faults, *_twice(found)))


def _places(head: sheets.Row) -> dict[str, int]:
    """In which column each thing stands; the order is free."""
    names = [sheets.text(cell).lower().rstrip(":") for cell in head.cells]
    places = {ours: names.index(said) for ours, known in COLUMNS.items() for said in known if said in names}
    missing = [known[0] for ours, known in COLUMNS.items() if ours not in places]
    if missing:
        wanted = _("Schrijf boven de kolommen: nummer, datum, bedrag, kenmerk. Nu mist: %(missing)s.")
        raise sheets.UnreadableError(wanted % {"missing": ", ".join(missing)})
    return places


def _row(row: sheets.Row, places: dict[str, int], found: list[Actual], faults: list[Fault]) -> None:
    cells = {ours: row.cells[at] if at < len(row.cells) else None for ours, at in places.items()}
    wrong: list[Fault] = []

    def tried(name: str, reading: Callable[[sheets.Cell], T], what: str, do: str) -> T | None:
        try:
            return reading(cells[name])
        except (ValueError, OverflowError):
            wrong.append(Fault(row.number, what % {"told": sheets.text(cells[name])[:30] or _("niets")}, do))
            return None

    line = tried("number", _number, _("Bij nummer staat: %(told)s."), _("Neem het nummer over van de lijst."))
    on = tried("on", sheets.day, _("Bij datum staat: %(told)s."), _("Schrijf een dag, zoals 24-11-2026."))
    cents = tried("cents", _amount, _("Bij bedrag staat: %(told)s."), _("Schrijf een bedrag, zoals 1.250,50."))
    reference = tried(
        "reference", _reference, _("Bij kenmerk staat: %(told)s."), _("Schrijf een kort kenmerk, zonder namen.")
    )
    if wrong or line is None or on is None or cents is None or reference is None:
        faults.extend(wrong)
    else:
        found.append(Actual(row.number, *line, on, cents, reference))


def code(year: int, number: int) -> str:
    """How a line is called outside: Excel makes a day of 2026-11, and leaves P2026-11 alone."""
    return f"P{year}-{number}"


def _number(cell: sheets.Cell) -> tuple[int, int]:
    found = CODE.fullmatch(sheets.text(cell))
    if found is None:
        raise ValueError(cell)
    return int(found["year"]), int(found["number"])


def _amount(cell: sheets.Cell) -> int:
    cents = sheets.cents(cell)
    if cents <= 0:
        raise ValueError(cents)
    return cents


def _reference(cell: sheets.Cell) -> str:
    said = sheets.text(cell)
    if not 0 < len(said) <= LONGEST_REFERENCE:
        raise ValueError(said)
    return said


def _twice(found: Iterable[Actual]) -> list[Fault]:
    """The same mark on two rows: one of them is a slip of the hand."""
    first: dict[str, int] = {}
    faults = []
    for one in found:
        row = first.setdefault(one.reference, one.row)
        if row != one.row:
            what = _("Kenmerk %(reference)s staat ook in regel %(row)s.") % {"reference": one.reference, "row": row}
            faults.append(Fault(one.row, what, _("Haal één van de twee regels weg.")))
    return faults
