"""The coordinator's overview: all tables by how far they are, as a board or a list; and the days to come."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schuifaan.base.access import behind
from schuifaan.base.periods import today
from schuifaan.neighbourhood.rules import coordinator, me
from schuifaan.tables import queries

PER_PAGE = 30


@behind(coordinator)
@require_safe
def tables(request: HttpRequest) -> HttpResponse:
    """The board, or all of it as a list."""
    if request.GET.get("als") == "lijst":
        rows = queries.managed(me(request)).order_by(F("closed_at").desc(nulls_first=True), "opened_at", "pk")
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("blad"))
        cards = [queries.card(table, today()) for table in page]
        return render(request, "tables/list.html", {"rows": cards, "page": page})
    board = queries.board(me(request))
    return render(request, "tables/board.html", {"columns": board.columns, "overdue": board.overdue})


@behind(coordinator)
@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """Who sits down, where and when."""
    return render(request, "tables/agenda.html", {"days": queries.agenda(me(request))})
