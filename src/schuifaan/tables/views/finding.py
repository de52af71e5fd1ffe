"""What the pages of a table share: who looks, and which table they may see."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.views.decorators.http import require_http_methods

from schuifaan.base import journal
from schuifaan.base.access import ruled
from schuifaan.base.kept import kept
from schuifaan.neighbourhood.rules import me
from schuifaan.tables.models import Candidate, Table

form_page = require_http_methods(["GET", "HEAD", "POST"])
PURPOSE = "samenwerken"


def find(request: HttpRequest, table_id: Any, verb: str = "read") -> Table:
    """The table, when this person may do this with it; its reading is kept."""
    table = _table.first(table_id, ruled(Table, me(request), verb))
    if table is None:
        raise Http404
    journal.reading(request, table, about=table.resident, purpose=PURPOSE)
    return table


@kept
def _table(table: UUID, rule: Q) -> "QuerySet[Table]":
    rows = Table.objects.filter(rule, pk=table)
    rows = rows.select_related("resident", "coordinator", "neighbourhood", "story__household__subarea")
    return rows.defer("story__answer")


def find_candidate(request: HttpRequest, table: Table) -> Candidate:
    """The guest on this table's list whom the form is about."""
    return candidate_of(table, request.POST.get("candidate", ""))


def candidate_of(table: Table, candidate_id: str) -> Candidate:
    """Someone on the list of this table; an id from elsewhere is nobody."""
    candidates = Candidate.objects.filter(table=table).select_related("person")
    known = {str(candidate.pk): candidate for candidate in candidates}
    if candidate_id not in known:
        raise Http404
    return known[candidate_id]
