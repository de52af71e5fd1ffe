"""The player of the example: it carries out a script with the actions of the pages, each at its own moment."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from schuifaan.base.periods import at, moment, now, today
from schuifaan.neighbourhood.models import Household, Member, Person, Role
from schuifaan.neighbourhood.words import Kind
from schuifaan.site.example.doing import keep_going, stop_half_way
from schuifaan.site.example.place import Place
from schuifaan.site.example.roles import example_login
from schuifaan.site.example.script import Script
from schuifaan.stories import actions as stories
from schuifaan.stories.models import Story
from schuifaan.stories.words import PICTURES, Moment, Question, Told
from schuifaan.tables import actions as tables
from schuifaan.tables.models import Sitting, Table
from schuifaan.tables.words import Ask, Via

SITS_AFTER = 12  # days from the story to the table at home
TALKS_AFTER = 3
EVENING = time(19, 30)


class Clock(NamedTuple):
    """The day on which a story was told; the rest of it counts from there."""

    told: date

    def day(self, after: int, hour: int = 10) -> datetime:
        """So many days later at that hour, but never in the time that still has to come."""
        return min(at(self.told + timedelta(days=after), time(hour)), now())


def play(place: Place, script: Script) -> Table | None:
    """Live through one story up to where it is today."""
    clock = Clock(today() - timedelta(days=script.days_ago))
    resident = make_resident(place, script)
    story = tell(place, script, resident, clock)
    if script.ends in ("new", "answered"):
        return None
    table = seek(place, script, story, clock)
    if script.ends == "seeking":
        return table
    sitting = sit(place, script, table, clock)
    evening = clock.told + timedelta(days=SITS_AFTER)
    if script.ends == "sitting":
        stop_half_way(place, script, table, sitting, evening)
    elif script.ends != "planned":
        keep_going(place, script, table, sitting, evening)
    return table


def make_resident(place: Place, script: Script) -> Person:
    """The resident, and who lives with them."""
    home = Household.objects.create(
        neighbourhood=place.neighbourhood, subarea=place.subareas[script.area], address="Voorbeeldstraat 1"
    )
    resident = _lives(place, home, script.name)
    resident.formal = script.formal
    if script.login:
        resident.login = example_login(script.login)
    resident.save(update_fields=["formal", "login"])
    for name in script.household:
        _lives(place, home, name)
    return resident


def _lives(place: Place, home: Household, name: str) -> Person:
    person = Person.objects.create_person(name=name)
    since = today() - timedelta(days=2000)
    Role.objects.create(person=person, kind=Kind.RESIDENT, neighbourhood=place.neighbourhood, since=since)
    Member.objects.create(household=home, person=person, since=since)
    return person


def tell(place: Place, script: Script, resident: Person, clock: Clock) -> Story:
    """The three questions, alone or together with the coordinator; and the first mark, if wanted."""
    by = resident if script.told == Told.SELF else place.coordinator
    with moment(clock.day(0)):
        story = stories.begin(resident=resident, by=by, told=script.told)
        for question, said in ((Question.WANT, script.want), (Question.CAN, script.can), (Question.NEED, script.need)):
            tags = [tag for tag in said.tags if tag in PICTURES[question]]
            stories.write_answer(story=story, by=by, question=question, words=said.words, tags=tags)
        for key in script.wishes:
            guest = place.people[key]
            stories.wish(story=story, by=by, name=str(guest), knows_household=True, person=guest)
        story = stories.send(story=story, by=by)
    if script.marks:
        with moment(clock.day(1)):
            stories.give_mark(story=story, by=resident, value=script.marks[0], moment=Moment.START)
    if script.answer:
        with moment(clock.day(2)):
            stories.answer_at_once(story=story, by=place.coordinator, answer=script.answer)
    return story


def seek(place: Place, script: Script, story: Story, clock: Clock) -> Table:
    """The coordinator opens a table, the resident says who may be asked, and the guests are asked."""
    keeper = place.coordinator
    with moment(clock.day(TALKS_AFTER)):
        table = tables.open_table(story=story, by=keeper)
        for key, _kind in script.guests:
            guest = place.people[key]
            tables.consider(table=table, by=keeper, person=guest, named=key in script.wishes)
            tables.say_ask(table=table, by=keeper, person=guest, ask=Ask.YES)
        if script.guests:
            tables.propose_times(table=table, by=keeper, times=_three_times(clock))
    for key, _kind in script.guests:
        _ask(place, table, place.people[key], clock)
    return table


def _three_times(clock: Clock) -> list[datetime]:
    first = clock.told + timedelta(days=SITS_AFTER)
    return [at(first + timedelta(days=extra), EVENING) for extra in (0, 1, 2)]


def _ask(place: Place, table: Table, guest: Person, clock: Clock) -> None:
    with moment(clock.day(TALKS_AFTER + 1)):
        invitation, _code = tables.invite(table=table, by=place.coordinator, person=guest)
    with moment(clock.day(TALKS_AFTER + 2)):
        times = list(table.times.order_by("starts_at"))
        tables.answer(invitation=invitation, yes=True, times=times, via=Via.PHONE, by=place.coordinator)


def sit(place: Place, script: Script, table: Table, clock: Clock) -> Sitting:
    """Choose the day; on that evening everyone sits down at home, and the tablet is opened."""
    keeper = place.coordinator
    with moment(clock.day(TALKS_AFTER + 3)):
        sitting = tables.plan_sitting(
            table=table, by=keeper, starts_at=_three_times(clock)[0], place="Bij de bewoner thuis"
        )
    if script.ends == "planned":
        return sitting
    with moment(min(sitting.starts_at, now())):
        tables.open_sitting(sitting=sitting, by=keeper, pin="2580")
        tables.mark_present(sitting=sitting, by=keeper, seats=list(table.seats.all()))
    return sitting
