"""What every action about a case leaves in the journal."""

from schuifaan.base import journal
from schuifaan.neighbourhood.models import Person
from schuifaan.outcomes.models import CaseAnalysis

PURPOSE = "resultaten"


def wrote(verb: str, analysis: CaseAnalysis, by: Person | None) -> None:
    journal.wrote(verb, by=by, thing=analysis, about=analysis.table.resident, purpose=PURPOSE)
