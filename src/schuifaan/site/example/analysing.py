"""What the stories of the example brought: the old way and the new over the same twelve months, and who says yes."""

from datetime import time, timedelta
from decimal import Decimal

from schuifaan.base.periods import AMSTERDAM, add_months, at, moment, now
from schuifaan.outcomes import actions as outcomes
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.outcomes.words import Certainty
from schuifaan.site.example.place import Place
from schuifaan.site.example.script import Cost, Script
from schuifaan.tables.models import Table

LATER = timedelta(days=60)


def analyse(place: Place, script: Script, table: Table) -> CaseAnalysis:
    """The resident wants it, the analyst writes the lines, together they look, and the resident says if it counts."""
    opened = table.opened_at.astimezone(AMSTERDAM).date()
    analyst = place.people["rekenaar"]
    with moment(min(at(opened, time(10)) + LATER, now())):
        analysis = outcomes.want_analysis(table=table, by=table.resident, analyst=analyst, starts_on=opened)
        for cost in script.costs:
            _line(place, analysis, cost)
        for path, who, hours in script.burden:
            outcomes.set_burden(analysis=analysis, by=analyst, path=path, who=who, hours=Decimal(hours))
        outcomes.agree_analysis(analysis=analysis, by=table.resident)
        outcomes.say_counts(analysis=analysis, by=table.resident, counts=script.counts)
    return analysis


def _line(place: Place, analysis: CaseAnalysis, cost: Cost) -> None:
    starts = add_months(analysis.starts_on, cost.from_month)
    outcomes.add_line(
        analysis=analysis,
        by=place.people["rekenaar"],
        path=cost.path,
        code=cost.code,
        units=Decimal(cost.units),
        starts_on=starts,
        ends_on=add_months(starts, cost.months) - timedelta(days=1),
        certainty=Certainty.TOLD,
    )
