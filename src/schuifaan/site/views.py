"""The front door, the door of the example neighbourhood, and the page for when something broke."""

import sys

from django.contrib.auth import login, logout
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe
from django.views.defaults import server_error

from schuifaan.base.access import anyone, behind
from schuifaan.house.queries import programmes
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.site.example.roles import ROLES, example_login
from schuifaan.site.page_context import neighbourhood_of

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# Any of these says that someone else stands between; the example is for your own machine only.
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_HOST")


@behind(anyone)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, what is on in the house, and where to begin. For anyone."""
    neighbourhood = neighbourhood_of(None)
    days = next((one.days for one in programmes() if one.neighbourhood == neighbourhood), ())
    return render(request, "site/home.html", {"days": days})


def _require_example(request: HttpRequest) -> Neighbourhood:
    neighbourhood = Neighbourhood.objects.filter(is_example=True).first()
    real = Neighbourhood.objects.filter(is_example=False).exists()
    if neighbourhood is None or real or any(header in request.META for header in FORWARDED):
        raise Http404
    return neighbourhood


@behind(anyone)
@require_http_methods(["GET", "HEAD", "POST"])
def example(request: HttpRequest) -> HttpResponse:
    """One button per role; pressing it signs in as that fictional person."""
    _require_example(request)
    if request.method != "POST":
        return render(request, "site/example.html", {"roles": ROLES})
    role = request.POST.get("rol", "")
    person = Person.objects.filter(login=example_login(role)).first()
    if person is None:
        return render(request, "site/example.html", {"roles": ROLES, "unknown": True}, status=400)
    logout(request)
    login(request, person, backend=BACKEND)
    request.session["example"] = True
    return redirect("start")


def broken(request: HttpRequest) -> HttpResponse:
    """Calm when the database is only away or busy for a moment, else that it is ours. Neither page asks it anything."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "60"})
    return server_error(request)
