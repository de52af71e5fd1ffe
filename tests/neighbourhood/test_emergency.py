"""Reading in an emergency: four hours, with a reason, and the resident hears it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client

from schuifaan.base.access import may
from schuifaan.base.models import JournalLine
from schuifaan.base.periods import moment, now, today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.actions import emergency
from schuifaan.neighbourhood.models import EmergencyReading, Member, Person, ReviewItem, Role
from schuifaan.neighbourhood.queries import emergency as queries
from schuifaan.neighbourhood.words import Kind, ReviewKind, Telling
from schuifaan.stories import actions as stories
from schuifaan.stories.models import Story
from schuifaan.stories.words import OpenTo
from tests.world import World, person

pytestmark = pytest.mark.django_db
WHY = "Ze neemt de telefoon niet op en haar deur staat open."


def opened(world: World, by: Person, **more: object) -> EmergencyReading:
    return emergency.open_in_emergency(neighbourhood=world.ruwaard, resident=world.fatma, by=by, reason=WHY, **more)


@pytest.fixture
def pien(world: World) -> Person:
    """The privacy contact of the Ruwaard."""
    return person("Pien Aarts", (Kind.PRIVACY, world.ruwaard, None), email="pien@voorbeeld.test")


@pytest.fixture
def fatma(world: World) -> Person:
    """Fatma has an address for mail."""
    Person.objects.filter(pk=world.fatma.pk).update(email="fatma@voorbeeld.test")
    world.fatma.refresh_from_db()
    return world.fatma


def test_it_lasts_four_hours_and_comes_into_the_queue(world, pien):
    reading = opened(world, world.kees)
    assert reading.ends_at - reading.opened_at == timedelta(hours=4)
    assert [(item.kind, item.who, item.about, item.reading) for item in ReviewItem.objects.all()] == [
        (ReviewKind.EMERGENCY, world.kees, world.fatma, reading)
    ]


def test_pressing_again_opens_nothing_more(world):
    assert opened(world, world.kees) == opened(world, world.kees)
    assert ReviewItem.objects.count() == 1


@pytest.mark.parametrize("who", ["jan", "henk", "olga", "ria", "kim", "cor"])
def test_only_who_works_here_opens(world, who):
    with pytest.raises(Refusal, match="Alleen wie hier werkt"):
        opened(world, getattr(world, who))


def test_whoever_shares_the_home_asks_a_colleague(world):
    home = Member.objects.get(person=world.fatma).household
    Member.objects.create(household=home, person=world.kees, since=today())
    with pytest.raises(Refusal, match="Vraag een collega"):
        opened(world, world.kees)


def test_a_reason_is_a_sentence(world):
    with pytest.raises(Refusal, match="hele zin"):
        emergency.open_in_emergency(neighbourhood=world.ruwaard, resident=world.fatma, by=world.kees, reason="  nodig ")


def test_she_hears_it_at_once_and_the_mail_says_no_name(world, fatma, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        reading = opened(world, world.kees)
    assert reading.told_at is not None
    hers = next(one for one in mail.outbox if one.to == ["fatma@voorbeeld.test"])
    said = hers.subject + hers.body
    assert [word for word in ("Fatma", "Kees", "verhaal van", WHY) if word in said] == []
    assert queries.notices_for(fatma) == [reading]


def test_colleagues_hear_that_something_was_opened_and_not_of_whom(world, pien, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        opened(world, world.kees)
    assert sorted(to for one in mail.outbox for to in one.to) == ["marloes@voorbeeld.test", "pien@voorbeeld.test"]
    assert [one.body for one in mail.outbox if "Fatma" in one.body or "Kees" in one.body] == []


def test_whoever_has_no_way_in_is_told_by_somebody(world):
    reading = opened(world, world.kees)
    assert (reading.telling, reading.told_at) == (Telling.VOICE, None)
    emergency.tell_what_is_due()
    reading.refresh_from_db()
    assert reading.told_at is None
    emergency.said_in_person(reading=reading, by=world.marloes)
    reading.refresh_from_db()
    assert reading.told_at is not None


def test_where_home_is_not_safe_nothing_is_sent_and_nothing_catches_the_eye(
    world, fatma, pien, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        opened(world, world.kees, quietly=True)
        emergency.tell_what_is_due()
    assert [one.to for one in mail.outbox] == [["pien@voorbeeld.test"]]
    assert queries.notices_for(fatma) == []


def test_asked_to_wait_she_hears_it_after_an_hour_when_nobody_decides(world, fatma):
    reading = opened(world, world.kees, ask_to_wait=True)
    assert emergency.tell_what_is_due() == 0
    assert queries.notices_for(fatma) == []
    with moment(now() + timedelta(minutes=61)):
        assert emergency.tell_what_is_due() == 1
        assert emergency.tell_what_is_due() == 0
    reading.refresh_from_db()
    assert reading.told_at is not None


def test_a_colleague_holds_it_back_until_a_day_and_that_is_looked_over_too(world, fatma, pien):
    reading = opened(world, world.kees, ask_to_wait=True)
    until = today() + timedelta(days=3)
    emergency.hold_back(reading=reading, by=world.marloes, reason="Haar man leest mee op haar telefoon.", until=until)
    with moment(now() + timedelta(days=2)):
        assert emergency.tell_what_is_due() == 0
    with moment(now() + timedelta(days=4)):
        assert emergency.tell_what_is_due() == 1
        assert queries.notices_for(fatma) == [reading]
    assert list(ReviewItem.objects.order_by("kind").values_list("kind", "who")) == [
        (ReviewKind.EMERGENCY, world.kees.pk),
        (ReviewKind.HELD, world.marloes.pk),
    ]


@pytest.mark.parametrize(("days", "reason"), [(0, WHY), (31, WHY), (3, "gevaar")])
def test_holding_back_asks_for_a_reason_and_a_near_day(world, fatma, days, reason):
    reading = opened(world, world.kees, ask_to_wait=True)
    with pytest.raises(Refusal):
        emergency.hold_back(reading=reading, by=world.marloes, reason=reason, until=today() + timedelta(days=days))


def test_who_read_does_not_hold_it_back_and_what_is_told_stays_told(world, fatma):
    until = today() + timedelta(days=3)
    asked = opened(world, world.kees, ask_to_wait=True)
    with pytest.raises(Refusal, match="Je las zelf"):
        emergency.hold_back(reading=asked, by=world.kees, reason=WHY, until=until)
    told = opened(world, world.samira)
    with pytest.raises(Refusal, match="weet het al"):
        emergency.hold_back(reading=told, by=world.marloes, reason=WHY, until=until)


def deciders(world: World, reading: EmergencyReading) -> set[str]:
    return {name for name, one in world.everyone().items() if may(one, "decide", reading)}


def test_who_decides(world, pien):
    assert deciders(world, opened(world, world.kees)) == {"marloes"}
    assert deciders(world, opened(world, world.marloes)) == set()
    assert may(pien, "decide", EmergencyReading.objects.get(reader=world.kees))
    assert may(pien, "decide", EmergencyReading.objects.get(reader=world.marloes))


def test_once_she_knows_there_is_nothing_to_decide(world, fatma):
    assert deciders(world, opened(world, world.kees)) == set()


def test_where_home_is_not_safe_the_fewest_decide(world):
    reading = opened(world, world.kees, quietly=True)
    assert deciders(world, reading) == {"marloes"}
    pien = person("Pien Aarts", (Kind.PRIVACY, world.ruwaard, None))
    assert deciders(world, reading) == set()
    assert may(pien, "decide", reading)


def test_nobody_of_the_same_home_decides(world):
    reading = opened(world, world.kees)
    home = Member.objects.get(person=world.fatma).household
    Member.objects.create(household=home, person=world.marloes, since=today())
    assert deciders(world, reading) == set()


def test_what_she_does_not_hear_yet_stands_in_no_insight(world, fatma):
    reading = opened(world, world.kees, ask_to_wait=True)
    for by, purpose in ((world.kees, "nood"), (world.kees, "plan"), (world.marloes, "nood")):
        JournalLine.objects.create(
            at=now(), act="read", verb="plan", purpose=purpose, person=by.pk, about=fatma.pk, thing="plans.plan"
        )
    hidden = queries.lines_not_yet_heard(fatma)
    shown = JournalLine.objects.filter(about=fatma.pk, act="read").exclude(hidden)
    assert sorted(shown.values_list("person", "purpose")) == sorted(
        [(world.kees.pk, "plan"), (world.marloes.pk, "nood")]
    )
    EmergencyReading.objects.filter(pk=reading.pk).update(told_at=now())
    assert queries.lines_not_yet_heard(fatma) is None


@pytest.mark.parametrize(
    "broken",
    [
        {"ends_at": now() - timedelta(days=1)},
        {"resident": "kees"},
        {"held_back_by": "kees", "held_back_at": now()},
        {"held_back_by": "marloes"},
        {"held_back_at": now()},
    ],
    ids=["ends before it starts", "of oneself", "held by the reader", "held at no moment", "held by nobody"],
)
def test_the_database_refuses(world, broken):
    reading = opened(world, world.kees)
    told = {name: getattr(world, value) if isinstance(value, str) else value for name, value in broken.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyReading.objects.filter(pk=reading.pk).update(**told)


def test_a_role_that_ended_ends_the_reading(world):
    opened(world, world.kees)
    assert queries.opened_by(world.kees) != []
    Role.objects.filter(person=world.kees).update(until=today() - timedelta(days=1), since=date(2020, 1, 1))
    vars(world.kees).pop("roles_now", None)
    with pytest.raises(Refusal):
        opened(world, world.kees)


# The pages.

WORDS = "Ik slaap slecht van de brieven."


@pytest.fixture
def story(world: World) -> Story:
    """What Fatma told, for the coordinator only."""
    told = stories.begin(resident=world.fatma, by=world.fatma)
    stories.write_answer(story=told, by=world.fatma, question="want", words=WORDS, tags=[])
    stories.choose_readers(story=told, by=world.fatma, question="want", open_to=OpenTo.COORDINATOR)
    stories.send(story=told, by=world.fatma)
    return told


def browser(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def asks(who: Person, asked: str, **more: str) -> HttpResponse:
    return browser(who).post("/nood/", {"asked": asked, "reason": WHY, **more})


def test_kees_opens_reads_and_fatma_sees_it(world, story):
    kees = browser(world.kees)
    assert kees.get(f"/verhalen/{story.pk}/").status_code == 404
    assert asks(world.kees, "fatma  YILMAZ").status_code == 302
    page = kees.get(f"/verhalen/{story.pk}/").content.decode()
    assert WORDS in page
    assert [word for word in ("Schrijf mee", "Maak een brief", "Zoek gasten") if word in page] == []
    lines = JournalLine.objects.filter(act="read", about=world.fatma.pk, thing="stories.story")
    assert list(lines.values_list("person", "purpose")) == [(world.kees.pk, "nood")]
    hers = browser(world.fatma)
    assert "Kees Jansen opende met spoed je verhaal" in hers.get("/mijn/verhaal/").content.decode()
    insight = hers.get("/mijn/inzage/").content.decode()
    assert WHY in insight
    assert "omdat het nood was" in insight


def test_it_only_reads_and_after_four_hours_it_is_closed(world, story):
    asks(world.kees, str(world.fatma))
    kees = browser(world.kees)
    for page in ("wil/", "antwoord/", "afschermen/", "helpers/"):
        assert kees.post(f"/verhalen/{story.pk}/{page}").status_code == 404
    with moment(now() + timedelta(hours=3, minutes=59)):
        assert may(world.kees, "read", story)
    with moment(now() + timedelta(hours=4, minutes=1)):
        assert not may(world.kees, "read", story)
    assert [
        verb for verb in ("write", "send", "open", "restrict", "lift", "answer") if may(world.kees, verb, story)
    ] == []


@pytest.mark.parametrize("asked", ["Fatma", "Fatma Yilmas", "Henk Bos", "Piet Post", f"/verhalen/{UUID(int=7)}/", "x"])
def test_without_the_exact_name_or_address_the_answer_is_always_the_same(world, story, asked):
    answer = asks(world.kees, asked)
    assert "We weten niet zeker wie je bedoelt" in answer.content.decode()
    assert EmergencyReading.objects.count() == 0


def test_two_with_one_name_get_the_answer_of_nobody_and_the_address_tells_them_apart(world, story):
    other = person("Fatma Yilmaz", (Kind.RESIDENT, world.ruwaard, None))
    second = stories.begin(resident=other, by=other)
    stories.write_answer(story=second, by=other, question="want", words="Iets anders.", tags=[])
    stories.send(story=second, by=other)
    assert "We weten niet zeker" in asks(world.kees, "Fatma Yilmaz").content.decode()
    assert asks(world.kees, f"https://voorbeeld.test/verhalen/{second.pk}/").status_code == 302
    assert EmergencyReading.objects.get().resident == other


def test_whoever_tries_names_is_stopped_and_looked_over(world, story):
    for number in range(5):
        asks(world.kees, f"Naam {number}")
    assert "Je zocht te vaak" in asks(world.kees, "Fatma Yilmaz").content.decode()
    assert list(ReviewItem.objects.values_list("kind", "who")) == [(ReviewKind.MISSED, world.kees.pk)]


@pytest.mark.parametrize("state", ["not told", "stopped"])
def test_what_is_the_residents_alone_stays_closed(world, story, state):
    if state == "stopped":
        stories.stop(story=story, by=world.fatma)
    else:
        Story.objects.filter(pk=story.pk).update(state="open", told="self")
    assert "We weten niet zeker" in asks(world.kees, "Fatma Yilmaz").content.decode()
    opened(world, world.kees)
    assert not may(world.kees, "read", Story.objects.get(pk=story.pk))


def test_whoever_may_read_already_opens_nothing(world, story):
    assert asks(world.marloes, "Fatma Yilmaz")["Location"] == f"/verhalen/{story.pk}/"
    assert EmergencyReading.objects.count() == 0


def test_of_a_shielded_story_she_hears_in_her_insight_and_nowhere_else(world, story, pien):
    stories.restrict(story=story, by=world.fatma, restricted=True)
    asks(world.kees, "Fatma Yilmaz")
    assert EmergencyReading.objects.get().telling == Telling.QUIET
    hers = browser(world.fatma)
    assert "met spoed" not in hers.get("/mijn/verhaal/").content.decode()
    assert WHY in hers.get("/mijn/inzage/").content.decode()


def test_asked_to_wait_she_finds_it_nowhere_until_then(world, story):
    asks(world.kees, "Fatma Yilmaz", ask_to_wait="on")
    browser(world.kees).get(f"/verhalen/{story.pk}/")
    browser(world.marloes).get(f"/nood/{EmergencyReading.objects.get().pk}/")
    hers = browser(world.fatma)
    seen = [hers.get(page).content.decode() for page in ("/mijn/verhaal/", "/mijn/inzage/", "/mijn/gegevens/meenemen/")]
    assert [
        text for text in seen if "Kees" in text or WHY in text or "spoed" in text or "Marloes Vos</strong>" in text
    ] == []
    EmergencyReading.objects.update(tell_at=now() - timedelta(minutes=1))
    assert WHY in [one["words"] for one in hers.get("/mijn/gegevens/meenemen/").json()["woorden"]]
    assert WHY in hers.get("/mijn/inzage/").content.decode()


def test_a_colleague_holds_it_back_and_the_reader_can_not(world, story):
    asks(world.kees, "Fatma Yilmaz", ask_to_wait="on")
    page = f"/nood/{EmergencyReading.objects.get().pk}/"
    told = {"reason": "Haar man leest mee op haar telefoon.", "until": (today() + timedelta(days=3)).isoformat()}
    assert browser(world.kees).post(f"{page}wacht/", told).status_code == 404
    assert browser(world.kees).post(f"{page}verteld/").status_code == 404
    assert browser(world.marloes).post(f"{page}wacht/", told).status_code == 302
    assert EmergencyReading.objects.get().held_back_by == world.marloes
    assert browser(world.samira).get(page).status_code == 404


def test_the_privacy_contact_looks_it_over(world, story, pien):
    asks(world.kees, "Fatma Yilmaz")
    browser(world.kees).get(f"/verhalen/{story.pk}/")
    item = ReviewItem.objects.get()
    pages = browser(pien)
    assert f"/nakijken/{item.pk}/" in pages.get("/nakijken/").content.decode()
    text = pages.get(f"/nakijken/{item.pk}/").content.decode()
    assert WHY in text
    assert WORDS not in text
    assert "Het verhaal" in text
    close = {"outcome": "order", "conclusion": "Er was gevaar. Het was nodig."}
    untold = pages.post(f"/nakijken/{item.pk}/", close)
    assert "Zorg eerst dat iemand het vertelt" in untold.content.decode()
    pages.post(f"/nood/{item.reading_id}/verteld/")
    assert pages.post(f"/nakijken/{item.pk}/", close).status_code == 302
    assert ReviewItem.objects.get().closed_by == pien
    assert browser(world.kees).get(f"/nakijken/{item.pk}/").status_code == 404
