"""Whoever stands in some relation to Fatma.

Who helps her, who sat elsewhere, who read in an emergency, who is like those who may but next door, and who is no
longer what they were.
"""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.test import Client

from schuifaan.base.periods import now, today
from schuifaan.neighbourhood.actions.wiping import carry_out
from schuifaan.neighbourhood.models import EmergencyReading, Mandate, Neighbourhood, Party, Person, Role
from schuifaan.neighbourhood.words import Kind, Scope
from schuifaan.tables.models import Seat
from tests.access.scene import Scene

# Per column of the table: who it is. The last twelve work or live in the neighbourhood next door, in the same roles.
HERE = {
    "meel": "who reads along with Fatma's mandate",
    "invu": "who fills in with Fatma's mandate",
    "name": "who says yes with Fatma's mandate",
    "oudm": "whose mandate ended yesterday",
    "ooit": "who coordinated here until yesterday",
    "andr": "who sits at another table of this neighbourhood",
    "spoe": "who reads about Fatma in an emergency, and works here",
    "spoo": "whose emergency is over",
    "priv": "the contact for privacy here",
    "wegg": "who was wiped, and whose browser is still open",
}
NEXT_DOOR = {
    "g.be": Kind.RESIDENT, "g.bu": Kind.NEIGHBOUR, "g.pr": Kind.PROFESSIONAL, "g.co": Kind.COORDINATOR,
    "g.le": Kind.MANAGER, "g.di": Kind.DIRECTOR, "g.hu": Kind.HOUSE, "g.st": Kind.STEERING,
    "g.kw": Kind.QUARTERMASTER, "g.ct": Kind.CONTROLLER, "g.re": Kind.ANALYST, "g.py": Kind.PRIVACY,
}  # fmt: skip
EVERYONE = (*HERE, *NEXT_DOOR)
LONG, YESTERDAY = timedelta(days=500), timedelta(days=1)


def _someone(name: str, kind: Kind, place: Neighbourhood, party: Party | None = None) -> Person:
    person = Person.objects.create_person(name=name, email=f"{name.lower().replace(' ', '.')}@voorbeeld.invalid")
    Role.objects.create(person=person, kind=kind, neighbourhood=place, party=party, since=today() - LONG)
    return person


def _mandate(scene: Scene, helper: Person, scope: Scope, days: int) -> Person:
    Mandate.objects.filter(resident=scene.fatma, helper=helper).delete()
    since, until = today() - LONG, today() + timedelta(days=days)
    Mandate.objects.create(resident=scene.fatma, helper=helper, scope=scope, since=since, until=until)
    return helper


def _emergency(scene: Scene, reader: Person, hours: int) -> Person:
    start = now() - timedelta(hours=hours)
    EmergencyReading.objects.create(
        neighbourhood=scene.place.neighbourhood, reader=reader, resident=scene.fatma, reason="Zij neemt niet op.",
        opened_at=start, ends_at=start + timedelta(hours=4), tell_at=start,
    )  # fmt: skip
    return reader


def _coordinated(place: Neighbourhood) -> Person:
    person = _someone("Truus Oud", Kind.COORDINATOR, place)
    Role.objects.filter(person=person).update(until=today() - YESTERDAY)
    return person


def _at_another_table(scene: Scene) -> Person:
    """A professional with a seat at a table that is not Fatma's."""
    mine = Seat.objects.filter(table=scene.table).values("person")
    others = Seat.objects.filter(until=None, kind="professional").exclude(table=scene.table).exclude(person__in=mine)
    return others.select_related("person").order_by("person__login")[0].person


def people(scene: Scene) -> dict[str, Person]:
    """Everyone of the table, by column."""
    here, work = scene.place.neighbourhood, Kind.PROFESSIONAL
    party, there = scene.place.parties["welzijn"], Role.objects.get(person=scene.vreemde).neighbourhood
    next_door = Party.objects.create(neighbourhood=there, name="Woningstichting", does="verhuurt huizen")
    made: dict[str, Callable[[], Person]] = {
        "meel": lambda: _mandate(scene, _someone("Mee Lezer", Kind.NEIGHBOUR, here), Scope.READ, 9),
        "invu": lambda: _mandate(scene, _someone("In Vuller", Kind.NEIGHBOUR, here), Scope.ACT, 9),
        "name": lambda: _mandate(scene, _someone("Namens Haar", Kind.NEIGHBOUR, here), Scope.ASSENT, 9),
        "oudm": lambda: _mandate(scene, _someone("Niet Meer", Kind.NEIGHBOUR, here), Scope.ASSENT, -1),
        "ooit": lambda: _coordinated(here),
        "andr": lambda: _at_another_table(scene),
        "spoe": lambda: _emergency(scene, _someone("Spoed Nu", work, here, party), 1),
        "spoo": lambda: _emergency(scene, _someone("Spoed Toen", work, here, party), 5),
        "priv": lambda: _someone("Pria Vacy", Kind.PRIVACY, here),
        "wegg": lambda: _mandate(scene, _someone("Weg Gewist", Kind.COORDINATOR, here), Scope.ASSENT, 9),
    }
    found = {who: make() for who, make in made.items()}
    return found | {who: _someone(f"{who} Ginds", kind, there, next_door) for who, kind in NEXT_DOOR.items()}


def signed_in(who: str, person: Person) -> Client:
    """A browser in which this person is signed in; of who is wiped the session of before somehow came back."""
    client = Client(raise_request_exception=False)
    client.force_login(person)
    if who == "wegg":
        before = dict(client.session.items())
        carry_out(person=person, by=None)
        store = import_module(settings.SESSION_ENGINE).SessionStore()
        store.update(before)
        store.save()
        client.cookies["sessionid"] = store.session_key
    return client
