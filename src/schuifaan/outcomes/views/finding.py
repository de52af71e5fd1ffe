"""Finding one case, and saying that it was read. Who may not gets the page that is not there."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from schuifaan.base import journal
from schuifaan.neighbourhood.rules import me
from schuifaan.outcomes.models import CaseAnalysis

PURPOSE = "resultaten"


def find(request: HttpRequest, table_id: UUID, verb: str = "change") -> CaseAnalysis:
    """The case of this table, for the analyst who was named."""
    cases = CaseAnalysis.objects.visible_to(me(request), verb)
    return get_object_or_404(cases.select_related("table__resident", "analyst"), table=table_id)


def show(request: HttpRequest, page: str, analysis: CaseAnalysis, **more: Any) -> HttpResponse:
    """Draw a page about this case; its reading is kept before it is sent."""
    journal.reading(request, analysis, about=analysis.table.resident, purpose=PURPOSE)
    return render(request, page, {"analysis": analysis, "table": analysis.table, **more})
