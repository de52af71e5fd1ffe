"""The report as one page that needs nothing else: no script, no other file. The same report gives the same bytes."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from evidence.analysis.result import Analysis
from evidence.faces import more
from evidence.faces.drawings.svg import told
from evidence.faces.figures import figures_of
from evidence.faces.parts import card, drawn, heading, paragraphs, said
from evidence.report import Report
from evidence.words import euro, in_range, not_counted, number, sentences, several

CSS = Path(__file__).parent / "report.css"
# Nothing may be fetched, and nothing may run.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
MARK = (
    '<svg viewBox="0 0 40 40" aria-hidden="true"><circle cx="20" cy="20" r="8" fill="#14594b"/>'
    '<circle cx="20" cy="5" r="4" fill="#2f7d62"/><circle cx="35" cy="20" r="4" fill="#2f7d62"/>'
    '<circle cx="5" cy="20" r="4" fill="#2f7d62"/><circle cx="20" cy="35" r="4" fill="#f0b23c"/></svg>'
)
# No line ends here.
JOINED = "\u2060"
TITLE = "Wat kostte het vroeger, en wat kost het nu?"


def html(report: Report) -> bytes:
    """The page in UTF-8. Without an analysis there is no range, and the page says so."""
    return (
        f'<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{TITLE}</title>\n<style>\n{CSS.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n"
        f'<header><p class="mark">{MARK}<span>Schuif Aan<small>Reken een verhaal na</small></span></p></header>\n'
        f"<main>\n<h1>{TITLE}</h1>\n{paragraphs(_lead(report), 'lead')}\n{_facts(report)}\n"
        f'<div class="cards">\n{"".join(_cards(report))}</div>\n</main>\n'
        f"<footer>{paragraphs(_footer())}</footer>\n</body>\n</html>\n"
    ).encode()


def _lead(report: Report) -> Iterator[str]:
    """The range first, the point second; and beside the good figure the bad one."""
    analysis = report.analysis
    if analysis and analysis.chance and analysis.crowd.counted:
        yield "Dit is wat overblijft, na alle kosten en na wat we eraf trokken."
        yield from in_range(analysis.chance)
    elif report.totals.cases_counted:
        yield f"Vroeger kostte het {euro(report.totals.old_cents)}, nu {euro(report.totals.new_cents)}."
        yield "Hoe zeker dat is, is hier niet uitgerekend."
    else:
        yield "Er is geen verhaal dat we helemaal kunnen rekenen."
    if analysis and analysis.crowd.counted:
        dearer = analysis.crowd.dearer
        yield f"Bij {several(dearer, 'verhaal', 'verhalen') if dearer else 'geen verhaal'} werd het duurder."


def _facts(report: Report) -> str:
    facts = "".join(
        f"<div><dt>{told(name)}</dt><dd><strong>{told(value)}</strong>{told(small)}</dd></div>"
        for name, value, small in _told_short(report)
    )
    return f'<dl class="facts">{facts}</dl>'


def _told_short(report: Report) -> Iterator[tuple[str, str, str]]:
    totals, analysis = report.totals, report.analysis
    yield "Verhalen", number(Fraction(totals.cases_counted)), _left_out(report)
    if analysis and analysis.chance:
        low, high = analysis.chance.low_cents, analysis.chance.high_cents
        yield "Wat er overblijft", f"{_whole(low)} tot {_whole(high)}", "in 95 van de 100 keer"
    yield "Verschil", euro(totals.saving_cents), f"van {euro(totals.old_cents)} naar {euro(totals.new_cents)}"
    if analysis:
        yield (
            "Duurder geworden",
            number(Fraction(analysis.crowd.dearer)),
            f"van {several(analysis.crowd.counted, 'verhaal', 'verhalen')}",
        )
        yield from _returns(analysis)


def _whole(cents: int) -> str:
    """An amount whose sign stays on its line."""
    return euro(cents).replace("-", f"-{JOINED}")


def _left_out(report: Report) -> str:
    incomplete = report.totals.cases_incomplete
    if not incomplete:
        return "alle prijzen bekend"
    return f"{incomplete} niet compleet, {'toch meegeteld' if report.allow_unpriced else 'niet meegeteld'}"


def _returns(analysis: Analysis) -> Iterator[tuple[str, str, str]]:
    back: Fraction | None = analysis.total.return_per_euro
    if back is not None and analysis.total.effect_cents > 0:
        yield "Elke euro tijd brengt", f"€ {number(back, 2)}", "voor coördinator, gasten en huis"


def _cards(report: Report) -> Iterator[str]:
    yield from (drawn(figure, "w12") for figure in figures_of(report))
    analysis = report.analysis
    if analysis:
        left_out = not_counted(analysis)
        rest = [sentence for sentence in sentences(analysis) if sentence not in left_out]
        yield card(heading("woorden", "In gewone woorden") + said(rest), "woorden", "w7")
        yield card(heading("niet", "Wat niet meetelt") + said(left_out), "niet", "w5 plum")
    else:
        yield card(heading("niet", "Wat niet meetelt") + said(_plain_words(report)), "niet", "w12 plum")
    yield from more.cards(report)


def _plain_words(report: Report) -> Iterator[str]:
    """What is to be said of a comparison without an analysis."""
    transfers = report.totals.transfers
    if report.totals.cases_incomplete:
        how = "toch meegeteld" if report.allow_unpriced else "niet meegeteld"
        yield f"Niet compleet: {several(report.totals.cases_incomplete, 'verhaal', 'verhalen')}, {how}."
    if transfers.old_cents or transfers.new_cents:
        yield f"Uitkeringen staan apart: eerst {euro(transfers.old_cents)}, nu {euro(transfers.new_cents)}."
    yield "Hoe deze verhalen zijn gekozen, staat er niet bij. Lees ze dus niet als heel de wijk."
    yield "Wie laag begint, stijgt vaak ook vanzelf. Dat deel komt niet door de tafel."
    yield "Niet meegeteld: hoe mensen zich voelen, en wat buiten deze regels gebeurde."


def _footer() -> Iterator[str]:
    yield "Dit verslag noemt geen namen. Bij weinig verhalen kun je iemand toch herkennen."
    yield "Deel het dan alleen met wie erbij was."
