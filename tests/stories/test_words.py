"""Every page of a story speaks plainly: short sentences, no word that nobody uses."""

from django.test import Client

from schuifaan.stories import actions
from schuifaan.stories.models import Story
from tests.stories.test_coordinator_pages import pages
from tests.stories.test_resident_pages import PAGES
from tests.words.faults import faults_in
from tests.world import World


def faults(client: Client, urls: list[str]) -> dict[str, list[str]]:
    found = {url: faults_in(client.get(url).content.decode()) for url in urls}
    return {url: lines for url, lines in found.items() if lines}


def test_the_pages_of_fatma_speak_plainly(client: Client, world: World, story: Story) -> None:
    actions.name_people(
        story=story, by=world.fatma, people=[actions.Named("Joke"), actions.Named("Bep", welcome=False)]
    )
    for formal in (False, True):
        world.fatma.formal = formal
        world.fatma.save()
        client.force_login(world.fatma)
        assert faults(client, [*PAGES, f"/verhalen/{story.pk}/afschermen/"]) == {}
    actions.answer_at_once(story=story, by=world.marloes, answer="Bel de bieb")
    assert faults(client, ["/mijn/verhaal/"]) == {}


def test_the_pages_of_marloes_speak_plainly(client: Client, world: World, story: Story) -> None:
    client.force_login(world.marloes)
    assert faults(client, ["/verhalen/", "/verhalen/nieuw/", *pages(story)]) == {}
    assert faults_in(client.post(f"/verhalen/{story.pk}/brief/").content.decode()) == []
    actions.restrict(story=story, by=world.marloes, restricted=True)
    assert faults(client, ["/verhalen/", f"/verhalen/{story.pk}/", f"/verhalen/{story.pk}/afschermen/"]) == {}
