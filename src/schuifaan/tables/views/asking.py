"""The coordinator asks guests: who else, may we ask, the question itself, and what was said on the telephone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from schuifaan.base.access import behind
from schuifaan.base.periods import now
from schuifaan.neighbourhood.actions import add_person
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.rules import coordinator, me
from schuifaan.neighbourhood.words import Kind
from schuifaan.stories.models import Wish
from schuifaan.tables import actions, queries
from schuifaan.tables.forms import AnswerForm, GuestForm
from schuifaan.tables.models import Invitation, Table, TimeOption
from schuifaan.tables.views.finding import candidate_of, find, find_candidate, form_page
from schuifaan.tables.words import Ask, Asked, SeatKind


@behind(coordinator)
@form_page
def consider(request: HttpRequest, table_id: Any) -> HttpResponse:
    """Put someone on the list: in one tap from the suggestions, or from the whole directory, or someone new."""
    table = find(request, table_id, "manage")
    entries = queries.people_to_choose(table, me(request))
    wish = _wish(request, table)
    start = {"person": str(queries.same_name(entries, wish.name) or ""), "name": wish.name} if wish else {}
    form = GuestForm(entries, request.POST or None, initial=start)
    if form.is_valid():
        _put_on_the_list(request, table, form, wish)
        return redirect("table", table_id=table.pk)
    return render(request, "tables/consider.html", {"table": table, "form": form, "wish": wish})


def _wish(request: HttpRequest, table: Table) -> Wish | None:
    """The name that the resident gave and that this is about, if any."""
    asked = request.GET.get("naam", "")
    return next((wish for wish in queries.names_to_find(table) if str(wish.pk) == asked), None)


def _put_on_the_list(request: HttpRequest, table: Table, form: GuestForm, wish: Wish | None) -> None:
    cleaned = form.cleaned_data
    known = form.people.get(cleaned["person"])
    person, kind = known or _newcomer(request, table, cleaned), "" if known else cleaned["kind"]
    if wish:
        actions.link_wish(table=table, by=me(request), wish=wish, person=person, kind=kind)
    else:
        actions.consider(table=table, by=me(request), person=person, kind=kind)
    text = f"{person.first_name} staat op de lijst. Vraag nu aan {table.resident.first_name} of het goed is."
    messages.success(request, text)


def _newcomer(request: HttpRequest, table: Table, cleaned: dict[str, Any]) -> Person:
    kind = Kind.PROFESSIONAL if cleaned["kind"] == SeatKind.PROFESSIONAL else Kind.NEIGHBOUR
    return add_person(
        neighbourhood=table.neighbourhood, by=me(request), name=cleaned["name"], kind=kind,
        email=cleaned["email"], phone=cleaned["phone"],
    )  # fmt: skip


@behind(coordinator)
@require_POST
def may_ask(request: HttpRequest, table_id: Any) -> HttpResponse:
    """Note what the resident said on the telephone about asking someone."""
    table = find(request, table_id, "ask")
    candidate = find_candidate(request, table)
    ask = Ask.YES if request.POST.get("ask") == Ask.YES else Ask.NO
    actions.say_ask(table=table, by=me(request), person=candidate.person, ask=ask)
    return redirect("table", table_id=table.pk)


@behind(coordinator)
@require_POST
def invite(request: HttpRequest, table_id: Any) -> HttpResponse:
    """Send the question, with three times and a link."""
    table = find(request, table_id, "manage")
    person = find_candidate(request, table).person
    actions.invite(table=table, by=me(request), person=person, site=request.build_absolute_uri("/"))
    sent = "De vraag is gestuurd." if person.email else "Er is geen e-mailadres. Bel zelf even."
    messages.success(request, sent)
    return redirect("table", table_id=table.pk)


@behind(coordinator)
@form_page
def phone(request: HttpRequest, table_id: Any) -> HttpResponse:
    """What a guest said on the telephone: yes in one tap, or with the times that suit."""
    table = find(request, table_id, "manage")
    if request.method != "POST":
        return _phone_page(request, table)
    candidate = find_candidate(request, table)
    form = AnswerForm(_coming(table), request.POST, must_choose=False)
    if not form.is_valid():
        return render(request, "tables/phone.html", {"table": table, "candidate": candidate, "form": form})
    actions.said_on_the_phone(table=table, by=me(request), person=candidate.person, **form.answer)
    return redirect("table", table_id=table.pk)


def _coming(table: Table) -> list[TimeOption]:
    """A time that went by is offered to nobody."""
    return list(TimeOption.objects.filter(table=table, starts_at__gt=now()))


def _phone_page(request: HttpRequest, table: Table) -> HttpResponse:
    candidate = candidate_of(table, request.GET.get("gast", ""))
    form = AnswerForm(_coming(table), must_choose=False)
    return render(request, "tables/phone.html", {"table": table, "candidate": candidate, "form": form})


@behind(coordinator)
@require_POST
def withdraw(request: HttpRequest, table_id: Any) -> HttpResponse:
    """Take a question back."""
    table = find(request, table_id, "manage")
    person = find_candidate(request, table).person
    standing = Invitation.objects.filter(table=table, person=person).exclude(state=Asked.CANCELLED)
    invitation = get_object_or_404(standing.select_related("person"))
    invitation.table = table
    actions.withdraw(invitation=invitation, by=me(request))
    messages.success(request, "De vraag is ingetrokken.")
    return redirect("table", table_id=table.pk)
