"""Makes a case analysis: the comparison, and everything that follows from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from evidence.analysis.asked import Asked
from evidence.analysis.balance import Balance, balances_summed, effect_of
from evidence.analysis.cases import CaseAnalysis, Chance
from evidence.analysis.crowd import crowd_of
from evidence.analysis.doubt import FEWEST_DRAWS, Doubt, with_chances
from evidence.analysis.overlaps import overlaps
from evidence.analysis.periods import horizon_periods, per_year
from evidence.analysis.quantities import units_by_code
from evidence.analysis.result import Analysis
from evidence.analysis.tornado import tornado
from evidence.analysis.years import YEAR, discounted, five_years, payback_months
from evidence.compare import compare
from evidence.model.assumptions import Assumptions
from evidence.model.index import IndexSeries
from evidence.model.paths import PARTS, Case
from evidence.model.prices import FREES, Price, PriceBook
from evidence.results import Amounts, CaseResult, Comparison, PricedLine, amounts_by, amounts_of, per_law


def analyse(
    cases: Iterable[Case], *, prices: PriceBook, index: IndexSeries, assumptions: Assumptions, asked: Asked
) -> Analysis:
    """The whole analysis. The time of relatives and neighbours stands apart, also where the book does not say so.

    ValueError as for `compare`, and for fewer draws than one can say anything from.
    """
    if asked.draws and asked.draws < FEWEST_DRAWS:
        raise ValueError(f"at least {FEWEST_DRAWS} draws, or none; not {asked.draws}")
    cases = tuple(cases)
    reckoner = _Reckoner(prices.with_informal_apart(), index, assumptions, asked)
    comparison = reckoner.compared(cases, asked.start)
    found = tuple(reckoner.case(case, result) for case, result in zip(cases, comparison.cases, strict=True))
    return _analysis(comparison, found, reckoner)


@dataclass(frozen=True, slots=True)
class _Reckoner:
    """What each case is reckoned with."""

    prices: PriceBook
    index: IndexSeries
    assumptions: Assumptions
    asked: Asked

    def compared(self, cases: Iterable[Case], start: date | None) -> Comparison:
        asked = self.asked
        return compare(cases, prices=self.prices, index=self.index, level=asked.level, start=start, months=asked.months)

    def case(self, case: Case, result: CaseResult) -> CaseAnalysis:
        kept = self.assumptions.kept(case.name)
        return CaseAnalysis(
            result, _balance(result, kept), kept, case.started, case.later, self._expected(case, result)
        )

    def _expected(self, case: Case, result: CaseResult) -> Amounts | None:
        """What was expected at first, over the same horizon."""
        if not case.is_measured_twice:
            return None
        return self.compared([Case(case.name, case.expected)], result.horizon.start).cases[0].costs


def _balance(result: CaseResult, kept: Fraction) -> Balance:
    investment = sum(item.cents for item in result.priced if item.line.part and not item.is_apart)
    help_cents = result.new_cents - investment
    return Balance(result.old_cents, help_cents, investment, effect_of(result.old_cents - help_cents, kept))


def _analysis(comparison: Comparison, cases: tuple[CaseAnalysis, ...], made_with: _Reckoner) -> Analysis:
    asked, assumptions = made_with.asked, made_with.assumptions
    counted = [case for case in cases if asked.allow_unpriced or case.result.is_complete]
    items = [item for case in counted for item in case.result.priced]
    costs = [item for item in items if not item.is_apart]
    told_twice = overlaps(counted)
    with_chance, chance = _chances(cases, counted, assumptions, asked)
    return Analysis(
        comparison=comparison,
        asked=asked,
        index=made_with.index.name,
        assumptions=assumptions,
        cases=with_chance,
        totals=comparison.totals(allow_unpriced=asked.allow_unpriced),
        total=balances_summed(case.balance for case in counted),
        discounted=_discounted(counted, assumptions.value("discount_rate")),
        per_year=per_year(costs),
        transfers_per_bearer=per_law(item for item in items if item.transfer),
        investment={part: sum(item.cents for item in costs if item.line.part == part) for part in PARTS if part},
        frees={kind: amounts_of(item for item in costs if item.price.frees == kind) for kind in FREES},
        time=units_by_code(item for item in costs if item.price.frees == "time"),
        burden=units_by_code(item for item in items if item.burden),
        certainty=amounts_by((item.line.certainty, item) for item in costs),
        said_by=amounts_by((item.line.said_by, item) for item in costs),
        grades=amounts_by((item.grade, item) for item in costs),
        own_prices=_own_prices(items),
        versions=tuple(sorted({item.price.version for item in items if item.price.version})),
        overlaps=told_twice,
        payback_months=payback_months(counted, asked.months),
        years=five_years(counted, asked.months, assumptions),
        tornado=tornado(counted, assumptions),
        chance=chance,
        crowd=crowd_of(cases, counted, told_twice),
    )


def _chances(
    cases: tuple[CaseAnalysis, ...], counted: Sequence[CaseAnalysis], assumptions: Assumptions, asked: Asked
) -> tuple[tuple[CaseAnalysis, ...], Chance | None]:
    """Only a counted case has a chance: of an incomplete one the point itself is not known."""
    if not (asked.draws and counted):
        return cases, None
    drawn, chance = with_chances(counted, assumptions, Doubt(asked.draws, asked.seed))
    by_name = {case.case: case for case in drawn}
    return tuple(by_name.get(case.case, case) for case in cases), chance


def _discounted(cases: Iterable[CaseAnalysis], rate: Fraction) -> Amounts:
    """Both paths at their worth in the first year of each horizon: rounded per line, bearer and year."""
    old = new = 0
    for case in cases:
        for item in case.result.priced:
            pieces = () if item.is_apart else horizon_periods(item, case.result.horizon, YEAR)
            worth = sum(discounted(piece.cents, rate, piece.period) for piece in pieces)
            old, new = (old + worth, new) if item.line.path == "old" else (old, new + worth)
    return Amounts(old, new)


def _own_prices(items: Iterable[PricedLine]) -> tuple[Price, ...]:
    """Each own assumption that a counted line is priced with, by code."""
    own = {item.code: item.price for item in items if item.grade == "D"}
    return tuple(own[code] for code in sorted(own))
