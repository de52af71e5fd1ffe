"""Everything the house keeps in words about one person, found through the mark on the fields.

Insight and taking along are built on this; so are the leak tests.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import models

from schuifaan.base.fields import PersonalEmail, PersonalText


@dataclass(frozen=True)
class Words:
    """Words about someone: in which kind of row, under which name, and what they say."""

    thing: str
    thing_id: str
    field: str
    words: str


def personal_fields() -> list[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Each field that holds words about a person, in the order of the floors."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, PersonalText | PersonalEmail)
    ]


def rows_about(model: type[models.Model], path: str, person: models.Model) -> models.QuerySet[models.Model]:
    """The rows of this kind from which the path leads to this person."""
    condition = {"pk": person.pk} if path == "self" else {path: person}
    return model._default_manager.filter(**condition).order_by("pk").distinct()


Withheld = Callable[[], models.Q]
_WITHHELD: dict[str, Withheld] = {}


def withhold(model: type[models.Model]) -> Callable[[Withheld], Withheld]:
    """Register which rows of a kind someone does not hear of yet, because hearing it now would be dangerous."""

    def register(function: Withheld) -> Withheld:
        _WITHHELD[model._meta.label_lower] = function
        return function

    return register


def words_about(person: models.Model) -> Iterator[Words]:
    """All words about this person; a field without words is left out. One question per kind of row and path."""
    for (model, path), found in groupby(personal_fields(), key=_kind_and_path):
        fields = [field for _model, field in found]
        rows = rows_about(model, path, person)
        if withheld := _WITHHELD.get(model._meta.label_lower):
            rows = rows.exclude(withheld())
        said = list(rows.values_list("pk", *(field.attname for field in fields)))
        for number, field in enumerate(fields, start=1):
            told = ((row[0], row[number]) for row in said if row[number])
            yield from (Words(model._meta.label_lower, str(pk), field.name, words) for pk, words in told)


def _kind_and_path(found: tuple[type[models.Model], models.Field[Any, Any]]) -> tuple[type[models.Model], str]:
    model, field = found
    return model, getattr(field, "of", "")
