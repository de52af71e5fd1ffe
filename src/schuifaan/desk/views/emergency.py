"""Reading in an emergency: who and why, what can be read while it lasts, and a colleague who decides about telling."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuifaan.base import journal
from schuifaan.base.access import behind, may
from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.desk.forms import EmergencyForm, HoldForm
from schuifaan.desk.queries.emergency import meant, opened_now
from schuifaan.neighbourhood import rules as gates
from schuifaan.neighbourhood.actions import emergency as actions
from schuifaan.neighbourhood.models import EmergencyReading
from schuifaan.neighbourhood.queries import emergency as queries
from schuifaan.neighbourhood.rules import EMERGENCY_STAFF, me
from schuifaan.neighbourhood.words import REVIEW

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _unsure() -> str:
    return _("We weten niet zeker wie je bedoelt. Kijk de hele naam na, of plak een adres. Of bel de wijkcoördinator.")


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@behind(gates.emergency)
@form_page
def emergency(request: HttpRequest) -> HttpResponse:
    """Open a story that is closed to you. Nobody is found here by searching, and nothing tells who lives here."""
    works_here = me(request).has_role(*EMERGENCY_STAFF)
    form = EmergencyForm(_posted(request)) if works_here else None
    if form is not None and form.is_valid():
        answer = _open(request, form)
        if answer is not None:
            return answer
    page = {"form": form, "mine": queries.opened_by(me(request)), "to_decide": queries.to_decide(me(request))}
    return render(request, "desk/emergency.html", page)


def _open(request: HttpRequest, form: EmergencyForm) -> HttpResponse | None:
    """Where it leads; None when the form comes back with a question."""
    told = dict(form.cleaned_data)
    asked = told.pop("asked")
    if actions.guessed_too_often(me(request)):
        form.add_error("asked", _("Je zocht te vaak. Wacht een uur, of bel de wijkcoördinator."))
        return None
    found = meant(me(request), asked)
    if found is None:
        actions.missed(by=me(request))
        form.add_error("asked", _unsure())
        return None
    if may(me(request), "read", found.story):
        messages.success(request, _("Dit verhaal mag je al lezen. Er is niets met spoed geopend."))
        return redirect("start" if found.resident == me(request) else "story", *_args(request, found))
    return _opened(request, form, found, told)


def _args(request: HttpRequest, found: Any) -> list[UUID]:
    return [] if found.resident == me(request) else [found.story.pk]


def _opened(request: HttpRequest, form: EmergencyForm, found: Any, told: dict[str, Any]) -> HttpResponse | None:
    try:
        reading = actions.open_in_emergency(
            neighbourhood=found.neighbourhood, resident=found.resident, by=me(request), quietly=found.is_restricted,
            **told,
        )  # fmt: skip
    except Refusal as refusal:
        form.add_error("reason", str(refusal))
        return None
    messages.success(request, _("Het verhaal is vier uur open. Lees alleen wat je nu nodig hebt."))
    return redirect("emergency-reading", reading.pk)


def _find(request: HttpRequest, reading_id: UUID, verb: str = "read") -> EmergencyReading:
    rows = EmergencyReading.objects.visible_to(me(request), verb)
    rows = rows.select_related("resident", "reader", "neighbourhood", "held_back_by")
    reading = get_object_or_404(rows, pk=reading_id)
    own = reading.reader == me(request)
    journal.reading(request, reading, about=None if own else reading.resident, purpose=REVIEW)
    return reading


@behind(gates.emergency)
@require_safe
def reading(request: HttpRequest, reading_id: UUID) -> HttpResponse:
    """One emergency: for the reader what is open; for a colleague why, and whether to tell."""
    found = _find(request, reading_id)
    is_open = found.reader == me(request) and found.ends_at > now()
    page = {
        "reading": found,
        "is_open": is_open,
        "opened": opened_now(found, me(request)) if is_open else None,
        "may_decide": may(me(request), "decide", found),
        "waits": found.told_at is None and found.tell_at > now(),
    }
    return render(request, "desk/emergency_reading.html", page)


@behind(gates.emergency)
@form_page
def hold(request: HttpRequest, reading_id: UUID) -> HttpResponse:
    """A second person holds the telling back, with a reason and a day."""
    found = _find(request, reading_id, "decide")
    form = HoldForm(_posted(request))
    if form.is_valid() and _held_back(request, form, found):
        return redirect("emergency-reading", found.pk)
    return render(request, "desk/emergency_hold.html", {"form": form, "reading": found})


def _held_back(request: HttpRequest, form: HoldForm, found: EmergencyReading) -> bool:
    try:
        actions.hold_back(reading=found, by=me(request), **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("We wachten met vertellen. Een ander kijkt dit na."))
    return True


@behind(gates.emergency)
@require_POST
def said(request: HttpRequest, reading_id: UUID) -> HttpResponse:
    """Somebody told the resident."""
    actions.said_in_person(reading=_find(request, reading_id, "decide"), by=me(request))
    messages.success(request, _("Dank je wel. De bewoner weet het nu."))
    return redirect("emergency-reading", reading_id)
