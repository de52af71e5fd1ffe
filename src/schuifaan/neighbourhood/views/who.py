"""Who looks, and for which neighbourhood."""

from django.http import HttpRequest, QueryDict

from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.neighbourhood.rules import me
from schuifaan.neighbourhood.words import Kind


def place_of_coordinator(request: HttpRequest) -> Neighbourhood:
    """Where this coordinator works; of several the first by name."""
    return min(me(request).places_as(Kind.COORDINATOR), key=lambda place: place.name)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was filled in; nothing when the page is only looked at."""
    return request.POST if request.method == "POST" else None
