"""Who can be asked in the full-size neighbourhood: the people of twelve parties, volunteers, and their entries."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import NamedTuple

from schuifaan.base.periods import at, today
from schuifaan.neighbourhood.models import DirectoryEntry, EntryTag, Person, Role
from schuifaan.neighbourhood.words import Kind, Tag
from schuifaan.plans.models import StandingRoom
from schuifaan.plans.words import RuleKind, Theme
from schuifaan.site.example.full.chance import Chance
from schuifaan.site.example.full.doings import NEIGHBOURLY
from schuifaan.site.example.full.lived import Lived
from schuifaan.site.example.full.residents import somebody
from schuifaan.site.example.people import GUESTS
from schuifaan.site.example.place import Place

COORDINATORS = 3
PER_PARTY = 8
VOLUNTEERS = 160


class Does(NamedTuple):
    """What someone does, for which party, and with which pictures."""

    party: str
    words: str
    tags: tuple[Tag, ...]


# As the guests of the small example say it.
DOES = {
    "huishouden": Does("huishouden", "helpt in huis", (Tag.CARE, Tag.HOUSING)),
    **{guest.party: Does(guest.party, guest.does, guest.tags) for guest in GUESTS if guest.party},
}
ROOMS: tuple[tuple[str, Theme, str, int], ...] = (
    ("huishouden", Theme.HOME, "Voor hulp in huis: zelf uren schuiven", 6),
    ("welzijn", Theme.OTHER, "Voor een maatje: zolang het goed is", 12),
    ("jeugd", Theme.CARE, "Voor een kind: eerst beginnen", 4),
    ("beperking", Theme.OTHER, "Voor een proefplek: drie maanden", 6),
)


@dataclass
class Staff:
    """Who coordinates, who works for which party, who lends a hand, and the room that was given."""

    coordinators: list[Person]
    professionals: dict[str, list[Person]]
    managers: dict[str, Person]
    volunteers: list[Person]
    rooms: list[StandingRoom]


def hire(place: Place, lived: Lived, noun: str, share: float) -> Staff:
    """Everyone who works here, also whom the small example brought."""
    chance = Chance(f"{noun} staff")
    staff = Staff([place.coordinator], {}, {}, [], list(StandingRoom.objects.filter(party__in=place.parties.values())))
    for number in range(COORDINATORS):
        staff.coordinators.append(_employ(place, lived, chance, f"wijk{number}.{noun}", Kind.COORDINATOR, ""))
    for key in place.parties:
        _party(place, key, staff, lived, chance, noun)
    for number in range(max(6, round(VOLUNTEERS * share))):
        staff.volunteers.append(_volunteer(place, lived, chance, f"vrij{number}.{noun}"))
    for key, theme, words, months in ROOMS:
        staff.rooms.append(_room(place, staff, lived, chance, (key, theme, words, months)))
    return staff


def _employ(place: Place, lived: Lived, chance: Chance, address: str, kind: Kind, key: str) -> Person:
    person = lived.keep(somebody(chance, f"{address}@voorbeeld.invalid"))
    lived.keep(
        Role(
            id=chance.new_id(), person=person, neighbourhood=place.neighbourhood, kind=kind,
            party=place.parties.get(key), since=today() - timedelta(days=1900),
        )
    )  # fmt: skip
    return person


def _party(place: Place, key: str, staff: Staff, lived: Lived, chance: Chance, noun: str) -> None:
    known = [place.people[guest.key] for guest in GUESTS if guest.party == key and guest.key in place.people]
    new = [
        _employ(place, lived, chance, f"{key}{number}.{noun}", Kind.PROFESSIONAL, key) for number in range(PER_PARTY)
    ]
    for person in new:
        _entry(place, lived, chance, person, DOES[key])
    staff.professionals[key] = known + new
    staff.managers[key] = _employ(place, lived, chance, f"{key}baas.{noun}", Kind.MANAGER, key)


def _volunteer(place: Place, lived: Lived, chance: Chance, address: str) -> Person:
    kind = chance.choice((Kind.VOLUNTEER, Kind.NEIGHBOUR))
    person = _employ(place, lived, chance, address, kind, "")
    does = chance.choice(NEIGHBOURLY).replace("Ik ", "", 1)
    _entry(place, lived, chance, person, Does("", does, tuple(chance.sample(list(Tag), 2))))
    return person


def _entry(place: Place, lived: Lived, chance: Chance, person: Person, does: Does) -> None:
    seen = today() - timedelta(days=chance.randint(3, 500))
    entry = DirectoryEntry(
        id=chance.new_id(), neighbourhood=place.neighbourhood, person=person, party=place.parties.get(does.party),
        subarea=chance.choice([None, *place.subareas]), does=does.words, verified_on=seen,
        verified_by=place.coordinator,
    )  # fmt: skip
    lived.keep(entry)
    lived.keep_all(EntryTag(entry=entry, tag=tag) for tag in does.tags)
    lived.wrote(at(seen, time(11)), "verify_entry", by=place.coordinator, thing=entry, about=person)


def _room(place: Place, staff: Staff, lived: Lived, chance: Chance, given: tuple[str, Theme, str, int]) -> StandingRoom:
    key, theme, words, months = given
    return lived.keep(
        StandingRoom(
            id=chance.new_id(), party=place.parties[key], given_by=staff.managers[key], theme=theme,
            kind=RuleKind.OWN, words=words, months=months, since=today() - timedelta(days=1850),
        )
    )  # fmt: skip
