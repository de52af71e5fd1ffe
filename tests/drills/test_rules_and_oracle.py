"""After a long life in two neighbourhoods: each rule, of reading and of doing, is what the oracle says of everyone.

One state with a bit of everything in it, so that `make mutants` can hold each broken rule against it at once.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from itertools import product
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from schuifaan.base import access, personal
from schuifaan.base.periods import moment, today
from schuifaan.base.snapshot import about, snapshot
from schuifaan.neighbourhood.models import EmergencyReading, Person
from schuifaan.neighbourhood.rules import explained
from schuifaan.plans.rules import know_together
from schuifaan.tables.models import Table
from tests.drills.oracle.asking import allowed_to
from tests.drills.oracle.doing import ASKED, doable
from tests.drills.oracle.explaining import Explaining
from tests.drills.oracle.living import live
from tests.drills.oracle.rows import House
from tests.drills.oracle.street import Street

DEEDS = 200
Meant = dict[tuple[str, str], dict[UUID, set[UUID]]]


@pytest.fixture(scope="session")
def street(django_db_setup: None, django_db_blocker: Any) -> Iterator[Street]:
    """A life that is the same each time, and is taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        street = Street()
        live(street, Random(20), DEEDS)  # noqa: S311
        yield street
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def db(street: Street) -> Iterator[None]:
    """In the place of the usual one, by whose name pytest knows that a database is needed."""
    with moment(street.now), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def meant(street: Street) -> Meant:
    with moment(street.now):
        return doable(House(street.now, today()))


FLOORS = sorted({label.split(".")[0] for label, _verb in ASKED})


@contextmanager
def in_an_action(_street: Street) -> Iterator[None]:
    """Each question is asked anew."""
    with transaction.atomic():
        yield


@contextmanager
def on_a_page(_street: Street) -> Iterator[None]:
    """What is asked twice gets the same answer."""
    with snapshot():
        yield


@contextmanager
def about_these_tables(_street: Street) -> Iterator[None]:
    """The page says which tables it is about: here all of them."""
    with snapshot():
        about(Table, *Table.objects.values_list("pk", flat=True))
        yield


ASKING = [in_an_action, on_a_page, about_these_tables]


@pytest.mark.parametrize("floor", FLOORS)
@pytest.mark.parametrize("asking", ASKING, ids=[way.__name__ for way in ASKING])
def test_each_rule_is_what_the_oracle_says(
    street: Street, meant: Meant, asking: Callable[[Street], AbstractContextManager[None]], floor: str
):
    for who in street.people:
        person = Person.objects.get(pk=who)
        with asking(street):
            done = allowed_to(person, floor)
        assert too_many_and_too_few(done, meant, person) == []


@pytest.mark.parametrize("floor", ["tables", "plans"])
@pytest.mark.parametrize("asking", [on_a_page, about_these_tables], ids=["about no table", "about these tables"])
def test_what_is_asked_of_everyone_at_once_is_what_the_oracle_says_of_each(
    street: Street, meant: Meant, asking: Callable[[Street], AbstractContextManager[None]], floor: str
):
    """As the tablet does it on the kitchen table: whoever sits there, in one question. Half of the street at a time."""
    for half in (street.people[::2], street.people[1::2]):
        people = list(Person.objects.filter(pk__in=half, is_active=True))
        with asking(street):
            know_together(people)
            wrong = [too_many_and_too_few(allowed_to(person, floor), meant, person) for person in people]
        assert wrong == [[]] * len(people)


def too_many_and_too_few(done: dict[tuple[str, str], set[UUID]], meant: Meant, person: Person) -> list[Any]:
    """How many rows this person finds that they should not, and how many they miss."""
    said = {key: meant[key][person.pk] for key in done}
    return [(str(person), *key, len(found - said[key]), len(said[key] - found))
            for key, found in done.items() if found != said[key]]  # fmt: skip


@pytest.mark.parametrize("days", [0, 1, 40])
def test_who_had_a_reason_to_read_about_whom_is_what_the_oracle_says(street: Street, days: int):
    """Today, yesterday and before: some people, about some; of the others nothing is said."""
    on, known = today() - timedelta(days=days), street.people
    others = set(Person.objects.values_list("pk", flat=True)) - set(known)
    meant = Explaining(House(street.now, on)).pairs()
    for readers, residents in product((known[::2], known[1::2]), (known[::3], {*known[1::3], *known[2::3], *others})):
        asked = set(product(readers, residents))
        assert explained(on, asked) == meant & asked
    assert explained(on, set()) == set()


def test_what_a_resident_does_not_hear_yet_is_what_was_not_told_and_waits(street: Street):
    readings = House(street.now, today()).emergencies.values()
    waits = {one.id for one in readings if one.told_at is None and one.tell_at > street.now}
    found = personal._WITHHELD["neighbourhood.emergencyreading"]()
    assert set(EmergencyReading.objects.filter(found).values_list("pk", flat=True)) == waits


def test_the_oracle_knows_each_rule():
    assert set(ASKED) == set(access._RULES)


def test_of_each_rule_there_is_somebody_who_may_and_somebody_who_may_not(street: Street, meant: Meant):
    """Otherwise a rule could say anything, and nobody would notice."""
    rows = House(street.now, today()).rows
    over = {key: len(rows[name]) for key, (name, _ask) in ASKED.items()}
    counts = {key: [len(found) for found in people.values()] for key, people in meant.items()}
    assert [key for key, found in counts.items() if not any(found) or min(found) == over[key]] == []
