"""The queue of who looks over the reading: what is open, how long, and what was read."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from schuifaan.base.kept import kept
from schuifaan.base.models import JournalLine
from schuifaan.base.periods import now
from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.models import Neighbourhood, Person, ReviewItem
from schuifaan.neighbourhood.queries.emergency import who_work_as
from schuifaan.neighbourhood.words import EMERGENCY, Kind, ReviewKind, ReviewOutcome

LATE_DAYS = 7
LOOKS = (Kind.PRIVACY, Kind.COORDINATOR, Kind.DIRECTOR)
MOST_LINES = 100


@dataclass(frozen=True)
class Waiting:
    """Something in the queue, and how many days it waits."""

    item: ReviewItem
    days: int

    @property
    def is_late(self) -> bool:
        return self.days > LATE_DAYS


@dataclass(frozen=True)
class WhatWasRead:
    """The same kind of thing, read for the same reason: how often, and between which moments."""

    thing: str
    purpose: str
    people: int
    times: int
    first: datetime
    last: datetime


def queue(person: Person) -> list[Waiting]:
    """What waits for this person, the longest first: so what is late stands on top."""
    rows = ReviewItem.objects.visible_to(person).filter(closed_at__isnull=True)
    found = rows.select_related("who", "about").defer("conclusion", "next_step").order_by("at", "pk")
    return [Waiting(item, (now() - item.at).days) for item in found]


def breaches(person: Person) -> list[ReviewItem]:
    """The data breaches whose clock runs, the first that ends on top."""
    rows = ReviewItem.objects.visible_to(person).filter(outcome=ReviewOutcome.BREACH, reported_at__isnull=True)
    return list(rows.select_related("who", "about").order_by("report_by", "pk"))


def what_was_read(item: ReviewItem) -> list[WhatWasRead]:
    """What the journal says of this item: kinds of things and moments, never the words."""
    if item.who_id is None or item.kind in (ReviewKind.HELD, ReviewKind.MISSED):
        return []
    lines = JournalLine.objects.filter(person=item.who_id, act=JournalLine.Act.READ)
    lines = lines.filter(at__gte=item.since, at__lte=item.until)
    if item.about_id is not None:
        lines = lines.filter(about=item.about_id)
    if item.kind == ReviewKind.EMERGENCY:
        lines = lines.filter(purpose=EMERGENCY)
    kinds = lines.values("thing", "purpose").annotate(
        people=Count("about", distinct=True), times=Count("pk"), first=Min("at"), last=Max("at")
    )
    return [WhatWasRead(**kind) for kind in kinds.order_by("first", "thing", "purpose")[:MOST_LINES]]


def places_to_look_over() -> list[Neighbourhood]:
    """Where something waits."""
    waiting = ReviewItem.objects.filter(closed_at__isnull=True)
    return list(Neighbourhood.objects.filter(pk__in=waiting.values("neighbourhood")).order_by("pk"))


def reviewers_of(place: Neighbourhood) -> list[Person]:
    """Everyone here for whom something waits, by the rule itself."""
    return [one for one in who_work_as(place, *LOOKS) if _has_work(one, place)]


def _has_work(person: Person, place: Neighbourhood) -> bool:
    return ReviewItem.objects.visible_to(person).filter(closed_at__isnull=True, neighbourhood=place).exists()


@dataclass(frozen=True)
class Tally:
    """How the looking over goes, in numbers only."""

    reviewed: int
    open: int
    late: int


@contexts.work("sums")
def tally(place: Neighbourhood) -> Tally:
    """Of the last year."""
    counted = _tally(place.pk, now() - timedelta(days=LATE_DAYS + 1), now() - timedelta(days=365))
    return next((Tally(*numbers) for numbers in counted), Tally(0, 0, 0))


@kept
def _tally(place: UUID, late_before: datetime, closed_since: datetime) -> "QuerySet[ReviewItem, Any]":
    waiting, late = Q(closed_at__isnull=True), Q(at__lt=late_before)
    counted = (
        ReviewItem.objects.filter(neighbourhood=place)
        .order_by()
        .values("neighbourhood")
        .annotate(
            reviewed=Count("pk", filter=Q(closed_at__gte=closed_since)),
            open=Count("pk", filter=waiting),
            late=Count("pk", filter=waiting & late),
        )
    )
    return counted.values_list("reviewed", "open", "late")
