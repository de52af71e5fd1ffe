"""In which browsers someone is signed in, so that they can see it, and end it, from any of them."""

from importlib import import_module
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from schuifaan.neighbourhood.models.people import Person

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase


class Session(AbstractBaseSession):
    """A browser that comes back. `person` is empty on the tablet of a sitting, and before signing in."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", null=True)
    begun_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    on_phone = models.BooleanField(default=False)

    class Meta(AbstractBaseSession.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.begun_at:%Y-%m-%d %H:%M}" if self.begun_at else "not signed in"

    @classmethod
    def get_session_store_class(cls) -> "type[SessionBase]":
        found: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
        return found
