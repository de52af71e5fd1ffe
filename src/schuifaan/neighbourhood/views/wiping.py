"""Having yourself wiped: what goes, what stays, once more asked, and a number to keep."""

from hashlib import sha256
from uuid import UUID

from django.contrib.auth import logout
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from schuifaan.base import wiping
from schuifaan.base.access import Gate, anyone, behind
from schuifaan.neighbourhood import actions
from schuifaan.neighbourhood.forms import WipeForm, WipeOtherForm
from schuifaan.neighbourhood.models import Person, Wiped
from schuifaan.neighbourhood.rules import coordinator, me, no_staff
from schuifaan.neighbourhood.views.who import posted

form_page = require_http_methods(["GET", "HEAD", "POST"])
TWICE_SECONDS = 60


def _pressed_before(request: HttpRequest) -> str:
    """The number of who pressed twice: the first time they were signed out, so the answer is found by the form's id."""
    return str(cache.get(_key(request), "")) if request.method == "POST" else ""


def _key(request: HttpRequest) -> str:
    sent = request.POST.get("post_id", "").encode("utf-8", "replace")
    return f"wiped-{sha256(sent).hexdigest()}"


pressed_before = Gate("pressed before", lambda request: bool(_pressed_before(request)))


@behind(no_staff, pressed_before)
@form_page
def wipe_me(request: HttpRequest) -> HttpResponse:
    """Whoever lives here or helps a neighbour wipes themself, and is signed out with it."""
    if not request.user.is_authenticated:
        return redirect("wiped", _pressed_before(request))
    person = get_object_or_404(Person.objects.visible_to(me(request), "wipe"), pk=me(request).pk)
    form = WipeForm(posted(request))
    if form.is_valid():
        wiped = actions.wipe(person=person, by=me(request))
        if request.POST.get("post_id"):
            cache.set(_key(request), wiped.receipt, TWICE_SECONDS)
        logout(request)
        return redirect("wiped", wiped.receipt)
    return render(request, "neighbourhood/wipe_me.html", {"form": form, "waits": wiping.hindrances(person)})


@behind(coordinator)
@form_page
def wipe_person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """The coordinator does it when someone asks, or for whoever no longer works here."""
    other = Person.objects.visible_to(me(request), "wipe").exclude(pk=me(request).pk)
    person = get_object_or_404(other, pk=person_id)
    form = WipeOtherForm(posted(request))
    if form.is_valid():
        wiped = actions.wipe(person=person, by=me(request))
        return redirect("wiped", wiped.receipt)
    page = {"form": form, "other": person, "waits": wiping.hindrances(person)}
    return render(request, "neighbourhood/wipe_person.html", page)


@behind(anyone)
@require_safe
def wiped(request: HttpRequest, receipt: str) -> HttpResponse:
    """The number to keep. It says that someone was wiped and when, and nothing about who."""
    found = get_object_or_404(Wiped, receipt=receipt)
    return render(request, "neighbourhood/wiped.html", {"wiped": found})
