"""An analysis as plain data, for JSON: whole cents, exact fractions as text, days as ISO."""

from collections.abc import Mapping
from typing import Any

from evidence.analysis.balance import Balance
from evidence.analysis.cases import CaseAnalysis, Chance, Overlap
from evidence.analysis.quantities import Units
from evidence.analysis.result import Analysis, Bar, Year
from evidence.model.assumptions import Assumption
from evidence.model.paths import Mark
from evidence.results import Amounts
from evidence.words import sentences

Shape = dict[str, Any]
# A longer list is of no use to a reader; the figures of each case go into a table of their own.
MOST_CASES = 10_000


def shape_of(analysis: Analysis) -> Shape:
    """The whole analysis; the same analysis gives the same data."""
    return {
        "words": list(sentences(analysis)),
        "chance": _chance(analysis.chance),
        "total": _balance(analysis.total),
        "cases_dearer": analysis.crowd.dearer,
        "discounted": amounts(analysis.discounted),
        "payback_months": analysis.payback_months,
        "who_gains": dict(analysis.gainers),
        "who_pays": dict(analysis.payers),
        "per_year": _years(analysis.per_year),
        "transfers_per_law": _by(analysis.transfers_per_bearer),
        "time_of_the_new_way": dict(analysis.investment),
        "frees": {kind or "not_said": amounts(one) for kind, one in analysis.frees.items()},
        "time": [_units(one) for one in analysis.time],
        "burden": [_units(one) for one in analysis.burden],
        "certainty": {kind or "not_said": amounts(one) for kind, one in sorted(analysis.certainty.items())},
        "said_by": {who or "not_said": amounts(one) for who, one in sorted(analysis.said_by.items())},
        "grades": {kind or "not_said": amounts(one) for kind, one in sorted(analysis.grades.items())},
        "own_prices": [{"code": one.code, "label": one.label_nl, "source": one.source} for one in analysis.own_prices],
        "assumptions": [_assumption(one) for one in analysis.assumptions],
        "chosen": analysis.assumptions.chosen,
        "made_with": {
            "draws": analysis.asked.draws,
            "seed": analysis.asked.seed,
            "allow_unpriced": analysis.asked.allow_unpriced,
            "index": analysis.index,
        },
        "price_book_versions": list(analysis.versions),
        "overlaps": [_overlap(one) for one in analysis.overlaps],
        "years": [_year(one) for one in analysis.years],
        "tornado": [_bar(one) for one in analysis.tornado],
        **({"cases": [_case(one) for one in analysis.cases]} if 0 < len(analysis.cases) <= MOST_CASES else {}),
    }


def amounts(one: Amounts) -> Shape:
    return {"old_cents": one.old_cents, "new_cents": one.new_cents, "saving_cents": one.saving_cents}


def _years(years: Mapping[int, Mapping[str, Amounts]]) -> Shape:
    return {str(year): _by(laws) for year, laws in years.items()}


def _by(laws: Mapping[str, Amounts]) -> Shape:
    return {law: amounts(one) for law, one in laws.items()}


def _balance(one: Balance) -> Shape:
    return {
        "old_cents": one.old_cents,
        "new_cents": one.new_cents,
        "saving_cents": one.saving_cents,
        "investment_cents": one.investment_cents,
        "gain_cents": one.gain_cents,
        "effect_cents": one.effect_cents,
        "net_cents": one.net_cents,
        "return_per_euro": None if one.return_per_euro is None else str(one.return_per_euro),
        "break_even": None if one.break_even is None else str(one.break_even),
    }


def _chance(one: Chance | None) -> Shape | None:
    if one is None:
        return None
    spread = {"spread_cents": list(one.spread_cents), "numpy": one.numpy} if one.spread_cents else {}
    return {
        "draws": one.draws,
        "seed": one.seed,
        "low_cents": one.low_cents,
        "middle_cents": one.middle_cents,
        "high_cents": one.high_cents,
        "mean_cents": one.mean_cents,
        "dearer": one.dearer,
        **spread,
    }


def _units(one: Units) -> Shape:
    named = {"code": one.code, "label": one.label, "unit": one.unit, "old": str(one.old), "new": str(one.new)}
    return {**named, "old_cents": one.old_cents, "new_cents": one.new_cents}


def _assumption(one: Assumption) -> Shape:
    return {
        "kind": one.kind,
        "applies_to": one.applies_to,
        "low": str(one.low),
        "value": str(one.value),
        "high": str(one.high),
        "source": one.source,
        "grade": one.grade,
        "said_by": one.said_by,
        "on": one.on.isoformat() if one.on else None,
    }


def _overlap(one: Overlap) -> Shape:
    return {
        "name": one.name,
        "lines": one.lines,
        "in_full": amounts(one.in_full),
        "counted": amounts(one.counted),
        "is_counted_twice": one.is_counted_twice,
    }


def _year(one: Year) -> Shape:
    found = {"year": one.year, "is_reckoned": one.is_reckoned, **_balance(one.balance)}
    return {**found, "discounted_cents": one.discounted_cents, "running_cents": one.running_cents}


def _bar(one: Bar) -> Shape:
    return {
        "what": one.what,
        "name": one.name,
        "label": one.label,
        "low": str(one.low),
        "high": str(one.high),
        "at_low_cents": one.at_low_cents,
        "at_high_cents": one.at_high_cents,
    }


def _case(one: CaseAnalysis) -> Shape:
    return {
        "case": one.case,
        **_balance(one.balance),
        "per_year": _years(one.per_year),
        "kept": str(one.kept),
        "started": _mark(one.started),
        "later": _mark(one.later),
        "expected": None if one.expected is None else amounts(one.expected),
        "chance": _chance(one.chance),
    }


def _mark(one: Mark | None) -> Shape | None:
    return None if one is None else {"mark": one.mark, "on": one.on.isoformat() if one.on else None}
