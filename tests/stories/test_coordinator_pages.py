"""The pages of Marloes: who waits, writing along, the letter, the shield."""

import re
from datetime import timedelta
from itertools import count

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import now, today
from schuifaan.neighbourhood.models import Person, Role
from schuifaan.neighbourhood.words import Kind, Tag
from schuifaan.stories import actions, queries
from schuifaan.stories.models import Mark, Story
from schuifaan.stories.words import OpenTo, Question, State, Told
from tests.stories.conftest import queries_of, tell
from tests.world import World, person

FROM = {"referer": "/verhalen/"}
NOBODY = {"people-TOTAL_FORMS": "1", "people-INITIAL_FORMS": "0", "people-0-welcome": "ja"}
PARTS = ("", "wil/", "kan/", "nodig/", "antwoord/", "brief/", "cijfer/", "afschermen/")


@pytest.fixture
def desk(client: Client, world: World) -> Client:
    client.force_login(world.marloes)
    return client


def pages(story: Story) -> list[str]:
    return [f"/verhalen/{story.pk}/{part}" for part in PARTS]


def test_new_stories_show_the_days_they_wait_the_longest_first(desk: Client, world: World, story: Story) -> None:
    Story.objects.filter(pk=story.pk).update(told_at=now() - timedelta(days=4), call_before=today())
    actions.send(story=tell(world, "henk"), by=world.henk)
    waiting = queries.waiting(world.marloes)
    assert [(row.story.resident, row.days, row.called_late) for row in waiting] == [
        (world.fatma, 4, True),
        (world.henk, 0, False),
    ]
    page = desk.get("/verhalen/")
    assertContains(page, "wacht 4 dagen")
    assertContains(page, "Bel vandaag")
    assertContains(page, "Weer rustig slapen", count=2)


def test_a_draft_and_another_neighbourhood_are_not_in_the_list(desk: Client, world: World) -> None:
    tell(world, "henk")
    next_door = actions.begin(resident=world.piet, by=world.olga, told=Told.PHONE)
    page = desk.get("/verhalen/")
    assertNotContains(page, "Henk Bos")
    assertNotContains(page, "Piet Post")
    assert [list(queries.others(world.marloes)), list(queries.others(world.olga))] == [[], [next_door]]


def test_reading_the_list_is_kept_about_whom_was_read(desk: Client, world: World, story: Story) -> None:
    desk.get("/verhalen/")
    desk.get(f"/verhalen/{story.pk}/")
    lines = JournalLine.objects.filter(act="read").order_by("pk")
    assert [(line.verb, line.person, line.about, line.purpose) for line in lines] == [
        ("stories", world.marloes.pk, world.fatma.pk, "verhaal"),
        ("story", world.marloes.pk, world.fatma.pk, "verhaal"),
    ]


def test_one_story_shows_words_readers_and_who_may_help(desk: Client, world: World, story: Story) -> None:
    actions.open_reading(story=story, by=world.marloes, person=world.kees, neighbour=False)
    actions.wish(story=story, by=world.fatma, name="Joke", knows_household=True)
    actions.wish(story=story, by=world.fatma, name="mijn zwager", welcome=False)
    page = desk.get(f"/verhalen/{story.pk}/")
    for words in ("Weer rustig slapen", "Ik kook graag", "Hulp met de huur", "Joke", "mijn zwager", "Eikenlaan 1"):
        assertContains(page, words)
    assertContains(page, "Aan tafel leest Kees Jansen mee.", count=3)
    assertContains(page, "Zoek gasten")


def test_begin_with_somebody_new_and_write_the_three_questions(desk: Client, world: World) -> None:
    subarea = queries.home_of(world.fatma, world.ruwaard).subarea
    newcomer = {
        "name": "Toos Peters", "phone": "06 1", "address": "Dorpsweg 2", "subarea": subarea.pk, "formal": "on",
        "told": "phone",
    }  # fmt: skip
    step = desk.post("/verhalen/nieuw/", newcomer)
    story = Story.objects.get()
    toos = story.resident
    home = queries.home_of(toos, world.ruwaard)
    assert (toos.name, toos.phone, toos.formal, home.address, home.subarea) == (
        "Toos Peters", "06 1", True, "Dorpsweg 2", subarea,
    )  # fmt: skip
    assert (story.told, story.written_by, story.in_charge, story.household) == (
        Told.PHONE, world.marloes, world.marloes, home,
    )  # fmt: skip
    here = f"/verhalen/{story.pk}/"
    assertRedirects(step, f"{here}wil/")
    assertRedirects(desk.post(f"{here}wil/", {"tags": ["rest"], "words": "Rust"}), f"{here}kan/")
    assertRedirects(desk.post(f"{here}kan/", {"later": "1"}), f"{here}nodig/")
    need = {"tags": ["money"], "words": "", "open_to": "table", **NOBODY, "people-0-name": "Bep"}
    assertRedirects(desk.post(f"{here}nodig/", need), here)
    assertRedirects(desk.post(f"{here}insturen/"), here)
    assert [(view.words, view.tags, view.open_to) for view in queries.answers_for(story, toos)] == [
        ("Rust", (Tag.REST,), OpenTo.TABLE), ("", (), OpenTo.PROFESSIONALS), ("", (Tag.MONEY,), OpenTo.TABLE),
    ]  # fmt: skip
    assert [row.name for row in queries.named_in(story)] == ["Bep"]
    assert Story.objects.get().state == State.SENT


