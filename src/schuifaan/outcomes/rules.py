"""Who may. One case's costs are for the resident and the named analyst, and for nobody else."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from schuifaan.base.access import rule
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.rules import Pair, explains_reading
from schuifaan.neighbourhood.words import Kind
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.tables.models import Seat, Table
from schuifaan.tables.words import SeatKind


def _analyses(person: Person) -> Q:
    """The analyst who was named, as long as they are analyst there."""
    return Q(analyst=person, table__neighbourhood__in=person.places_as(Kind.ANALYST))


@rule(CaseAnalysis)
def analyses_to_read(person: Person) -> Q:
    return Q(table__resident=person) | _analyses(person)


@rule(CaseAnalysis, "change")
def analyses_to_change(person: Person) -> Q:
    """The analyst writes down what resident and analyst found together."""
    return _analyses(person)


@rule(CaseAnalysis, "count")
def analyses_to_count(person: Person) -> Q:
    """Whether it counts in sums is for the resident alone to say; the same goes for stopping it."""
    return Q(table__resident=person)


@rule(Table, "want analysis")
def tables_to_analyse(person: Person) -> Q:
    """The resident, or the coordinator of this table who writes down that the resident wants it."""
    coordinates = Q(coordinator=person, neighbourhood__in=person.places_as(Kind.COORDINATOR))
    return Q(resident=person) | coordinates


@rule(Seat, "work pleasure")
def seats_with_work_pleasure(person: Person) -> Q:
    """A guest gives a mark for their own work; the resident gives one for life, elsewhere."""
    return Q(person=person) & ~Q(kind=SeatKind.RESIDENT)


@explains_reading
def by_reckoning(on: date, pairs: set[Pair]) -> Iterable[Pair]:
    """The analyst whom the resident named."""
    cases = CaseAnalysis.objects.filter(analyst__in={reader for reader, _about in pairs})
    return cases.values_list("analyst", "table__resident")
