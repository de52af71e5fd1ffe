"""The cards under the figures: the years, what stands apart, what was assumed, and how the report was made."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from evidence.analysis.cases import Overlap
from evidence.analysis.result import Analysis
from evidence.faces.drawings.figure import Table
from evidence.faces.drawings.svg import told
from evidence.faces.parts import card, heading, paragraphs, table
from evidence.model.assumptions import Assumption
from evidence.report import Report
from evidence.results import Amounts
from evidence.words import KINDS, euro, number

MOST_GAPS, MOST_ROWS = 20, 50
ROLES = {"cases": "verhalen", "prices": "prijzen", "cpi": "index", "assumptions": "aannames"}
CERTAIN = {"counted": "geteld", "told": "verteld", "estimated": "geschat", "": "niet gezegd"}
GRADES = {
    "A": "A, landelijke prijs",
    "B": "B, bekend tarief",
    "C": "C, grove prijs",
    "D": "D, eigen aanname",
    "": "niet gezegd",
}
FREES = {"cash": "geld dat vrij kan komen", "time": "tijd van mensen die blijven", "": "niet gezegd"}
WHOSE = {"coordinator": "de coördinator", "guest": "de gasten", "house": "het huis van de wijk"}


def cards(report: Report) -> Iterator[str]:
    analysis = report.analysis
    if analysis:
        yield from _of_analysis(analysis)
    if report.comparison.missing_count:
        yield _gaps(report)
    yield _made(report)


def _of_analysis(analysis: Analysis) -> Iterator[str]:
    if analysis.crowd.counted:
        yield _card("jaren", "Vijf jaar vooruit", _years(analysis), "Een verwacht jaar is geen meting.", "w12")
        yield _card("kalender", "Wie wanneer betaalt", _calendar(analysis), "Per kalenderjaar.", "w7")
    yield _card("vrij", "Is het geld of tijd?", _both("Wat vrijkomt", FREES, analysis.frees), look="w5")
    if any(analysis.investment.values()):
        own = tuple((WHOSE[part], euro(cents)) for part, cents in analysis.investment.items())
        yield _card("tijd", "Wat de nieuwe weg zelf kost", Table(("Wiens tijd", "Bedrag"), own), look="w6")
    if analysis.burden:
        yield _card("last", "Uren van familie en buren", _burden(analysis), "Dit is geen winst.", "w6")
    if analysis.transfers_per_bearer:
        rows = Table(("Wie betaalt", "Vroeger", "Nu"), tuple(map(_transfer, analysis.transfers_per_bearer.items())))
        yield _card("uitkering", "Uitkeringen, apart", rows, "Dit geld zit in geen enkele som.", "w6")
    yield _card("zeker", "Hoe weten we dit?", _both("Hoe", CERTAIN, analysis.certainty), look="w6")
    yield _card("graad", "Hoe goed zijn de prijzen?", _both("Graad", GRADES, analysis.grades), look="w6")
    if analysis.assumptions.items:
        yield _card("aannames", "Wat we aannamen", _assumed(analysis), look="w12")
    if analysis.own_prices:
        prices = tuple((price.label_nl or price.code, price.source) for price in analysis.own_prices)
        yield _card("eigen", "Eigen prijzen", Table(("Wat", "Van wie, en wanneer"), prices, 2), look="w6")
    if analysis.overlaps:
        yield _told_twice(analysis.overlaps)


def _told_twice(overlaps: Sequence[Overlap]) -> str:
    rows = Table(("Wat", "Winst, verteld", "Winst, geteld"), tuple(map(_overlap, overlaps[:MOST_ROWS])))
    more = f"Hier staan de eerste {MOST_ROWS}." if len(overlaps) > MOST_ROWS else ""
    return _card("dubbel", "Dezelfde euro, twee keer verteld", rows, more, "w6")


def _card(key: str, title: str, rows: Table, told_first: str = "", look: str = "w6") -> str:
    words = paragraphs([told_first], "soft") if told_first else ""
    return card(heading(key, title) + words + table(rows, key, title), key, look)


def _years(analysis: Analysis) -> Table:
    rows = tuple(
        (
            f"Jaar {year.year}, {'gerekend' if year.is_reckoned else 'verwacht'}",
            *map(euro, (year.balance.old_cents, year.balance.new_cents, year.balance.net_cents)),
            *map(euro, (year.discounted_cents, year.running_cents)),
        )
        for year in analysis.years
    )
    return Table(("Jaar", "Vroeger", "Nu", "Blijft over", "In geld van jaar 1", "Samen tot nu"), rows)


def _calendar(analysis: Analysis) -> Table:
    rows = tuple(
        (law, str(year), euro(one.old_cents), euro(one.new_cents))
        for year, laws in analysis.per_year.items()
        for law, one in laws.items()
    )
    return Table(("Wie", "Jaar", "Vroeger", "Nu"), rows)


def _overlap(one: Overlap) -> tuple[str, str, str]:
    return one.name, euro(one.in_full.saving_cents), euro(one.counted.saving_cents)


def _both(what: str, names: dict[str, str], found: Mapping[str, Amounts]) -> Table:
    rows = tuple(
        (names[key], euro(one.old_cents), euro(one.new_cents))
        for key, one in sorted(found.items(), key=lambda pair: (pair[0] == "", pair[0]))
        if one != Amounts()
    )
    return Table((what, "Vroeger", "Nu"), rows)


def _transfer(pair: tuple[str, Amounts]) -> tuple[str, str, str]:
    return pair[0], euro(pair[1].old_cents), euro(pair[1].new_cents)


def _burden(analysis: Analysis) -> Table:
    rows = tuple((one.label, one.unit, number(one.old), number(one.new)) for one in analysis.burden)
    return Table(("Wat", "In", "Vroeger", "Nu"), rows, 2)


def _assumed(analysis: Analysis) -> Table:
    rows = tuple(
        (_kind(one), f"{_share(one.low)} tot {_share(one.high)}", _share(one.value), one.source, _by(one))
        for one in analysis.assumptions
    )
    return Table(("Wat", "Tussen", "Het midden", "Waarom", "Van wie"), rows, 5)


def _kind(one: Assumption) -> str:
    return f"{KINDS[one.kind]}{f' ({one.applies_to})' if one.applies_to else ''}"


def _share(value: object) -> str:
    return f"{number(Fraction(str(value)) * 100)}%"


def _by(one: Assumption) -> str:
    who = ", ".join(filter(None, (one.said_by, one.on.isoformat() if one.on else "")))
    return who or f"graad {one.grade}"


def _gaps(report: Report) -> str:
    """What has no price: it is not nought, it is not known."""
    codes = report.analysis.crowd.gaps if report.analysis else Counter(gap.code for gap in report.comparison.missing)
    rows = tuple((code, str(many)) for code, many in sorted(codes.items(), key=lambda one: (-one[1], one[0])))
    more = f"Er zijn {len(rows)} codes zonder prijs. Hier staan de eerste {MOST_GAPS}." if len(rows) > MOST_GAPS else ""
    title = "Zonder prijs: dat is niet nul"
    return _card("gaten", title, Table(("Code", "Aantal regels"), rows[:MOST_GAPS]), more, "w6")


def _made(report: Report) -> str:
    items = "".join(f"<dt>{told(name)}</dt><dd data-quoted>{told(value)}</dd>" for name, value in _made_with(report))
    words = paragraphs(["Met dezelfde bestanden komt hier hetzelfde uit, tot op de letter."], "soft")
    return card(
        heading("gemaakt", "Hoe dit is gemaakt") + words + f'<dl class="made">{items}</dl>', "gemaakt", "w12 plain"
    )


def _made_with(report: Report) -> Iterator[tuple[str, str]]:
    made, analysis = report.made_with, report.analysis
    yield "Rekenprogramma", f"evidence {made['version']}"
    yield "Prijspeil", str(made["level"])
    yield "Tijd", f"{made['months']} maanden, vanaf {made['from'] or 'de eerste dag van elk verhaal'}"
    if analysis and analysis.chance:
        yield "Zo vaak gerekend", f"{analysis.chance.draws} keer, met begingetal {analysis.chance.seed}"
    if analysis:
        yield "Reeks van de index", analysis.index
    if analysis and analysis.versions:
        yield "Uitgave van de prijzen", ", ".join(analysis.versions)
    for role, digest in made["sha256"].items():
        name = ROLES.get(role, role.replace("prices_", "prijzen, bestand "))
        yield f"SHA-256 van {name}", digest