def test_a_story_is_shielded_from_its_first_day(desk: Client, world: World) -> None:
    desk.post("/verhalen/nieuw/", {"resident": str(world.fatma.pk), "told": "phone", "restricted": "on"})
    story = Story.objects.get()
    assert (story.restricted, story.household, story.in_charge) == (True, None, world.marloes)


def test_begin_with_fatma_goes_on_with_what_she_began(desk: Client, world: World) -> None:
    story = tell(world)
    step = desk.post("/verhalen/nieuw/", {"resident": str(world.fatma.pk), "told": "together"})
    assertRedirects(step, f"/verhalen/{story.pk}/wil/")
    assert Story.objects.get().told == Told.TOGETHER


def test_beginning_with_nobody_or_with_two_says_what_to_do(desk: Client, world: World) -> None:
    assertContains(desk.post("/verhalen/nieuw/", {"told": "phone"}), "Kies een bewoner, of schrijf de naam")
    both = {"resident": str(world.fatma.pk), "name": "Toos", "told": "phone"}
    assertContains(desk.post("/verhalen/nieuw/", both), "Niet allebei.")
    next_door = {"resident": str(world.piet.pk), "told": "phone"}
    assertContains(desk.post("/verhalen/nieuw/", next_door), "Kijk dit nog even na")
    assert not Story.objects.exists()


def test_a_neighbourhood_that_is_not_open_begins_nothing(desk: Client, world: World) -> None:
    world.ruwaard.controller = ""
    world.ruwaard.save()
    assertContains(desk.get("/verhalen/nieuw/", headers=FROM), "Deze wijk is nog niet open.", status_code=409)


def test_writing_along_does_not_open_wider_what_she_told_alone(desk: Client, world: World, story: Story) -> None:
    page = desk.get(f"/verhalen/{story.pk}/nodig/")
    assertNotContains(page, 'value="table"')
    wider = {"words": "Hulp met de huur", "open_to": "table", **NOBODY}
    assertContains(desk.post(f"/verhalen/{story.pk}/nodig/", wider), "Kijk dit nog even na")
    assertContains(desk.post(f"/verhalen/{story.pk}/kan/", {"words": " "}), "Kies een plaatje of schrijf iets op.")


def test_a_simple_question_is_answered_at_once(desk: Client, world: World, story: Story) -> None:
    here = f"/verhalen/{story.pk}/"
    assertContains(desk.post(f"{here}antwoord/", {"answer": " "}), "Schrijf op wat je antwoordt.")
    assertRedirects(desk.post(f"{here}antwoord/", {"answer": "Bel de bieb"}), here)
    assertContains(desk.get(here), "Bel de bieb")
    assertContains(
        desk.post(f"{here}antwoord/", {"answer": "Nog eens"}, headers=FROM), "Dit kan nu niet", status_code=409
    )


def test_a_letter_carries_a_code_and_nothing_of_the_story(desk: Client, world: World, story: Story) -> None:
    page = f"/verhalen/{story.pk}/brief/"
    assertContains(desk.get(page), "Maak de brief")
    letter = desk.post(page).content.decode()
    assert "Beste Fatma," in letter
    assert "Eikenlaan 1" in letter
    assert re.search(r"<svg viewBox=\"0 0 \d+ \d+\" class=\"qr\">", letter)
    assert [words for words in ("slapen", "kook", "huur", "style=", "<script>") if words in letter] == []


def test_a_shielded_story_has_no_letter(desk: Client, world: World, story: Story) -> None:
    actions.restrict(story=story, by=world.marloes, restricted=True)
    for ask in (desk.get, desk.post):
        refused = ask(f"/verhalen/{story.pk}/brief/", headers=FROM)
        assertContains(refused, "Dit verhaal krijgt geen brief.", status_code=409)
    assertNotContains(desk.get(f"/verhalen/{story.pk}/"), "/brief/")


