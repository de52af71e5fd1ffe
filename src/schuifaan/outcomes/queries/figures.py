"""The drawings of what it brought: each with its conclusion as title, its other side, and what it does not say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten

from django.utils.translation import gettext as _

from evidence import Amounts
from schuifaan.base.drawings.pot import Bearer, Bearers
from schuifaan.base.drawings.run import Point, RunChart
from schuifaan.base.drawings.slope import Slope
from schuifaan.base.drawings.waterfall import Kind, Step, Waterfall
from schuifaan.base.spoken import MONTHS, decimal, euros, from_ten, listing, thousands
from schuifaan.house.queries import Week
from schuifaan.outcomes.queries.cases import CaseView
from schuifaan.outcomes.queries.marks import MarksThenAndNow
from schuifaan.outcomes.queries.sums import SumOfCases

LONGEST = 27  # letters of a label beside a bar


def _steps(old: int, changes: Iterable[tuple[str, int]], new: int) -> tuple[Step, ...]:
    """From old to new, what became less first. What changes nothing is left out; `changes` are savings in cents."""
    between = (
        Step(shorten(label, LONGEST, placeholder=" …"), abs(saving), Kind.LESS if saving > 0 else Kind.MORE)
        for label, saving in sorted(changes, key=lambda change: -change[1])
        if saving
    )
    return (Step(_("Vroeger"), old, Kind.TOTAL), *between, Step(_("Nu"), new, Kind.TOTAL))


def _bearers(rows: Iterable[tuple[str, Amounts]], divide: int = 1) -> tuple[Bearer, ...]:
    """Who pays more and who pays less now; who pays the same is left out."""
    savings = [(label, round(amounts.saving_cents / divide)) for label, amounts in rows]
    return tuple(Bearer(label, max(0, -saving), max(0, saving)) for label, saving in savings if saving)


def _who_pays_more(rows: Iterable[tuple[str, Amounts]]) -> str:
    more = [label for label, amounts in rows if amounts.saving_cents < 0]
    return _("Meer betaalt nu: %(who)s.") % {"who": listing(more)} if more else _("Niemand betaalt nu meer.")


def case_waterfall(view: CaseView) -> Waterfall:
    """One case, thing by thing."""
    saving = view.result.saving_cents
    said = {"cents": euros(abs(saving))}
    way = _("Nu kost het naar schatting %(cents)s minder") if saving >= 0 else _("Nu kost het %(cents)s meer")
    return Waterfall(
        title=way % said,
        described=_("Van de kosten vroeger, stap voor stap, naar de kosten nu."),
        explained=_("Over dezelfde twaalf maanden, in prijzen van %(level)s.") % {"level": view.analysis.level},
        steps=_steps(view.result.old_cents, [(name, one.saving_cents) for name, one in view.per_thing],
                     view.result.new_cents),
    )  # fmt: skip


def case_bearers(view: CaseView) -> Bearers:
    """One case: who pays and who gains are seldom the same."""
    return Bearers(
        title=_("Wie nu meer betaalt, en wie minder"),
        described=_("Voor elke partij die betaalt twee balken: hoeveel meer en hoeveel minder."),
        other_side=_who_pays_more(view.per_bearer),
        rows=_bearers(view.per_bearer),
    )


@dataclass(frozen=True)
class CaseFigures:
    """The drawings of one complete case."""

    waterfall: Waterfall
    bearers: Bearers


def case_figures(view: CaseView) -> CaseFigures | None:
    """None while a price is missing, or one of the paths is empty: then no difference is shown as final."""
    if not view.is_complete or not view.old or not view.new:
        return None
    return CaseFigures(case_waterfall(view), case_bearers(view))


def _conclusion(found: SumOfCases) -> str:
    """What the range allows to say, and no more."""
    said = {"count": found.cases_counted, "low": euros(found.low_cents), "high": euros(found.high_cents)}
    if found.low_cents > 0:
        return _("Bij deze %(count)s verhalen schatten we de kosten lager: tussen %(low)s en %(high)s") % said
    if found.high_cents < 0:
        said |= {"low": euros(-found.high_cents), "high": euros(-found.low_cents)}
        return _("Bij deze %(count)s verhalen schatten we de kosten hoger: tussen %(low)s en %(high)s") % said
    said |= {"low": euros(-found.low_cents)}
    return _("Goedkoper of duurder? Bij deze %(count)s verhalen: van %(low)s meer tot %(high)s minder") % said


def sum_waterfall(found: SumOfCases) -> Waterfall:
    """The sum, as what one story costs on average."""
    parts = [(row.label, found.per_case(row.amounts.saving_cents)) for row in found.per_law]
    said = {"dearer": from_ten(found.dearer), "missing": from_ten(found.cases_incomplete)}
    return Waterfall(
        title=_conclusion(found),
        described=_("Gemiddeld per verhaal: van de kosten vroeger, stap voor stap, naar de kosten nu."),
        explained=_(
            "Gemiddeld per verhaal over twaalf maanden, in prijzen van %(level)s. "
            "We trokken 1.000 keer opnieuw uit deze verhalen. 95 van de 100 keer viel het gemiddelde daartussen."
        )
        % {"level": found.level},
        other_side=_(
            "Aantal verhalen dat duurder werd: %(dearer)s. Niet meegeteld, want er mist een prijs: %(missing)s."
        )
        % said,
        not_said=_(
            "Deze verhalen zijn niet door loting gekozen. Er is geen groep om mee te vergelijken. "
            "Uren van buren en familie zijn geen winst en tellen niet mee. Uitkeringen tellen ook niet mee."
        ),
        steps=_steps(found.per_case(found.old_cents), parts, found.per_case(found.new_cents)),
    )


def sum_bearers(found: SumOfCases) -> Bearers:
    rows = [(row.label, row.amounts) for row in found.per_law]
    return Bearers(
        title=_("Wie betaalt, is vaak niet wie wint"),
        described=_("Voor elke partij die betaalt: hoeveel meer en hoeveel minder, gemiddeld per verhaal."),
        explained=_("Gemiddeld per verhaal. Wie bij minder dan tien verhalen betaalt, staat bij anderen samen."),
        other_side=_who_pays_more(rows),
        not_said=_("Minder kosten is nog geen geld terug. Een lege stoel of een vaste medewerker kost hetzelfde."),
        rows=_bearers(rows, found.cases_counted),
    )


def marks_slope(found: MarksThenAndNow) -> Slope:
    """Bands, never single people."""
    said = {"before": decimal(found.before.mean), "after": decimal(found.after.mean), "people": found.people}
    return Slope(
        title=_("Van een %(before)s naar een %(after)s") % said,
        described=_("Het cijfer voor het eigen leven: gemiddeld %(before)s eerst, en %(after)s nu.") % said,
        explained=_("Zo kijken %(people)s mensen naar hun leven. In de band zit de helft van hen.") % said,
        other_side=_("Aantal mensen bij wie het omlaag ging: %(down)s.") % {"down": from_ten(found.down)},
        not_said=_(
            "Wie geen tweede cijfer gaf, staat er niet bij. Wie laag begint, geeft later vaak vanzelf een hoger cijfer."
        ),
        bands=found.bands,
    )


def taps_run(weeks: Sequence[Week]) -> RunChart:
    """Taps per week, whole weeks only."""
    last = weeks[-1].taps if weeks else 0
    lowest = min((week.taps for week in weeks), default=0)
    points = (Point(f"{week.monday.day} {MONTHS[week.monday.month - 1][:3]}", week.taps) for week in weeks)
    return RunChart(
        title=_("Vorige week werd %(last)s keer getikt in het huis") % {"last": thousands(last)},
        described=_("Tikken per week, het afgelopen jaar. De tabel eronder noemt elke week."),
        explained=_("Eén tik is één keer binnenlopen. Elke week begint op maandag."),
        other_side=_("In de week met de minste tikken was het %(lowest)s keer.") % {"lowest": thousands(lowest)},
        not_said=_("Tikken zijn geen mensen: wie vaak komt, tikt vaak. Wie wegblijft, zie je hier niet."),
        points=tuple(points),
        what=_("Tikken"),
    )
