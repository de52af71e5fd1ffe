"""Lines that describe the same euro: seen over all cases, so that one euro is not saved twice."""

from collections.abc import Sequence

from evidence.analysis.cases import CaseAnalysis, Overlap
from evidence.model.clocks import ticks
from evidence.model.paths import PATHS, THOUSAND, WHOLE
from evidence.results import Amounts, PricedLine, amounts_of
from evidence.rounding import half_up


def overlaps(cases: Sequence[CaseAnalysis]) -> tuple[Overlap, ...]:
    """Each group by name; transfers and burdens too."""
    groups: dict[str, list[PricedLine]] = {}
    items = (item for case in cases for item in case.result.priced if item.line.overlap)
    for item in items:
        groups.setdefault(item.line.overlap, []).append(item)
    return tuple(_overlap(name, groups[name]) for name in sorted(groups))


def _overlap(name: str, items: Sequence[PricedLine]) -> Overlap:
    in_full = [(_in_full(item), item.line.path) for item in items]
    whole = Amounts(*(sum(cents for cents, on in in_full if on == path) for path in PATHS))
    return Overlap(name, len(items), whole, amounts_of(items), _is_counted_twice(items))


def _in_full(item: PricedLine) -> int:
    line = item.line
    inside = ticks(line.per, item.first, item.last)
    return half_up(line.thousandths * inside * item.unit_cents, THOUSAND * line.ticks)


def _is_counted_twice(items: Sequence[PricedLine]) -> bool:
    """Whether more than one case counts the same code of the same path in full."""
    seen: dict[tuple[str, str], str] = {}
    for item in items:
        line = item.line
        if line.counts == WHOLE and seen.setdefault((line.path, line.code), line.case) != line.case:
            return True
    return False
