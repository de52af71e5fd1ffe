"""The analyst's pages: the cases that they were asked for, and one case line by line."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuifaan.base.access import behind
from schuifaan.neighbourhood.rules import analyst, me
from schuifaan.outcomes import actions, queries
from schuifaan.outcomes.forms import BurdenForm, LineForm, of_line
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.outcomes.views.finding import find, show
from schuifaan.outcomes.words import Certainty, Path, Per

PER_PAGE = 30
form_page = require_http_methods(["GET", "HEAD", "POST"])


@behind(analyst)
@require_safe
def analyses(request: HttpRequest) -> HttpResponse:
    """The list, without a single figure."""
    page = Paginator(queries.analyses_for(me(request)), PER_PAGE).get_page(request.GET.get("blad"))
    due = queries.due_for(me(request))
    shown = {"analyses": queries.with_missing_price(page), "page": page, "due": due}
    return render(request, "outcomes/analyses.html", shown)


@behind(analyst)
@require_safe
def analysis(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """One case: both paths, and what they say."""
    found = find(request, table_id)
    view = queries.case_view(found)
    return show(
        request,
        "outcomes/analysis.html",
        found,
        case=view,
        figures=queries.case_figures(view),
        before=queries.asked_before(found.table),
    )


def _search(request: HttpRequest) -> dict[str, str]:
    """Which prices the list is narrowed to."""
    return {"words": request.GET.get("zoek", "")[:60], "law": request.GET.get("wet", "")[:20]}


def _line_page(request: HttpRequest, found: CaseAnalysis, form: LineForm, **more: Any) -> HttpResponse:
    search = _search(request)
    hits = sum(len(choices) for _group, choices in queries.price_choices(**search)[:-1])
    page = {"form": form, "search": search, "laws": queries.laws_offered(), "hits": hits}
    return show(request, "outcomes/cost_line.html", found, **page, **more)


@behind(analyst)
@form_page
def cost_line(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Add a line. Searching for a price is a GET, so that it works without script."""
    found = find(request, table_id)
    path = request.GET.get("pad", "")
    starts = {"starts_on": found.starts_on, "ends_on": found.ends_on, "certainty": Certainty.TOLD, "per": Per.ONCE}
    initial = starts | {"path": path if path in Path.values else Path.OLD}
    form = LineForm(request.POST or None, initial=initial, analysis=found, **_search(request))
    if form.is_valid():
        actions.add_line(analysis=found, by=me(request), **form.cleaned_data)
        return redirect("analysis", table_id)
    return _line_page(request, found, form)


@behind(analyst)
@form_page
def cost_line_change(request: HttpRequest, table_id: UUID, line_id: UUID) -> HttpResponse:
    """Set a line right."""
    found = find(request, table_id)
    line = get_object_or_404(found.lines.select_related("analysis__table__resident"), pk=line_id)
    form = LineForm(request.POST or None, initial=of_line(line), analysis=found)
    if form.is_valid():
        actions.change_line(line=line, by=me(request), **form.cleaned_data)
        return redirect("analysis", table_id)
    return _line_page(request, found, form, line=line)


@behind(analyst)
@require_POST
def cost_line_remove(request: HttpRequest, table_id: UUID, line_id: UUID) -> HttpResponse:
    found = find(request, table_id)
    line = get_object_or_404(found.lines.select_related("analysis__table__resident"), pk=line_id)
    actions.remove_line(line=line, by=me(request))
    messages.success(request, _("De regel is weg."))
    return redirect("analysis", table_id)


@behind(analyst)
@form_page
def burden(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Hours of relatives and neighbours, beside the sum."""
    found = find(request, table_id)
    form = BurdenForm(request.POST or None, initial={"path": request.GET.get("pad", Path.NEW)})
    if form.is_valid():
        actions.set_burden(analysis=found, by=me(request), **form.cleaned_data)
        return redirect("analysis", table_id)
    return show(request, "outcomes/burden.html", found, form=form)


@behind(analyst)
@require_POST
def agree(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Looked over together."""
    actions.agree_analysis(analysis=find(request, table_id), by=me(request))
    messages.success(request, _("Samen nagekeken. De bewoner zegt zelf of het meetelt."))
    return redirect("analysis", table_id)


@behind(analyst)
@require_POST
def reopen(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Something was wrong."""
    actions.reopen_analysis(analysis=find(request, table_id), by=me(request))
    messages.success(request, _("De rekensom staat weer open. Hij telt nu nergens mee."))
    return redirect("analysis", table_id)
