"""What the keeper of the machine does for whoever lost a phone, or when nobody knows who is in."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from schuifaan.base import journal
from schuifaan.base.post import post
from schuifaan.neighbourhood.actions.sessions import end_sessions
from schuifaan.neighbourhood.models import Person, Session
from schuifaan.site import events
from schuifaan.site.unready import NotReady

LOST = (
    "Je tweede stap om in te loggen is weggehaald, en je bent overal uitgelogd.\n\n"
    "Log in met je wachtwoord. Je maakt dan meteen een nieuwe tweede stap.\n\n"
    "Vroeg je dit niet zelf? Bel dan meteen de wijkcoördinator.\n"
)


def known(email: str) -> Person:
    found = Person.objects.filter(email__iexact=email.strip()).first()
    if found is None:
        raise NotReady(f"Nobody here has the address {email}; look it up on the page with the people.")
    return found


def out(email: str) -> int:
    """Sign one person out everywhere."""
    events.note("sessions ended by keeper")
    return end_sessions(person=known(email), by=None)


def everyone_out() -> int:
    """Sign everyone out, tablets and phones too; whoever has a letter needs a new one."""
    events.note("all sessions ended by keeper")
    return Session.objects.all().delete()[0]


@transaction.atomic
def lost(email: str) -> int:
    """Take away every second factor of whoever stands at the counter with a proof of who they are.

    The password stays, so that the keeper alone cannot sign in as them; they hear of it by mail.
    """
    person = known(email)
    gone: int = Authenticator.objects.filter(user=person).delete()[0]
    end_sessions(person=person, by=None)
    journal.wrote("lost-factor", by=None, thing=person, about=person, purpose="veiligheid")
    events.note("second factors removed by keeper")
    post(to=person.email, subject="Je tweede stap is weggehaald", body=LOST)
    return gone
