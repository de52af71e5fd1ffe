"""Whom someone means in an emergency. Whoever has no exact name and no address learns nothing about who lives here."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.models import EmergencyReading, Neighbourhood, Person
from schuifaan.neighbourhood.rules import EMERGENCY_STAFF
from schuifaan.plans.models import Plan
from schuifaan.stories.models import Story, StoryQuerySet
from schuifaan.stories.rules import TOLD
from schuifaan.tables.models import Table

ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)


@dataclass(frozen=True)
class Meant:
    """The one resident who is meant, and whether home is not safe."""

    story: Story
    is_restricted: bool

    @property
    def resident(self) -> Person:
        return self.story.resident

    @property
    def neighbourhood(self) -> Neighbourhood:
        return self.story.neighbourhood


def _told(person: Person) -> StoryQuerySet:
    """Stories where this person works, that were told: of another there is nothing to open."""
    here = Story.objects.filter(TOLD, neighbourhood__in=person.places_as(*EMERGENCY_STAFF))
    return here.filter(resident__wiped_on__isnull=True)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def meant(person: Person, asked: str) -> Meant | None:
    """The resident of this address, or with exactly this name. None when there is nobody, and when there are several:
    both get the same answer."""
    found = ID.search(asked)
    with contexts.work("emergency"):
        stories = _told(person)
        named = _at_address(stories, UUID(found[0])) if found else _by_name(stories, asked)
        rows = list(named.select_related("resident", "neighbourhood").defer("answer").order_by("-begun_at", "pk"))
    if len({(row.resident_id, row.neighbourhood_id) for row in rows}) != 1:
        return None
    return Meant(rows[0], any(row.restricted for row in rows))


def _at_address(stories: StoryQuerySet, pk: UUID) -> StoryQuerySet:
    """The story, table or plan to which this address leads; all stories of that resident count for how safe it is."""
    table = Table.objects.filter(Q(pk=pk) | Q(pk__in=Plan.objects.filter(pk=pk).values("table")))
    at = stories.filter(Q(pk=pk) | Q(pk__in=table.values("story"))).values("resident", "neighbourhood")[:1]
    return stories.filter(resident__in=at.values("resident"), neighbourhood__in=at.values("neighbourhood"))


def _by_name(stories: StoryQuerySet, name: str) -> StoryQuerySet:
    """No query looks inside names: they are compared here."""
    people = stories.values_list("resident", "resident__name").distinct()
    return stories.filter(resident__in=[pk for pk, called in people if _plain(called) == _plain(name)])


@dataclass(frozen=True)
class Opened:
    """What can be read while it lasts."""

    stories: list[Story]
    tables: list[Table]
    plans: list[Plan]


def opened_now(reading: EmergencyReading, person: Person) -> Opened:
    """The pages of this resident that this person may open now."""
    where = {"neighbourhood": reading.neighbourhood}
    stories = Story.objects.visible_to(person).filter(resident=reading.resident, **where)
    tables = Table.objects.visible_to(person).filter(resident=reading.resident, **where)
    plans = Plan.objects.visible_to(person).filter(table__in=tables)
    return Opened(
        list(stories.defer("answer").order_by("-begun_at", "pk")),
        list(tables.order_by("-opened_at", "pk")),
        list(plans.order_by("pk")),
    )
