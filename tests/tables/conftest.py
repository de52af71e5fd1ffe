"""Fatma told her story, and Marloes opened a table for it. Kees, Samira and Jan are in the directory."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schuifaan.base.periods import now
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Tag
from schuifaan.stories import actions as stories
from schuifaan.stories.models import Story
from schuifaan.tables import actions
from schuifaan.tables.models import Invitation, Table, TimeOption
from schuifaan.tables.words import Ask, Via
from tests.world import World, world

__all__ = ["world"]

CANARY = "Kanariewoord"


def tell(world: World, resident: Person) -> Story:
    """A story with pictures: rest, cooking, money and a house; the words hold a canary."""
    story = stories.begin(resident=resident, by=resident)
    stories.write_answer(story=story, by=resident, question="want", words=f"Rust, {CANARY}", tags=[Tag.REST])
    stories.write_answer(story=story, by=resident, question="can", words=f"Koken, {CANARY}", tags=[Tag.COOKING])
    need = [Tag.MONEY, Tag.HOUSING]
    stories.write_answer(story=story, by=resident, question="need", words=f"De huur, {CANARY}", tags=need)
    return stories.send(story=story, by=resident)


def three_times(first: int = 3) -> list[datetime]:
    return [now().replace(microsecond=0) + timedelta(days=first + day) for day in range(3)]


def ask(table: Table, person: Person, *, site: str = "") -> tuple[Invitation, str]:
    """Put someone on the list, with the resident's yes, and ask them."""
    actions.consider(table=table, by=table.coordinator, person=person)
    actions.say_ask(table=table, by=table.resident, person=person, ask=Ask.YES)
    return actions.invite(table=table, by=table.coordinator, person=person, site=site)


def comes(table: Table, *people: Person, times: Sequence[TimeOption] = ()) -> None:
    """These people are asked, and say yes on the telephone."""
    if not table.times.exists():
        actions.propose_times(table=table, by=table.coordinator, times=three_times())
    for person in people:
        invitation, _code = ask(table, person)
        actions.answer(invitation=invitation, yes=True, times=times, via=Via.PHONE, by=table.coordinator)


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def queries_of(client: Client, url: str) -> int:
    """How many queries a page costs, the second time that it is asked for."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.fixture
def story(world: World) -> Story:
    return tell(world, world.fatma)


@pytest.fixture
def table(world: World, story: Story) -> Table:
    return actions.open_table(story=story, by=world.marloes)
