"""The example is loaded once for all who come to its doors; whatever one of them changes is taken back."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import transaction

from schuifaan.site import example
from tests.access.crawl import Walks, walk_everywhere
from tests.access.doors import taken_back
from tests.access.scene import Scene, make_scene


@pytest.fixture(scope="package")
def neighbourhood(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Scene]:
    """The whole example with Fatma's table, and nothing of it left afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_scene(example.load())
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def db(neighbourhood: Scene) -> Iterator[None]:
    """In the place of the usual one, by whose name pytest knows that a database is needed."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def scene(db: None, neighbourhood: Scene) -> Scene:
    """The same people and things, to do with as a test likes."""
    return deepcopy(neighbourhood)


@pytest.fixture(scope="package")
def walks(neighbourhood: Scene) -> Walks:
    """What everyone finds, with a canary in every personal field; walked once, and taken back."""
    with taken_back():
        return walk_everywhere(neighbourhood)
