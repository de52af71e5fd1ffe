"""The unit that a line means against the unit of its price, and amounts that no calendar can hold."""

from collections.abc import Iterator
from fractions import Fraction

from evidence.faults import Fault
from evidence.model.clocks import ticks
from evidence.model.paths import THOUSAND, Case, CostLine
from evidence.model.prices import PriceBook

SAME = {
    "uren": "uur",
    "hour": "uur",
    "hours": "uur",
    "dagen": "dag",
    "day": "dag",
    "days": "dag",
    "etmalen": "etmaal",
    "dagdelen": "dagdeel",
    "weken": "week",
    "maanden": "maand",
    "month": "maand",
    "jaren": "jaar",
    "year": "jaar",
    "consulten": "consult",
    "bezoeken": "bezoek",
    "ritten": "rit",
    "stuks": "stuk",
    "minuten": "minuut",
    "keren": "keer",
}
# How many of a unit go in one day, at most. A line may stand for a household, so more than this is asked about only.
IN_A_DAY: dict[str, Fraction] = {
    "uur": Fraction(24),
    "dag": Fraction(1),
    "etmaal": Fraction(1),
    "dagdeel": Fraction(3),
    "maand": Fraction(1, 28),
}


def same_unit(unit: str) -> str:
    """The unit as it stands in a price book."""
    word = unit.strip().lower()
    return SAME.get(word, word)


def wrong_units(file: str, cases: tuple[Case, ...], prices: PriceBook, level: int) -> Iterator[Fault]:
    """Lines that name another unit than their price has, by row."""
    for line in sorted(_lines(cases), key=lambda line: line.row or 0):
        yield from wrong_unit(file, line, prices, level)


def wrong_unit(file: str, line: CostLine, prices: PriceBook, level: int) -> Iterator[Fault]:
    """A line that names another unit than its price has."""
    unit = _unit(line.code, prices, level) if line.unit else ""
    if unit and same_unit(line.unit) != unit:
        what = f"{line.code} is priced per {unit}, and this line counts in {line.unit}"
        yield Fault(file, line.row, "unit", f"{what}; count in {unit}, or take a code per {same_unit(line.unit)}")


def too_many(file: str, cases: tuple[Case, ...], prices: PriceBook, level: int) -> Iterator[Fault]:
    """Lines with more units than fit in their days."""
    codes = {line.code for line in _lines(cases)}
    units = {code: _unit(code, prices, level) for code in codes}
    most = {code: IN_A_DAY[unit] for code, unit in units.items() if unit in IN_A_DAY}
    for line in sorted(_lines(cases), key=lambda line: line.row or 0):
        if line.code in most and _is_too_much(line, most[line.code]):
            what = f"{line.units} x {units[line.code]} in these days is more than one person can have"
            yield Fault(file, line.row, "units", f"{what}; is it another unit, or a whole household?")


def _lines(cases: tuple[Case, ...]) -> Iterator[CostLine]:
    return (line for case in cases for line in case.lines)


def _unit(code: str, prices: PriceBook, level: int) -> str:
    price = prices.price(code, level)
    return same_unit(price.unit) if price else ""


def _is_too_much(line: CostLine, most: Fraction) -> bool:
    inside = ticks(line.per, line.start, line.end)
    taken = line.thousandths * inside * most.denominator
    return taken > THOUSAND * line.ticks * line.days * most.numerator
