"""Two neighbourhoods in which everything happens: who lives and works there, and what they do, with the real actions.

Whatever is said gets a word of its own, so that whoever sees it can be named.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from schuifaan.base.access import may
from schuifaan.base.periods import at, moment, now, today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood import actions as neighbourhood
from schuifaan.neighbourhood.actions.emergency import open_in_emergency
from schuifaan.neighbourhood.actions.wiping import wipe
from schuifaan.neighbourhood.models import Consent, Household, Mandate, Member, Neighbourhood, Party, Person, Role
from schuifaan.neighbourhood.words import Kind, Scope
from schuifaan.outcomes import actions as outcomes
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.plans import actions as plans
from schuifaan.plans.models import Deviation, Plan, Promise
from schuifaan.plans.words import Right, RuleKind, Says, Theme, Value, Voice
from schuifaan.stories import actions as stories
from schuifaan.stories.models import Story
from schuifaan.stories.words import RUNNING, OpenTo, Told
from schuifaan.stories.words import State as StoryState
from schuifaan.tables import actions as tables
from schuifaan.tables.models import Seat, Sitting, Table
from schuifaan.tables.words import Outcome, SeatKind
from tests.access.canaries import songs
from tests.world import World, entry, home, make_world, person

START = at(datetime(2026, 3, 2).date(), time(10))  # noqa: DTZ001
GUEST_KINDS = (SeatKind.PROFESSIONAL, SeatKind.NEIGHBOUR, SeatKind.RELATIVE)
QUESTIONS = ("want", "can", "need")


def _more_people(world: World) -> list[Person]:
    """A second coordinator, a helper, Fatma's son, the privacy contact, and those who work next door."""
    next_door = Party.objects.create(neighbourhood=world.ussen, name="Woningstichting Ussen", does="verhuurt huizen")
    emir = person("Emir Yilmaz", (Kind.NEIGHBOUR, world.ruwaard, None))
    household = Household.objects.get(members__person=world.fatma)
    Member.objects.create(household=household, person=emir, since=world.long_ago)
    return [
        emir,
        person("Els Bak", (Kind.COORDINATOR, world.ruwaard, None), email="els@voorbeeld.test"),
        person("Noor Kok", (Kind.PROFESSIONAL, world.ruwaard, world.municipality), email="noor@voorbeeld.test"),
        person("Pien Aarts", (Kind.PRIVACY, world.ruwaard, None), email="pien@voorbeeld.test"),
        person("Otto Berg", (Kind.PROFESSIONAL, world.ussen, next_door), (Kind.MANAGER, world.ussen, next_door)),
        person("Wim Dal", (Kind.ANALYST, world.ussen, None), (Kind.QUARTERMASTER, world.ussen, None)),
    ]


