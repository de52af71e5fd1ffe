"""The resident's page, and the coordinator who writes down that the resident wants it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from schuifaan.base import journal
from schuifaan.base.access import behind
from schuifaan.neighbourhood.rules import coordinator, me, resident
from schuifaan.outcomes import actions, policies, queries
from schuifaan.outcomes.forms import CountForm, WantForm
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.outcomes.views.finding import PURPOSE
from schuifaan.tables.models import Table

form_page = require_http_methods(["GET", "HEAD", "POST"])


@behind(resident)
@form_page
def my_analysis(request: HttpRequest) -> HttpResponse:
    """What my table cost and costs, and whether it counts; and asking for it, for a table without one."""
    table = queries.table_to_analyse(me(request))
    form = WantForm(request.POST or None, table=table) if table else None
    if table and form and form.is_valid():
        actions.want_analysis(table=table, by=me(request), **form.cleaned_data)
        messages.success(request, _("Gevraagd. Jullie rekenen samen, als het jou past."))
        return redirect("my-analysis")
    journal.reading(request, me(request), about=me(request), purpose=PURPOSE)
    cases = [(view, queries.case_figures(view)) for view in map(queries.case_view, queries.own_analyses(me(request)))]
    return render(request, "outcomes/my_analysis.html", {"cases": cases, "table": table, "form": form})


def _own(request: HttpRequest, analysis_id: UUID) -> CaseAnalysis:
    mine = CaseAnalysis.objects.visible_to(me(request), "count").select_related("table__resident")
    return get_object_or_404(mine, pk=analysis_id)


@behind(resident)
@require_POST
def count(request: HttpRequest, analysis_id: UUID) -> HttpResponse:
    """Yes or no to being counted; it can always be said otherwise."""
    found, form = _own(request, analysis_id), CountForm(request.POST)
    if form.is_valid():
        actions.say_counts(analysis=found, by=me(request), **form.cleaned_data)
        counts = form.cleaned_data["counts"]
        messages.success(request, _("Je telt mee, zonder je naam.") if counts else _("Je telt niet mee."))
    else:
        messages.error(request, _("Kies ja of nee."))
    return redirect("my-analysis")


@behind(resident)
@require_POST
def stop(request: HttpRequest, analysis_id: UUID) -> HttpResponse:
    """The resident does not want it any more."""
    actions.stop_analysis(analysis=_own(request, analysis_id), by=me(request))
    messages.success(request, _("De rekensom is weg. Jouw plan gaat gewoon door."))
    return redirect("my-analysis")


@behind(coordinator)
@form_page
def want(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """The coordinator writes down that the resident wants it; of the figures the coordinator sees nothing."""
    tables = Table.objects.visible_to(me(request), "want analysis").select_related("resident", "neighbourhood")
    table = get_object_or_404(tables, pk=table_id)
    asked = CaseAnalysis.objects.filter(table=table).select_related("analyst").first()
    form = WantForm(request.POST or None, table=table)
    if form.is_valid():
        actions.want_analysis(table=table, by=me(request), **form.cleaned_data)
        return redirect("analysis-want", table_id)
    page = {"table": table, "asked": asked, "form": form, "is_time": policies.can_be_wanted(table)}
    return render(request, "outcomes/want.html", page)
