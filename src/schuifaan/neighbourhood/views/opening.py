"""Opening a neighbourhood: three answers, and why data may be used."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schuifaan.base.access import behind
from schuifaan.neighbourhood import actions, queries
from schuifaan.neighbourhood.forms import OpenForm
from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.neighbourhood.rules import me, opener
from schuifaan.neighbourhood.views.who import posted
from schuifaan.neighbourhood.words import Kind


def _place(request: HttpRequest) -> Neighbourhood:
    """Of several neighbourhoods first the one that still waits."""
    places = me(request).places_as(Kind.COORDINATOR, Kind.PRIVACY)
    if not places:
        raise Http404
    return min(places, key=lambda place: (place.is_open, place.name))


@behind(opener)
@require_http_methods(["GET", "HEAD", "POST"])
def open_here(request: HttpRequest) -> HttpResponse:
    """Until these are filled in, no story is told here."""
    place = _place(request)
    names = ("controller", "privacy_contact", "dpia_on")
    form = OpenForm(posted(request), initial={name: getattr(place, name) for name in names})
    if form.is_valid():
        actions.open_neighbourhood(neighbourhood=place, by=me(request), **form.cleaned_data)
        messages.success(request, _("%(place)s is open. Hier mogen nu verhalen verteld worden.") % {"place": place})
        return redirect("neighbourhood-open")
    page = {"form": form, "place": place, "purposes": queries.purposes_now()}
    return render(request, "neighbourhood/open.html", page)
