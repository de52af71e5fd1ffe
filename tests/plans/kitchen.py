"""Fatma's kitchen table: Fatma, Marloes, Kees, Samira and her neighbour Jan, who all sit down to make one plan."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from schuifaan.base.periods import now, today
from schuifaan.neighbourhood.models import Person
from schuifaan.plans import actions
from schuifaan.plans.models import Deviation, Plan, Promise
from schuifaan.plans.words import RuleKind, Says, Theme, Value, Voice
from schuifaan.stories.actions import open_reading
from schuifaan.stories.models import Answer, Story
from schuifaan.stories.words import OpenTo, Question
from schuifaan.stories.words import State as StoryState
from schuifaan.tables.models import Seat, Sitting, Table
from schuifaan.tables.words import NEIGHBOURS, SeatKind, SittingState
from schuifaan.tables.words import State as TableState
from tests.world import World

ALL = OpenTo.TABLE
CLOSE = OpenTo.COORDINATOR
NO_NEIGHBOURS = OpenTo.PROFESSIONALS


@dataclass
class Kitchen:
    """A table with its plan, and the short words in which the tests speak of it."""

    world: World
    table: Table
    plan: Plan
    seats: dict[str, Seat]

    def person(self, name: str) -> Person:
        return getattr(self.world, name)

    def promises(self, name: str, words: str, *, by: str = "", **more: Any) -> Promise:
        """Someone at the table promises something; everyone may read it, unless it says otherwise."""
        asked = {"open_to": ALL, **more}
        by_whom = self.person(by or name)
        return actions.promise(plan=self.plan, by=by_whom, seat=self.seats[name], words=words, **asked)

    def says(self, name: str, says: str = Says.YES, words: str = "") -> None:
        actions.say(
            plan=self.plan,
            by=self.person(name),
            seat=self.seats[name],
            says=says,
            words=words,
            voice=Voice.PRIVATE,
        )

    def all_say_yes(self) -> None:
        for name in self.seats:
            self.says(name)

    def change(self, promise: Promise, words: str, **more: Any) -> Promise:
        by = promise.seat.person
        return actions.change_promise(promise=promise, by=by, words=words, **more)

    def deviates(self, name: str = "kees", **more: Any) -> Deviation:
        said = {
            "party": self.world.housing,
            "theme": Theme.RENT,
            "kind": RuleKind.OWN,
            "rule": "Na drie maanden komt de deurwaarder.",
            "instead": "We wachten een half jaar.",
            "effect": "Fatma slaapt weer.",
            "value": Value.HOME,
            "consequences": "We kijken in mei weer.",
            "until": today() + timedelta(days=90),
            "open_to": ALL,
        }
        return actions.deviate(plan=self.plan, by=self.person(name), **{**said, **more})

    def fresh(self) -> Plan:
        self.plan.refresh_from_db()
        return self.plan

    def sitting(self, *present: str) -> Sitting:
        """An open sitting, with these people marked as present."""
        made = Sitting.objects.create(
            table=self.table,
            starts_at=now(),
            place="Eikenlaan 1",
            state=SittingState.OPEN,
            calendar_uid=f"uid-{now().timestamp()}",
            opened_at=now(),
            opened_by=self.world.marloes,
        )
        made.presences.model.objects.bulk_create(
            made.presences.model(sitting=made, seat=self.seats[name]) for name in present
        )
        return made


def make_table(world: World, resident: Person, **guests: tuple[Person, str]) -> tuple[Table, dict[str, Seat]]:
    """A table of this resident with these guests, at which they sit since yesterday."""
    story = Story.objects.create(
        neighbourhood=world.ruwaard,
        resident=resident,
        state=StoryState.AT_TABLE,
        begun_at=now(),
        told_at=now(),
    )
    Answer.objects.create(
        story=story, question=Question.WANT, words="Weer rustig slapen.", open_to=ALL, changed_at=now()
    )
    table = Table.objects.create(
        neighbourhood=world.ruwaard,
        story=story,
        resident=resident,
        coordinator=world.marloes,
        state=TableState.SITTING,
        opened_at=now() - timedelta(days=3),
    )
    people = {"resident": (resident, SeatKind.RESIDENT), **guests}
    since = today() - timedelta(days=1)
    seats = {
        name: Seat.objects.create(table=table, person=person, kind=kind, since=since)
        for name, (person, kind) in people.items()
    }
    for seat in seats.values():
        neighbour = seat.kind in NEIGHBOURS
        open_reading(story=story, by=world.marloes, person=seat.person, neighbour=neighbour)
    return table, seats


def make_kitchen(world: World) -> Kitchen:
    table, seats = make_table(
        world,
        world.fatma,
        marloes=(world.marloes, SeatKind.COORDINATOR),
        kees=(world.kees, SeatKind.PROFESSIONAL),
        samira=(world.samira, SeatKind.PROFESSIONAL),
        jan=(world.jan, SeatKind.NEIGHBOUR),
    )
    seats = {"fatma": seats.pop("resident"), **seats}
    return Kitchen(world, table, actions.begin_plan(table=table, by=world.marloes), seats)
