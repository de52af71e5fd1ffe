"""What the pages of a plan share: who looks, finding a plan or a line, and saying what is read."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from schuifaan.base import journal
from schuifaan.base.access import ruled
from schuifaan.base.kept import kept
from schuifaan.base.snapshot import about
from schuifaan.neighbourhood.rules import me
from schuifaan.plans.models import Plan, Promise
from schuifaan.tables.models import Table

PURPOSE, PER_PAGE = "plan", 30
form_page = require_http_methods(["GET", "HEAD", "POST"])


def posted(request: HttpRequest) -> QueryDict | None:
    """What was filled in; nothing when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def find_plan(request: HttpRequest, plan_id: UUID, verb: str = "read") -> Plan:
    """A plan that this person may see; its words are about the resident, and the journal hears that."""
    about(Table, *_tables_of(plan_id))
    rules = [ruled(Plan, me(request), each) for each in dict.fromkeys(("read", verb))]
    plan = _plan.first(plan_id, rules)
    if plan is None:
        raise Http404
    read(request, plan)
    return plan


@kept
def _tables_of(plan: UUID) -> "QuerySet[Plan, UUID]":
    return Plan.objects.filter(pk=plan).values_list("table", flat=True)


@kept
def _plan(plan: UUID, rules: list[Q]) -> "QuerySet[Plan]":
    rows = Plan.objects.filter(*rules, pk=plan).select_related("table__resident", "table__coordinator")
    return rows.select_related("table__neighbourhood", "table__story").defer("table__story__answer")


def read(request: HttpRequest, plan: Plan) -> None:
    journal.reading(request, plan, about=plan.table.resident, purpose=PURPOSE)


def find_promise(request: HttpRequest, plan: Plan, promise_id: UUID, verb: str) -> Promise:
    """A promise of this plan that this person may read and do this with."""
    rows = Promise.objects.visible_to(me(request)).visible_to(me(request), verb)
    return get_object_or_404(rows.filter(plan=plan).select_related("plan__table__resident", "seat"), pk=promise_id)


def page_of(request: HttpRequest, rows: "QuerySet[Any]") -> Any:
    """As many as somebody reads in one go, and which page of it that is; every line that is read is kept."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("blad"))


def is_own(request: HttpRequest, plan: Plan) -> bool:
    return plan.table.resident_id == me(request).pk


def back_to(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Back to where this person sees the plan: the resident's own page, one's own promises, or the table's page."""
    if is_own(request, plan):
        return redirect("my-plan")
    if request.POST.get("van") == "mijn-afspraken":
        return redirect("my-promises")
    return redirect("plan", plan_id=plan.pk)


def layout(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """A resident has the phone column with its bottom bar; whoever works here the wide page."""
    own = is_own(request, plan)
    return {"layout": "base/resident.html" if own else "base/work.html", "own": own, "plan": plan}
