"""The lines of a plan, and whom each of them touches."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from schuifaan.plans.models import Deviation, Plan, Promise
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
    found = Promise.objects.filter(plan=plan).select_related("seat__person", "made_by__person")
    return found.prefetch_related("touches__seat__person").order_by("made_at", "pk")


def deviations_of(plan: Plan) -> DeviationQuerySet:
    """Every deviation that ever stood in a version of this plan."""
    found = Deviation.objects.filter(plan=plan).select_related(
        "made_by__person", "party", "room__given_by", "promise__seat"
    )
    return found.prefetch_related("promise__touches__seat", "backings__by").order_by("made_at", "pk")


def touched_by_promise(promise: Promise, resident: UUID) -> frozenset[UUID]:
    """Who promised it, who is named in it, and the resident always."""
    named = {reader.seat.person_id for reader in promise.touches.all()}
    return frozenset({promise.seat.person_id, resident} | named)


def touched_by_deviation(deviation: Deviation, resident: UUID) -> frozenset[UUID]:
    """Who explains it, the resident, and everyone whom its promise touches."""
    maker = frozenset({deviation.made_by.person_id, resident})
    return maker | touched_by_promise(deviation.promise, resident) if deviation.promise else maker


def spans(plan: Plan) -> list[Span]:
    """Every line that this plan ever had, without its words."""
    resident = plan.table.resident_id
    promises = promises_of(plan).defer("words", "how_often")
    deviations = deviations_of(plan).defer(
        "rule", "instead", "effect", "consequences", "legal_test", "promise__words", "promise__how_often"
    )
    deviations = deviations.prefetch_related(None).prefetch_related("promise__touches__seat")
    return [
        *(Span(line.pk, line.first, line.last, touched_by_promise(line, resident)) for line in promises),
        *(Span(line.pk, line.first, line.last, touched_by_deviation(line, resident)) for line in deviations),
    ]


def touching(lines: Iterable[Span], person: UUID, number: int) -> frozenset[UUID]:
    """The lines of this version that touch this person."""
    return frozenset(line.line for line in lines if person in line.people and line.holds_in(number))
