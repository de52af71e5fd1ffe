"""Wiping a person: every word about them goes, and each floor says what goes besides the words.

A floor registers its part, as it registers its rules, because the one who wipes stands on a lower floor and knows
nothing of tables, plans and money.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db import models

from schuifaan.base.fields import PersonalEmail
from schuifaan.base.personal import personal_fields, rows_about
from schuifaan.base.walls import contexts

Person = Any
Part = Callable[[Person, Person], None]
Hindrance = Callable[[Person], Iterable[str]]

OURS = "schuifaan."
_PARTS: list[Part] = []
_HINDRANCES: list[Hindrance] = []


def part(function: Part) -> Part:
    """Register what a floor ends or removes when someone is wiped; it gets the person and who does it."""
    _PARTS.append(function)
    return function


def hindrance(function: Hindrance) -> Hindrance:
    """Register why someone cannot be wiped yet: sentences that say what to do first."""
    _HINDRANCES.append(function)
    return function


def hindrances(person: Person) -> list[str]:
    """All that stands in the way now; nothing is the usual answer."""
    with contexts.work("wiping"):
        return [str(sentence) for ask in _HINDRANCES for sentence in ask(person)]


def wipe_everywhere(person: Person, by: Person) -> None:
    """The highest floor first, so that a plan is closed before its table; the words last."""
    for do in reversed(_PARTS):
        do(person, by)
    forget_borrowed(person)
    blank_words(person)


def blank_words(person: models.Model) -> None:
    """Empty each personal field about this person, and with sealed words the salt: their digest stays."""
    names: dict[tuple[type[models.Model], str], dict[str, str | None]] = defaultdict(dict)
    for model, field in personal_fields():
        empty = None if isinstance(field, PersonalEmail) and field.null else ""
        names[model, getattr(field, "of", "")][field.attname] = empty
    for (model, path), emptied in names.items():
        salt = {"salt": ""} if any(field.name == "salt" for field in model._meta.concrete_fields) else {}
        rows_about(model, path, person).order_by().update(**emptied, **salt)


def forget_borrowed(person: models.Model) -> None:
    """Remove each row that a borrowed package keeps for this person: keys, second factors, addresses."""
    borrowed = [kind for kind in apps.get_models() if not kind.__module__.startswith(OURS)]
    for model, field in [(kind, link) for kind in borrowed for link in _links_to(kind, type(person))]:
        model._default_manager.filter(**{field.name: person}).delete()


def _links_to(model: type[models.Model], kind: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [field for field in model._meta.concrete_fields if field.is_relation and field.related_model is kind]
