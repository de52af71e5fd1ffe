"""The case analysis as sheets of a workbook: what the page shows, as figures that can be summed and sorted."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from evidence.analysis.cases import CaseAnalysis
from evidence.analysis.quantities import Units
from evidence.analysis.result import Analysis
from evidence.results import Amounts
from evidence.words import KINDS, sentences

Cell = str | int | float | Decimal
Row = tuple[Cell, ...]
AMOUNTS = ("old_eur", "new_eur", "saving_eur")
NOT_SAID = "not said"
PART = 20


def sheets_of(analysis: Analysis) -> dict[str, list[Row]]:
    """Each sheet by its name, the header first; a sheet without rows says by that that there is nothing."""
    return {title: [head, *rows(analysis)] for title, (head, rows) in SHEETS.items()}


def _words(analysis: Analysis) -> Iterator[Row]:
    yield from ((sentence,) for sentence in sentences(analysis))


def _outcome(analysis: Analysis) -> Iterator[Row]:
    total, chance = analysis.total, analysis.chance
    if chance:
        yield ("left_low_eur (2.5 of 100 draws lie below)", euros(chance.low_cents))
        yield ("left_middle_eur", euros(chance.middle_cents))
        yield ("left_high_eur (2.5 of 100 draws lie above)", euros(chance.high_cents))
        yield ("left_mean_eur", euros(chance.mean_cents))
        yield ("p_dearer", float(chance.p_dearer))
    yield ("old_eur", euros(total.old_cents))
    yield ("new_eur", euros(total.new_cents))
    yield ("saving_eur", euros(total.saving_cents))
    yield ("time_of_the_new_way_eur", euros(total.investment_cents))
    yield ("effect_eur", euros(total.effect_cents))
    yield ("left_eur", euros(total.net_cents))
    yield ("cases_dearer", analysis.crowd.dearer)
    yield ("return_per_euro", _share(total.return_per_euro))
    yield ("break_even", _share(total.break_even))
    yield ("payback_months", "" if analysis.payback_months is None else analysis.payback_months)
    yield ("discounted_old_eur", euros(analysis.discounted.old_cents))
    yield ("discounted_new_eur", euros(analysis.discounted.new_cents))
    yield from ((f"time of {part}_eur", euros(cents)) for part, cents in analysis.investment.items())


def _sides(analysis: Analysis) -> Iterator[Row]:
    for bearer, one in analysis.per_bearer.items():
        side = "gains" if one.saving_cents > 0 else "pays" if one.saving_cents < 0 else "neither"
        yield (bearer, side, *in_euros(one))


def _per_year(analysis: Analysis) -> Iterator[Row]:
    for year, bearers in analysis.per_year.items():
        for bearer, one in bearers.items():
            yield (bearer, year, *in_euros(one))


def _cases(analysis: Analysis) -> Iterator[Row]:
    yield from map(_case, analysis.cases)


def _case(one: CaseAnalysis) -> Row:
    balance, chance = one.balance, one.chance
    drawn = (euros(chance.low_cents), euros(chance.high_cents), float(chance.p_dearer)) if chance else ("", "", "")
    marks = tuple(mark.mark if mark else "" for mark in (one.started, one.later))
    expected = "" if one.expected is None else euros(one.expected.saving_cents)
    amounts = (balance.saving_cents, balance.investment_cents, balance.effect_cents, balance.net_cents)
    return (one.case, *map(euros, amounts), _share(one.kept), *drawn, expected, *marks)


def _years(analysis: Analysis) -> Iterator[Row]:
    for year in analysis.years:
        balance = year.balance
        amounts = (balance.old_cents, balance.new_cents, balance.net_cents, year.discounted_cents, year.running_cents)
        yield (year.year, "reckoned" if year.is_reckoned else "expected", *map(euros, amounts))


def _tornado(analysis: Analysis) -> Iterator[Row]:
    for bar in analysis.tornado:
        ends = (bar.at_low_cents, bar.at_high_cents, bar.width_cents)
        yield (bar.what, bar.name, bar.label, float(bar.low), float(bar.high), *map(euros, ends))


def _doubt(analysis: Analysis) -> Iterator[Row]:
    spread = analysis.chance.spread_cents if analysis.chance else ()
    step = 100 // PART
    yield from ((place * step, euros(cents)) for place, cents in enumerate(spread))


def _frees(analysis: Analysis) -> Iterator[Row]:
    for kind, one in analysis.frees.items():
        yield (kind or NOT_SAID, *in_euros(one))


def _time(analysis: Analysis) -> Iterator[Row]:
    yield from map(_units, analysis.time)


def _burden(analysis: Analysis) -> Iterator[Row]:
    yield from map(_units, analysis.burden)


def _units(one: Units) -> Row:
    return (one.code, one.label, one.unit, float(one.old), float(one.new), euros(one.old_cents), euros(one.new_cents))


def _transfers(analysis: Analysis) -> Iterator[Row]:
    for bearer, one in analysis.transfers_per_bearer.items():
        yield (bearer, *in_euros(one))


def _grounds(analysis: Analysis) -> Iterator[Row]:
    grounds: Mapping[str, Mapping[str, Amounts]] = {
        "certainty": analysis.certainty,
        "said_by": analysis.said_by,
        "grade": analysis.grades,
    }
    for ground, found in grounds.items():
        for name, one in sorted(found.items()):
            yield (ground, name or NOT_SAID, *in_euros(one))


def _assumptions(analysis: Analysis) -> Iterator[Row]:
    for one in analysis.assumptions:
        ends = (float(one.low), float(one.value), float(one.high))
        by = (one.grade, one.said_by, one.on.isoformat() if one.on else "")
        yield (one.kind, KINDS[one.kind], one.applies_to, *ends, one.source, *by)
    yield from (
        ("price", price.label_nl or price.code, price.code, "", float(price.price_eur), "", price.source, "D", "", "")
        for price in analysis.own_prices
    )
    yield ("chosen", analysis.assumptions.chosen, "", "", "", "", "", "", "", "")


def _overlaps(analysis: Analysis) -> Iterator[Row]:
    for one in analysis.overlaps:
        told = (euros(one.in_full.saving_cents), euros(one.counted.saving_cents))
        yield (one.name, one.lines, *told, "yes" if one.is_counted_twice else "no")


def made_with(analysis: Analysis) -> Iterator[Row]:
    """What is needed to make the analysis again, beside what every report says."""
    yield ("draws", analysis.asked.draws)
    yield ("seed", analysis.asked.seed)
    yield ("allow_unpriced", "yes" if analysis.asked.allow_unpriced else "no")
    yield ("index", analysis.index)
    yield from (("price book version", version) for version in analysis.versions)
    if analysis.chance and analysis.chance.numpy:
        yield ("numpy", analysis.chance.numpy)


def in_euros(one: Amounts) -> tuple[Decimal, ...]:
    return tuple(map(euros, (one.old_cents, one.new_cents, one.saving_cents)))


def euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _share(value: Fraction | None) -> Cell:
    return "" if value is None else float(value)


Rows = Callable[[Analysis], Iterator[Row]]
UNITS = ("code", "label", "unit", "old_units", "new_units", "old_eur", "new_eur")
OF_CASE = ("case", "saving_eur", "time_eur", "effect_eur", "left_eur", "kept", "left_low_eur", "left_high_eur",
           "p_dearer", "expected_saving_eur", "mark", "later_mark")  # fmt: skip
OF_YEAR = ("year", "how", "old_eur", "new_eur", "left_eur", "in_money_of_year_1_eur", "running_eur")
OF_BAR = ("what", "name", "label", "low", "high", "left_at_low_eur", "left_at_high_eur", "width_eur")
OF_ASSUMPTION = ("kind", "meaning", "applies_to", "low", "value", "high", "source", "grade", "said_by", "on")
SHEETS: dict[str, tuple[Row, Rows]] = {
    "words": (("sentence",), _words),
    "outcome": (("what", "value"), _outcome),
    "who pays, who gains": (("bearer", "side", *AMOUNTS), _sides),
    "bearers per year": (("bearer", "year", *AMOUNTS), _per_year),
    "cases analysed": (OF_CASE, _cases),
    "five years": (OF_YEAR, _years),
    "tornado": (OF_BAR, _tornado),
    "doubt": (("draws_below_of_100", "left_eur"), _doubt),
    "cash or time": (("frees", *AMOUNTS), _frees),
    "freed time": (UNITS, _time),
    "burden": (UNITS, _burden),
    "transfers": (("bearer", *AMOUNTS), _transfers),
    "how we know": (("ground", "name", *AMOUNTS), _grounds),
    "assumptions": (OF_ASSUMPTION, _assumptions),
    "told twice": (("overlap", "lines", "told_eur", "counted_eur", "maybe_counted_twice"), _overlaps),
}
