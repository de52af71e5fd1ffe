"""The years from the start: reckoned as far as the horizon goes, and then as if it went on like this, fading."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evidence.analysis.balance import Balance, balances_summed, effect_of
from evidence.analysis.cases import CaseAnalysis
from evidence.analysis.periods import horizon_periods
from evidence.analysis.result import Year
from evidence.model.assumptions import Assumptions
from evidence.results import PricedLine
from evidence.rounding import half_up

MOST_YEARS = 5
YEAR = 12


@dataclass(frozen=True, slots=True)
class _Period:
    """One period of one case: `goes_on` is the time of the new way that has no end yet."""

    old: int = 0
    help: int = 0
    investment: int = 0
    goes_on: int = 0

    @property
    def gain(self) -> int:
        return self.old - self.help


def balance_per_period(case: CaseAnalysis, months: int) -> list[Balance]:
    """What the case takes in each period of so many months; the effects add up to that of the case."""
    return list(_balances(_periods(case, months), case.balance.gain_cents, case.kept))


def five_years(cases: Sequence[CaseAnalysis], months: int, assumptions: Assumptions) -> tuple[Year, ...]:
    """Five years over all these cases, or more when the horizon is longer."""
    reckoned = -(-months // YEAR)
    per_case = [_years_of(case, months, assumptions.value("drop_off")) for case in cases]
    rate, running, years = assumptions.value("discount_rate"), 0, []
    for year in range(1, max(reckoned, MOST_YEARS) + 1):
        balance = balances_summed(one[year - 1] for one in per_case)
        worth = discounted(balance.net_cents, rate, year)
        running += worth
        years.append(Year(year, year <= reckoned, balance, worth, running))
    return tuple(years)


def discounted(cents: int, rate: Fraction, year: int) -> int:
    """What cents of that year are worth in the first."""
    factor = 1 / (1 + rate) ** (year - 1)
    return half_up(cents * factor.numerator, factor.denominator)


def payback_months(cases: Iterable[CaseAnalysis], months: int) -> int | None:
    """The month from whose end on the effect stays above the time that was put in; None when it does not inside the
    horizon. 0 when no time was put in.
    """
    left = [0] * months
    for case in cases:
        for month, balance in enumerate(balance_per_period(case, 1)):
            left[month] += balance.net_cents
    return paid_back(left)


def paid_back(left: Iterable[int]) -> int | None:
    """The month from whose end on the running total of what is left stays at nought or above."""
    running, found = 0, None
    for month, cents in enumerate(left, start=1):
        running += cents
        found = None if running < 0 else found or month
    return found


def _periods(case: CaseAnalysis, months: int) -> list[_Period]:
    sums: dict[int, list[int]] = {}
    costs = [item for item in case.result.priced if not item.is_apart]
    pieces = ((item, piece) for item in costs for piece in horizon_periods(item, case.result.horizon, months))
    for item, piece in pieces:
        row = sums.setdefault(piece.period, [0, 0, 0, 0])
        for place in _places(item, case):
            row[place] += piece.cents
    return [_Period(*sums.get(number, ())) for number in range(1, max(sums, default=0) + 1)]


def _places(item: PricedLine, case: CaseAnalysis) -> tuple[int, ...]:
    """Where in a period the cents of a line belong."""
    if item.line.path == "old":
        return (0,)
    if not item.line.part:
        return (1,)
    goes_on = item.line.per != "once" and item.line.end >= case.result.horizon.end
    return (2, 3) if goes_on else (2,)


def _balances(periods: Iterable[_Period], whole_gain: int, kept: Fraction) -> Iterator[Balance]:
    """On the running gain, so that the effects add up; whether a case is a loss is seen over its whole horizon."""
    running = done = 0
    for period in periods:
        running += period.gain
        upto = half_up(running * kept.numerator, kept.denominator) if whole_gain > 0 else running
        yield Balance(period.old, period.help, period.investment, upto - done)
        done = upto


def _years_of(case: CaseAnalysis, months: int, drop_off: Fraction) -> list[Balance]:
    """At least five years of one case: after the horizon the last whole year again and again."""
    periods = _periods(case, YEAR)
    reckoned = -(-months // YEAR)
    periods += [_Period()] * (reckoned - len(periods))
    years = list(_balances(periods, case.balance.gain_cents, case.kept))
    last = _last_whole_year(periods, months)
    fades = Fraction(1)
    for _ in range(reckoned, MOST_YEARS):
        fades *= 1 - drop_off
        gain = half_up(last.gain * fades.numerator, fades.denominator) if last.gain > 0 else last.gain
        effect = effect_of(gain, case.kept)
        years.append(Balance(last.old, last.old - gain, last.goes_on, effect))
    return years


def _last_whole_year(periods: list[_Period], months: int) -> _Period:
    """The last period of twelve months; a shorter horizon is stretched to a year."""
    if months >= YEAR:
        return periods[months // YEAR - 1]
    one = periods[0]
    return _Period(*(half_up(cents * YEAR, months) for cents in (one.old, one.help, one.investment, one.goes_on)))
