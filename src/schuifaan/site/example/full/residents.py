"""Who lives in the full-size neighbourhood: people, their homes, and the letters with which some came in."""

from dataclasses import dataclass
from datetime import date, timedelta

from schuifaan.base.periods import at, today
from schuifaan.neighbourhood.models import Household, LetterCode, Member, Person, Role
from schuifaan.neighbourhood.policies import LETTER_DAYS
from schuifaan.neighbourhood.words import Kind
from schuifaan.site.example.full.chance import Chance
from schuifaan.site.example.full.lived import Lived
from schuifaan.site.example.full.names import FIRST, LAST, STREETS
from schuifaan.site.example.place import Place

# How many live together, in homes out of a hundred.
TOGETHER = (1,) * 38 + (2,) * 32 + (3,) * 12 + (4,) * 12 + (5,) * 6
LETTERS = 0.15
LANGUAGES = ("nl",) * 22 + ("en", "tr", "ar", "pl")


@dataclass
class Home:
    """A household with the people in it."""

    household: Household
    people: list[Person]


def somebody(chance: Chance, email: str | None = None) -> Person:
    """A person without a password: nobody signs in as them but through a letter."""
    return Person(
        id=chance.new_id(),
        login=chance.signs(16),
        email=email,
        name=f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        password=f"!{chance.signs(40)}",
    )


def settle(place: Place, count: int, lived: Lived, noun: str) -> list[Home]:
    """So many residents, house by house."""
    chance, homes, left = Chance(f"{noun} residents"), [], count
    while left > 0:
        people = min(left, chance.choice(TOGETHER))
        homes.append(_home(place, people, lived, chance))
        left -= people
    return homes


def _home(place: Place, people: int, lived: Lived, chance: Chance) -> Home:
    street, number = chance.choice(STREETS), chance.randint(1, 180)
    household = Household(
        id=chance.new_id(), neighbourhood=place.neighbourhood, subarea=chance.choice(place.subareas),
        address=f"{street} {number}",
    )  # fmt: skip
    since = today() - timedelta(days=chance.randint(30, 9000))
    home = Home(lived.keep(household), [])
    for _one in range(people):
        home.people.append(_resident(place, home, since, lived, chance))
    return home


def _resident(place: Place, home: Home, since: date, lived: Lived, chance: Chance) -> Person:
    person = lived.keep(somebody(chance))
    person.formal, person.language = chance.happens(0.2), chance.choice(LANGUAGES)
    person.phone = f"06 {chance.randint(10000000, 99999999)}" if chance.happens(0.4) else ""
    role = Role(
        id=chance.new_id(), person=person, neighbourhood=place.neighbourhood, kind=Kind.RESIDENT, since=since
    )  # fmt: skip
    lived.keep(role)
    lived.keep(Member(id=chance.new_id(), household=home.household, person=person, since=since))
    known = chance.hour_on(max(since, today() - timedelta(days=chance.randint(1, 1820))))
    lived.wrote(known, "give_role", by=place.coordinator, thing=role, about=person)
    lived.wrote(known, "add_person", by=place.coordinator, thing=person, about=person)
    if chance.happens(LETTERS):
        _letter(place, person, lived, chance)
    return person


def _letter(place: Place, person: Person, lived: Lived, chance: Chance) -> None:
    """Most letters were used within days; of an unused one the time ran out."""
    made = chance.hour_on(today() - timedelta(days=chance.randint(2, 1800)))
    used = made + timedelta(hours=chance.randint(20, 200)) if chance.happens(0.8) else None
    used = used if used is None or used < at(today(), made.time()) else None
    code = lived.keep(
        LetterCode(
            id=chance.new_id(), person=person, digest=chance.signs(64), made_by=place.coordinator, made_at=made,
            expires_at=made + timedelta(days=LETTER_DAYS), used_at=used,
        )
    )  # fmt: skip
    lived.wrote(made, "make_letter_code", by=place.coordinator, thing=code, about=person)
    if used:
        lived.wrote(used, "use_letter_code", by=person, thing=code, about=person)
