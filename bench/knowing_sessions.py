"""Sessions as Django itself finds them, in our table."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from schuifaan.site import sessions


class SessionStore(sessions.SessionStore):
    """The question is written out anew each time, as in any Django."""

    _get_session_from_db = DatabaseStore._get_session_from_db
