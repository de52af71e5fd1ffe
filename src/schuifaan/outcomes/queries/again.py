"""Which cases ask for a second look: a year after they were looked over together."""

from datetime import date, datetime, time

from django.db.models import Q, QuerySet

from schuifaan.base.access import ruled
from schuifaan.base.kept import There, kept
from schuifaan.base.periods import at, now, today
from schuifaan.neighbourhood.models import NAMED_BY, Person
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.outcomes.policies import can_look_again, too_early_from
from schuifaan.outcomes.words import State
from schuifaan.tables.models import Table

TELLS = ("agreed_at", "again_at", "starts_on", "months")


def _agreed_once(before: datetime) -> "QuerySet[CaseAnalysis]":
    rows = CaseAnalysis.objects.filter(state=State.AGREED, again_at=None, table__resident__wiped_on=None)
    return rows.filter(agreed_at__lt=before).order_by("agreed_at", "id")


def _due(on: date, these: Q) -> list[CaseAnalysis]:
    rows = _agreed_once(now()).filter(these).select_related("table__resident", "analyst")
    return [one for one in rows if can_look_again(one, on)]


def due_to_ask(on: date) -> list[CaseAnalysis]:
    """Those that are due on this day and for which nobody was asked yet."""
    return _due(on, Q(again_asked_at=None))


def due_for(person: Person) -> list[CaseAnalysis]:
    """Those that this analyst was asked for."""
    return _due(today(), ruled(CaseAnalysis, person, "change"))


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
    return _agreed_once(moment).filter(these).only(*TELLS)


@kept
def _agreed_with_names(moment: datetime, these: Q) -> "QuerySet[CaseAnalysis]":
    """The same, and whose table it is."""
    names = [f"table__resident__{name}" for name in NAMED_BY]
    return _agreed_once(moment).filter(these).select_related("table__resident").only(*TELLS, *names)
