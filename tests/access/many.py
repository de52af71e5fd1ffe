"""Many more of everything in the same neighbourhood, for looking whether a page asks more when there is more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db.models import Model

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import now, today
from schuifaan.house.models import Activity
from schuifaan.neighbourhood.models import DirectoryEntry, EntryTag, Person, Role
from schuifaan.neighbourhood.words import Kind, Tag
from schuifaan.outcomes.models import CaseAnalysis, CostLine
from schuifaan.plans.models import Assent, Deviation, Plan, Procedure, Promise, PromiseReader, Version
from schuifaan.stories.models import Answer, AnswerTag, Story
from schuifaan.stories.words import Question, State
from schuifaan.tables.models import Candidate, Invitation, Seat, Sitting, Table, TimeOption
from schuifaan.tables.words import Ask, SeatKind, SittingState
from tests.access.scene import Scene

TABLES, ON_ONE_TABLE = 400, 40


def copies(rows: list[Any], model: type[Model]) -> list[Any]:
    return list(model._default_manager.bulk_create(rows, batch_size=500))


def like(row: Any, **other: Any) -> Any:
    """The same row once more, with another id and these other values."""
    given = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}
    fresh = {"id": uuid4()} if hasattr(row, "id") and not isinstance(row.id, int) else {}
    return type(row)(**{**given, **fresh, **other})


def make_many(scene: Scene) -> None:
    """Hundreds of residents with a story, a table and a plan; and much more on the one table of Fatma."""
    people = _residents(scene)
    half = TABLES // 2
    stories = _stories(scene, people)
    tables = _tables(scene, stories[half:])
    _plans(scene, tables)
    _on_fatmas_table(scene, _others(scene))


def _residents(scene: Scene) -> list[Person]:
    people = copies([Person(name=f"Bewoner {number}") for number in range(TABLES)], Person)
    place, since = scene.place.neighbourhood, today() - timedelta(days=9)
    copies([Role(person=one, kind=Kind.RESIDENT, neighbourhood=place, since=since) for one in people], Role)
    return people


def _stories(scene: Scene, people: list[Person]) -> list[Story]:
    half, told = TABLES // 2, now() - timedelta(days=3)
    states = [State.SENT] * half + [State.AT_TABLE] * half
    pairs = zip(people, states, strict=True)
    stories = copies(
        [like(scene.story, resident_id=one.pk, state=state, told_at=told, household_id=None) for one, state in pairs],
        Story,
    )
    answers = copies(
        [Answer(story=one, question=Question.WANT, words="Een fiets.", changed_at=told) for one in stories], Answer
    )
    copies([AnswerTag(answer=one, tag=Tag.values[0]) for one in answers], AnswerTag)
    return stories


def _tables(scene: Scene, stories: list[Story]) -> list[Table]:
    states = ("seeking", "planned", "sitting", "running")
    tables = copies(
        [
            like(scene.table, story_id=one.pk, resident_id=one.resident_id, state=states[number % 4],
                 opened_at=now() - timedelta(days=60), solution_on=None)
            for number, one in enumerate(stories)
        ],
        Table,
    )  # fmt: skip
    sits: list[Callable[[Table], Seat]] = [
        lambda one: Seat(table=one, person_id=one.resident_id, kind=SeatKind.RESIDENT),
        lambda one: Seat(table=one, person=scene.person("kees"), kind=SeatKind.PROFESSIONAL),
        lambda one: Seat(table=one, person=scene.person("buurvrouw"), kind=SeatKind.NEIGHBOUR),
    ]
    copies([seat(one) for one in tables for seat in sits], Seat)
    mien = scene.person("mien")
    copies([Candidate(table=one, person=mien, ask=Ask.YES, added_at=now()) for one in tables], Candidate)
    asked = Invitation.objects.filter(table=scene.table)[0]
    copies([like(asked, table_id=one.pk, digest=str(one.pk)) for one in tables], Invitation)
    day = Sitting(starts_at=now() + timedelta(days=2), place="Thuis", state=SittingState.PLANNED)
    copies([like(day, table_id=one.pk, calendar_uid=str(one.pk)) for one in tables], Sitting)
    return tables


def _plans(scene: Scene, tables: list[Table]) -> None:
    on = today() - timedelta(days=1)
    agreed = {"state": "agreed", "agreed_at": now(), "check_in_on": on, "review_on": on}
    plans = copies([like(scene.plan, table_id=one.pk, **agreed) for one in tables], Plan)
    seats = {seat.table_id: seat for seat in Seat.objects.filter(table__in=tables, kind=SeatKind.PROFESSIONAL)}
    late = {"by_day": on, "replaces_id": None, "first": 1, "last": None}
    copies(
        [
            like(scene.promise, plan_id=plan.pk, seat_id=seats[plan.table_id].pk, made_by_id=seats[plan.table_id].pk,
                 **late)
            for plan in plans
        ],
        Promise,
    )  # fmt: skip
    copies(
        [
            like(scene.deviation, plan_id=plan.pk, made_by_id=seats[plan.table_id].pk, promise_id=None, stand="waiting")
            for plan in plans
        ],
        Deviation,
    )
    copies(
        [
            like(scene.procedure, plan_id=plan.pk, resident_id=plan.table.resident_id, receipt=str(plan.pk)[:18])
            for plan in plans
        ],
        Procedure,
    )
    analyses = copies([like(scene.analysis, table_id=plan.table_id) for plan in plans], CaseAnalysis)
    copies([like(scene.line, analysis_id=one.pk) for one in analyses], CostLine)


def read_once(scene: Scene, *readers: Person) -> None:
    """Each of these people read Fatma's plan."""
    reading = {"at": now(), "act": "read", "verb": "plan", "purpose": "plan", "about": scene.fatma.pk}
    plan = {"thing": "plans.plan", "thing_id": scene.plan.pk}
    copies([JournalLine(**reading, **plan, person=one.pk) for one in readers], JournalLine)


