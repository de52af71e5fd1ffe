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


def promises_of(plan: Plan | UUID) -> PromiseQuerySet:
    """Every promise that ever stood in a version of this plan, with whom it touches."""
    readers = Prefetch("touches", PromiseReader.objects.select_related("seat__person").order_by("pk"))
    found = Promise.objects.filter(plan=plan).select_related("seat__person", "made_by__person")
    return found.prefetch_related(readers).order_by("made_at", "pk")


def deviations_of(plan: Plan | UUID) -> DeviationQuerySet:
    """Every deviation that ever stood in a version of this plan, with who stands behind it."""
    backings = Prefetch("backings", Backing.objects.select_related("by").order_by("at", "pk"))
    found = Deviation.objects.filter(plan=plan).select_related("made_by__person", "party", "room__given_by")
    return found.prefetch_related(backings).order_by("made_at", "pk")


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


@kept
def _promises(these: Collection[UUID]) -> PromiseQuerySet:
    found = Promise.objects.filter(pk__in=these).select_related("seat__person", "made_by__person")
    return found.order_by("made_at", "pk")


@kept
def _touches(promises: Collection[UUID]) -> "QuerySet[PromiseReader]":
    return PromiseReader.objects.filter(promise__in=promises).select_related("seat__person").order_by("pk")


@kept
def _deviations(these: Collection[UUID]) -> DeviationQuerySet:
    found = Deviation.objects.filter(pk__in=these).select_related("made_by__person", "party", "room__given_by")
    return found.order_by("made_at", "pk")


@kept
def _backings(deviations: Collection[UUID]) -> "QuerySet[Backing]":
    return Backing.objects.filter(deviation__in=deviations).select_related("by").order_by("at", "pk")


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
