"""Whoever is behind one of the pot's gates is someone we know."""

from typing import cast

from django.http import HttpRequest

from schuifaan.neighbourhood.models import Person


def who(request: HttpRequest) -> Person:
    return cast(Person, request.user)
