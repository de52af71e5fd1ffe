"""Who asks, and what comes of the form that they sent."""

from collections.abc import Callable
from typing import TypeVar, cast

from django import forms
from django.http import HttpRequest

from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person

T = TypeVar("T")


def who(request: HttpRequest) -> Person:
    """Whoever is behind one of the pot's gates is someone we know."""
    return cast(Person, request.user)


def done(form: forms.Form, do: Callable[[], T]) -> T | None:
    """What this form brought about; a refusal becomes a sentence above the form."""
    if not form.is_valid():
        return None
    try:
        return do()
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
