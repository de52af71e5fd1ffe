"""After a year: the house asks by itself to look once more, and what was expected stays readable beside what came."""

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base.periods import now, today
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.outcomes import policies, queries
from schuifaan.outcomes.actions.wanting import pot_lines
from schuifaan.outcomes.actions.writing import wrote
from schuifaan.outcomes.models import CaseAnalysis, CostLine
from schuifaan.outcomes.words import POT, Measured, Path, State


def ask_again() -> int:
    """Each night: who reckons and whose story it is hear it once, without a name or an amount."""
    due = queries.due_to_ask(today())
    for analysis in due:
        with transaction.atomic():
            _tell(analysis)
            analysis.again_asked_at = now()
            analysis.save(update_fields=["again_asked_at"])
            wrote("ask again", analysis, None)
    return len(due)


def _tell(analysis: CaseAnalysis) -> None:
    resident = analysis.table.resident
    subject = _("Kijken jullie nog eens?")
    post(to=analysis.analyst.email, subject=subject, body=_("Een rekensom is een jaar oud. Kijk bij Rekensommen."))
    if resident.email:
        body = _(
            "Hoi,\n\nEen jaar geleden keken jullie naar je rekensom. Wil je weten hoe het nu is? "
            "Kijk bij Mijn gegevens. Het hoeft niet."
        )
        post(to=resident.email, subject=subject, body=body)


@transaction.atomic
def look_again(*, analysis: CaseAnalysis, by: Person) -> None:
    """The second look begins: what stands there becomes what was expected, and a copy of it is set right.

    What was said yes to are other figures now, so being counted is asked anew.
    """
    if not policies.can_look_again(analysis, today()):
        raise Refusal(_("Kijk pas na een jaar nog eens. Zet de rekensom anders weer open."))
    expected = list(analysis.lines.filter(path=Path.NEW))
    CostLine.objects.filter(pk__in=[line.pk for line in expected]).update(measured=Measured.FIRST)
    copies = [_copied(line) for line in expected if not line.code.startswith(POT)]
    paid = pot_lines(analysis)
    for line in paid:
        line.measured = Measured.SECOND
    CostLine.objects.bulk_create([*copies, *paid])
    analysis.state, analysis.agreed_at, analysis.again_at = State.DRAFT, None, now()
    analysis.counts_in_sums = False
    analysis.save(update_fields=["state", "agreed_at", "again_at", "counts_in_sums"])
    wrote("look again", analysis, by)


def _copied(line: CostLine) -> CostLine:
    return CostLine(
        analysis=line.analysis, path=line.path, code=line.code, units=line.units, per=line.per,
        measured=Measured.SECOND, starts_on=line.starts_on, ends_on=line.ends_on, certainty=line.certainty,
        whose=line.whose, said_by=line.said_by, note=line.note,
    )  # fmt: skip
