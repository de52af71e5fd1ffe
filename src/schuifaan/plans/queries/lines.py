"""The lines of a plan, and whom each of them touches."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from schuifaan.base.kept import attach, kept
from schuifaan.plans.models import Backing, Deviation, Plan, Promise, PromiseReader
from schuifaan.plans.models.lines import DeviationQuerySet, PromiseQuerySet


@dataclass(frozen=True)
class Span:
    """A line without its words: in which versions it stands, and whom it touches."""

    line: UUID
    first: int
    last: int | None
    people: frozenset[UUID]

    def holds_in(self, number: int) -> bool:
        return self.first <= number and (self.last is None or number <= self.last)


def promises_of(plan: Plan) -> PromiseQuerySet:
    """Every promise that ever stood in a version of this plan, with whom it touches."""
    return _with_people(Promise.objects.filter(plan=plan)).prefetch_related(Prefetch("touches", _named()))


def deviations_of(plan: Plan) -> DeviationQuerySet:
    """Every deviation that ever stood in a version of this plan, with who stands behind it."""
    return _with_makers(Deviation.objects.filter(plan=plan)).prefetch_related(Prefetch("backings", _by_whom()))


def promises_among(these: Collection[UUID]) -> list[Promise]:
    """These promises, with whom they touch."""
    found = _promises(these)
    attach(found, "touches", "promise_id", _touches)
    return found


def deviations_among(these: Collection[UUID]) -> list[Deviation]:
    """These deviations, with who stands behind them."""
    found = _deviations(these)
    attach(found, "backings", "deviation_id", _backings)
    return found


def _with_people(rows: PromiseQuerySet) -> PromiseQuerySet:
    return rows.select_related("seat__person", "made_by__person").order_by("made_at", "pk")


def _named() -> "QuerySet[PromiseReader]":
    return PromiseReader.objects.select_related("seat__person").order_by("pk")


def _with_makers(rows: DeviationQuerySet) -> DeviationQuerySet:
    return rows.select_related("made_by__person", "party", "room__given_by").order_by("made_at", "pk")


def _by_whom() -> "QuerySet[Backing]":
    return Backing.objects.select_related("by").order_by("at", "pk")


@kept
def _promises(these: Collection[UUID]) -> PromiseQuerySet:
    return _with_people(Promise.objects.filter(pk__in=these))


@kept
def _touches(promises: Collection[UUID]) -> "QuerySet[PromiseReader]":
    return _named().filter(promise__in=promises)


@kept
def _deviations(these: Collection[UUID]) -> DeviationQuerySet:
    return _with_makers(Deviation.objects.filter(pk__in=these))


@kept
def _backings(deviations: Collection[UUID]) -> "QuerySet[Backing]":
    return _by_whom().filter(deviation__in=deviations)


def spans(plan: Plan) -> list[Span]:
    """Every line that this plan ever had, without its words; the resident is touched by all of them."""
    people, promises = _promises_and_people(plan)
    explained = _explained(plan.pk)
    resident = plan.table.resident_id
    return [
        *(Span(pk, first, last, frozenset(people[pk] | {resident})) for pk, (first, last) in promises.items()),
        *(
            Span(pk, first, last, frozenset(people[promise] | {resident, maker}))
            for pk, first, last, promise, maker in explained
        ),
    ]


def _promises_and_people(plan: Plan) -> tuple[dict[UUID | None, set[UUID]], dict[UUID, tuple[int, int | None]]]:
    """Of each promise who made it and who is named in it; and in which versions it stands."""
    people: dict[UUID | None, set[UUID]] = defaultdict(set)
    versions: dict[UUID, tuple[int, int | None]] = {}
    for promise, first, last, person in _made_and_touched(plan.pk):
        people[promise].add(person)
        versions[promise] = (first, last)
    return people, versions


@kept
def _explained(plan: UUID) -> "QuerySet[Any, Any]":
    deviations = Deviation.objects.filter(plan=plan).order_by("made_at", "pk")
    return deviations.values_list("pk", "first", "last", "promise", "made_by__person")


@kept
def _made_and_touched(plan: UUID) -> "QuerySet[Any, Any]":
    promises, named = Promise.objects.filter(plan=plan), PromiseReader.objects.filter(promise__plan=plan)
    made = promises.order_by().values_list("pk", "first", "last", "seat__person")
    touched = named.order_by().values_list("promise", "promise__first", "promise__last", "seat__person")
    return made.union(touched, all=True)


def touching(lines: Iterable[Span], person: UUID, number: int) -> frozenset[UUID]:
    """The lines of this version that touch this person."""
    return frozenset(line.line for line in lines if person in line.people and line.holds_in(number))