class Street:
    """What can happen here. Each deed takes numbers, and picks with them from whom and what there is."""

    def __init__(self) -> None:
        self.now, self.word, self.refused, self.done = START, songs(), 0, 0
        with moment(self.now):
            self.world = make_world()
            people = [*self.world.everyone().values(), *_more_people(self.world)]
            self.people: list[UUID] = [one.pk for one in people]
            self.places = [self.world.ruwaard, self.world.ussen]
            home(self.world.piet, self.world.ussen, "Kerkpad 2")
            entry(self.world.olga, self.world.ussen, "kent iedereen", by=self.world.olga)
            self.residents = [self.world.fatma.pk, self.world.henk.pk, self.world.piet.pk, people[-6].pk]
            neighbourhood.give_role(
                person=people[-6], by=people[3], neighbourhood=self.world.ruwaard, kind=Kind.RESIDENT
            )
            self._begin()

    def _begin(self) -> None:
        """Fatma sits at her table with Kees, Jan and Emir; Henk told his story, and Piet his next door."""
        for number in range(3):
            self.tell(number, together=False)
            self.send(number)
        self.open_table(0)
        for who, kind in (("Kees Jansen", 0), ("Jan Smit", 1), ("Emir Yilmaz", 2)):
            self.sit_down(0, self._number(who), kind)
        for number in range(16):
            self.promise(0, number, number // 3, number, money=number % 5 == 4, delicate=number % 7 == 6)
        for number in range(10):
            self.deviate(0, number, number, number // 3)
        self.use_right(0, 0, with_plan=True)
        self.use_right(0, 1, with_plan=True)

    def _number(self, name: str) -> int:
        return self.people.index(
            Person.objects.get(pk__in=[one.pk for one in Person.objects.all() if one.name == name]).pk
        )

    # Picking.

    def who(self, number: int) -> Person:
        return Person.objects.get(pk=self.people[number % len(self.people)])

    def resident(self, number: int) -> Person:
        return Person.objects.get(pk=self.residents[number % len(self.residents)])

    @staticmethod
    def pick(rows: Any, number: int) -> Any:
        found = list(rows)
        return found[number % len(found)] if found else None

    def story(self, number: int) -> Story | None:
        stories = Story.objects.filter(resident=self.resident(number)).select_related("resident", "neighbourhood")
        return stories.order_by("-begun_at").first()

    def table(self, number: int) -> Table | None:
        found = Table.objects.filter(resident=self.resident(number)).select_related("story", "resident", "coordinator")
        return found.order_by("-opened_at").first()

    def plan(self, number: int) -> Plan | None:
        table = self.table(number)
        return plans.begin_plan(table=table, by=table.coordinator) if table else None

    def seats(self, table: Table | None) -> list[Seat]:
        found = Seat.objects.filter(table=table, until=None).select_related("person", "table__story")
        return sorted(found, key=lambda seat: self.people.index(seat.person_id))

    def coordinator(self, place: Neighbourhood, number: int = 0) -> Person | None:
        keepers = [pk for pk in self.people if pk in set(
            Person.objects.who_are(Kind.COORDINATOR, place).values_list("pk", flat=True))]  # fmt: skip
        return Person.objects.get(pk=self.pick(keepers, number)) if keepers else None

    def lines(self, model: type[Promise] | type[Deviation], number: int) -> list[Any]:
        """In the order in which they were written, which their words have too."""
        beside = "seat" if model is Promise else "party"
        found = model._default_manager.filter(plan=self.plan(number), last=None)
        rows = found.select_related("plan__table__resident", beside)
        return sorted(rows, key=lambda row: row.words if isinstance(row, Promise) else row.rule)

    def say(self, what: str = "") -> str:
        return f"{what} {next(self.word)}".strip()

    def attempt(self, do: Callable[..., Any], **known: Any) -> Any:
        """Do it, unless someone or something is not there; a refusal is an answer too."""
        if any(value is None for value in known.values()):
            return None
        try:
            made = do(**known)
        except Refusal:
            self.refused += 1
            return None
        self.done += 1
        return made

    # Telling, sharing and withdrawing.

    def tell(self, number: int, *, together: bool) -> None:
        resident = self.resident(number)
        place = self.pick(resident.places_as(Kind.RESIDENT), 0)
        by = self.coordinator(place) if together and place else resident
        story = self.attempt(stories.begin, resident=resident, by=by, told=Told.TOGETHER if together else Told.SELF)
        for question in QUESTIONS if story else ():
            self.attempt(stories.write_answer, story=story, by=by, question=question, words=self.say(), tags=[])
        self.attempt(stories.wish, story=story, by=by, name=self.say("Tante"))

    def write(self, number: int, question: int) -> None:
        known = {"story": self.story(number), "by": self.resident(number), "question": QUESTIONS[question % 3]}
        self.attempt(stories.write_answer, **known, words=self.say(), tags=[])

    def send(self, number: int) -> None:
        self.attempt(stories.send, story=self.story(number), by=self.resident(number))

    def share(self, number: int, question: int, open_to: OpenTo) -> None:
        known = {"story": self.story(number), "by": self.resident(number), "question": QUESTIONS[question % 3]}
        self.attempt(stories.choose_readers, **known, open_to=open_to)

    def answer_at_once(self, number: int, keeper: int) -> None:
        story = self.story(number)
        by = self.coordinator(story.neighbourhood, keeper) if story else None
        if by and may(by, "answer", story):
            self.attempt(stories.answer_at_once, story=story, by=by, answer=self.say())

    def shield(self, number: int, keeper: int, *, restricted: bool) -> None:
        story = self.story(number)
        by = self.coordinator(story.neighbourhood, keeper - 1) if story and keeper else self.resident(number)
        if story and by and may(by, "restrict", story):
            self.attempt(stories.restrict, story=story, by=by, restricted=restricted)

    def stop(self, number: int) -> None:
        """As the resident's own page does it."""
        story, table = self.story(number), self.table(number)
        if story and table and table.story_id == story.pk:
            self.attempt(tables.close_table, table=table, by=self.resident(number), outcome=Outcome.STOPPED)
        else:
            self.attempt(stories.stop, story=story, by=self.resident(number))

    # At the table.

    def open_table(self, number: int) -> None:
        story = self.story(number)
        by = self.coordinator(story.neighbourhood) if story else None
        if by and may(by, "answer", story):
            self.attempt(tables.open_table, story=story, by=by)

    def sit_down(self, number: int, guest: int, kind: int) -> None:
        table = self.table(number)
        known = {"table": table, "by": table and table.coordinator, "person": self.who(guest)}
        self.attempt(tables.sit_down, **known, kind=GUEST_KINDS[kind % 3])

    def leave(self, number: int, seat: int) -> None:
        found = self.pick(self.seats(self.table(number)), seat)
        self.attempt(tables.leave, seat=found, by=found and found.person)

    def choose_day(self, number: int) -> None:
        table = self.table(number)
        known = {"table": table, "by": table and table.coordinator, "place": self.say("Bij")}
        self.attempt(tables.plan_sitting, **known, starts_at=now() + timedelta(days=3))

    def call_off(self, number: int) -> None:
        sitting = Sitting.objects.filter(table=self.table(number), state="planned").first()
        self.attempt(tables.cancel_sitting, sitting=sitting, by=self.resident(number), reason=self.say())

    def close_table(self, number: int) -> None:
        table = self.table(number)
        self.attempt(tables.close_table, table=table, by=table and table.coordinator, outcome=Outcome.HELPED)

    # The plan.

    def promise(self, number: int, maker: int, seat: int, open_to: int, *, money: bool, delicate: bool) -> None:
        plan, seats = self.plan(number), self.seats(self.table(number))
        writer, own, named = (self.pick(seats, one) for one in (maker, seat, maker + seat))
        known = {
            "plan": plan,
            "by": writer and writer.person,
            "seat": own,
            "touches": [named] if (maker + open_to) % 4 == 0 else [],
        }
        more = {"open_to": list(OpenTo)[open_to % 3], "needs_money": money, "sensitive": delicate}
        self.attempt(plans.promise, **known, **more, words=self.say(), how_often=self.say())

    def change_promise(self, number: int, line: int, open_to: int) -> None:
        promise = self.pick(self.lines(Promise, number), line)
        known = {"promise": promise, "by": self.resident(number), "open_to": list(OpenTo)[open_to % 3]}
        self.attempt(plans.change_promise, **known, words=self.say(), how_often=self.say())

    def drop(self, number: int, line: int) -> None:
        self.attempt(plans.drop_promise, promise=self.pick(self.lines(Promise, number), line), by=self.resident(number))

    def show_to(self, number: int, line: int, open_to: int) -> None:
        lines = [*self.lines(Promise, number), *self.lines(Deviation, number)]
        known = {"line": self.pick(lines, line), "by": self.resident(number)}
        self.attempt(plans.show_to, **known, open_to=list(OpenTo)[open_to % 3])

    def deviate(self, number: int, maker: int, theme: int, kind: int) -> None:
        """The manager, or for a law the director, is asked."""
        plan, seats = self.plan(number), self.seats(self.table(number))
        parties = Party.objects.filter(neighbourhood=plan.table.neighbourhood).order_by("name") if plan else []
        seat, rule = self.pick(seats, maker), list(RuleKind)[kind % 3]
        said = {name: self.say() for name in ("rule", "instead", "effect", "consequences", "legal_test")}
        self.attempt(
            plans.deviate, plan=plan, by=seat and seat.person, party=self.pick(parties, maker), kind=rule,
            value=Value.HOME, theme=list(Theme)[theme % len(Theme)], until=today() + timedelta(days=90),
            open_to=list(OpenTo)[maker % 3], article="Wmo 2015, artikel 2.3.5" if rule == RuleKind.LAW else "", **said,
        )  # fmt: skip

    def back(self, number: int, line: int, backer: int, *, stands: bool) -> None:
        deviation, by = self.pick(self.lines(Deviation, number), line), self.who(backer)
        backers = [pk for pk in self.people if deviation and may(Person.objects.get(pk=pk), "back", deviation)]
        by = Person.objects.get(pk=self.pick(backers, backer)) if backers else None
        self.attempt(
            plans.back, deviation=deviation, by=by, stands=stands, reason=self.say(), term=today() + timedelta(days=9)
        )

    def give_room(self, leader: int, theme: int) -> None:
        role = self.pick(Role.objects.filter(kind=Kind.MANAGER, until=None).order_by("party__name"), leader)
        known = {"party": role and role.party, "by": role and role.person, "theme": list(Theme)[theme % len(Theme)]}
        self.attempt(plans.give_room, **known, kind=RuleKind.OWN, words="Een half jaar.", months=6)

    def everyone_says(self, number: int, says: Says) -> None:
        plan = self.plan(number)
        for seat in self.seats(self.table(number)):
            known = {"plan": plan, "by": seat.person, "seat": seat, "says": says, "voice": Voice.PRIVATE}
            self.attempt(plans.say, **known, words="" if says == Says.YES else self.say())

    def check_in(self, number: int) -> None:
        self.attempt(plans.check_in, plan=self.plan(number), by=self.resident(number), goes_well=True, words=self.say())

    def use_right(self, number: int, right: int, *, with_plan: bool) -> None:
        plan = self.plan(number) if with_plan else None
        if plan or not with_plan:
            rights = [Right.DECISION, Right.COMPLAINT, Right.SUPPORTER]
            with suppress(Refusal):
                plans.use_right(plan=plan, by=self.resident(number), right=rights[right % 3], words=self.say())

    def reckon(self, number: int, analyst: int) -> None:
        table = self.table(number)
        analysts = Role.objects.filter(kind=Kind.ANALYST, until=None, neighbourhood=table and table.neighbourhood_id)
        role = self.pick(analysts.order_by("since"), analyst)
        analysis = (
            self.attempt(outcomes.want_analysis, table=table, by=self.resident(number), analyst=role and role.person)
            or CaseAnalysis.objects.filter(table=table).first()
        )
        known = {"analysis": analysis, "by": role and role.person}
        self.attempt(outcomes.set_burden, **known, path="old", who=self.say(), hours=Decimal(3))

    # Who people are.

    def give_role(self, who: int, kind: int, place: int) -> None:
        given, where = list(Kind)[kind % len(Kind)], self.places[place % 2]
        by = self.coordinator(where)
        parties = Party.objects.filter(neighbourhood=where).order_by("name")
        more = {"party": self.pick(parties, who)} if given in (Kind.MANAGER, Kind.DIRECTOR, Kind.PROFESSIONAL) else {}
        self.attempt(neighbourhood.give_role, person=self.who(who), by=by, neighbourhood=where, kind=given, **more)

    def end_role(self, who: int, role: int) -> None:
        found = self.pick(Role.objects.filter(person=self.who(who), until=None).order_by("kind", "since"), role)
        until = today() - timedelta(days=1) if found and found.since < today() else today()
        self.attempt(neighbourhood.end_role, role=found, by=self.who(who), until=until)

    def give_mandate(self, number: int, helper: int, scope: int, days: int) -> None:
        resident, who = self.resident(number), self.who(helper)
        if resident != who:
            Mandate.objects.create(
                resident=resident, helper=who, scope=list(Scope)[scope % 3], since=today(),
                until=today() + timedelta(days=days),
            )  # fmt: skip

    def end_mandates(self, number: int) -> None:
        yesterday = today() - timedelta(days=1)
        Mandate.objects.filter(resident=self.resident(number), since__lt=today()).update(until=yesterday)

    def move_in_with(self, who: int, number: int) -> None:
        """Out of one home, and into that of a resident."""
        person, household = self.who(who), Household.objects.filter(members__person=self.resident(number)).first()
        self.move_out(who)
        Member.objects.create(household=household, person=person, since=today())

    def move_out(self, who: int) -> None:
        yesterday = today() - timedelta(days=1)
        rows = Member.objects.filter(person=self.who(who), until=None)
        rows.filter(since__lt=today()).update(until=yesterday)
        rows.filter(since__gte=today()).delete()

    def move_house(self, number: int, place: int) -> None:
        """To the other neighbourhood: another home, and a resident there."""
        resident, where = self.resident(number), self.places[place % 2]
        self.move_out(self.people.index(resident.pk))
        Member.objects.create(household=Household.objects.create(neighbourhood=where), person=resident, since=today())
        Role.objects.filter(person=resident, kind=Kind.RESIDENT, since__lt=today()).exclude(neighbourhood=where).update(
            until=today() - timedelta(days=1)
        )
        self.attempt(
            neighbourhood.give_role,
            person=resident,
            by=self.coordinator(where),
            neighbourhood=where,
            kind=Kind.RESIDENT,
        )

    def emergency(self, number: int, reader: int, *, wait: bool) -> None:
        resident, by = self.resident(number), self.who(reader)
        for place in by.places_as(Kind.PROFESSIONAL, Kind.COORDINATOR)[:1]:
            known = {"neighbourhood": place, "resident": resident, "by": by, "ask_to_wait": wait}
            self.attempt(open_in_emergency, **known, reason="Zij neemt al drie dagen niet op.")

    def consent(self, who: int) -> None:
        purpose = neighbourhood.load_purposes()[0]
        Consent.objects.create(person=self.who(who), purpose=purpose, detail=self.say(), given_at=now())

    def wipe(self, who: int) -> None:
        self.attempt(wipe, person=self.who(who), by=self.who(who))

    def pass_time(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    def running(self, number: int) -> bool:
        story = self.story(number)
        return bool(story and StoryState(story.state) in RUNNING)

    def pages(self, number: int) -> Iterator[str]:
        """Where the words of a resident are shown."""
        story, table, plan = self.story(number), self.table(number), self.plan(number)
        if story:
            yield from (f"/verhalen/{story.pk}/", f"/verhalen/{story.pk}/nodig/")
        if table and plan:
            yield from (f"/tafels/{table.pk}/", f"/plannen/{plan.pk}/", f"/plannen/{plan.pk}/kijken/")
        yield from (f"/wacht-op-jou/{one.pk}/" for one in self.lines(Deviation, number)[:2])