def test_the_shield_hides_it_from_other_coordinators_and_from_the_list(
    desk: Client, client: Client, world: World, story: Story
) -> None:
    Role.objects.create(person=world.samira, neighbourhood=world.ruwaard, kind=Kind.COORDINATOR)
    here = f"/verhalen/{story.pk}/"
    assertRedirects(desk.post(f"{here}afschermen/", {"restricted": "ja"}), here)
    assertContains(desk.get(here), "Thuis is niet veilig")
    assertNotContains(desk.get(here), "Eikenlaan 1")
    assertNotContains(desk.get("/verhalen/"), "Weer rustig slapen")
    other = Client()
    other.force_login(world.samira)
    assert {other.get(url).status_code for url in pages(story)} == {404}
    assertNotContains(other.get("/verhalen/"), "Fatma")
    assertRedirects(desk.post(f"{here}afschermen/", {"restricted": "nee"}), here)
    assert other.get(here).status_code == 200


def test_a_mark_said_aloud_is_written_down(desk: Client, world: World, story: Story) -> None:
    here = f"/verhalen/{story.pk}/"
    assertContains(desk.post(f"{here}cijfer/", {}), "Kies een cijfer, of sla het over.")
    assertRedirects(desk.post(f"{here}cijfer/", {"value": "4"}), here)
    assert list(Mark.objects.values_list("resident", "value")) == [(world.fatma.pk, 4)]


def test_an_empty_story_is_not_sent_in(desk: Client, world: World) -> None:
    story = actions.begin(resident=world.fatma, by=world.marloes, told=Told.PHONE)
    refused = desk.post(f"/verhalen/{story.pk}/insturen/", headers=FROM)
    assertContains(refused, "Vertel eerst iets", status_code=409)


@pytest.mark.parametrize("name", ["kees", "samira", "jan", "henk", "olga", "ria", "bert", "stien", "anna"])
def test_somebody_without_this_story_learns_nothing(client: Client, world: World, story: Story, name: str) -> None:
    """Kees sits at the table: a seat opens answers at the table's own page, never the story's pages."""
    actions.open_reading(story=story, by=world.marloes, person=world.kees, neighbour=False)
    client.force_login(getattr(world, name))
    assert {client.get(url).status_code for url in pages(story)} == {404}
    assert {client.post(url).status_code for url in [*pages(story)[1:], f"/verhalen/{story.pk}/insturen/"]} == {404}


def test_a_stranger_signs_in_first(client: Client, world: World, story: Story) -> None:
    assert {client.get(url).status_code for url in ["/verhalen/", "/verhalen/nieuw/", *pages(story)]} == {302}


def test_three_stories_cost_no_more_queries_than_one(desk: Client, world: World) -> None:
    numbers = count(1)

    def add(state: str) -> None:
        who = person(f"Bewoner {next(numbers)}", (Kind.RESIDENT, world.ruwaard, None))
        story = actions.begin(resident=who, by=who)
        actions.write_answer(story=story, by=world.marloes, question=Question.WANT, words="Rust", tags=[Tag.REST])
        actions.write_answer(story=story, by=who, question=Question.CAN, words="", tags=[Tag.COOKING, Tag.SEWING])
        actions.send(story=story, by=who)
        if state == State.AT_TABLE:
            actions.seat_table(story=story, by=world.marloes)

    for state in (State.SENT, State.AT_TABLE):
        add(state)
    one = queries_of(desk, "/verhalen/")
    for state in (State.SENT, State.AT_TABLE) * 2:
        add(state)
    assert queries_of(desk, "/verhalen/") == one


def test_three_readers_and_marks_cost_no_more_queries_than_one(desk: Client, world: World, story: Story) -> None:
    counts = []
    for reader in (world.kees, world.samira, world.ria):
        actions.open_reading(story=story, by=world.marloes, person=reader, neighbour=False)
        actions.give_mark(story=story, by=world.fatma, value=6, moment="between")
        actions.wish(story=story, by=world.fatma, name=str(reader))
        counts.append(queries_of(desk, f"/verhalen/{story.pk}/"))
    assert counts == counts[:1] * 3


def test_a_long_list_goes_on_another_page(desk: Client, world: World) -> None:
    people = [Person(name=f"Bewoner {number}") for number in range(31)]
    Person.objects.bulk_create(people)
    Story.objects.bulk_create(
        Story(
            neighbourhood=world.ruwaard, resident=who, begun_at=now(), state=State.AT_TABLE, told_at=now()
        )
        for who in people
    )  # fmt: skip
    assertContains(desk.get("/verhalen/"), "?blad=2")
    assertContains(desk.get("/verhalen/?blad=2"), "het verhaal van Bewoner", count=1)
