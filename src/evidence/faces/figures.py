"""The figures of a report: what is drawn, with its conclusion as title."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from evidence.analysis.crowd import per_thing
from evidence.analysis.result import Analysis, Bar
from evidence.faces.drawings.bands import Bands, Dots
from evidence.faces.drawings.figure import Figure
from evidence.faces.drawings.sides import Sides
from evidence.faces.drawings.tornado import Doubt, Tornado
from evidence.faces.drawings.waterfall import Step, Waterfall
from evidence.report import Report
from evidence.words import KINDS, euro, in_range, number, several

MOST_STEPS, MOST_DOUBTS = 9, 10
# Of fewer cases no spread is drawn: each bar would be somebody.
FEWEST_CASES = 10


def figures_of(report: Report) -> tuple[Figure, ...]:
    """Every figure that this report has something for, in the order of the page."""
    analysis = report.analysis
    found: list[Figure | None] = [waterfall(report), sides(report)]
    if analysis:
        found += [dots(analysis), tornado(analysis), bands(analysis)]
    return tuple(figure for figure in found if figure)


def waterfall(report: Report) -> Waterfall | None:
    """Thing by thing; where the cases are too many to list, bearer by bearer."""
    totals = report.totals
    if not totals.cases_counted:
        return None
    changes = _changes(report)
    said = euro(totals.old_cents), euro(totals.new_cents)
    return Waterfall(
        key="waterval",
        title=f"Van {said[0]} vroeger naar {said[1]} nu",
        described="Van de kosten vroeger, stap voor stap, naar de kosten nu. De tabel noemt elk bedrag.",
        explained=(
            f"Alle verhalen samen, in prijzen van {report.comparison.level}.",
            "Uitkeringen en uren van familie en buren tellen niet mee.",
        ),
        old_cents=totals.old_cents,
        new_cents=totals.new_cents,
        steps=tuple(_steps(changes)),
    )


def _changes(report: Report) -> Mapping[str, int]:
    """What each thing costs more or less now, by its name; each bearer where the cases are too many to list."""
    comparison = report.comparison
    if report.analysis:
        return report.analysis.crowd.per_thing
    if len(comparison.cases) < comparison.count:
        return {law: -one.saving_cents for law, one in report.totals.per_law.items()}
    return per_thing(case for case in comparison.cases if report.allow_unpriced or case.is_complete)


def _steps(changes: Mapping[str, int]) -> Iterator[Step]:
    """What became less comes first; of many things the small ones are told together, less and more apart."""
    ranked = sorted(((name, cents) for name, cents in changes.items() if cents), key=lambda one: (-abs(one[1]), one[0]))
    shown, rest = ranked[:MOST_STEPS], ranked[MOST_STEPS:]
    less, more = sum(cents for _, cents in rest if cents < 0), sum(cents for _, cents in rest if cents > 0)
    many = [sum(1 for _, cents in rest if (cents < 0) == is_less) for is_less in (True, False)]
    shown += [(f"{several(many[0], 'ander ding', 'andere dingen')} (minder)", less)] if less else []
    shown += [(f"{several(many[1], 'ander ding', 'andere dingen')} (meer)", more)] if more else []
    yield from (Step(name, cents) for name, cents in sorted(shown, key=lambda one: (one[1], one[0])))


def sides(report: Report) -> Sides | None:
    """Who gains first, then who pays."""
    changed = [(law, one) for law, one in report.totals.per_law.items() if one.old_cents or one.new_cents]
    if not changed:
        return None
    payers = sum(one.saving_cents < 0 for _law, one in changed)
    more = f"{payers} {'betaalt' if payers == 1 else 'betalen'} nu meer" if payers else "niemand betaalt nu meer"
    return Sides(
        key="betalers",
        title=f"Wie betaalt, is vaak niet wie wint: {more}",
        described="Voor elke betaler een balk: naar links betaalt die nu meer, naar rechts minder.",
        explained=("Minder kosten is nog geen geld terug. Een vaste medewerker kost hetzelfde.",),
        bearers=tuple(sorted(changed, key=lambda one: (-one[1].saving_cents, one[0]))),
    )


def dots(analysis: Analysis) -> Dots | None:
    """What is left over all draws, as twenty equal chances."""
    chance = analysis.chance
    if not chance or not chance.spread_cents:
        return None
    return Dots(
        key="kansen",
        title=next(in_range(chance)).rstrip("."),
        described="Twintig stippen van links naar rechts. Elke stip is één van de twintig kansen.",
        explained=(
            f"We rekenden {number(Fraction(chance.draws))} keer, steeds met andere getallen binnen de marges.",
            "Ook met wat er zonder de tafel was gebeurd.",
            f"Het midden is {euro(chance.middle_cents)}.",
        ),
        spread=chance.spread_cents,
        point_cents=analysis.total.net_cents,
    )


def tornado(analysis: Analysis) -> Tornado | None:
    """The widest doubts."""
    bars = analysis.tornado[:MOST_DOUBTS]
    if not bars:
        return None
    doubts = tuple(Doubt(_named(bar), _ends(bar), bar.at_low_cents, bar.at_high_cents) for bar in bars)
    return Tornado(
        key="twijfel",
        title="Wat maakt het meeste uit?",
        described="Elke balk is één ding: wat er overblijft bij het minste en bij het meeste.",
        explained=(
            "We veranderen steeds één ding. De rest blijft gelijk.",
            f"De streep is de uitkomst zelf: {euro(analysis.total.net_cents)}.",
        ),
        point_cents=analysis.total.net_cents,
        doubts=doubts,
    )


def _named(bar: Bar) -> str:
    if bar.what == "assumption":
        kind, _, case = bar.name.partition(" ")
        name = KINDS.get(kind, kind)
        return f"{name[0].upper()}{name[1:]}{f' ({case})' if case else ''}"
    return f"{'Prijs' if bar.what == 'price' else 'Aantal'}: {bar.label}"


def _ends(bar: Bar) -> tuple[str, str]:
    """The range in its own unit: euros, a number, or a share as so many in a hundred."""
    if bar.what == "price":
        low, high = (f"€ {number(end / 100, 2)}" for end in (bar.low, bar.high))
    elif bar.what == "units":
        low, high = (number(end, 1) for end in (bar.low, bar.high))
    else:
        low, high = (f"{number(end * 100)}%" for end in (bar.low, bar.high))
    return low, high


def bands(analysis: Analysis) -> Bands | None:
    """How the cases lie spread, from ten."""
    spread, counted, dearer = analysis.crowd.spread, analysis.crowd.counted, analysis.crowd.dearer
    if not spread or counted < FEWEST_CASES:
        return None
    became = (
        "werd er 1 duurder" if dearer == 1 else f"werden er {number(Fraction(dearer)) if dearer else 'geen'} duurder"
    )
    return Bands(
        key="spreiding",
        title=f"Van de {number(Fraction(counted))} verhalen {became}",
        described="Een staaf voor elke groep verhalen met ongeveer hetzelfde verschil.",
        explained=("Een verhaal links van nul werd duurder. Namen staan er niet bij.",),
        spread=spread,
    )
