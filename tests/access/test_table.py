"""Every example role x every address: the answer is the one that stands in the table, and looking changes nothing."""

import pytest

from schuifaan.stories import actions as stories
from tests.access.crawl import Walks
from tests.access.people import EVERYONE, come_in
from tests.access.scene import Scene
from tests.access.table import LOOKING, SENDING, expected

Answers = dict[str, dict[str, str]]


def differences(heard: Answers, table: Answers) -> list[str]:
    """What a person hears that the table does not say, a line each; and the pages that only one of both knows."""
    unlisted = [f"{name}: is not in the table" for name in heard if name not in table]
    gone = [f"{name}: there is no such page" for name in table if name not in heard]
    wrong = [
        f"{name}: {who} hears {said}, and the table says {table[name][who]}"
        for name, row in heard.items()
        for who, said in row.items()
        if name in table and said != table[name][who]
    ]
    return unlisted + gone + wrong


def test_everyone_sees_the_pages_that_are_theirs(walks: Walks):
    names = walks.by["anoniem"].looked
    heard = {name: {who: walks.by[who].looked[name].told for who in EVERYONE} for name in names}
    assert differences(heard, expected(LOOKING)) == []


def test_whoever_sends_an_empty_form_hears_what_the_table_says(walks: Walks):
    names = walks.by["anoniem"].sent
    heard = {name: {who: walks.by[who].sent[name].told for who in EVERYONE} for name in names}
    assert differences(heard, expected(SENDING)) == []


def test_looking_changes_nothing(walks: Walks):
    assert [(who, visit.url, visit.changed) for who, visit in walks.all_seen if visit.changed] == []


def test_no_page_leads_to_one_that_this_person_does_not_get(walks: Walks):
    assert [(who, *link) for who, walk in walks.by.items() for link in walk.dead_links] == []


def test_an_empty_form_takes_no_shield_from_a_story(scene: Scene):
    stories.restrict(story=scene.story, by=scene.fatma, restricted=True)
    come_in(scene, "coordinator").post(f"/verhalen/{scene.story.pk}/afschermen/")
    scene.story.refresh_from_db()
    assert scene.story.restricted


def test_a_page_that_nobody_listed_a_line_without_a_page_and_a_wrong_cell_are_named():
    heard = {"new": {"huis": "200"}, "old": {"huis": "200"}}
    table = {"old": {"huis": "404"}, "gone": {"huis": "404"}}
    assert differences(heard, table) == [
        "new: is not in the table",
        "gone: there is no such page",
        "old: huis hears 200, and the table says 404",
    ]


@pytest.mark.parametrize("table", [LOOKING, SENDING], ids=["looking", "sending"])
def test_the_table_names_each_page_once(table: str):
    names = [line.split()[0] for line in table.strip().splitlines()[1:] if not line.startswith("#")]
    assert sorted(set(names)) == sorted(names)