def _others(scene: Scene) -> list[Person]:
    """More people on the list, more money set apart, more on the programme, more readings."""
    place = scene.place.neighbourhood
    helpers = copies([Person(name=f"Helper {number}") for number in range(TABLES)], Person)
    listed = [DirectoryEntry(neighbourhood=place, person=one, does="klussen") for one in helpers]
    entries = copies(listed, DirectoryEntry)
    copies([EntryTag(entry=entry, tag=tag) for entry in entries for tag in Tag.values[:5]], EntryTag)
    shown = Activity.objects.filter(neighbourhood=place)[0]
    copies([like(shown, name=f"Soep {number}") for number in range(ON_ONE_TABLE)], Activity)
    read_once(scene, scene.person("kees"), *helpers)
    return helpers


def _on_fatmas_table(scene: Scene, helpers: list[Person]) -> None:
    """Forty more of each line, guest and time."""
    made = copies([like(scene.promise, replaces_id=None) for _number in range(ON_ONE_TABLE)], Promise)
    copies([PromiseReader(promise=one, seat=scene.seats["joke"]) for one in made], PromiseReader)
    copies([like(scene.deviation, promise_id=one.pk, replaces_id=None, stand="waiting") for one in made], Deviation)
    version = Version.objects.filter(plan=scene.plan).last()
    said = {
        "version": version,
        "seat": scene.seats["kees"],
        "says": "yes_if",
        "words": "Als het kan.",
        "voice": "aloud",
    }
    copies([Assent(**said, at=now()) for _one in made], Assent)
    guests = helpers[:ON_ONE_TABLE]
    copies([Candidate(table=scene.table, person=one, added_at=now()) for one in guests], Candidate)
    asked = Invitation.objects.filter(table=scene.table)[0]
    copies([like(asked, person_id=one.pk, digest=str(one.pk)) for one in guests], Invitation)
    days = [now() + timedelta(days=9 + number) for number in range(ON_ONE_TABLE)]
    copies([TimeOption(table=scene.table, starts_at=day) for day in days], TimeOption)
