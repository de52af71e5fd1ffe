"""Marks for life and for work, as groups of at least ten people: nobody can be found back in them."""

from dataclasses import dataclass
from statistics import fmean, quantiles
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from schuifaan.base.drawings.slope import Band, Spread
from schuifaan.base.kept import kept
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.outcomes.models import WorkPleasure
from schuifaan.outcomes.words import AT_LEAST
from schuifaan.stories.models import Mark
from schuifaan.stories.words import Moment
from schuifaan.tables.models import Seat

Pair = tuple[int, int]


@dataclass(frozen=True)
class MarksThenAndNow:
    """The first mark and the latest one of at least ten residents. `bands` are groups of ten or more."""

    people: int
    before: Spread
    after: Spread
    down: int
    bands: tuple[Band, ...]


def _spread(values: list[int]) -> Spread:
    """The mean, and between which marks the middle half lies."""
    low, _middle, high = quantiles(values, n=4, method="inclusive")
    return Spread(low, fmean(values), high)


def _band(label: str, pairs: list[Pair]) -> Band:
    return Band(label, len(pairs), _spread([first for first, _ in pairs]), _spread([last for _, last in pairs]))


def _pairs(neighbourhood: Neighbourhood) -> list[Pair]:
    """Per resident the mark at the start and the latest one after it; who gave only one is left out."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for resident, moment, value in _marks(neighbourhood.pk):
        if moment == Moment.START:
            first.setdefault(resident, value)
        elif resident in first:
            last[resident] = value
    return [(first[resident], value) for resident, value in last.items()]


@kept
def _marks(place: UUID) -> "QuerySet[Any, Any]":
    marks = Mark.objects.filter(story__neighbourhood=place).order_by("given_at", "id")
    # Whose mark it is only has to differ; making an id of each text would take longer than asking them all.
    return marks.values_list(Cast("resident", TextField()), "moment", "value")


def marks_then_and_now(neighbourhood: Neighbourhood) -> MarksThenAndNow | None:
    """None below ten residents. Who went down is a band of its own only when both bands are of ten."""
    pairs = _pairs(neighbourhood)
    if len(pairs) < AT_LEAST:
        return None
    fell = [pair for pair in pairs if pair[1] < pair[0]]
    rest = [pair for pair in pairs if pair[1] >= pair[0]]
    everyone = _band("iedereen", pairs)
    bands: tuple[Band, ...] = (everyone,)
    if min(len(fell), len(rest)) >= AT_LEAST:
        bands = (_band("omhoog of gelijk", rest), _band("omlaag", fell))
    return MarksThenAndNow(len(pairs), everyone.before, everyone.after, len(fell), bands)


@dataclass(frozen=True)
class WorkMarks:
    """The latest mark for work of at least ten guests."""

    people: int
    mean: float


def work_pleasure(neighbourhood: Neighbourhood) -> WorkMarks | None:
    """The mean of each guest's latest mark; None below ten guests."""
    latest: dict[str, int] = {}
    for person, value in _work_marks(neighbourhood.pk):
        latest[person] = value
    return WorkMarks(len(latest), fmean(latest.values())) if len(latest) >= AT_LEAST else None


@kept
def _work_marks(place: UUID) -> "QuerySet[Any, Any]":
    marks = WorkPleasure.objects.filter(seat__table__neighbourhood=place).order_by("given_at", "id")
    return marks.values_list(Cast("seat__person", TextField()), "value")


def own_work_pleasure(seat: Seat, person: Person) -> WorkPleasure | None:
    """What this guest gave last; nobody else asks."""
    return WorkPleasure.objects.filter(seat=seat, seat__person=person).order_by("-given_at", "id").first()
