"""Someone may do this for a resident: for a time, seen by the resident, and never where home is not safe."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from schuifaan.base.access import may
from schuifaan.base.models import JournalLine
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Mandate, Person
from schuifaan.neighbourhood.words import Scope
from schuifaan.stories import actions as stories
from schuifaan.stories.models import Story
from schuifaan.stories.words import OpenTo
from tests.world import World

pytestmark = pytest.mark.django_db
LATER = today() + timedelta(days=30)
WORDS = "Ik slaap slecht van de brieven."


@pytest.fixture
def story(world: World) -> Story:
    """What Fatma told, for the coordinator only."""
    told = stories.begin(resident=world.fatma, by=world.fatma)
    stories.write_answer(story=told, by=world.fatma, question="want", words=WORDS, tags=[])
    stories.choose_readers(story=told, by=world.fatma, question="want", open_to=OpenTo.COORDINATOR)
    stories.send(story=told, by=world.fatma)
    return told


def lets_help(world: World, **more: object) -> Mandate:
    told = {"name": "Jan Smit", "email": "jan@voorbeeld.test", "scope": Scope.READ, "until": LATER, **more}
    return stories.let_help(resident=world.fatma, by=world.fatma, neighbourhood=world.ruwaard, **told)


def browser(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def filled(**more: object) -> dict[str, object]:
    return {"name": "Jan Smit", "email": "jan@voorbeeld.test", "scope": "read", "until": LATER.isoformat(), **more}


def test_fatma_lets_jan_help_on_her_own_page_and_sees_him_there(world, story):
    fatma = browser(world.fatma)
    assert fatma.post("/mijn/helpers/", filled()).status_code == 302
    assert list(Mandate.objects.values_list("resident", "helper", "scope", "until")) == [
        (world.fatma.pk, world.jan.pk, Scope.READ, LATER)
    ]
    assert "Jan Smit" in fatma.get("/mijn/helpers/").content.decode()


def test_jan_sees_for_whom_on_his_first_page_and_reads_the_story(world, story):
    jan = browser(world.jan)
    assert jan.get(f"/verhalen/{story.pk}/").status_code == 404
    lets_help(world)
    assert f"/verhalen/{story.pk}/" in jan.get("/werk/").content.decode()
    assert WORDS in jan.get(f"/verhalen/{story.pk}/").content.decode()


def test_fatma_sees_that_jan_read_it(world, story):
    lets_help(world)
    browser(world.jan).get(f"/verhalen/{story.pk}/")
    lines = JournalLine.objects.filter(act="read", about=world.fatma.pk)
    assert list(lines.values_list("person", "thing")) == [(world.jan.pk, "stories.story")]
    assert "Jan Smit" in browser(world.fatma).get("/mijn/inzage/").content.decode()


def test_stopping_counts_at_once(world, story):
    mandate = lets_help(world)
    Mandate.objects.filter(pk=mandate.pk).update(since=today() - timedelta(days=3))
    assert browser(world.jan).get(f"/verhalen/{story.pk}/").status_code == 200
    assert browser(world.fatma).post(f"/mijn/helpers/{mandate.pk}/stop/").status_code == 302
    assert browser(world.jan).get(f"/verhalen/{story.pk}/").status_code == 404
    assert Mandate.objects.get().until == today() - timedelta(days=1)


def test_what_was_given_today_and_stopped_today_is_gone_and_the_journal_knows(world, story):
    mandate = lets_help(world)
    browser(world.fatma).post(f"/mijn/helpers/{mandate.pk}/stop/")
    assert Mandate.objects.count() == 0
    kept = JournalLine.objects.filter(verb__in=("give_mandate", "end_mandate"), about=world.fatma.pk).order_by("pk")
    assert list(kept.values_list("verb", "person")) == [
        ("give_mandate", world.fatma.pk),
        ("end_mandate", world.fatma.pk),
    ]


def test_nobody_else_stops_it(world, story):
    mandate = lets_help(world)
    for who in (world.henk, world.piet):
        assert browser(who).post(f"/mijn/helpers/{mandate.pk}/stop/").status_code == 404
    assert browser(world.olga).post(f"/verhalen/{story.pk}/helpers/{mandate.pk}/stop/").status_code == 404


def test_who_may_stop_it(world, story):
    mandate = lets_help(world)
    assert {name for name, one in world.everyone().items() if may(one, "end", mandate)} == {"fatma", "jan", "marloes"}


def test_the_coordinator_who_heard_it_writes_it_down_and_stops_it(world, story):
    marloes, page = browser(world.marloes), f"/verhalen/{story.pk}/helpers/"
    assert marloes.post(page, filled(scope="act")).status_code == 302
    mandate = Mandate.objects.get()
    assert (mandate.helper, mandate.scope) == (world.jan, Scope.ACT)
    assert browser(world.kees).get(page).status_code == 404
    marloes.post(f"{page}{mandate.pk}/stop/")
    assert Mandate.objects.count() == 0


@pytest.mark.parametrize("given_first", [True, False])
def test_where_home_is_not_safe_nobody_helps_from_afar(world, story, given_first):
    if given_first:
        lets_help(world)
    stories.restrict(story=story, by=world.fatma, restricted=True)
    jan = browser(world.jan)
    assert jan.get(f"/verhalen/{story.pk}/").status_code == 404
    assert "Fatma" not in jan.get("/werk/").content.decode()
    with pytest.raises(Refusal, match="afgeschermd"):
        lets_help(world)
    page = browser(world.fatma).get("/mijn/helpers/").content.decode()
    assert "Laat deze persoon helpen" not in page


def test_someone_new_is_welcomed_with_a_mail(world, story, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        mandate = lets_help(world, name="Zeynep Kaya", email="zeynep@voorbeeld.test")
    assert (str(mandate.helper), mandate.helper.email) == ("Zeynep Kaya", "zeynep@voorbeeld.test")
    assert [one.to for one in mailoutbox] == [["zeynep@voorbeeld.test"]]
    assert "Fatma" not in mailoutbox[0].subject + mailoutbox[0].body


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"name": "Iemand Anders"}, "Kijk de naam"),
        ({"until": today() - timedelta(days=1)}, "binnen een jaar"),
        ({"until": today() + timedelta(days=400)}, "binnen een jaar"),
    ],
)
def test_a_wrong_form_says_what_to_do(world, story, more, says):
    until = more.get("until", LATER)
    answer = browser(world.fatma).post("/mijn/helpers/", filled(**{**more, "until": until.isoformat()}))
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert Mandate.objects.count() == 0


def test_at_most_five_help_and_saying_it_again_changes_the_same_one(world, story):
    for number in range(5):
        lets_help(world, name=f"Helper {number}", email=f"helper{number}@voorbeeld.test")
    with pytest.raises(Refusal, match="al vijf mensen"):
        lets_help(world)
    lets_help(world, name="Helper 0", email="helper0@voorbeeld.test", scope=Scope.ASSENT)
    assert Mandate.objects.count() == 5
    assert Mandate.objects.get(scope=Scope.ASSENT).helper.name == "Helper 0"


def test_a_helper_who_reads_along_sends_and_writes_nothing(world, story):
    lets_help(world)
    jan = browser(world.jan)
    for page in ("wil", "antwoord", "brief", "afschermen", "helpers"):
        assert jan.get(f"/verhalen/{story.pk}/{page}/").status_code == 404
    text = jan.get(f"/verhalen/{story.pk}/").content.decode()
    assert [word for word in ("Schrijf mee", "Maak een brief", "Zoek gasten", "Stuur in") if word in text] == []


def test_the_database_keeps_an_end_and_another(world):
    told = {"resident": world.fatma, "scope": Scope.READ, "since": today()}
    for broken in ({"helper": world.fatma, "until": LATER}, {"helper": world.jan, "until": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Mandate.objects.create(**told, **broken)
