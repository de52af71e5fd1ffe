"""Three times to choose from, the day itself, and calling it off."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from schuifaan.base.access import behind
from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.rules import coordinator, me
from schuifaan.tables import actions, queries
from schuifaan.tables.forms import CancelForm, SittingForm, TimesForm
from schuifaan.tables.models import Sitting, Table, TimeOption
from schuifaan.tables.views.finding import find, form_page
from schuifaan.tables.words import SittingState

AT_HOME = "Bij de bewoner thuis"


@behind(coordinator)
@form_page
def times(request: HttpRequest, table_id: Any) -> HttpResponse:
    """Propose three times."""
    table = find(request, table_id, "manage")
    there = [option.starts_at for option in TimeOption.objects.filter(table=table)]
    coming = [moment for moment in there if moment > now()]
    form = TimesForm(request.POST or None, initial=dict(zip(("first", "second", "third"), coming, strict=False)))
    if form.is_valid() and _proposed(request, table, form):
        return redirect("table", table_id=table.pk)
    return render(request, "tables/times.html", {"table": table, "form": form, "again": bool(there)})


def _proposed(request: HttpRequest, table: Table, form: TimesForm) -> bool:
    try:
        actions.propose_times(table=table, by=me(request), times=form.times)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _start(request: HttpRequest, table: Table, sitting: Sitting | None) -> dict[str, Any]:
    """What the form begins with: the time that was tapped, or the one that suits most; the day that stands."""
    tapped = request.GET.get("tijd", "")
    found = queries.times(table)
    options: list[datetime] = [time.option.starts_at for time in found if str(time.option.pk) == tapped]
    options += [time.option.starts_at for time in found if time.suits_most]
    if sitting and not tapped:
        options = [sitting.starts_at]
    return {"starts_at": options[0] if options else None, "where": "home"}


@behind(coordinator)
@form_page
def plan(request: HttpRequest, table_id: Any) -> HttpResponse:
    """Choose a day and a place, or move it."""
    table = find(request, table_id, "manage")
    sitting = queries.next_sitting(table)
    form = SittingForm(
        _home(table), table.neighbourhood.house_name, request.POST or None, initial=_start(request, table, sitting)
    )
    if form.is_valid() and _planned(request, table, form):
        return redirect("table", table_id=table.pk)
    page = {"table": table, "form": form, "sitting": sitting, "times": queries.times(table)}
    return render(request, "tables/plan.html", page)


def _home(table: Table) -> str:
    """The address as the household gave it; a restricted story knows none."""
    home = table.story.household
    return home.address if home and home.address else AT_HOME


def _planned(request: HttpRequest, table: Table, form: SittingForm) -> bool:
    starts_at = form.cleaned_data["starts_at"]
    try:
        actions.plan_sitting(table=table, by=me(request), starts_at=starts_at, place=form.place)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, "De dag is gekozen. De gasten krijgen hem in hun agenda.")
    return True


@behind(coordinator)
@form_page
def cancel(request: HttpRequest, table_id: Any) -> HttpResponse:
    """Call the day off; the guests hear it."""
    table = find(request, table_id, "manage")
    sitting = get_object_or_404(Sitting, table=table, state=SittingState.PLANNED)
    sitting.table = table
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.cancel_sitting(sitting=sitting, by=me(request), **form.cleaned_data)
        messages.success(request, "De dag is afgezegd. De gasten horen het.")
        return redirect("table", table_id=table.pk)
    return render(request, "tables/cancel.html", {"table": table, "sitting": sitting, "form": form})
