"""Who looks, and for which neighbourhood."""

from collections.abc import Iterable

from django.http import HttpRequest, QueryDict

from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.neighbourhood.rules import me
from schuifaan.neighbourhood.words import Kind


def place_of_coordinator(request: HttpRequest) -> Neighbourhood:
    """Where this coordinator works; of several the one that was chosen."""
    return place_for(request, me(request).places_as(Kind.COORDINATOR))


def place_for(request: HttpRequest, places: Iterable[Neighbourhood]) -> Neighbourhood:
    """Of several neighbourhoods the one that was chosen last, else the first by name. The page offers the others."""
    found = sorted(set(places), key=lambda place: (place.name, str(place.pk)))
    asked = request.GET.get("wijk") or request.session.get("place", "")
    chosen = next((place for place in found if str(place.pk) == asked), found[0])
    if len(found) > 1 and "wijk" in request.GET:
        request.session["place"] = str(chosen.pk)
    # What the layout shows: this place in the header, and the others to switch to.
    request.__dict__.update(place=chosen, other_places=[place for place in found if place != chosen])
    return chosen


def posted(request: HttpRequest) -> QueryDict | None:
    """What was filled in; nothing when the page is only looked at."""
    return request.POST if request.method == "POST" else None
