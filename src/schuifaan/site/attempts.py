"""Whoever guesses is counted under a mark that tells nothing, because a list of failed names is personal too."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

NAMES = ("email", "username", "login")


def who(request: HttpRequest | None, credentials: Mapping[str, Any] | None = None) -> str | None:
    """The mark of the name that was tried; the same name always gives the same mark."""
    given = credentials or {}
    tried = next((given[name] for name in NAMES if given.get(name)), None)
    if tried is None and request is not None:
        tried = request.POST.get("login")
    return mark(str(tried)) if tried else None


def mark(name: str) -> str:
    """One name in capitals and with spaces around it is still one name."""
    return salted_hmac("schuifaan.attempts", name.strip().lower(), algorithm="sha256").hexdigest()[:32]
