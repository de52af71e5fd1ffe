"""How long someone stays signed in, and in which browsers.

Each kind of session ends on its own after a while without a sign of life, and in any case after a longest time. What
is kept of a browser is only whether it is a phone: no address, no name of a machine.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from schuifaan.base.kept import Text, kept
from schuifaan.neighbourhood.models import Session

BEGUN, SEEN, ON_PHONE, LETTER = "begun", "seen", "on_phone", "letter"
# A sign of life is written at most once a minute.
EVERY = 60
MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60


@dataclass(frozen=True)
class Stay:
    """In seconds: how long without a sign of life, and how long at most."""

    idle: int
    longest: int


# Whoever works with the stories of others: an hour away from the desk, a working day at most.
AT_WORK = Stay(HOUR, 12 * HOUR)
# A resident's own phone, after a letter. A week without a look, and a month at most; then a new letter.
BY_LETTER = Stay(7 * DAY, 30 * DAY)


class SessionStore(DatabaseStore):
    """Django's own store, in a table that knows whose each session is."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        """The same question as Django's own, written out once."""
        found = _session.first(Text(self.session_key), timezone.now()) if self.session_key else None
        if found is None:
            self._session_key = None
        return found

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        return Session(
            session_key=self._get_or_create_session_key(),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            person_id=data.get(SESSION_KEY),
            begun_at=_moment(data.get(BEGUN)),
            seen_at=_moment(data.get(SEEN)),
            on_phone=bool(data.get(ON_PHONE)),
        )


@kept
def _session(key: Text, at: datetime) -> "QuerySet[Session]":
    return Session.objects.filter(session_key=key, expire_date__gt=at)


def _moment(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def begin(request: HttpRequest) -> None:
    """From now on someone is signed in here; the longest time counts from this moment."""
    request.session[BEGUN] = request.session[SEEN] = time.time()
    request.session[ON_PHONE] = "Mobi" in request.headers.get("User-Agent", "")


def stay_of(request: HttpRequest) -> Stay:
    return BY_LETTER if request.session.get(LETTER) else AT_WORK


def is_over(request: HttpRequest, at: float) -> bool:
    """Whether this session lasted long enough; a clock that was set back ends nothing."""
    stay, session = stay_of(request), request.session
    return bool(at - session.get(SEEN, at) > stay.idle or at - session.get(BEGUN, at) > stay.longest)


class SessionEnds:
    """Ends what lasted too long before any page is drawn, and gives a new key to whoever showed who they are again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        at = time.time()
        if request.user.is_authenticated and is_over(request, at):
            logout(request)
        before = _shown(request)
        response = self.get_response(request)
        if SESSION_KEY in request.session:
            _renew(request, before)
            _sign_of_life(request, at)
        return response


def _shown(request: HttpRequest) -> list[Any] | None:
    """How this person showed who they are, so far; None before they did."""
    return request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) if SESSION_KEY in request.session else None


def _renew(request: HttpRequest, before: list[Any] | None) -> None:
    after = _shown(request)
    if before is not None and after != before:
        request.session.cycle_key()


def _sign_of_life(request: HttpRequest, at: float) -> None:
    if BEGUN not in request.session:
        begin(request)
    if at - request.session[SEEN] >= EVERY:
        request.session[SEEN] = at
