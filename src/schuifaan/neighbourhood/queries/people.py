"""Reading across the tables of the neighbourhood: who can be asked, who coordinates, and where the boundary runs."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from schuifaan.base.periods import holds, today
from schuifaan.neighbourhood.models import DirectoryEntry, Neighbourhood, Person, Purpose, Role
from schuifaan.neighbourhood.words import ICONS, Kind, Tag

FOLDER = files("schuifaan.neighbourhood")


@dataclass(frozen=True)
class Picture:
    """A picture answer as it is drawn: its word and its icon."""

    value: str
    label: str
    icon: str


@dataclass(frozen=True)
class Listed:
    """Someone in the directory as a list shows them."""

    entry: DirectoryEntry
    kinds: tuple[str, ...]
    pictures: tuple[Picture, ...]
    is_fresh: bool


def picture(tag: Tag) -> Picture:
    return Picture(tag.value, str(tag.label), ICONS[tag])


def directory_order(person: Person, tag: Tag | None = None) -> list[UUID]:
    """Everyone whom this person may ask, by name; with a picture only those whom it fits.

    The names are put in order here, because the database looks inside nobody's name.
    """
    entries = DirectoryEntry.objects.visible_to(person).filter(neighbourhood__in=person.places_as(Kind.COORDINATOR))
    if tag is not None:
        entries = entries.filter(tags__tag=tag)
    named = entries.select_related("person").only("pk", "person__name", "person__wiped_on")
    return [one.pk for one in sorted(named, key=lambda one: (str(one.person).lower(), str(one.pk)))]


def directory(person: Person, shown: Sequence[UUID]) -> list[Listed]:
    """These people as the list shows them, in this order."""
    entries = DirectoryEntry.objects.visible_to(person).filter(pk__in=shown)
    rows = entries.select_related("person", "party", "subarea", "verified_by").prefetch_related("tags")
    found = sorted(rows, key=lambda entry: shown.index(entry.pk))
    kinds = _kinds_of(found)
    return [_listed(entry, kinds[entry.person_id, entry.neighbourhood_id], today()) for entry in found]


def _kinds_of(entries: Iterable[DirectoryEntry]) -> dict[tuple[Any, Any], list[str]]:
    found: dict[tuple[Any, Any], list[str]] = defaultdict(list)
    people = [entry.person_id for entry in entries]
    for role in Role.objects.filter(holds(today()), person__in=people).order_by("since", "kind"):
        found[role.person_id, role.neighbourhood_id].append(str(role.get_kind_display()))
    return found


def _listed(entry: DirectoryEntry, kinds: Iterable[str], on: date) -> Listed:
    tags = {one.tag for one in entry.tags.all()}
    pictures = tuple(picture(tag) for tag in Tag if tag in tags)
    return Listed(entry, tuple(kinds), pictures, is_fresh(entry, on))


def is_fresh(entry: DirectoryEntry, on: date) -> bool:
    """Looked over within the last year."""
    return bool(entry.verified_on and (on - entry.verified_on).days <= 365)


def roles_of(person: Person, neighbourhood: Neighbourhood) -> list[Role]:
    """What someone is and was here, the newest first."""
    roles = Role.objects.filter(person=person, neighbourhood=neighbourhood).select_related("party")
    return list(roles.order_by("-since", "kind", "pk"))


def coordinators_of(neighbourhood: Neighbourhood) -> list[Person]:
    """Who finds the guests here, by name."""
    return sorted(Person.objects.who_are(Kind.COORDINATOR, neighbourhood), key=lambda one: (str(one), str(one.pk)))


def purposes_now(on: date | None = None) -> list[Purpose]:
    """Why data may be used today, in the newest version of each purpose."""
    return list(Purpose.objects.filter(holds(on or today())).order_by("code", "version"))


def purpose_now(code: str) -> Purpose | None:
    return next((purpose for purpose in purposes_now() if purpose.code == code), None)


@cache
def _boundaries() -> dict[str, Any]:
    told = json.loads(FOLDER.joinpath("data/oss_wijken_2023.geojson").read_text(encoding="utf-8"))
    return {feature["properties"]["statcode"]: (feature, told["source"]) for feature in told["features"]}


def boundary_of(cbs_code: str) -> dict[str, Any]:
    """The real boundary as GeoJSON, with where it comes from; empty when we have none of this neighbourhood."""
    if cbs_code not in _boundaries():
        return {}
    feature, source = _boundaries()[cbs_code]
    return {
        "type": "Feature",
        "geometry": feature["geometry"],
        "properties": {"code": cbs_code, "name": feature["properties"]["statnaam"], "source": source},
    }
