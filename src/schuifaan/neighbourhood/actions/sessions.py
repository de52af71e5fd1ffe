"""Ending sessions: one's own in other browsers, or those of somebody who lost a phone."""

from django.db import transaction

from schuifaan.base import journal
from schuifaan.neighbourhood.models import Person, Session


@transaction.atomic
def end_sessions(*, person: Person, by: Person | None, keep: str = "") -> int:
    """Sign this person out everywhere, except in the browser with the key `keep`; says in how many that was."""
    ended, _rows = Session.objects.filter(person=person).exclude(session_key=keep).delete()
    journal.wrote("end-sessions", by=by, thing=person, about=person, purpose="veiligheid")
    return ended
