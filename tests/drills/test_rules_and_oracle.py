"""After a long life in two neighbourhoods: each rule, of reading and of doing, is what the oracle says of everyone.

One state with a bit of everything in it, so that `make mutants` can hold each broken rule against it at once.
"""

from collections.abc import Iterator
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from schuifaan.base import access
from schuifaan.base.periods import moment, today
from schuifaan.base.snapshot import snapshot
from schuifaan.neighbourhood.models import Person
from tests.drills.oracle.asking import allowed_to
from tests.drills.oracle.doing import ASKED, doable
from tests.drills.oracle.living import live
from tests.drills.oracle.rows import House
from tests.drills.oracle.street import Street

DEEDS = 200


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
def meant(street: Street) -> dict[tuple[str, str], dict[UUID, set[UUID]]]:
    with moment(street.now):
        return doable(House(street.now, today()))


@pytest.mark.parametrize("drawn", [False, True], ids=["in an action", "on a page"])
def test_each_rule_is_what_the_oracle_says(
    street: Street, meant: dict[tuple[str, str], dict[UUID, set[UUID]]], drawn: bool
):
    for who in street.people:
        person = Person.objects.get(pk=who)
        with snapshot() if drawn else transaction.atomic():
            done = allowed_to(person)
        wrong = [(*key, len(found - meant[key][who]), len(meant[key][who] - found))
                 for key, found in done.items() if found != meant[key][who]]  # fmt: skip
        assert wrong == [], f"{person}: how many rows too many, and too few"


def test_the_oracle_knows_each_rule():
    assert set(ASKED) == set(access._RULES)


def test_of_each_rule_there_is_somebody_who_may_and_somebody_who_may_not(
    street: Street, meant: dict[tuple[str, str], dict[UUID, set[UUID]]]
):
    """Otherwise a rule could say anything, and nobody would notice."""
    rows = House(street.now, today()).rows
    over = {key: len(rows[name]) for key, (name, _ask) in ASKED.items()}
    counts = {key: [len(found) for found in people.values()] for key, people in meant.items()}
    assert [key for key, found in counts.items() if not any(found) or min(found) == over[key]] == []
