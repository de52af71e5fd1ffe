"""Whoever may come to a page: the roles of the example, and those who have nothing to look for at Fatma's table."""

from django.test import Client

from schuifaan.plans.rules import SESSION
from schuifaan.site.example.roles import ROLES
from tests.access.scene import Scene

# Who looks over the reading has a button too, and is asked with the watchers.
EXAMPLE = tuple(role.slug for role in ROLES if role.slug != "privacy")
# Not signed in; the coordinator of another neighbourhood; someone whose seat here ended; the tablet on the table.
OTHERS = ("anoniem", "vreemde", "oudgast", "tablet")
EVERYONE = (*EXAMPLE, *OTHERS)
# More who might see something: the other seats of this table, Fatma's son at home, a neighbour who was only asked,
# the manager of another party, and another resident.
# And who acts for Fatma, and who looks over the reading.
WATCHERS = ("samira", "linda", "emir", "mien", "gemeentebaas", "willem", "helper", "privacy")


def come_in(scene: Scene, who: str) -> Client:
    """A browser in which this person is signed in, as visitors of the example do it."""
    client = Client(raise_request_exception=False)
    if who in EXAMPLE:
        answer = client.post("/voorbeeld/", {"rol": who})
        assert answer.status_code == 302
    elif who in ("vreemde", "oudgast", *WATCHERS):
        client.force_login(scene.anyone(who))
    elif who == "tablet":
        session = client.session
        session[SESSION] = str(scene.sitting.pk)
        session.save()
        client.cookies["sessionid"] = session.session_key
    return client


def id_of(scene: Scene, who: str) -> str:
    """Whose readings are kept: on the tablet those of the coordinator who opened it."""
    behind = {"tablet": "coordinator", "professional": "kees", "bewoner": "fatma"}.get(who, who)
    return "" if who == "anoniem" else str(scene.anyone(behind).pk)
