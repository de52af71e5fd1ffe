"""Sets the old path against the new one: each line priced, indexed, cut to the horizon
and rounded, once.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from evidence.model.clocks import ticks
from evidence.model.horizon import Horizon
from evidence.model.index import IndexSeries
from evidence.model.paths import THOUSAND, WHOLE, Case, CostLine
from evidence.model.prices import PriceBook
from evidence.results import (
    CaseResult,
    Comparison,
    PricedLine,
    Unpriced,
    amounts_of,
    per_law,
    summed,
)
from evidence.rounding import half_up
from evidence.tags import NoTag, Tag, tag_of


def compare(
    cases: Iterable[Case],
    *,
    prices: PriceBook,
    index: IndexSeries,
    level: int,
    start: date | None = None,
    months: int = 12,
) -> Comparison:
    """Old path against new path of each case, in cents at price level `level`.

    The horizon begins at `start`, or per case at its own first start, and lasts
    `months` calendar months. ValueError when `level` has no index, when `months` is
    below one, or for a case without lines and no `start`.
    """
    if level not in index:
        raise ValueError(f"price level {level} has no index")
    cases = tuple(cases)
    codes = {line.code for case in cases for line in case.lines}
    tags = {code: tag_of(code, prices, index, level) for code in codes}
    results = (_result(case, tags, Horizon.starting(start or case.first_start, months)) for case in cases)
    return Comparison(tuple(results), level, start, months)


def _result(case: Case, tags: Mapping[str, Tag | NoTag], horizon: Horizon) -> CaseResult:
    priced: list[PricedLine] = []
    unpriced: list[Unpriced] = []
    lines = case.counted
    for line in lines:
        tag = tags[line.code]
        if isinstance(tag, Tag):
            priced.append(_priced(line, tag, horizon))
        else:
            unpriced.append(Unpriced(line, tag.why, tag.price_level))
    laws = per_law(item for item in priced if not item.is_apart)
    return CaseResult(
        case=case.name,
        horizon=horizon,
        priced=tuple(priced),
        costs=summed(laws.values()),
        per_law=laws,
        transfers=amounts_of(item for item in priced if item.transfer),
        burden=amounts_of(item for item in priced if item.burden),
        unpriced=tuple(unpriced),
        lines=len(lines),
    )


def _priced(line: CostLine, tag: Tag, horizon: Horizon) -> PricedLine:
    first, last = horizon.inside(line.start, line.end)
    inside = ticks(line.per, first, last)
    cents = half_up(line.thousandths * inside * tag.unit_cents * line.counts, THOUSAND * WHOLE * line.ticks)
    return PricedLine(line, tag.price, tag.unit_cents, first, last, cents)
