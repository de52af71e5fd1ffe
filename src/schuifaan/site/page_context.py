"""What every page knows: whose neighbourhood it is, who looks, what day it is, and the few places to go."""

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schuifaan.base.access import Request
from schuifaan.base.periods import today
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.queries.emergency import notices_for
from schuifaan.neighbourhood.words import Kind
from schuifaan.outcomes.queries import is_due_for_resident

# The places of each role, at most five; whoever has several roles gets those of the first that is listed here.
PLACES: dict[Kind, tuple[tuple[str, Any], ...]] = {
    Kind.COORDINATOR: (
        ("today", _("Vandaag")),
        ("stories", _("Verhalen")),
        ("tables", _("Tafels")),
        ("directory", _("Mensen")),
        ("agenda", _("Agenda")),
    ),
    Kind.MANAGER: (
        ("waiting", _("Wacht op jou")),
        ("standing-room", _("Ruimte die ik geef")),
        ("deviations", _("Anders doen")),
    ),
    Kind.DIRECTOR: (
        ("waiting", _("Wacht op jou")),
        ("standing-room", _("Ruimte die ik geef")),
        ("steering", _("De wijk")),
        ("pot", _("Geld")),
        ("decisions", _("Besluiten")),
    ),
    Kind.STEERING: (
        ("steering", _("De wijk")),
        ("pot", _("Geld")),
        ("decisions", _("Besluiten")),
        ("deviations", _("Anders doen")),
    ),
    Kind.QUARTERMASTER: (
        ("steering", _("De wijk")),
        ("pot", _("Geld")),
        ("decisions", _("Besluiten")),
        ("deviations", _("Anders doen")),
        ("procedures", _("Rechten")),
    ),
    Kind.CONTROLLER: (("pot", _("Geld")), ("decisions", _("Besluiten"))),
    Kind.HOUSE: (("kiosk", _("Kiosk")), ("activities", _("Programma"))),
    Kind.ANALYST: (("analyses", _("Rekensommen")),),
    Kind.PRIVACY: (
        ("review", _("Nakijken")),
        ("emergency", _("Spoed")),
        ("neighbourhood-open", _("Wie is verantwoordelijk?")),
        ("insight", _("Wie las over mij?")),
    ),
    Kind.PROFESSIONAL: (("work", _("Mijn tafels")), ("my-promises", _("Mijn afspraken"))),
    Kind.VOLUNTEER: (("work", _("Mijn tafels")), ("my-promises", _("Mijn afspraken"))),
    Kind.NEIGHBOUR: (("work", _("Mijn tafels")), ("my-promises", _("Mijn afspraken"))),
    Kind.RESIDENT: (("my-story", _("Mijn verhaal")), ("my-plan", _("Mijn plan")), ("call", _("Bel iemand"))),
}


def first_kind(person: Person) -> Kind | None:
    """The role that decides which places someone sees."""
    return next((kind for kind in PLACES if person.has_role(kind)), None)


def neighbourhood_of(person: Person | None) -> Neighbourhood | None:
    """The neighbourhood of the first role; for a stranger the only neighbourhood there is."""
    if person and person.roles_now:
        return person.roles_now[0].neighbourhood
    there = list(Neighbourhood.objects.order_by("name")[:2])
    return there[0] if len(there) == 1 else None


def _places(person: Person | None, path: str) -> list[tuple[str, Any, bool]]:
    kind = first_kind(person) if person else None
    named = [(reverse(name), label) for name, label in PLACES[kind]] if kind else []
    here = max((url for url, _label in named if path.startswith(url)), key=len, default="")
    return [(url, label, url == here) for url, label in named]


def page(request: Request) -> dict[str, Any]:
    """Context of every page. `request.place`: a page that is about one neighbourhood says which."""
    user = getattr(request, "user", None)
    person = user if isinstance(user, Person) else None
    neighbourhood = getattr(request, "place", None) or neighbourhood_of(person)
    resident = person if person and person.has_role(Kind.RESIDENT) else None
    return {
        "neighbourhood": neighbourhood,
        "person": person,
        "places": _places(person, request.path),
        "other_places": getattr(request, "other_places", []),
        "today": today(),
        "is_example": bool(neighbourhood and neighbourhood.is_example),
        # Only asked when a page of a resident is drawn.
        "emergencies_heard": partial(notices_for, resident) if resident else (),
        "asks_second_look": partial(is_due_for_resident, resident) if resident else False,
    }
