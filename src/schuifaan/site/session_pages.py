"""Where someone is signed in, and signing out there from here: a phone that is lost, a computer at work."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schuifaan.base.access import behind, signed_in
from schuifaan.base.periods import now
from schuifaan.neighbourhood.actions.sessions import end_sessions
from schuifaan.neighbourhood.models import Session
from schuifaan.neighbourhood.rules import me
from schuifaan.site import events


@dataclass(frozen=True)
class Browser:
    """One browser in which this person is signed in."""

    begun_at: datetime | None
    seen_at: datetime | None
    on_phone: bool
    is_this: bool


@behind(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]
def sessions(request: HttpRequest) -> HttpResponse:
    """Every browser; and one button that signs out everywhere else, for whoever shows once more who they are."""
    here = request.session.session_key or ""
    if request.method == "POST":
        end_sessions(person=me(request), by=me(request), keep=here)
        events.note("sessions ended", request)
        messages.success(request, _("Je bent nu alleen nog hier ingelogd."))
        return redirect("sessions")
    rows = Session.objects.filter(person=me(request), expire_date__gt=now()).order_by("-seen_at", "session_key")
    found = [Browser(row.begun_at, row.seen_at, row.on_phone, row.session_key == here) for row in rows]
    return render(request, "site/sessions.html", {"found": found, "others": [one for one in found if not one.is_this]})
