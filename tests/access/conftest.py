"""The example is loaded once for all who come to its doors; whatever one of them changes is taken back."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from schuifaan.site import example
from tests.access.people import EVERYONE, come_in
from tests.access.scene import Scene, make_scene


@pytest.fixture(scope="package")
def neighbourhood(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Scene]:
    """The whole example with Fatma's table, and nothing of it left afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_scene(example.load())
        transaction.set_rollback(True)


@pytest.fixture
def db(neighbourhood: Scene) -> Iterator[None]:
    """In the place of the usual one: everything within what was loaded once."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def scene(db: None, neighbourhood: Scene) -> Scene:
    return neighbourhood


@pytest.fixture
def browsers(scene: Scene) -> dict[str, Client]:
    """Everyone with a browser of their own."""
    return {who: come_in(scene, who) for who in EVERYONE}
