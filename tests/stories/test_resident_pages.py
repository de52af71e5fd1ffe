"""The pages on Fatma's phone."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from schuifaan.base.models import JournalLine
from schuifaan.neighbourhood.words import Tag
from schuifaan.stories import actions, queries
from schuifaan.stories.models import Mark, Story, Wish
from schuifaan.stories.words import OpenTo, Question, State
from tests.stories.conftest import queries_of, tell
from tests.world import World

PAGES = (
    "/mijn/verhaal/",
    "/mijn/verhaal/wil/",
    "/mijn/verhaal/kan/",
    "/mijn/verhaal/nodig/",
    "/mijn/verhaal/kijk-na/",
    "/mijn/verhaal/wie-leest/",
    "/mijn/verhaal/stop/",
    "/mijn/cijfer/",
)
FROM = {"referer": "/mijn/verhaal/"}


def named(*rows: tuple[str, str, bool]) -> dict[str, str]:
    data = {"people-TOTAL_FORMS": str(len(rows)), "people-INITIAL_FORMS": "0"}
    for number, (name, welcome, knows) in enumerate(rows):
        data |= {f"people-{number}-name": name, f"people-{number}-welcome": welcome}
        data |= {f"people-{number}-knows_household": "on"} if knows else {}
    return data


@pytest.fixture
def phone(client: Client, world: World) -> Client:
    client.force_login(world.fatma)
    return client


def test_danger_comes_first_and_who_reads_it_is_plain(phone: Client, world: World) -> None:
    page = phone.get("/mijn/verhaal/").content.decode()
    assert page.index("Bel 112") < page.index("Wat wil ik?")
    assert "We lezen dit niet meteen. Marloes belt je voor " in page
    assert 'href="/bel/"' in page
    assert "Eerst leest niemand het. Tot je het zelf vertelt." in page
    assert not Story.objects.exists()


def test_the_whole_way_from_the_first_question_to_marloes(phone: Client, world: World) -> None:
    step = phone.post("/mijn/verhaal/wil/", {"words": "Weer rustig slapen", "tags": ["rest"]})
    assertRedirects(step, "/mijn/verhaal/kan/")
    step = phone.post("/mijn/verhaal/kan/", {"words": "", "later": "1"})
    assertRedirects(step, "/mijn/verhaal/nodig/")
    rows = named(("Joke", "ja", True), ("mijn zwager", "nee", False))
    step = phone.post("/mijn/verhaal/nodig/", {"words": "Hulp met de huur", "tags": ["money"], **rows})
    assertRedirects(step, "/mijn/verhaal/kijk-na/")
    page = phone.get("/mijn/verhaal/kijk-na/")
    for words in ("Weer rustig slapen", "Dit komt later.", "Hulp met de huur", "Joke", "mijn zwager"):
        assertContains(page, words)
    assertRedirects(phone.post("/mijn/verhaal/kijk-na/"), "/mijn/verhaal/")
    story = Story.objects.get()
    assert story.state == State.SENT
    assert [view.words for view in queries.answers_for(story, world.marloes)] == [
        "Weer rustig slapen", "", "Hulp met de huur",
    ]  # fmt: skip
    assert [(row.name, row.welcome, row.knows_household) for row in queries.named_in(story)] == [
        ("Joke", True, True),
        ("mijn zwager", False, False),
    ]


def test_sending_a_question_twice_counts_once(phone: Client, world: World) -> None:
    data = {"words": "Rust", "post_id": "7a0c7c3a-0d5b-4a57-9d6a-2f8d7c1d2e10"}
    first, second = (phone.post("/mijn/verhaal/wil/", data) for _ in range(2))
    assert (first["Location"], second["Location"]) == ("/mijn/verhaal/kan/", "/mijn/verhaal/kan/")
    assert JournalLine.objects.filter(verb="write-answer").count() == 1


def test_a_question_without_an_answer_says_what_to_do(phone: Client) -> None:
    page = phone.post("/mijn/verhaal/wil/", {"words": " "})
    assertContains(page, "Kies een plaatje of schrijf iets op. Of kies: Ik doe dit later.")
    assert not Story.objects.exists()


def test_a_picture_of_another_question_says_what_to_do(phone: Client) -> None:
    assertContains(phone.post("/mijn/verhaal/wil/", {"tags": ["sewing"]}), "Kies een plaatje van deze vraag.")


def test_a_tick_without_a_name_asks_whom(phone: Client) -> None:
    page = phone.post("/mijn/verhaal/nodig/", {"words": "Hulp", **named(("", "ja", True))})
    assertContains(page, "Schrijf op wie je bedoelt.")
    assert not Story.objects.exists()


def test_naming_one_more_keeps_what_was_said(phone: Client, world: World) -> None:
    data = {"words": "Hulp", "more": "1", **named(("Joke", "ja", False))}
    assert phone.post("/mijn/verhaal/nodig/", data)["Location"] == "/mijn/verhaal/nodig/#mensen"
    page = phone.get("/mijn/verhaal/nodig/")
    assertContains(page, 'value="Joke"')
    assertContains(page, "people-1-name")


def test_an_empty_story_is_not_told(phone: Client, world: World) -> None:
    actions.begin(resident=world.fatma, by=world.fatma)
    assertContains(phone.get("/mijn/verhaal/kijk-na/"), "Vertel eerst iets bij één van de drie vragen.")
    refused = phone.post("/mijn/verhaal/kijk-na/", headers=FROM)
    assertContains(refused, "Vertel eerst iets", status_code=409)


def test_after_telling_she_still_corrects_her_words(phone: Client, world: World, story: Story) -> None:
    step = phone.post("/mijn/verhaal/kan/", {"words": "Naaien ook", "tags": ["sewing"]})
    assertRedirects(step, "/mijn/verhaal/kijk-na/")
    assertContains(phone.get("/mijn/verhaal/kijk-na/"), "Naaien ook")
    assert Story.objects.get().state == State.SENT


def test_she_chooses_per_answer_and_sees_who_reads_now(phone: Client, world: World, story: Story) -> None:
    actions.open_reading(story=story, by=world.marloes, person=world.kees, neighbour=False)
    assertContains(phone.get("/mijn/verhaal/wie-leest/"), "Ook Kees Jansen, aan tafel.", count=3)
    choice = {"want": "coordinator", "can": "table", "need": "professionals"}
    assertRedirects(phone.post("/mijn/verhaal/wie-leest/", choice), "/mijn/verhaal/")
    page = phone.get("/mijn/verhaal/wie-leest/")
    assertContains(page, "Ook Kees Jansen, aan tafel.", count=2)
    assertContains(page, "Marloes Vos leest alles, als wijkcoördinator.")
    assert [view.question for view in queries.answers_for(story, world.kees)] == [Question.CAN, Question.NEED]


def test_choosing_nothing_asks_to_choose(phone: Client, world: World, story: Story) -> None:
    assertContains(phone.post("/mijn/verhaal/wie-leest/", {"want": "iedereen"}), "Kijk dit nog even na")


def test_before_it_is_told_the_page_says_that_only_she_reads_it(phone: Client, world: World) -> None:
    tell(world)
    page = phone.get("/mijn/verhaal/wie-leest/")
    assertContains(page, "Nu leest alleen jij dit.")
    assertNotContains(page, "Marloes Vos leest alles")


def test_a_mark_may_be_given_or_left(phone: Client, world: World) -> None:
    assertContains(phone.get("/mijn/cijfer/"), "Sla dit over")
    assertContains(phone.post("/mijn/cijfer/", {}), "Kies een cijfer, of sla het over.")
    assert not Mark.objects.exists()
    assertRedirects(phone.post("/mijn/cijfer/", {"value": "6"}), "/mijn/verhaal/")
    assert list(Mark.objects.values_list("moment", "value")) == [("start", 6)]
    assertContains(phone.get("/mijn/cijfer/"), "een 6, aan het begin")


def test_an_answer_at_once_is_read_and_may_be_refused(phone: Client, world: World, story: Story) -> None:
    actions.answer_at_once(story=story, by=world.marloes, answer="Bel de bieb op maandag")
    assertContains(phone.get("/mijn/verhaal/"), "Bel de bieb op maandag")
    assertRedirects(phone.post("/mijn/verhaal/nog-niet/"), "/mijn/verhaal/")
    assert Story.objects.get().state == State.SENT
    assertRedirects(phone.post("/mijn/verhaal/nog-niet/"), "/mijn/verhaal/")


def test_a_new_story_begins_empty_after_the_old_one(phone: Client, world: World, story: Story) -> None:
    actions.answer_at_once(story=story, by=world.marloes, answer="Bel de bieb")
    assertNotContains(phone.get("/mijn/verhaal/wil/"), "Weer rustig slapen")
    phone.post("/mijn/verhaal/wil/", {"words": "Iets heel anders"})
    page = phone.get("/mijn/verhaal/")
    assertContains(page, "Iets heel anders")
    assertNotContains(page, "Weer rustig slapen")


def test_she_stops_and_nobody_reads_it_more(phone: Client, world: World, story: Story) -> None:
    assertContains(phone.get("/mijn/verhaal/stop/"), "Stop mijn verhaal")
    assertRedirects(phone.post("/mijn/verhaal/stop/"), "/mijn/verhaal/")
    assert queries.answers_for(story, world.marloes) == []
    assertRedirects(phone.get("/mijn/verhaal/stop/"), "/mijn/verhaal/")


def test_she_shields_it_herself_and_cannot_lift_it_at_home(phone: Client, world: World, story: Story) -> None:
    page = f"/verhalen/{story.pk}/afschermen/"
    assertContains(phone.get(page), "Doe extra voorzichtig")
    assertRedirects(phone.post(page, {"restricted": "ja"}), "/mijn/verhaal/")
    assert Story.objects.get().restricted
    assert phone.post(page, {"restricted": "nee"}).status_code == 404
    assertContains(phone.get(page), "Bel de wijkcoördinator als het weer veilig is.")
    assertNotContains(phone.get("/mijn/verhaal/"), "afgeschermd")


def test_who_prefers_u_is_spoken_to_so(phone: Client, world: World) -> None:
    world.fatma.formal = True
    world.fatma.save()
    page = phone.get("/mijn/verhaal/")
    assertContains(page, "Marloes belt u voor ")
    assertContains(page, "vertel uw verhaal")
    assertContains(phone.get("/mijn/verhaal/kan/"), "Waar bent u goed in?")


def test_a_neighbourhood_that_is_not_open_refuses_kindly(phone: Client, world: World) -> None:
    world.ruwaard.controller = ""
    world.ruwaard.save()
    for url in ("/mijn/verhaal/", "/mijn/verhaal/wil/", "/mijn/cijfer/"):
        page = phone.get(url, headers=FROM)
        assertContains(page, "nog geen verhaal vertellen. Bel 0412 000 000", status_code=409)


def test_somebody_elses_phone_shows_nothing_of_fatma(client: Client, world: World, story: Story) -> None:
    client.force_login(world.henk)
    for url in PAGES:
        page = client.get(url, follow=True).content.decode()
        assert [words for words in ("rustig slapen", "kook graag", "de huur") if words in page] == []
    assert client.get(f"/verhalen/{story.pk}/afschermen/").status_code == 404
    assert client.get(f"/verhalen/{story.pk}/").status_code == 404


@pytest.mark.parametrize("name", ["kees", "jan", "ria", "stien", "haard"])
def test_who_is_no_resident_finds_no_such_page(client: Client, world: World, name: str) -> None:
    client.force_login(getattr(world, name))
    assert {client.get(url).status_code for url in PAGES} == {404}


def test_a_stranger_begins_with_the_code_on_the_letter(client: Client, world: World) -> None:
    assert {client.get(url)["Location"] for url in PAGES} == {"/code/"}


def test_her_own_reading_leaves_no_line(phone: Client, world: World, story: Story) -> None:
    for url in PAGES:
        assert phone.get(url).status_code == 200
    assert not JournalLine.objects.filter(act="read").exists()


@pytest.mark.parametrize("url", PAGES)
def test_three_people_named_cost_no_more_queries_than_one(phone: Client, world: World, url: str) -> None:
    story = tell(world)
    counts = []
    for people in (["Joke"], ["Joke", "Ria", "Bep"]):
        actions.name_people(story=story, by=world.fatma, people=[actions.Named(name) for name in people])
        counts.append(queries_of(phone, url))
    assert counts[0] == counts[1]
    assert Wish.objects.count() == 3


def test_open_to_and_pictures_stand_on_the_look_over_page(phone: Client, world: World) -> None:
    story = tell(world)
    actions.choose_readers(story=story, by=world.fatma, question="want", open_to=OpenTo.COORDINATOR)
    page = phone.get("/mijn/verhaal/kijk-na/")
    for words in ("alleen de wijkcoördinator", "iedereen aan tafel, zonder buren", "Wonen, geld"):
        assertContains(page, words)
    assert Tag.REST in queries.pictures_of(story, Question.WANT)
