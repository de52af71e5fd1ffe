"""The house: the programme for anyone, the tablet at the door, and the list that residents keep."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schuifaan.base.access import anyone, behind
from schuifaan.house import actions, queries
from schuifaan.house.forms import ActivityForm, ShownForm, TapForm
from schuifaan.house.models import Activity
from schuifaan.house.rules import houses_of
from schuifaan.neighbourhood import rules as gates
from schuifaan.neighbourhood.models import Person

# The tablet comes back by itself: soon after a thank-you, and often enough to show today's programme.
THANKED_SECONDS, STALE_SECONDS = 20, 600


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)


@behind(anyone)
@require_safe
def programme(request: HttpRequest) -> HttpResponse:
    """What is on this week, to read and to print."""
    return render(request, "house/programme.html", {"programmes": queries.programmes()})


@behind(gates.house)
def kiosk(request: HttpRequest) -> HttpResponse:
    """One tap counts one visit."""
    house = houses_of(_person(request))[0]
    activities = queries.on_today(house)
    if request.method == "POST":
        form = TapForm(request.POST, activities=activities)
        if form.is_valid():
            actions.tap(neighbourhood=house, activity=form.cleaned_data["activity"])
            messages.success(request, _("Bedankt, je bezoek telt mee. Loop maar door!"))
        return redirect("kiosk")
    thanked = bool(messages.get_messages(request))
    shown = {"house": house, "activities": activities, "taps": queries.taps_this_week(house)}
    response = render(request, "house/kiosk.html", shown)
    response["Refresh"] = str(THANKED_SECONDS if thanked else STALE_SECONDS)
    return response


@behind(gates.house)
def activities(request: HttpRequest) -> HttpResponse:
    """Put something on the programme, or take it off."""
    if request.method == "POST" and "activity" in request.POST:
        return _show_or_hide(request)
    form = ActivityForm(request.POST or None)
    if form.is_valid():
        house = houses_of(_person(request))[0]
        added = actions.add_activity(neighbourhood=house, by=_person(request), **form.cleaned_data)
        messages.success(request, _("%(name)s staat op het programma.") % {"name": added.name})
        return redirect("activities")
    listed = Activity.objects.visible_to(request.user).order_by("weekday", "starts", "name", "id")
    return render(request, "house/activities.html", {"form": form, "activities": listed})


def _show_or_hide(request: HttpRequest) -> HttpResponse:
    form = ShownForm(request.POST)
    if not form.is_valid():
        raise Http404
    mine = Activity.objects.visible_to(request.user, "change")
    activity, shown = get_object_or_404(mine, pk=form.cleaned_data["activity"]), form.cleaned_data["shown"]
    actions.show_activity(activity=activity, by=_person(request), shown=shown)
    told = _("%(name)s staat weer op het programma.") if shown else _("%(name)s staat niet meer op het programma.")
    messages.success(request, told % {"name": activity.name})
    return redirect("activities")
