"""Which cases ask for a second look: a year after they were looked over together."""

from datetime import date, datetime, time

from django.db.models import Q, QuerySet

from schuifaan.base.access import ruled
from schuifaan.base.kept import There, kept
from schuifaan.base.periods import at, now, today
from schuifaan.neighbourhood.models import Person
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.outcomes.policies import can_look_again, too_early_from
from schuifaan.outcomes.words import State
from schuifaan.tables.models import Table

TELLS = ("agreed_at", "again_at", "starts_on", "months")


def _agreed_once(before: datetime) -> "QuerySet[CaseAnalysis]":
    return (
        CaseAnalysis.objects.filter(
            state=State.AGREED, again_at=None, agreed_at__lt=before, table__resident__wiped_on=None
        )
        .select_related("table__resident", "analyst")
        .order_by("agreed_at", "id")
    )


def due_to_ask(on: date) -> list[CaseAnalysis]:
    """Those that are due on this day and for which nobody was asked yet."""
    return [one for one in _agreed_once(now()).filter(again_asked_at=None) if can_look_again(one, on)]


def due_for(person: Person) -> list[CaseAnalysis]:
    """Those that this analyst was asked for."""
    return [
        one for one in _agreed_once(now()).filter(ruled(CaseAnalysis, person, "change")) if can_look_again(one, today())
    ]


def due_at_tables_of(person: Person, most: int) -> list[CaseAnalysis]:
    """Those at the tables of this coordinator, who asks the resident; of the figures nothing is read."""
    at_tables = There(Table, ruled(Table, person, "want analysis") & Q(coordinator=person), pk="table")
    moment = at(too_early_from(today()), time.min)
    return [one for one in _agreed_with_names(moment, Q(at_tables)) if can_look_again(one, today())][:most]


def is_due_for_resident(person: Person) -> bool:
    """Whether one of their own asks for a second look; their first page says so."""
    moment = at(too_early_from(today()), time.min)
    own = _agreed_before(moment, ruled(CaseAnalysis, person, "count"))
    return any(can_look_again(one, today()) for one in own)


@kept
def _agreed_before(moment: datetime, these: Q) -> "QuerySet[CaseAnalysis]":
    """What tells whether it is due, and no more."""
    rows = _agreed_once(moment).filter(these).select_related(None)
    return rows.only(*TELLS)


@kept
def _agreed_with_names(moment: datetime, these: Q) -> "QuerySet[CaseAnalysis]":
    """The same, and whose table it is."""
    rows = _agreed_once(moment).filter(these).select_related(None).select_related("table__resident")
    return rows.only(*TELLS, "table__resident__name", "table__resident__wiped_on")
