"""A story that Fatma told on her phone."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schuifaan.neighbourhood.words import Tag
from schuifaan.stories import actions
from schuifaan.stories.models import Story
from tests.world import World, world

__all__ = ["world"]


def tell(world: World, resident: str = "fatma") -> Story:
    """Begin a story and answer the three questions; not yet sent in."""
    who = getattr(world, resident)
    story = actions.begin(resident=who, by=who)
    actions.write_answer(story=story, by=who, question="want", words="Weer rustig slapen", tags=[Tag.REST])
    actions.write_answer(story=story, by=who, question="can", words="Ik kook graag", tags=[Tag.COOKING])
    actions.write_answer(story=story, by=who, question="need", words="Hulp met de huur", tags=[Tag.MONEY, Tag.HOUSING])
    return story


def queries_of(client: Client, url: str) -> int:
    """How many queries a page costs, the second time that it is asked for."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.fixture
def story(world: World) -> Story:
    return actions.send(story=tell(world), by=world.fatma)
