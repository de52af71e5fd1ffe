"""One thing at a time at the low and at the high end of its range: which of them moves the outcome most."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evidence.analysis.cases import CaseAnalysis
from evidence.analysis.quantities import quantity, share_inside
from evidence.analysis.ranges import Range, price_range, units_range
from evidence.analysis.result import Bar
from evidence.model.assumptions import COUNTERFACTUAL, Assumption, Assumptions
from evidence.results import PricedLine
from evidence.rounding import half_up

Gains = Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A line of a case with how heavily a cent of it weighs in what is left: old lines add, new lines take off, and a
    gain is kept in part.
    """

    item: PricedLine
    weight: Fraction


def tornado(cases: Sequence[CaseAnalysis], assumptions: Assumptions) -> tuple[Bar, ...]:
    """The widest bar first; what has no range, or moves nothing, has no bar."""
    net = sum(case.balance.net_cents for case in cases)
    weighed = [
        _Weighed(item, weight_of(item, case)) for case in cases for item in case.result.priced if not item.is_apart
    ]
    gains = ((case.case, case.balance.gain_cents) for case in cases if case.balance.gain_cents > 0)
    bars = [*_prices(weighed, assumptions, net), *_units(weighed, assumptions, net)]
    return ranked(bars, gains, assumptions, net)


def ranked(
    bars: Iterable[Bar], gains: Iterable[tuple[str, int]], assumptions: Assumptions, net: int
) -> tuple[Bar, ...]:
    """These bars with those of what is assumed, the widest first; `gains` are the cents of each case that gains."""
    found = [*bars, *_assumed(tuple(gains), assumptions, net)]
    return tuple(
        sorted((one for one in found if one.width_cents), key=lambda one: (-one.width_cents, one.what, one.name))
    )


def weight_of(item: PricedLine, case: CaseAnalysis) -> Fraction:
    """What is left of the case changes by so many cents for each cent of this line."""
    if item.line.part:
        return Fraction(-1)
    kept = case.kept if case.balance.gain_cents > 0 else Fraction(1)
    return kept if item.line.path == "old" else -kept


def _by_code(weighed: Sequence[_Weighed]) -> dict[str, list[_Weighed]]:
    found: dict[str, list[_Weighed]] = {}
    for one in weighed:
        found.setdefault(one.item.code, []).append(one)
    return found


def _prices(weighed: Sequence[_Weighed], assumptions: Assumptions, net: int) -> Iterator[Bar]:
    for code, lines in _by_code(weighed).items():
        item = lines[0].item
        ends = price_range(item, assumptions)
        if ends:
            slope = sum((one.weight * quantity(one.item) for one in lines), Fraction(0))
            yield bar("price", code, item.label, ends, (net, slope))


def _units(weighed: Sequence[_Weighed], assumptions: Assumptions, net: int) -> Iterator[Bar]:
    """All lines of a code at their low end, and all at their high end."""
    for code, lines in _by_code(weighed).items():
        low = high = at_low = at_high = Fraction(0)
        for one in lines:
            ends = units_range(one.item.line, assumptions) or Range.certain(one.item.line.units)
            inside = share_inside(one.item)
            cents = one.weight * inside * one.item.unit_cents
            low, high = low + ends.low * inside, high + ends.high * inside
            at_low += cents * (ends.low - ends.value)
            at_high += cents * (ends.high - ends.value)
        yield Bar("units", code, lines[0].item.label, low, high, net + whole_cents(at_low), net + whole_cents(at_high))


def _assumed(gains: Gains, assumptions: Assumptions, net: int) -> Iterator[Bar]:
    for item in assumptions:
        if item.kind in COUNTERFACTUAL:
            at_low, at_high = (_moved(gains, assumptions, item, Fraction(end)) for end in (item.low, item.high))
            name = f"{item.kind} {item.applies_to}".strip()
            ends = Fraction(item.low), Fraction(item.high)
            yield Bar("assumption", name, item.kind, *ends, net + whole_cents(at_low), net + whole_cents(at_high))


def _moved(gains: Gains, assumptions: Assumptions, item: Assumption, end: Fraction) -> Fraction:
    """What changes when this assumption alone is at `end`, in the cases that it holds for."""
    moved = Fraction(0)
    for case, gain in gains:
        if assumptions.of(item.kind, case) is item:
            moved += gain * _kept_by_others(assumptions, item, case) * (Fraction(item.value) - end)
    return moved


def _kept_by_others(assumptions: Assumptions, item: Assumption, case: str) -> Fraction:
    kept = Fraction(1)
    for kind in COUNTERFACTUAL:
        kept *= 1 if kind == item.kind else 1 - assumptions.value(kind, case)
    return kept


def bar(what: str, name: str, label: str, ends: Range, line: tuple[int, Fraction]) -> Bar:
    net, slope = line
    at_low, at_high = (net + whole_cents(slope * (end - ends.value)) for end in (ends.low, ends.high))
    return Bar(what, name, label, ends.low, ends.high, at_low, at_high)


def whole_cents(cents: Fraction) -> int:
    return half_up(cents.numerator, cents.denominator)
