"""Which pages are asked for, and by whom: people of the full-size neighbourhood, signed in right in the database."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.module_loading import import_string

from schuifaan.base.models import JournalLine
from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.actions import make_letter_code
from schuifaan.neighbourhood.models import Neighbourhood, Person, Role
from schuifaan.neighbourhood.words import Kind
from schuifaan.plans.models import Backing, Deviation, Plan, Procedure, Promise, PromiseReader, Version
from schuifaan.site.sessions import BEGUN, SEEN
from schuifaan.stories.models import Story
from schuifaan.tables.models import Seat, Table
from schuifaan.tables.words import SeatKind, State

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class Page:
    """An address, who asks for it, and whether a line of the journal is kept each time."""

    name: str
    path: str
    cookies: dict[str, str]
    journal: bool


def signed_in(person: Person) -> dict[str, str]:
    """A session in which this person showed a second factor just now."""
    now = time.time()
    session: SessionBase = import_string(settings.SESSION_ENGINE).SessionStore()
    session.update(
        {
            SESSION_KEY: str(person.pk),
            BACKEND_SESSION_KEY: BACKEND,
            HASH_SESSION_KEY: person.get_session_auth_hash(),
            "account_authentication_methods": [{"method": "mfa", "type": "totp", "at": now}],
            "account_authentication_methods_user": str(person.pk),
            BEGUN: now,
            SEEN: now,
        }
    )
    session.save()
    return {settings.SESSION_COOKIE_NAME: str(session.session_key)}


def place_of(tables: int) -> Neighbourhood:
    """The neighbourhood with this many tables, or else the one with the most."""
    counted = Table.objects.order_by().values_list("neighbourhood").annotate(count=Count("pk")).order_by("count")
    found = [pk for pk, count in counted if count == tables] or [pk for pk, _count in counted][-1:]
    return Neighbourhood.objects.get(pk=found[0])


def _one(place: Neighbourhood, kind: Kind) -> Person:
    return Role.objects.filter(neighbourhood=place, kind=kind).order_by("since", "pk")[0].person


def running_table(place: Neighbourhood, like: Neighbourhood) -> Table:
    """The one with the most seats, so that none is measured that is easier than most.

    If there is one with the same things in its plan as in the only plan of another neighbourhood, it is one of those:
    then a page of the one and of the other differ in nothing but how much there is around them.
    """
    running = Table.objects.filter(neighbourhood=place, state=State.RUNNING).annotate(seats_count=Count("seats"))
    found = list(running.select_related("resident").order_by("-seats_count", "pk"))
    only = Table.objects.filter(neighbourhood=like, state=State.RUNNING).order_by("pk")[0]
    same = [table for table in found if _things(table) == _things(only)]
    return (same or found)[0]


def _things(table: Table) -> tuple[bool, ...]:
    """What is in a plan besides promises."""
    lines = Deviation.objects.filter(plan__table=table)
    return (
        lines.exists(),
        Backing.objects.filter(deviation__in=lines).exists(),
        Version.objects.filter(plan__table=table, number=2).exists(),
        Procedure.objects.filter(plan__table=table).exists(),
        Promise.objects.filter(plan__table=table, needs_money=True, last__isnull=True).exists(),
        PromiseReader.objects.filter(promise__plan__table=table).exists(),
    )


def pages(place: Neighbourhood, like: Neighbourhood) -> list[Page]:
    """The pages that count, as people of this neighbourhood see them."""
    with transaction.atomic(), contexts.work("example"):
        table = running_table(place, like)
        plan = Plan.objects.get(table=table)
        guest = Seat.objects.filter(table=table, kind=SeatKind.PROFESSIONAL).order_by("pk")[0].person
        keeper = signed_in(_one(place, Kind.COORDINATOR))
        resident = signed_in(table.resident)
        return [
            Page("coordinator's first page", reverse("today"), keeper, journal=True),
            Page("table", reverse("table", args=[table.pk]), keeper, journal=True),
            Page("resident's plan", reverse("my-plan"), resident, journal=False),
            Page("the same plan, a guest", reverse("plan", args=[plan.pk]), signed_in(guest), journal=True),
            Page("steering group", reverse("steering"), signed_in(_one(place, Kind.STEERING)), journal=False),
            Page("who read my story", reverse("insight"), signed_in(most_read(place)), journal=False),
            Page("only who it is, and on", reverse("start"), keeper, journal=False),
        ]


def most_read(place: Neighbourhood) -> Person:
    """The resident about whom the journal has most to tell."""
    here = Table.objects.filter(neighbourhood=place).values_list("resident", flat=True)
    lines = JournalLine.objects.filter(act=JournalLine.Act.READ, about__in=list(here)).order_by()
    return Person.objects.get(pk=lines.values_list("about").annotate(count=Count("pk")).order_by("-count")[0][0])


def letters(place: Neighbourhood, count: int) -> list[str]:
    """Codes of letters for so many residents who told no story yet."""
    with transaction.atomic(), contexts.work("example"):
        by = _one(place, Kind.COORDINATOR)
        told = Story.objects.filter(neighbourhood=place).values("resident")
        roles = Role.objects.filter(neighbourhood=place, kind=Kind.RESIDENT).exclude(person__in=told)
        people = Person.objects.filter(pk__in=roles.values("person")).order_by("pk")[:count]
        return [make_letter_code(person=person, by=by) for person in people]
