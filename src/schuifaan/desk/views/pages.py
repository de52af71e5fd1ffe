"""Start pages, and what a resident sees about themself."""

import json
from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schuifaan.base import journal
from schuifaan.base.access import behind, may, signed_in
from schuifaan.base.periods import AMSTERDAM, now, today
from schuifaan.base.personal import words_about
from schuifaan.base.refusal import Refusal
from schuifaan.desk import queries
from schuifaan.desk.queries.helping import helping
from schuifaan.dialogues.queries import asks_to_look_back
from schuifaan.neighbourhood import rules as gates
from schuifaan.neighbourhood.queries.emergency import heard_by
from schuifaan.neighbourhood.queries.review import tally
from schuifaan.neighbourhood.rules import me
from schuifaan.neighbourhood.views.who import place_for
from schuifaan.neighbourhood.words import Kind
from schuifaan.outcomes import queries as outcomes
from schuifaan.plans.queries.lists import plan_of
from schuifaan.tables.models import Table


@behind(signed_in)
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """To the first page of whoever signed in."""
    return redirect(queries.start_of(me(request)))


GREETINGS = ((6, "Dag"), (12, "Goedemorgen"), (18, "Goedemiddag"), (24, "Goedenavond"))


@behind(gates.coordinator)
@require_safe
def today_page(request: HttpRequest) -> HttpResponse:
    """Vandaag: who waits, where to sit, and what is late."""
    day = queries.today_of(me(request))
    journal.reading(request, me(request), about=None)
    for story in day.waiting:
        journal.reading(request, story.story, about=story.story.resident, purpose="verhaal")
    for promise in day.late:
        journal.reading(request, promise, about=promise.plan.table.resident, purpose="plan")
    hour = now().astimezone(AMSTERDAM).hour
    greeting = next(words for until, words in GREETINGS if hour < until)
    return render(request, "desk/today.html", {"day": day, "greeting": greeting})


@behind(signed_in)
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """Mijn tafels: for whoever sits down for their work or as a neighbour."""
    tables, invitations = queries.my_tables(me(request)), queries.invitations_for(me(request))
    page = {"tables": tables, "invitations": invitations, "helped": helping(me(request))}
    return render(request, "desk/work.html", {**page, "may_emergency": gates.professional.lets(request)})


@behind(signed_in)
@require_safe
def table_plan(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """From a table to its plan; without one yet, to where the evening begins."""
    table = get_object_or_404(Table.objects.visible_to(me(request)), pk=table_id)
    plan = plan_of(table)
    if plan:
        return redirect("plan", plan.pk)
    if may(me(request), "manage", table):
        return redirect("sitting-open", table.pk)
    raise Refusal(_("Er is nog geen plan. Dat maken jullie samen, aan tafel."))


@behind(signed_in)
@require_safe
def insight(request: HttpRequest) -> HttpResponse:
    """Wie las mijn verhaal: who read what about me, when and why."""
    journal.reading(request, me(request), about=me(request), purpose="inzage")
    found = queries.who_read(me(request), _day(request.GET.get("voor", "")))
    return render(request, "desk/insight.html", {"insight": found, "emergencies": heard_by(me(request))})


def _day(written: str) -> date | None:
    """The day in an address; an address that someone changed shows the newest days."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if day.year > 2000 else None


@behind(signed_in)
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """What is kept about me, and how to take it along, change it or have it wiped."""
    return render(request, "desk/my_data.html", {"is_resident": me(request).has_role(Kind.RESIDENT)})


@behind(signed_in)
@require_safe
def take_along(request: HttpRequest) -> HttpResponse:
    """All words about me, as a file that another program can read."""
    journal.reading(request, me(request), about=me(request), purpose="inzage")
    told = {"gemaakt_op": today().isoformat(), "woorden": [asdict(words) for words in words_about(me(request))]}
    body = json.dumps(told, ensure_ascii=False, indent=2)
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return response


@behind(gates.steering)
@require_safe
def steering(request: HttpRequest) -> HttpResponse:
    """Hoe gaat het met de wijk: figures about ten people or more, each with its other side."""
    places = me(request).places_as(Kind.STEERING, Kind.QUARTERMASTER, Kind.DIRECTOR)
    place = place_for(request, places)
    shown = {"steering": outcomes.steering(place), "review": tally(place), "look_backs": asks_to_look_back(me(request))}
    return render(request, "desk/steering.html", shown)
