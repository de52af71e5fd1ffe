"""A canary in each personal field is found by whom it is meant for, and its reading is kept; nobody else hears it."""

from collections import defaultdict

import pytest

from schuifaan.base.personal import personal_fields
from tests.access.crawl import Walks
from tests.access.scene import Scene
from tests.access.seen import may_read


def found_by(walks: Walks) -> dict[str, set[str]]:
    """Per field of a row, who found its words somewhere."""
    found: dict[str, set[str]] = defaultdict(set)
    for canary in walks.laid.values():
        found[canary.name] |= set()
    for who, walk in walks.by.items():
        for song in walk.heard:
            found[walks.laid[song].name].add(who)
    return found


def differences(found: dict[str, set[str]], meant: dict[str, set[str]]) -> list[str]:
    """Who reads what was not meant for them, and who does not find what was."""
    leaks = [f"{name}: {who} reads it" for name in found for who in sorted(found[name] - meant.get(name, set()))]
    hidden = [
        f"{name}: {who} finds it nowhere" for name in meant for who in sorted(meant[name] - found.get(name, set()))
    ]
    return leaks + hidden


def test_each_field_is_read_by_whom_it_is_meant_for(walks: Walks):
    found = found_by(walks)
    assert differences(found, may_read()) == []
    assert set(found) == set(may_read())


def test_every_personal_field_of_the_house_has_a_canary(walks: Walks):
    fields = {f"{model._meta.model_name}.{field.name}" for model, field in personal_fields()}
    assert fields == {canary.name.split(" ")[0] for canary in walks.laid.values()}


@pytest.mark.parametrize(
    "who",
    ["huis", "stuurgroep", "controleur", "anoniem", "vreemde", "oudgast", "mien", "gemeentebaas", "willem"],
)
def test_whoever_has_nothing_to_do_with_fatma_hears_not_a_word(walks: Walks, who: str):
    assert {walks.laid[song].name for song in walks.by[who].heard} == set()


def test_the_neighbour_never_reads_what_is_delicate_or_without_neighbours(walks: Walks):
    heard = {walks.laid[song].name for song in walks.by["buurvrouw"].heard}
    assert [name for name in heard if "delicate" in name or "professionals" in name or " rent " in name] == []


def test_every_page_with_fatmas_words_kept_a_line_of_who_read_them(walks: Walks, scene: Scene):
    fatma = str(scene.fatma.pk)
    words = {song for song, canary in walks.laid.items() if canary.is_text and canary.about == fatma}
    others = [(who, visit) for who, visit in walks.all_seen if walks.by[who].person != fatma and visit.heard & words]
    assert {who for who, _visit in others} >= {"buurvrouw", "coordinator", "professional", "leidinggevende", "tablet"}
    assert [(who, visit.url) for who, visit in others if fatma not in visit.read_about] == []


def test_reading_about_yourself_leaves_no_line(walks: Walks, scene: Scene):
    own = walks.by["bewoner"]
    assert own.heard
    assert [visit.url for visit in own.seen if str(scene.fatma.pk) in visit.read_about] == []
