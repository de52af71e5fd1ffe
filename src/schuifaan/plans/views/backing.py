"""For managers and directors: what waits for you, the room that you give, and the patterns of doing it differently."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schuifaan.base import journal
from schuifaan.base.access import behind
from schuifaan.dialogues.queries import asks_to_look_back
from schuifaan.neighbourhood.rules import manager, me, professional, steering
from schuifaan.neighbourhood.words import Kind
from schuifaan.plans import actions
from schuifaan.plans.forms import BackingForm, RoomForm
from schuifaan.plans.models import Deviation, StandingRoom
from schuifaan.plans.queries.lists import patterns, rooms_of, waiting_for
from schuifaan.plans.views.finding import form_page, page_of, posted

PURPOSE = "rugdekking"


@behind(manager)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    page = page_of(request, waiting_for(me(request)))
    lines = list(page)
    journal.reading(request, me(request), about=None)
    for line in lines:
        journal.reading(request, line, about=line.plan.table.resident, purpose=PURPOSE)
    shown = {"lines": lines, "page": page, "look_backs": asks_to_look_back(me(request))}
    return render(request, "plans/waiting.html", shown)


@behind(manager)
@form_page
def back(request: HttpRequest, deviation_id: UUID) -> HttpResponse:
    """One thing that waits: stand behind it, or talk first. Nothing else of the plan is on this page."""
    rows = Deviation.objects.visible_to(me(request), "back").select_related(
        "party", "made_by__person", "plan__table__resident"
    )
    line = get_object_or_404(rows.prefetch_related("backings__by"), pk=deviation_id)
    journal.reading(request, line, about=line.plan.table.resident, purpose=PURPOSE)
    form = BackingForm(posted(request), initial={"term": line.until})
    if form.is_valid():
        actions.back(deviation=line, by=me(request), **form.cleaned_data)
        stands = form.cleaned_data["stands"]
        messages.success(request, _("Jij staat erachter.") if stands else _("Jullie praten erover."))
        return redirect("waiting")
    return render(request, "plans/back.html", {"form": form, "line": line, "said": line.backings.all()})


@behind(manager)
@form_page
def standing_room(request: HttpRequest) -> HttpResponse:
    form = RoomForm(me(request).parties_as(Kind.MANAGER, Kind.DIRECTOR), posted(request))
    if form.is_valid():
        actions.give_room(by=me(request), **form.cleaned_data)
        messages.success(request, _("De ruimte is er. Binnen deze ruimte wacht niemand meer."))
        return redirect("standing-room")
    ends = StandingRoom.objects.visible_to(me(request), "end").values_list("pk", flat=True)
    page: Any = {"form": form, "rooms": list(rooms_of(me(request))), "ends": set(ends)}
    return render(request, "plans/standing_room.html", page)


@behind(manager)
@require_POST
def standing_room_end(request: HttpRequest, room_id: UUID) -> HttpResponse:
    room = get_object_or_404(StandingRoom.objects.visible_to(me(request), "end"), pk=room_id)
    actions.end_room(room=room, by=me(request))
    messages.success(request, _("Deze ruimte stopt na vandaag. Wat al begon, loopt door."))
    return redirect("standing-room")


@behind(manager, steering, professional)
@require_safe
def deviations(request: HttpRequest) -> HttpResponse:
    """The register: themes and how often, from ten; not a word of what was said."""
    kinds = (Kind.MANAGER, Kind.DIRECTOR, Kind.STEERING, Kind.QUARTERMASTER, Kind.PROFESSIONAL, Kind.COORDINATOR)
    places = dict.fromkeys(me(request).places_as(*kinds))
    return render(request, "plans/deviations.html", {"registers": [(place, patterns(place)) for place in places]})
