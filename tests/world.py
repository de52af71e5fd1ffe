"""The people whom the tests speak of: one neighbourhood with everyone in it, and another one next door."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from schuifaan.base.periods import today
from schuifaan.neighbourhood.models import (
    DirectoryEntry,
    EntryTag,
    Household,
    Member,
    Neighbourhood,
    Party,
    Person,
    Role,
    Subarea,
)
from schuifaan.neighbourhood.words import Kind, Mode, Tag


@dataclass
class World:
    """Fatma lives in the Ruwaard; Marloes coordinates; Kees and Samira are professionals; Jan is her neighbour.

    Henk is another resident. Olga coordinates the neighbourhood next door, where Piet lives.
    """

    ruwaard: Neighbourhood
    ussen: Neighbourhood
    housing: Party
    municipality: Party
    fatma: Person
    henk: Person
    jan: Person
    marloes: Person
    kees: Person
    samira: Person
    ria: Person
    bert: Person
    stien: Person
    kim: Person
    cor: Person
    anna: Person
    haard: Person
    olga: Person
    piet: Person

    @property
    def long_ago(self) -> date:
        return today() - timedelta(days=400)

    def everyone(self) -> dict[str, Person]:
        """All people by the name that the tests call them."""
        return {name: value for name, value in vars(self).items() if isinstance(value, Person)}


def person(name: str, *roles: tuple[Kind, Neighbourhood, Party | None], email: str | None = None) -> Person:
    """Someone with these roles since long ago."""
    made = Person.objects.create_person(name=name, email=email)
    since = today() - timedelta(days=400)
    for kind, neighbourhood, party in roles:
        Role.objects.create(person=made, kind=kind, neighbourhood=neighbourhood, party=party, since=since)
    return made


def neighbourhood(name: str, cbs_code: str) -> Neighbourhood:
    return Neighbourhood.objects.create(
        name=name,
        cbs_code=cbs_code,
        house_name=f"Huis van {name}",
        phone="0412 000 000",
        controller="Gemeente",
        privacy_contact="Pien",
        dpia_on=date(2026, 1, 15),
    )


def entry(who: Person, where: Neighbourhood, does: str, *tags: Tag, by: Person, party: Party | None = None) -> None:
    """Someone in the directory, looked over last month."""
    made = DirectoryEntry.objects.create(
        neighbourhood=where,
        person=who,
        party=party,
        does=does,
        verified_on=today() - timedelta(days=30),
        verified_by=by,
    )
    EntryTag.objects.bulk_create(EntryTag(entry=made, tag=tag) for tag in tags)


def home(who: Person, where: Neighbourhood, street: str) -> Household:
    """A household of one, in a part of the neighbourhood."""
    subarea, _ = Subarea.objects.get_or_create(neighbourhood=where, name="Noord")
    household = Household.objects.create(neighbourhood=where, subarea=subarea, address=street)
    Member.objects.create(household=household, person=who, since=today() - timedelta(days=400))
    return household


def make_world() -> World:
    ruwaard = neighbourhood("Ruwaard", "WK082806")
    ussen = neighbourhood("Ussen", "WK082807")
    housing = Party.objects.create(neighbourhood=ruwaard, name="Woningstichting", does="verhuurt huizen")
    municipality = Party.objects.create(neighbourhood=ruwaard, name="Gemeente", does="betaalt de Wmo", mode=Mode.POOLED)
    made = World(
        ruwaard=ruwaard,
        ussen=ussen,
        housing=housing,
        municipality=municipality,
        fatma=person("Fatma Yilmaz", (Kind.RESIDENT, ruwaard, None)),
        henk=person("Henk Bos", (Kind.RESIDENT, ruwaard, None)),
        jan=person("Jan Smit", (Kind.NEIGHBOUR, ruwaard, None), email="jan@voorbeeld.test"),
        marloes=person("Marloes Vos", (Kind.COORDINATOR, ruwaard, None), email="marloes@voorbeeld.test"),
        kees=person("Kees Jansen", (Kind.PROFESSIONAL, ruwaard, housing), email="kees@voorbeeld.test"),
        samira=person("Samira El Idrissi", (Kind.PROFESSIONAL, ruwaard, municipality), email="samira@voorbeeld.test"),
        ria=person("Ria van Dam", (Kind.MANAGER, ruwaard, housing), email="ria@voorbeeld.test"),
        bert=person("Bert Hol", (Kind.DIRECTOR, ruwaard, housing), email="bert@voorbeeld.test"),
        stien=person("Stien Kok", (Kind.STEERING, ruwaard, municipality), email="stien@voorbeeld.test"),
        kim=person("Kim de Wit", (Kind.QUARTERMASTER, ruwaard, None), email="kim@voorbeeld.test"),
        cor=person("Cor Prins", (Kind.CONTROLLER, ruwaard, municipality), email="cor@voorbeeld.test"),
        anna=person("Anna Maas", (Kind.ANALYST, ruwaard, None), email="anna@voorbeeld.test"),
        haard=person("Balie", (Kind.HOUSE, ruwaard, None), email="balie@voorbeeld.test"),
        olga=person("Olga Wit", (Kind.COORDINATOR, ussen, None), email="olga@voorbeeld.test"),
        piet=person("Piet Post", (Kind.RESIDENT, ussen, None)),
    )
    home(made.fatma, ruwaard, "Eikenlaan 1")
    home(made.henk, ruwaard, "Eikenlaan 3")
    entry(made.kees, ruwaard, "regelt het als er iets is met je huis of de huur", Tag.HOUSING, Tag.REPAIRING,
          by=made.marloes, party=housing)  # fmt: skip
    entry(made.samira, ruwaard, "helpt met brieven over geld", Tag.MONEY, by=made.marloes, party=municipality)
    entry(made.jan, ruwaard, "haalt kinderen op en kookt graag", Tag.CHILDREN, Tag.COOKING, by=made.marloes)
    return made


@pytest.fixture
def world(db: None) -> World:
    return make_world()
