"""Lists over many plans: what is late, what waits for whom, what someone promised, and where it is done otherwise."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from schuifaan.base.kept import kept
from schuifaan.base.periods import holds, today
from schuifaan.base.spoken import FEWEST, from_ten
from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.models import Neighbourhood, Person, by_name
from schuifaan.plans.models import Deviation, Plan, Procedure, Promise, StandingRoom
from schuifaan.plans.words import Claim, RightState, State, Theme
from schuifaan.stories.models import Mark
from schuifaan.stories.queries import AnswerView, answers_for
from schuifaan.stories.words import Question
from schuifaan.tables.models import Sitting, Table
from schuifaan.tables.words import SeatKind, SittingState


def plan_of(table: Table) -> Plan | None:
    """The plan of a table, if it has one yet."""
    return Plan.objects.filter(table=table).select_related("table__resident", "table__coordinator").first()


def late_promises(places: Collection[UUID], on: date) -> "QuerySet[Promise]":
    """What others promised in these neighbourhoods and is not done in time; a resident's own is never called late."""
    # Of all that was promised here little is late. An expression in the place of the column keeps SQLite from beginning
    # with every table of the neighbourhood.
    place = Coalesce("plan__table__neighbourhood", "plan__table__neighbourhood")
    late = Promise.objects.alias(place=place).filter(
        place__in=places,
        last__isnull=True,
        by_day__lt=on,
        claim__in=(Claim.OPEN, Claim.DISPUTED),
    )
    others = late.exclude(plan__state=State.CLOSED).exclude(seat__kind=SeatKind.RESIDENT)
    rows = others.select_related("seat__person", "plan__table__resident")
    return rows.defer(*by_name("seat__person", "plan__table__resident")).order_by("by_day", "pk")


def to_look_at(places: Collection[Neighbourhood], on: date) -> "QuerySet[Plan]":
    """Plans of which it is time to see whether they work."""
    due = Plan.objects.filter(table__neighbourhood__in=places, state=State.AGREED, check_in_on__lte=on)
    rows = due.select_related("table__resident").defer(*by_name("table__resident"))
    return rows.order_by("check_in_on", "pk")


def my_promises(person: Person) -> "QuerySet[Promise]":
    """What this person promised, at every table at which they sit."""
    mine = Promise.objects.filter(holds(today(), "seat__"), seat__person=person, last__isnull=True)
    mine = mine.exclude(plan__state=State.CLOSED).select_related("plan__table__resident", "seat")
    return mine.order_by(F("by_day").asc(nulls_last=True), "made_at", "pk")


def waiting_for(person: Person) -> "QuerySet[Deviation]":
    """What waits for this manager or director, the longest wait first."""
    waits = Deviation.objects.visible_to(person, "back").select_related(
        "party", "made_by__person", "plan__table__resident"
    )
    return waits.order_by("made_at", "pk")


def rooms_of(person: Person) -> "QuerySet[StandingRoom]":
    """The room that holds today at the parties of this person."""
    rooms = StandingRoom.objects.visible_to(person).filter(holds(today()))
    return rooms.select_related("party", "given_by").order_by("party__name", "theme", "pk")


def open_procedures(handled: Q) -> "QuerySet[Procedure]":
    """The rights that residents used and that someone sets going, the nearest date first."""
    asked = Procedure.objects.filter(handled).filter(state__in=(RightState.ASKED, RightState.RUNNING))
    return asked.select_related("resident", "plan").defer(*by_name("resident")).order_by("answer_by", "pk")


@dataclass(frozen=True)
class Pattern:
    """How often it is done differently within one theme; below ten it says no more than that."""

    theme: Theme
    count: int

    @property
    def is_told(self) -> bool:
        return self.count >= FEWEST

    @property
    def shown(self) -> str:
        return from_ten(self.count)


@contexts.work("sums")
def patterns(neighbourhood: Neighbourhood) -> list[Pattern]:
    """The themes in which it was done differently, most often first; without a word of what was said.

    The order of small numbers would tell them apart, so those stand in the order of the themes.
    """
    counted = dict(_per_theme(neighbourhood.pk))
    found = [Pattern(theme, counted[theme]) for theme in Theme if theme in counted]
    return sorted(found, key=lambda pattern: -pattern.count if pattern.is_told else 0)


@kept
def _per_theme(place: UUID) -> "QuerySet[Deviation, tuple[str, int]]":
    rows = Deviation.objects.filter(plan__table__neighbourhood=place).order_by()
    return rows.values_list("theme").annotate(count=Count("pk"))


def newest_plan(resident: Person) -> Plan | None:
    """The plan that a resident sees as theirs: the newest."""
    return _newest_plan.first(resident.pk)


@kept
def _newest_plan(resident: UUID) -> "QuerySet[Plan]":
    plans = Plan.objects.filter(table__resident=resident).order_by("-begun_at", "pk")
    rows = plans.select_related("table__resident", "table__coordinator", "table__story", "table__neighbourhood")
    return rows.defer("table__story__answer")[:1]


def want_of(plan: Plan, person: Person) -> AnswerView | None:
    """What the resident wants, in their own words, as far as this person may read it."""
    answers = answers_for(plan.table.story, person)
    return next((answer for answer in answers if answer.question == Question.WANT and answer.words), None)


def marks_of(plan: Plan) -> list[int]:
    """The first and the last mark that the resident gave life, in this story."""
    values = _values_of(plan.table.story_id)
    return [values[0], values[-1]] if len(values) > 1 else values


@kept
def _values_of(story: UUID) -> "QuerySet[Mark, int]":
    return Mark.objects.filter(story=story).order_by("given_at", "pk").values_list("value", flat=True)


def rooms_at_table(plan: Plan) -> list[StandingRoom]:
    """The room that was given in this neighbourhood and holds today, for whoever explains why."""
    rooms = StandingRoom.objects.filter(holds(today()), party__neighbourhood=plan.table.neighbourhood)
    return list(rooms.select_related("party", "given_by").order_by("party__name", "theme", "pk"))


def sitting_to_open(table: Table) -> Sitting | None:
    """The sitting that goes on, else the first that was planned."""
    open_or_planned = Sitting.objects.filter(table=table, state__in=(SittingState.OPEN, SittingState.PLANNED))
    rows = open_or_planned.defer("cancel_reason")
    found = sorted(rows, key=lambda sitting: (sitting.state != SittingState.OPEN, sitting.starts_at))
    return found[0] if found else None
