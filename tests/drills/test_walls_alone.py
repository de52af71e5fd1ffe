"""The second wall by itself: with the first one down, strangers knock at every door and send every form."""

import os
from collections.abc import Iterator

import pytest
from django.db import transaction

from schuifaan.site import example
from tests.access.canaries import Canary, lay
from tests.access.scene import Scene, make_scene
from tests.access.test_walls import OWN_WORDS, STRANGERS, first_wall_down, heard_by

pytestmark = pytest.mark.skipif("SCHUIFAAN_TEST_URL" not in os.environ, reason="the second wall is PostgreSQL's")


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Scene]:
    """The whole example with Fatma's table, and nothing of it left afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_scene(example.load())
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def laid(scene: Scene) -> dict[str, Canary]:
    return lay(scene)


@pytest.fixture(autouse=True)
def db(scene: Scene) -> None:
    """In the place of the usual one: the example is loaded once."""


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_hears_not_a_word_at_any_door(
    scene: Scene, laid: dict[str, Canary], monkeypatch: pytest.MonkeyPatch, who: str
):
    with first_wall_down(monkeypatch):
        heard = heard_by(scene, laid, who)
    assert heard - OWN_WORDS.get(who, set()) == set()
