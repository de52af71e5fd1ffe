"""What a path costs, written down line by line, or told in one go."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.outcomes import policies, queries
from schuifaan.outcomes.actions.writing import wrote
from schuifaan.outcomes.models import Burden, CaseAnalysis, CostLine
from schuifaan.outcomes.words import Certainty, Measured, Path, Per
from schuifaan.tables.models import Seat


def _must_be_open(analysis: CaseAnalysis) -> None:
    if analysis.table.resident.wiped_on:
        raise Refusal(_("Deze bewoner liet alles wissen. De rekensom blijft zoals hij is."))
    if not policies.can_be_changed(analysis):
        raise Refusal(_("Deze rekensom is samen nagekeken. Zet hem eerst weer open."))


def _must_still_count(line: CostLine) -> None:
    if line.measured == Measured.FIRST:
        raise Refusal(_("Dit verwachtten jullie eerst. Het blijft staan zoals het was."))


def _measured(analysis: CaseAnalysis, path: str) -> Measured:
    """After a year a new line is what came of it."""
    return Measured.SECOND if analysis.again_at and path == Path.NEW else Measured.ALWAYS


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
    per: str = Per.ONCE,
    certainty: str = Certainty.TOLD,
    note: str = "",
    said_by: Seat | None = None,
) -> CostLine:
    """Write down one thing that a path costs: so many units in all, or in each period."""
    _must_be_open(analysis)
    _must_be_a_line(code, units, starts_on, ends_on)
    line = CostLine.objects.create(
        analysis=analysis,
        path=path,
        code=code,
        units=units,
        per=per or Per.ONCE,
        measured=_measured(analysis, path),
        starts_on=starts_on,
        ends_on=ends_on,
        certainty=certainty,
        note=note,
        said_by=said_by,
    )
    wrote("add line", analysis, by)
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
    per: str = Per.ONCE,
    note: str = "",
    said_by: Seat | None = None,
) -> CostLine:
    """Set a line right; whose time it is stays."""
    _must_be_open(line.analysis)
    _must_still_count(line)
    _must_be_a_line(code, units, starts_on, ends_on)
    line.path, line.code, line.units, line.per = path, code, units, per or Per.ONCE
    line.measured = _measured(line.analysis, path)
    line.starts_on, line.ends_on, line.certainty = starts_on, ends_on, certainty
    line.note, line.said_by = note, said_by
    line.save()
    wrote("change line", line.analysis, by)
    return line


@transaction.atomic
def remove_line(*, line: CostLine, by: Person) -> None:
    analysis = line.analysis
    _must_be_open(analysis)
    _must_still_count(line)
    line.delete()
    wrote("remove line", analysis, by)


@transaction.atomic
def tell_old_path(*, analysis: CaseAnalysis, by: Person, amounts: Iterable[tuple[str, Decimal, str]]) -> None:
    """How it went before, told in one go: each code once, with how many in each period. None: it goes.

    It is about the whole time. What was written down apart, with its own days or words, stays as it is.
    """
    _must_be_open(analysis)
    told = queries.told_at_once(analysis)
    for code, units, per in amounts:
        _must_be_a_line(code, units, analysis.starts_on, analysis.ends_on)
        line = told.get(code)
        if not units and line:
            line.delete()
        elif line:
            line.units, line.per = units, per
            line.save(update_fields=["units", "per"])
        elif units:
            _tell_line(analysis, code, units, per)
    wrote("tell old path", analysis, by)


def _tell_line(analysis: CaseAnalysis, code: str, units: Decimal, per: str) -> None:
    CostLine.objects.create(
        analysis=analysis, path=Path.OLD, code=code, units=units, per=per, certainty=Certainty.TOLD,
        starts_on=analysis.starts_on, ends_on=analysis.ends_on,
    )  # fmt: skip


@transaction.atomic
def set_burden(*, analysis: CaseAnalysis, by: Person, path: str, who: str, hours: Decimal) -> None:
    """How many hours relatives or neighbours gave on a path. The same people again: these hours; none: they go."""
    _must_be_open(analysis)
    for burden in analysis.burdens.filter(path=path):
        if burden.who.strip().lower() == who.strip().lower():
            burden.delete()
    if hours:
        Burden.objects.create(analysis=analysis, path=path, who=who.strip(), hours=hours)
    wrote("set burden", analysis, by)
