"""One table: for the coordinator who sits down and what is next; for a guest who there is and when."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schuifaan.base import journal
from schuifaan.base.access import behind, may, require, signed_in
from schuifaan.base.periods import now, today
from schuifaan.neighbourhood.rules import coordinator, me
from schuifaan.stories.models import Story
from schuifaan.stories.queries import answers_for
from schuifaan.tables import actions, policies, queries
from schuifaan.tables.forms import CloseForm
from schuifaan.tables.models import Table
from schuifaan.tables.queries.guests import Guest, Step
from schuifaan.tables.views.finding import find, form_page
from schuifaan.tables.words import Ask, State


@behind(coordinator)
@require_POST
def open_table(request: HttpRequest, story_id: Any) -> HttpResponse:
    """From a new story to a table; the coordinator looks for guests next."""
    story = get_object_or_404(Story.objects.visible_to(me(request), "answer"), pk=story_id)
    journal.reading(request, story, about=story.resident, purpose="verhaal")
    table = actions.open_table(story=story, by=me(request))
    return redirect("table", table_id=table.pk)


def _page(request: HttpRequest, table: Table, *, keeps: bool) -> dict[str, Any]:
    """What everyone who may see a table sees of it: its picture, who sits, the day, and words open to them."""
    around = queries.everyone_around(table) if keeps else queries.who_sits(table)
    seats = queries.in_order(seat for seat in around.seats if queries.sits_on(seat, today()))
    sitting = queries.next_sitting(table)
    middle = (f"Bij {table.resident.first_name}", _when(table, sitting is not None))
    return {
        "table": table,
        "picture": queries.table_picture(table, around=around, middle=middle, words=True),
        "seats": [(seat, queries.role_of(seat)) for seat in seats],
        "sitting": sitting,
        "is_open": bool(sitting and policies.is_open(sitting, now())),
        "answers": answers_for(table.story, me(request)),
    }


def _when(table: Table, planned: bool) -> str:
    if planned:
        return "de dag is gekozen"
    return {State.DONE: "afgerond", State.RUNNING: "het plan loopt"}.get(State(table.state), "nog geen dag")


@behind(signed_in)
@require_safe
def table(request: HttpRequest, table_id: Any) -> HttpResponse:
    """Who sits down. The resident has a page of their own for this."""
    found = find(request, table_id)
    if found.resident == me(request):
        return redirect("my-table")
    keeps = may(me(request), "manage", found)
    page = _page(request, found, keeps=keeps)
    if not keeps:
        my_seat = queries.seat_of(found, me(request))
        return render(request, "tables/guest_table.html", {**page, "my_seat": my_seat})
    return render(request, "tables/table.html", {**page, **_work(found)})


@dataclass(frozen=True)
class Tap:
    """The one thing to do now for a guest: a form that is sent in one tap."""

    label: str
    to: str
    name: str = ""
    value: str = ""


def _tap(guest: Guest, table: Table, *, can_ask: bool) -> Tap | None:
    """First the resident's yes, then the question, then the answer."""
    said_yes = Tap(_("Zei ja"), reverse("invitation-phone", args=[table.pk]), "yes", "ja")
    if guest.step == Step.ASK_FIRST:
        label = _("Mag van %(name)s") % {"name": table.resident.first_name}
        return Tap(label, reverse("guest-may", args=[table.pk]), "ask", Ask.YES)
    if guest.step == Step.READY and can_ask:
        return Tap(_("Vraag"), reverse("invite", args=[table.pk])) if guest.person.email else said_yes
    return said_yes if guest.step == Step.WAITING else None


def _work(found: Table) -> dict[str, Any]:
    """What the coordinator does here."""
    running = policies.is_running(found)
    times = queries.times(found)
    can_ask = bool(times) or found.state == State.PLANNED
    guests = queries.guests(found)
    return {
        "guests": [(guest, _tap(guest, found, can_ask=can_ask) if running else None) for guest in guests],
        "suggestions": queries.suggestions(found) if running else [],
        "names": queries.names_to_find(found) if running else [],
        "rather_not": queries.rather_not(found),
        "times": times,
        "went_by": queries.all_went_by(found),
        "running": running,
        "overdue": found.is_overdue(today()),
    }


@behind(signed_in)
@require_POST
def end_seat(request: HttpRequest, table_id: Any) -> HttpResponse:
    """A guest gets up, or is asked to; from now on they read nothing of this table."""
    found = find(request, table_id)
    known = {str(row.pk): row for row in queries.seats_now(found)}
    seat = known.get(request.POST.get("seat", ""))
    if seat is None:
        raise Http404
    require(me(request), "end", seat)
    seat.table = found
    actions.leave(seat=seat, by=me(request))
    messages.success(request, "De stoel is vrij.")
    still = may(me(request), "read", found)
    return redirect(reverse("table", args=[found.pk]) if still else "/start/")


@behind(coordinator)
@form_page
def close(request: HttpRequest, table_id: Any) -> HttpResponse:
    """Round off with an honest outcome."""
    found = find(request, table_id, "manage")
    form = CloseForm(request.POST or None)
    if form.is_valid():
        actions.close_table(table=found, by=me(request), **form.cleaned_data)
        messages.success(request, "De tafel is afgerond.")
        return redirect("table", table_id=found.pk)
    return render(request, "tables/close.html", {"table": found, "form": form})
