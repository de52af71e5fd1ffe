"""The example's neighbourhood: its parties, its people, its programme and the visits."""

import random
from dataclasses import dataclass
from datetime import date, time, timedelta

from schuifaan.base.periods import AMSTERDAM, now, today
from schuifaan.house.models import Activity, Visit
from schuifaan.house.words import Colour, Weekday
from schuifaan.neighbourhood.models import (
    DirectoryEntry,
    EntryTag,
    Neighbourhood,
    Party,
    Person,
    Role,
    Subarea,
)
from schuifaan.site.example.people import GUESTS, PARTIES, PROFESSIONAL, STAFF, SUBAREAS, Someone
from schuifaan.site.example.roles import ROLES, example_login

SEED = 828
BUTTONS = {role.slug for role in ROLES}


@dataclass
class Place:
    """Everyone of the example by the key that the stories use."""

    neighbourhood: Neighbourhood
    subareas: list[Subarea]
    parties: dict[str, Party]
    people: dict[str, Person]

    @property
    def coordinator(self) -> Person:
        return self.people["coordinator"]


def make_place(neighbourhood: Neighbourhood) -> Place:
    """Parties and people, with their roles since three years."""
    subareas = [Subarea.objects.create(neighbourhood=neighbourhood, name=name) for name in SUBAREAS]
    parties = {
        key: Party.objects.create(neighbourhood=neighbourhood, name=name, does=does, mode=mode)
        for key, (name, does, mode) in PARTIES.items()
    }
    place = Place(neighbourhood, subareas, parties, {})
    for someone in (*STAFF, *GUESTS):
        place.people[someone.key] = _person(place, someone)
    for number, someone in enumerate(GUESTS):
        _entry(place, someone, seen=10 + 37 * number % 230)
    return place


def _person(place: Place, someone: Someone) -> Person:
    address = f"{someone.key}@voorbeeld.invalid"
    person = Person.objects.create_person(name=someone.name, email=address)
    slug = "professional" if someone.key == PROFESSIONAL else someone.key
    if slug in BUTTONS:
        person.login = example_login(slug)
        person.save(update_fields=["login"])
    for kind in someone.kinds:
        Role.objects.create(
            person=person, kind=kind, neighbourhood=place.neighbourhood,
            party=place.parties.get(someone.party), since=today() - timedelta(days=2000),
        )  # fmt: skip
    return person


def _entry(place: Place, someone: Someone, *, seen: int) -> None:
    entry = DirectoryEntry.objects.create(
        neighbourhood=place.neighbourhood,
        person=place.people[someone.key],
        party=place.parties.get(someone.party),
        subarea=None if someone.area is None else place.subareas[someone.area],
        does=someone.does,
        verified_on=today() - timedelta(days=seen),
        verified_by=place.coordinator,
    )
    EntryTag.objects.bulk_create(EntryTag(entry=entry, tag=tag) for tag in someone.tags)


PROGRAMME = (
    ("Koffie en een praatje", None, None, None, "huiskamer", "coffee", Colour.WANT),
    ("Naaigroep", Weekday.TUESDAY, time(10), time(12), "crea", "scissors", Colour.DIFFERENT),
    ("Fietswerkplaats", Weekday.FRIDAY, time(13), time(17), "achterom", "bicycle", Colour.NEED),
    ("Fietswerkplaats", Weekday.MONDAY, time(13), time(17), "achterom", "bicycle", Colour.NEED),
    ("Samen koken", Weekday.WEDNESDAY, time(16), time(19), "keuken", "cooking-pot", Colour.CAN),
    ("Rondetafel: wie wil, schuift aan", Weekday.WEDNESDAY, time(19, 30), time(21), "huiskamer", "chats-circle",
     Colour.DIFFERENT),
    ("Tuin", Weekday.THURSDAY, time(10), time(12), "buiten", "plant", Colour.CAN),
    ("Taalcafé", Weekday.THURSDAY, time(13), time(15), "huiskamer", "translate", Colour.NEED),
    ("Bewegen met muziek", Weekday.TUESDAY, time(14), time(15), "sportzaal", "music-notes", Colour.CAN),
)  # fmt: skip


def make_programme(place: Place) -> list[Activity]:
    """What is on each week."""
    return [
        Activity.objects.create(
            neighbourhood=place.neighbourhood, name=name, weekday=weekday, starts=starts, ends=ends,
            room=room, icon=icon, colour=colour,
        )
        for name, weekday, starts, ends, room, icon, colour in PROGRAMME
    ]  # fmt: skip


def make_house(place: Place) -> None:
    """The programme, and a year of taps: round 350 a week by now, fewer in the summer."""
    activities = make_programme(place)
    chance = random.Random(SEED)  # noqa: S311 - an example, no secret
    hour_now = now().astimezone(AMSTERDAM).hour
    taps = [
        Visit(neighbourhood=place.neighbourhood, activity=chance.choice(activities), day=day, hour=hour)
        for back in range(370)
        for day in [today() - timedelta(days=back)]
        for hour in chance.choices(range(9, 21), k=_taps_on(day, back, chance))
        if back or hour <= hour_now
    ]
    Visit.objects.bulk_create(taps, batch_size=2000)


def _taps_on(day: date, back: int, chance: random.Random) -> int:
    """More each month at first, then round fifty a day; Sundays are quiet and so is August."""
    grown = 57 - 36 * (back / 370) ** 1.6
    quiet = 0.25 if day.weekday() == Weekday.SUNDAY else 1.0
    summer = 0.75 if day.month == 8 else 1.0
    return max(0, round(chance.gauss(grown * quiet * summer, 3)))
