"""A word of its own in every personal field round Fatma's table, so that whoever sees it can be named."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.db.models import Field, Model, Q

from schuifaan.base.fields import PersonalEmail, PersonalName
from schuifaan.base.personal import personal_fields
from schuifaan.neighbourhood.models import Member, Person
from tests.access.scene import Scene

LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Eight rare letters round each word: with four, the random sign of a form was taken for a song once in a few runs.
BEGIN, END = "zqxj", "jxqz"
SONG = re.compile(f"{BEGIN}[a-z]{{3}}{END}")

# What tells the rows of one kind apart: mostly who may read them.
KINDS: dict[str, Callable[[Any], str]] = {
    "person": lambda row: row.first_name.lower(),
    "directoryentry": lambda row: row.person.first_name.lower(),
    "seat": lambda row: row.person.first_name.lower(),
    "assent": lambda row: row.seat.person.first_name.lower(),
    "answer": lambda row: row.open_to,
    "story": lambda row: row.state,
    "promise": lambda row: " ".join(
        [row.seat.person.first_name.lower(), row.open_to, *["delicate"] * (row.needs_money or row.sensitive)]
    ),
    "deviation": lambda row: f"{row.theme} {row.open_to} {row.stand}",
    "sitting": lambda row: row.state,
    "procedure": lambda row: row.right,
    "wish": lambda row: ("welcome" if row.welcome else "rather not") + (" known" if row.person_id else ""),
}


@dataclass(frozen=True)
class Canary:
    """A word that stands in one field of one row, and whose it is."""

    name: str
    about: str
    is_text: bool


def songs() -> Iterator[str]:
    """Short words that stand nowhere else, and that no page can break in two."""
    return (BEGIN + "".join(letters) + END for letters in product(LETTERS, repeat=3))


def at_the_table(scene: Scene) -> list[Person]:
    """Fatma and who lives with her, Joke and Kees: the people whose words are marked."""
    homes = Member.objects.filter(person=scene.fatma).values("household")
    living = Person.objects.filter(pk__in=Member.objects.filter(household__in=homes).values("person"))
    return [*living.order_by("name"), scene.person("buurvrouw"), scene.person("kees")]


def lay(scene: Scene) -> dict[str, Canary]:
    """Put a canary in every personal field about these people, behind the back of every action."""
    people, song = at_the_table(scene), songs()
    cells = [(field, row) for model, field in personal_fields() for row in _rows(model, field, people)]
    laid = {
        next(song): (field, row, Canary(_name(field, row), _about(field, row), _is_text(field)))
        for field, row in cells
        if _has_place(field, row) and not _is_name_of_another(field, row, scene)
    }
    for word, (field, row, _canary) in laid.items():
        said = f"{word}@voorbeeld.invalid" if isinstance(field, PersonalEmail) else word
        type(row)._default_manager.filter(pk=row.pk).update(**{field.attname: said})
    return {word: canary for word, (_field, _row, canary) in laid.items()}


def _has_place(field: "Field[Any, Any]", row: Any) -> bool:
    """A yes without words has none; an address for mail everyone may have."""
    return getattr(row, field.attname) is not None or isinstance(field, PersonalEmail)


def _rows(model: type[Model], field: "Field[Any, Any]", people: list[Person]) -> list[Any]:
    path = getattr(field, "of", "")
    about = Q(pk__in=[one.pk for one in people]) if path == "self" else Q(**{f"{path}__in": people})
    return list(model._default_manager.filter(about).order_by("pk").distinct())


def _is_text(field: "Field[Any, Any]") -> bool:
    return not isinstance(field, PersonalName | PersonalEmail)


def _is_name_of_another(field: "Field[Any, Any]", row: Any, scene: Scene) -> bool:
    """What guests are called stays: they are known by name at every table where they sit."""
    guests = (scene.person("buurvrouw").pk, scene.person("kees").pk)
    return isinstance(row, Person) and field.name == "name" and row.pk in guests


def _name(field: "Field[Any, Any]", row: Any) -> str:
    kind = row._meta.model_name
    return " ".join(filter(None, (f"{kind}.{field.name}", KINDS.get(kind, lambda row: "")(row))))


def _about(field: "Field[Any, Any]", row: Any) -> str:
    """The id of the person whose words these are; a household has several, and then it is nobody's in particular."""
    path = getattr(field, "of", "")
    if path.startswith("members"):
        return ""
    found = row
    for step in [] if path == "self" else path.split("__"):
        found = getattr(found, step)
    return str(found.pk)


def heard_in(text: str) -> set[str]:
    return set(SONG.findall(text.lower()))
