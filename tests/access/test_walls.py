"""The second wall by itself: with every rule and gate of the first one open, a stranger still hears not a word."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import pytest
from django.db.models import Q

from schuifaan.base import access
from schuifaan.base.walls import contexts
from tests.access.canaries import Canary, lay
from tests.access.doors import Visit, Visitor, taken_back, written_out
from tests.access.people import come_in, id_of
from tests.access.scene import Scene, more_doors
from tests.house.addresses import every_address

pytestmark = pytest.mark.skipif("SCHUIFAAN_TEST_URL" not in os.environ, reason="the second wall is PostgreSQL's")

# Of another table, of another neighbourhood, whose seat here ended, only asked, of another party, and not signed in.
STRANGERS = ("willem", "vreemde", "oudgast", "mien", "gemeentebaas", "anoniem")
# The doors behind which most is told; at all of them they knock in `tests/drills/test_walls_alone.py`.
TELLING = (
    "story",
    "story-question",
    "table",
    "plan",
    "promise-change",
    "analysis",
    "back",
    "receipt",
    "stories",
    "today",
)
# What Otto wrote himself when he read in an emergency last week.
OWN_WORDS = {"oudgast": {"emergencyreading.reason", "emergencyreading.held_back_reason"}}


@contextmanager
def first_wall_down(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each rule lets everyone do everything with every row, and each gate lets everyone through."""
    with monkeypatch.context() as patch:
        patch.setattr(access, "q_for", lambda *_: Q())
        for name in list(access._RULES):
            patch.setitem(access._RULES, name, lambda person: Q())
        for gate in {gate for address in every_address() for gate in getattr(address.view, "gates", ())}:
            patch.setitem(vars(gate), "lets", lambda request: True)
        yield


@contextmanager
def second_wall_down(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody tells the database who looks, and the tests' own work opens every table."""
    with monkeypatch.context() as patch:
        for name in ("looking", "nobody"):
            patch.setattr(contexts, name, lambda *_, **__: nullcontext())
        yield


def heard_by(scene: Scene, laid: dict[str, Canary], who: str, *names: str) -> set[str]:
    """Which words of people this person finds at these doors, or at all doors and in answer to all forms."""
    visitor, doors = Visitor(come_in(scene, who), id_of(scene, who), 0), written_out(scene)
    looked: list[Visit] = [visitor.knock("get", doors[name]) for name in names or doors]
    sent = [] if names else [visitor.knock("post", url) for url in doors.values()]
    more = [] if names else [visitor.knock("get", url) for url in more_doors(scene)]
    songs = {song for visit in (*looked, *sent, *more) for song in visit.heard}
    return {laid[song].name for song in songs if laid[song].is_text}


@pytest.fixture(scope="module")
def laid(neighbourhood: Scene) -> Iterator[dict[str, Canary]]:
    with taken_back():
        yield lay(neighbourhood)


@pytest.mark.parametrize("who", ["willem", "vreemde", "oudgast"])
def test_a_stranger_hears_not_a_word_when_the_first_wall_is_down(
    neighbourhood: Scene, laid: dict[str, Canary], monkeypatch: pytest.MonkeyPatch, who: str
):
    with first_wall_down(monkeypatch):
        heard = heard_by(neighbourhood, laid, who, *TELLING)
    assert heard - OWN_WORDS.get(who, set()) == set()


def test_without_both_walls_the_same_stranger_would_hear_it_all(
    neighbourhood: Scene, laid: dict[str, Canary], monkeypatch: pytest.MonkeyPatch
):
    with first_wall_down(monkeypatch), second_wall_down(monkeypatch):
        heard = heard_by(neighbourhood, laid, "vreemde", *TELLING)
    assert {name.split(".")[0] for name in heard} >= {"answer", "story", "promise", "deviation"}
