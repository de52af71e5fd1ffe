"""The plan as whoever sits at the table sees it: promises, doing it differently, joining, and looking how it goes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schuifaan.base.access import behind, signed_in
from schuifaan.base.periods import add_months, today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Party
from schuifaan.neighbourhood.rules import me
from schuifaan.plans import actions
from schuifaan.plans.forms import AssentForm, CheckInForm, DeviationForm, PromiseForm
from schuifaan.plans.models import Deviation, Plan, Promise
from schuifaan.plans.queries.lists import rooms_at_table
from schuifaan.plans.queries.pages import plan_page
from schuifaan.plans.queries.tablet import agreement, picture
from schuifaan.plans.views.finding import back_to, find_plan, find_promise, form_page, is_own, layout, posted
from schuifaan.plans.words import REVIEW_MONTHS, Voice
from schuifaan.tables.models import Seat
from schuifaan.tables.queries import seat_of, seats_now


@behind(signed_in)
@require_safe
def plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    found = find_plan(request, plan_id)
    if is_own(request, found):
        return redirect("my-plan")
    page = plan_page(found, me(request), today())
    bar = {
        "agreement": agreement(page.assents),
        "picture": picture(page.assents, middle=(found.table.resident.first_name,)),
        "writes": page.writes,
    }
    return render(request, "plans/plan.html", {"page": page, "plan": found, **bar})


def parties_of(plan: Plan) -> "QuerySet[Party]":
    return Party.objects.filter(neighbourhood=plan.table.neighbourhood).order_by("name", "pk")


def promises_in(plan: Plan, rows: "QuerySet[Promise]") -> "QuerySet[Promise]":
    return rows.filter(plan=plan, last__isnull=True).order_by("made_at", "pk")


def own_seat(request: HttpRequest, plan: Plan) -> Seat | None:
    seat: Seat | None = seat_of(plan.table, me(request))
    return seat


@behind(signed_in)
@form_page
def promise_add(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    found = find_plan(request, plan_id, "write")
    form = PromiseForm(seats_now(found.table), posted(request), initial={"seat": own_seat(request, found)})
    if form.is_valid():
        actions.promise(plan=found, by=me(request), **form.cleaned_data)
        messages.success(request, _("De afspraak staat in het plan."))
        return back_to(request, found)
    return render(request, "plans/promise.html", {"form": form, **layout(request, found)})


@behind(signed_in)
@form_page
def promise_change(request: HttpRequest, plan_id: UUID, promise_id: UUID) -> HttpResponse:
    found = find_plan(request, plan_id)
    promise = find_promise(request, found, promise_id, "change")
    if "weg" in request.POST:
        actions.drop_promise(promise=promise, by=me(request))
        messages.success(request, _("De afspraak is uit het plan."))
        return back_to(request, found)
    form = PromiseForm(seats_now(found.table), posted(request), promise)
    if form.is_valid():
        actions.change_promise(promise=promise, by=me(request), **form.cleaned_data)
        messages.success(request, _("De afspraak is veranderd."))
        return back_to(request, found)
    return render(request, "plans/promise.html", {"form": form, "promise": promise, **layout(request, found)})


@behind(signed_in)
@require_POST
def promise_done(request: HttpRequest, plan_id: UUID, promise_id: UUID) -> HttpResponse:
    found = find_plan(request, plan_id)
    actions.tick_off(promise=find_promise(request, found, promise_id, "tick"), by=me(request))
    thanks = _("Mooi. Het staat erbij.") if is_own(request, found) else _("Mooi. We vragen de bewoner of het klopt.")
    messages.success(request, thanks)
    return back_to(request, found)


@behind(signed_in)
@require_POST
def promise_confirm(request: HttpRequest, plan_id: UUID, promise_id: UUID) -> HttpResponse:
    found = find_plan(request, plan_id)
    true = request.POST.get("klopt") == "ja"
    actions.confirm(promise=find_promise(request, found, promise_id, "confirm"), by=me(request), true=true)
    messages.success(request, _("Dank je wel.") if true else _("Dank je wel. De afspraak staat weer open."))
    return back_to(request, found)


def deviation_form(plan: Plan, promises: Any, data: Any, seat: Seat | None, seats: Sequence[Seat]) -> DeviationForm:
    initial = {"seat": seat, "until": add_months(today(), REVIEW_MONTHS)}
    return DeviationForm(seats, parties_of(plan), promises, data, initial)


@behind(signed_in)
@form_page
def deviate(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    found = find_plan(request, plan_id, "write")
    promises = promises_in(found, Promise.objects.visible_to(me(request)))
    form = deviation_form(found, promises, posted(request), own_seat(request, found), seats_now(found.table))
    if form.is_valid():
        made = actions.deviate(plan=found, by=me(request), **form.cleaned_data)
        messages.success(request, _("Het staat in het plan: %(stand)s.") % {"stand": made.get_stand_display()})
        return back_to(request, found)
    page = {"form": form, "rooms": rooms_at_table(found), **layout(request, found)}
    return render(request, "plans/deviate.html", page)


@behind(signed_in)
@require_POST
def deviation_drop(request: HttpRequest, plan_id: UUID, deviation_id: UUID) -> HttpResponse:
    found = find_plan(request, plan_id)
    rows = Deviation.objects.visible_to(me(request), "change").filter(plan=found, last__isnull=True)
    actions.drop_deviation(deviation=get_object_or_404(rows, pk=deviation_id), by=me(request))
    messages.success(request, _("Hier doen we het weer gewoon."))
    return back_to(request, found)


@behind(signed_in)
@form_page
def assent(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Say it later and in private: only for whoever has a seat."""
    found = find_plan(request, plan_id)
    seat = own_seat(request, found)
    if seat is None:
        raise Refusal(_("Je zit niet aan deze tafel. Vraag de wijkcoördinator om een stoel."))
    form = AssentForm(posted(request), initial={"says": request.GET.get("zegt", "")})
    if form.is_valid():
        actions.say(plan=found, by=me(request), seat=seat, voice=Voice.PRIVATE, **form.cleaned_data)
        messages.success(request, _("Dank je wel. Het staat erbij."))
        return back_to(request, found)
    changes = plan_page(found, me(request), today()).changes
    return render(request, "plans/assent.html", {"form": form, "changes": changes, **layout(request, found)})


@behind(signed_in)
@form_page
def check_in(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    found = find_plan(request, plan_id, "look")
    if "klaar" in request.POST:
        actions.close_plan(plan=found, by=me(request))
        messages.success(request, _("Het plan is klaar. Mooi gedaan, samen."))
        return back_to(request, found)
    form = CheckInForm(posted(request))
    if form.is_valid():
        actions.check_in(plan=found, by=me(request), **form.cleaned_data)
        messages.success(request, _("Dank je wel. We weten nu hoe het loopt."))
        return back_to(request, found)
    earlier = found.check_ins.order_by("-on", "pk")
    return render(request, "plans/check_in.html", {"form": form, "earlier": earlier, **layout(request, found)})
