"""The resident wants to know what it brought. The new way stands ready: its own hours, and what the pot paid."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base.periods import AMSTERDAM, now
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Kind
from schuifaan.outcomes import policies, queries
from schuifaan.outcomes.actions.writing import wrote
from schuifaan.outcomes.models import Burden, CaseAnalysis, CostLine
from schuifaan.outcomes.words import HOURS_AROUND_A_TABLE, HOURS_OF_A_PROMISE, POT, Certainty, OwnHour, Path
from schuifaan.tables.models import Seat, Table


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
    _write_first_lines(analysis)
    subject = _("Reken je mee?")
    post(to=analyst.email, subject=subject, body=_("Een bewoner vraagt jou om mee te rekenen. Kijk bij Rekensommen."))
    wrote("want analysis", analysis, by)
    return analysis


def _must_be_time(table: Table, analyst: Person) -> None:
    if not policies.can_be_wanted(table):
        raise Refusal(_("Reken pas als het plan loopt."))
    if analyst == table.resident or table.neighbourhood not in analyst.places_as(Kind.ANALYST):
        raise Refusal(_("Kies iemand die in deze wijk rekent."))
    if CaseAnalysis.objects.filter(table=table).exists():
        raise Refusal(_("Bij deze tafel is al een rekensom. Ga daarin verder."))


def _write_first_lines(analysis: CaseAnalysis) -> None:
    """The new way carries its own costs. The analyst sets them right."""
    first = queries.first_hours(analysis.table)
    promises = queries.promises_by_seat(analysis.table)
    CostLine.objects.bulk_create([*_own_hours(analysis, first, promises), *pot_lines(analysis)])
    neighbours = first.neighbours + sum(
        (HOURS_OF_A_PROMISE * count for seat, count in promises.items() if seat in first.unpaid), Decimal(0)
    )
    if neighbours:
        who = _("buren en familie aan tafel")
        Burden.objects.create(analysis=analysis, path=Path.NEW, who=who, hours=neighbours)


def _own_hours(analysis: CaseAnalysis, first: queries.FirstHours, promises: dict[Seat, int]) -> Iterator[CostLine]:
    """The coordinator, each guest with what they promised, the house."""
    around = _new(analysis, certainty=Certainty.ESTIMATED)
    yield CostLine(code=OwnHour.COORDINATOR, units=first.together + HOURS_AROUND_A_TABLE, **around)
    sat = dict(first.guests)
    for seat in first.paid:
        units = sat.get(seat, Decimal(0)) + HOURS_OF_A_PROMISE * promises.get(seat, 0)
        if units:
            yield CostLine(code=OwnHour.GUEST, units=units, whose=seat, note=_says(promises.get(seat, 0)), **around)
    yield CostLine(code=OwnHour.HOUSE, units=Decimal(first.sittings), **around)


def _says(promises: int) -> str:
    """How many promises are in the hours; not a word of what was promised."""
    if not promises:
        return ""
    return _("Met één uur voor elke afspraak in het plan. Aantal afspraken: %(count)s.") % {"count": promises}


def pot_lines(analysis: CaseAnalysis) -> list[CostLine]:
    """What the pot paid for this table until now, per law; a unit is a euro."""
    paid = queries.paid_from_pot(analysis.table)
    line = _new(analysis, certainty=Certainty.COUNTED)
    return [CostLine(code=f"{POT}{law}", units=Decimal(cents) / 100, **line) for law, cents in paid if cents]


def _new(analysis: CaseAnalysis, certainty: Certainty) -> dict[str, object]:
    """What lines of the new path over the whole time have in common."""
    days = {"starts_on": analysis.starts_on, "ends_on": analysis.ends_on}
    return {"analysis": analysis, "path": Path.NEW, "certainty": certainty, **days}
