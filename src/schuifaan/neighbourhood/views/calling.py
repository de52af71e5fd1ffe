"""Whom to call. For anyone, signed in or not, and first of all in danger."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schuifaan.base.access import anyone, behind
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.queries import coordinators_of


@behind(anyone)
@require_safe
def call(request: HttpRequest) -> HttpResponse:
    """112 first; then who listens at night; then the coordinator, and when we read what was written."""
    places = [(place, coordinators_of(place)) for place in _places(request)]
    return render(request, "neighbourhood/call.html", {"called": places})


def _places(request: HttpRequest) -> list[Neighbourhood]:
    """Whoever is known sees their own neighbourhood; a stranger all that are here."""
    person = request.user
    if isinstance(person, Person) and person.roles_now:
        return list(dict.fromkeys(role.neighbourhood for role in person.roles_now))
    return list(Neighbourhood.objects.order_by("name"))
