"""Who asks, what comes of the form that they sent, and how an amount is said at a glance."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar, cast

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from schuifaan.base import spoken
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person

T = TypeVar("T")
NO_BREAK = "\N{NO-BREAK SPACE}"


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


def short(cents: int) -> tuple[str, str]:
    """An amount that is read at a glance; the exact one stands in the table below it."""
    if cents < 10_000_000:
        return spoken.euros(cents).replace(" ", NO_BREAK), ""
    return f"€{NO_BREAK}{spoken.decimal(Decimal(cents) / 100_000_000)}", _("mln")
