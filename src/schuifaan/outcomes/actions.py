"""What people do to find out what it brought. Each is only done when the resident wants it."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import AMSTERDAM, now
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Kind
from schuifaan.outcomes import policies, queries
from schuifaan.outcomes.models import Burden, CaseAnalysis, CostLine, WorkPleasure
from schuifaan.outcomes.words import HOURS_AROUND_A_TABLE, Certainty, OwnHour, Path, State
from schuifaan.tables.models import Seat, Table

PURPOSE = "resultaten"


def _wrote(verb: str, analysis: CaseAnalysis, by: Person) -> None:
    journal.wrote(verb, by=by, thing=analysis, about=analysis.table.resident, purpose=PURPOSE)


@transaction.atomic
def want_analysis(
    *, table: Table, by: Person, analyst: Person, starts_on: date | None = None, level: int | None = None
) -> CaseAnalysis:
    """The resident wants to know what it brought, and names one analyst. The new way's own hours stand ready."""
    _must_be_time(table, analyst)
    analysis = CaseAnalysis.objects.create(
        table=table,
        analyst=analyst,
        starts_on=starts_on or table.opened_at.astimezone(AMSTERDAM).date(),
        level=level or queries.last_level(),
        wanted_at=now(),
        wanted_by=by,
    )
    _write_first_hours(analysis)
    subject = _("Reken je mee?")
    post(to=analyst.email, subject=subject, body=_("Een bewoner vraagt jou om mee te rekenen. Kijk bij Rekensommen."))
    _wrote("want analysis", analysis, by)
    return analysis


def _must_be_time(table: Table, analyst: Person) -> None:
    if not policies.can_be_wanted(table):
        raise Refusal(_("Reken pas als het plan loopt."))
    if analyst == table.resident or table.neighbourhood not in analyst.places_as(Kind.ANALYST):
        raise Refusal(_("Kies iemand die in deze wijk rekent."))
    if CaseAnalysis.objects.filter(table=table).exists():
        raise Refusal(_("Bij deze tafel is al een rekensom. Ga daarin verder."))


def _write_first_hours(analysis: CaseAnalysis) -> None:
    """The new way carries its own costs: the coordinator, each guest, the house. The analyst sets them right."""
    first = queries.first_hours(analysis.table)
    hours: list[tuple[OwnHour, Decimal, Seat | None]] = [
        (OwnHour.COORDINATOR, first.together + HOURS_AROUND_A_TABLE, None),
        *((OwnHour.GUEST, took, seat) for seat, took in first.guests),
        (OwnHour.HOUSE, Decimal(first.sittings), None),
    ]
    CostLine.objects.bulk_create(
        CostLine(
            analysis=analysis,
            path=Path.NEW,
            code=code,
            units=units,
            starts_on=analysis.starts_on,
            ends_on=analysis.ends_on,
            certainty=Certainty.ESTIMATED,
            whose=whose,
        )
        for code, units, whose in hours
    )
    if first.neighbours:
        who = _("buren en familie aan tafel")
        Burden.objects.create(analysis=analysis, path=Path.NEW, who=who, hours=first.neighbours)


def _must_be_open(analysis: CaseAnalysis) -> None:
    if analysis.table.resident.wiped_on:
        raise Refusal(_("Deze bewoner liet alles wissen. De rekensom blijft zoals hij is."))
    if not policies.can_be_changed(analysis):
        raise Refusal(_("Deze rekensom is samen nagekeken. Zet hem eerst weer open."))


def _must_be_a_line(code: str, units: Decimal, starts_on: date, ends_on: date) -> None:
    if queries.is_informal(code):
        raise Refusal(_("Uren van buren en familie staan apart. Zet ze bij de uren van anderen."))
    if not queries.is_known(code):
        raise Refusal(_("Kies iets uit de lijst met prijzen."))
    if units < 0 or ends_on < starts_on:
        raise Refusal(_("Kies een aantal van nul of meer, en een laatste dag na de eerste."))


@transaction.atomic
def add_line(
    *,
    analysis: CaseAnalysis,
    by: Person,
    path: str,
    code: str,
    units: Decimal,
    starts_on: date,
    ends_on: date,
    certainty: str = Certainty.TOLD,
    note: str = "",
    said_by: Seat | None = None,
) -> CostLine:
    """Write down one thing that a path costs."""
    _must_be_open(analysis)
    _must_be_a_line(code, units, starts_on, ends_on)
    line = CostLine.objects.create(
        analysis=analysis,
        path=path,
        code=code,
        units=units,
        starts_on=starts_on,
        ends_on=ends_on,
        certainty=certainty,
        note=note,
        said_by=said_by,
    )
    _wrote("add line", analysis, by)
    return line


@transaction.atomic
def change_line(
    *,
    line: CostLine,
    by: Person,
    path: str,
    code: str,
    units: Decimal,
    starts_on: date,
    ends_on: date,
    certainty: str,
    note: str = "",
    said_by: Seat | None = None,
) -> CostLine:
    """Set a line right; whose time it is stays."""
    _must_be_open(line.analysis)
    _must_be_a_line(code, units, starts_on, ends_on)
    line.path, line.code, line.units = path, code, units
    line.starts_on, line.ends_on, line.certainty = starts_on, ends_on, certainty
    line.note, line.said_by = note, said_by
    line.save()
    _wrote("change line", line.analysis, by)
    return line


@transaction.atomic
def remove_line(*, line: CostLine, by: Person) -> None:
    analysis = line.analysis
    _must_be_open(analysis)
    line.delete()
    _wrote("remove line", analysis, by)


@transaction.atomic
def set_burden(*, analysis: CaseAnalysis, by: Person, path: str, who: str, hours: Decimal) -> None:
    """How many hours relatives or neighbours gave on a path. The same people again: these hours; none: they go."""
    _must_be_open(analysis)
    for burden in analysis.burdens.filter(path=path):
        if burden.who.strip().lower() == who.strip().lower():
            burden.delete()
    if hours:
        Burden.objects.create(analysis=analysis, path=path, who=who.strip(), hours=hours)
    _wrote("set burden", analysis, by)


@transaction.atomic
def agree_analysis(*, analysis: CaseAnalysis, by: Person) -> None:
    """Resident and analyst looked it over together."""
    paths = set(analysis.lines.values_list("path", flat=True))
    if not policies.can_be_agreed(analysis, paths):
        raise Refusal(_("Zet eerst bij vroeger en bij nu minstens één regel."))
    analysis.state, analysis.agreed_at = State.AGREED, now()
    analysis.save(update_fields=["state", "agreed_at"])
    _wrote("agree analysis", analysis, by)


@transaction.atomic
def reopen_analysis(*, analysis: CaseAnalysis, by: Person) -> None:
    """Something was wrong. The yes to being counted was a yes to other figures, so it is asked anew."""
    if not policies.can_be_reopened(analysis):
        raise Refusal(_("Deze rekensom staat al open. Verander wat er niet klopt."))
    analysis.state, analysis.agreed_at, analysis.counts_in_sums = State.DRAFT, None, False
    analysis.save(update_fields=["state", "agreed_at", "counts_in_sums"])
    _wrote("reopen analysis", analysis, by)


@transaction.atomic
def say_counts(*, analysis: CaseAnalysis, by: Person, counts: bool) -> None:
    """The resident says whether it is counted in sums. A no is always possible."""
    if counts and not policies.can_be_counted(analysis):
        raise Refusal(_("Kijk de rekensom eerst samen na. Daarna kun je ja zeggen."))
    analysis.counts_in_sums, analysis.counts_said_at = counts, now()
    analysis.save(update_fields=["counts_in_sums", "counts_said_at"])
    _wrote("say counts", analysis, by)


@transaction.atomic
def stop_analysis(*, analysis: CaseAnalysis, by: Person) -> None:
    """The resident does not want it any more: all of it goes, and the help goes on."""
    _wrote("stop analysis", analysis, by)
    analysis.delete()


@transaction.atomic
def give_work_pleasure(*, seat: Seat, by: Person, value: int) -> WorkPleasure:
    """A guest's mark for their own work at this table; the latest counts."""
    given = WorkPleasure.objects.create(seat=seat, value=value, given_at=now())
    journal.wrote("give work pleasure", by=by, thing=seat, about=seat.person, purpose=PURPOSE)
    return given
