"""The pages of a plan: they work, a colleague at the table may, someone of another table gets 404, and errors help."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import today
from schuifaan.plans.models import Assent, Promise
from schuifaan.plans.words import Claim, RuleKind, Says, State, Theme, Value
from tests.plans.kitchen import ALL, CLOSE, NO_NEIGHBOURS

CANARY = "kanarie-in-de-keuken"


@pytest.fixture
def visit(client, kitchen):
    """Open a page as someone; returns the answer."""

    def go(name, page, *args, post=None, **query):
        client.force_login(kitchen.person(name))
        url = reverse(page, args=args)
        if post is None:
            return client.get(url, query)
        return client.post(url, {"post_id": str(uuid4()), **post})

    return go


def words_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def reasons(kitchen, **more):
    """A filled-in page of 'Hier doen we het anders'."""
    return {
        "seat": kitchen.seats["kees"].pk,
        "party": kitchen.world.housing.pk,
        "theme": Theme.RENT,
        "kind": RuleKind.OWN,
        "rule": "Na drie maanden komt de deurwaarder.",
        "instead": "We wachten een half jaar.",
        "effect": "Fatma slaapt weer.",
        "value": Value.HOME,
        "consequences": "We kijken in mei weer.",
        "until": (today() + timedelta(days=90)).isoformat(),
        "open_to": ALL,
        **more,
    }


def test_the_plan_shows_what_this_seat_may_read(kitchen, visit):
    kitchen.promises("fatma", "Ik kook op woensdag.")
    kitchen.promises("kees", f"Ik betaal {CANARY}.", open_to=NO_NEIGHBOURS)
    kees, jan = (visit(name, "plan", kitchen.plan.pk) for name in ("kees", "jan"))
    assert (kees.status_code, jan.status_code) == (200, 200)
    assert [CANARY in words_of(page) for page in (kees, jan)] == [True, False]
    assert "Ik kook op woensdag." in words_of(jan)


@pytest.mark.parametrize("where", ["plan", "promise-add", "deviate", "assent", "check-in"])
@pytest.mark.parametrize("name", ["henk", "ria", "stien", "olga"])
def test_who_does_not_sit_here_finds_nothing(kitchen, visit, where, name):
    kitchen.promises("fatma", "Ik kook op woensdag.")
    assert visit(name, where, kitchen.plan.pk).status_code == 404


def test_who_is_not_known_is_led_to_the_door(kitchen, client):
    assert client.get(reverse("plan", args=[kitchen.plan.pk])).status_code == 302
    assert client.get(reverse("my-plan")).status_code in (302, 404)


def test_reading_a_plan_is_in_the_journal_and_ones_own_is_not(kitchen, visit):
    kitchen.promises("fatma", "Ik kook op woensdag.")
    visit("kees", "plan", kitchen.plan.pk)
    visit("fatma", "my-plan")
    lines = JournalLine.objects.filter(act="read").values_list("person", "about", "purpose", "thing_id")
    assert list(lines) == [(kitchen.world.kees.pk, kitchen.world.fatma.pk, "plan", kitchen.plan.pk)]


def test_a_promise_is_added_with_one_tap_for_who_reads_it(kitchen, visit):
    form = {"words": "Ik laat het raam maken.", "seat": kitchen.seats["kees"].pk, "open_to": NO_NEIGHBOURS}
    answer = visit("kees", "promise-add", kitchen.plan.pk, post=form)
    assert answer.status_code == 302
    assert [(one.words, one.open_to) for one in Promise.objects.all()] == [("Ik laat het raam maken.", NO_NEIGHBOURS)]


def test_sending_twice_counts_once(kitchen, client):
    client.force_login(kitchen.world.kees)
    form = {"words": "Ik bel.", "seat": kitchen.seats["kees"].pk, "open_to": ALL, "post_id": str(uuid4())}
    url = reverse("promise-add", args=[kitchen.plan.pk])
    assert [client.post(url, form).status_code for _time in range(2)] == [302, 302]
    assert Promise.objects.count() == 1


def test_a_wrong_form_says_what_to_do(kitchen, visit):
    past = (today() - timedelta(days=3)).isoformat()
    form = {"words": "", "seat": kitchen.seats["kees"].pk, "by_day": past}
    told = words_of(visit("kees", "promise-add", kitchen.plan.pk, post=form))
    assert "Vul dit in, dan kun je verder." in told
    assert "Kies vandaag of een latere dag." in told
    assert "Kies wie dit mag lezen." in told
    assert Promise.objects.count() == 0


def test_a_guest_of_another_table_cannot_be_named(kitchen, visit):
    form = {"words": "Ik bel.", "seat": uuid4(), "open_to": ALL}
    assert visit("kees", "promise-add", kitchen.plan.pk, post=form).status_code == 200
    assert Promise.objects.count() == 0


def test_a_promise_is_changed_and_taken_out_by_who_made_it(kitchen, visit):
    promise = kitchen.promises("kees", "Ik laat het raam maken.")
    page = (kitchen.plan.pk, promise.pk)
    assert visit("samira", "promise-change", *page).status_code == 404
    assert visit("kees", "promise-change", *page, post={"words": "Twee ramen.", "open_to": ALL}).status_code == 302
    assert Promise.objects.get().words == "Twee ramen."
    visit("kees", "promise-change", *page, post={"weg": "ja"})
    assert Promise.objects.count() == 0


def test_who_cannot_read_a_promise_cannot_touch_it(kitchen, visit):
    promise = kitchen.promises("kees", "Ik betaal.", open_to=CLOSE)
    for name, page in (("jan", "promise-change"), ("jan", "promise-done"), ("jan", "promise-confirm")):
        assert visit(name, page, kitchen.plan.pk, promise.pk, post={}).status_code in (404, 405)


def test_done_and_the_residents_answer(kitchen, visit):
    promise = kitchen.promises("kees", "Ik laat het raam maken.")
    page = (kitchen.plan.pk, promise.pk)
    assert visit("fatma", "promise-done", *page, post={}).status_code == 404
    done = visit("kees", "promise-done", *page, post={"van": "mijn-afspraken"})
    assert done["Location"] == reverse("my-promises")
    assert "Dit is gedaan, hoorden we. Klopt dat?" in words_of(visit("fatma", "my-plan"))
    assert visit("kees", "promise-confirm", *page, post={"klopt": "ja"}).status_code == 404
    visit("fatma", "promise-confirm", *page, post={"klopt": "nee"})
    promise.refresh_from_db()
    assert promise.claim == Claim.DISPUTED
    assert "Nog niet klaar, zegt de bewoner." in words_of(visit("kees", "my-promises"))


def test_the_residents_own_promise_is_never_called_late(kitchen, visit):
    yesterday = today() - timedelta(days=1)
    kitchen.promises("fatma", "Ik leg mijn post klaar.", by_day=yesterday)
    for name, page in (("fatma", "my-plan"), ("fatma", "my-promises")):
        assert "De dag is voorbij" not in words_of(visit(name, page))
    assert "De dag is voorbij" not in words_of(visit("marloes", "plan", kitchen.plan.pk))
    kitchen.promises("kees", "Ik laat het raam maken.", by_day=yesterday)
    assert "De dag is voorbij" in words_of(visit("marloes", "plan", kitchen.plan.pk))


def test_saying_yes_later_and_in_private(kitchen, visit):
    kitchen.promises("kees", "Ik laat het raam maken.")
    visit("kees", "assent", kitchen.plan.pk, post={"says": Says.YES})
    visit("fatma", "assent", kitchen.plan.pk, post={"says": Says.YES})
    assert kitchen.fresh().state == State.AGREED
    assert "Iedereen doet mee" in words_of(visit("fatma", "my-plan"))


def test_a_condition_asks_for_a_sentence(kitchen, visit):
    kitchen.promises("kees", "Ik laat het raam maken.")
    told = words_of(visit("kees", "assent", kitchen.plan.pk, post={"says": Says.YES_IF, "words": " "}))
    assert "Vertel erbij wat er nog moet. Eén zin is genoeg." in told
    assert Assent.objects.count() == 0


def test_what_someone_said_in_private_only_the_resident_and_the_coordinator_hear(kitchen, visit):
    kitchen.promises("kees", "Ik laat het raam maken.")
    kitchen.says("samira", Says.NOT_YET, f"Omdat {CANARY}.")
    kitchen.promises("samira", "Ik maak een lijst.")
    kitchen.says("samira", Says.NOT_YET, f"Omdat {CANARY}.")
    pages = {name: words_of(visit(name, "plan", kitchen.plan.pk)) for name in ("marloes", "samira", "kees", "jan")}
    pages["fatma"] = words_of(visit("fatma", "my-plan"))
    assert {name for name, told in pages.items() if CANARY in told} == {"fatma", "marloes", "samira"}


def test_who_is_asked_again_reads_what_changed_and_a_neighbour_not_what_is_hidden(kitchen, visit):
    promise = kitchen.promises("kees", "Ik stop de brieven.", open_to=NO_NEIGHBOURS)
    kitchen.promises("jan", "Ik haal Emir op.")
    kitchen.all_say_yes()
    kitchen.change(promise, f"Ik stop {CANARY}.")
    kees, jan = (words_of(visit(name, "plan", kitchen.plan.pk)) for name in ("kees", "jan"))
    assert "Veranderd: een afspraak van Kees." in kees
    assert CANARY not in jan
    assert "Veranderd" not in jan


def test_doing_it_differently_from_the_plan(kitchen, visit):
    assert visit("kees", "deviate", kitchen.plan.pk, post=reasons(kitchen)).status_code == 302
    assert "Hier doen we het anders" in words_of(visit("fatma", "my-plan"))
    assert "We wachten een half jaar." not in words_of(visit("jan", "plan", kitchen.plan.pk))


def test_a_law_without_an_article_is_asked_what_can(kitchen, visit):
    told = words_of(visit("kees", "deviate", kitchen.plan.pk, post=reasons(kitchen, kind=RuleKind.LAW)))
    assert "Dit mag niet. Wat mag wel?" in told
    assert "Spreek iets af dat binnen de regel past." in told
    form = reasons(kitchen, kind=RuleKind.LAW, article="Wmo 2015, artikel 2.3.5")
    assert visit("kees", "deviate", kitchen.plan.pk, post=form).status_code == 302


def test_a_deviation_is_taken_back_by_who_made_it(kitchen, visit):
    line = kitchen.deviates()
    assert visit("samira", "deviation-drop", kitchen.plan.pk, line.pk, post={}).status_code == 404
    assert visit("kees", "deviation-drop", kitchen.plan.pk, line.pk, post={}).status_code == 302


def test_looking_whether_it_works(kitchen, visit):
    kitchen.promises("kees", "Ik laat het raam maken.")
    kitchen.all_say_yes()
    assert visit("kees", "check-in", kitchen.plan.pk).status_code == 404
    assert visit("fatma", "check-in", kitchen.plan.pk, post={"goes_well": "ja"}).status_code == 302
    assert "het loopt" in words_of(visit("marloes", "check-in", kitchen.plan.pk))
    assert visit("marloes", "check-in", kitchen.plan.pk, post={"klaar": "ja"}).status_code == 302
    assert kitchen.fresh().state == State.CLOSED
    assert "Dit plan is klaar" in words_of(visit("kees", "plan", kitchen.plan.pk))


def test_a_resident_without_a_plan_sees_where_to_go(kitchen, visit):
    assert "Er is nog geen plan." in words_of(visit("henk", "my-plan"))


@pytest.mark.parametrize(
    ("name", "where"), [("kees", "plan"), ("fatma", "my-plan"), ("kees", "my-promises"), ("kees", "deviate")]
)
def test_one_and_three_promises_cost_the_same(kitchen, visit, where, name):
    def cost():
        args = [kitchen.plan.pk] if where in ("plan", "deviate") else []
        visit(name, where, *args)
        with CaptureQueriesContext(connection) as queries:
            assert visit(name, where, *args).status_code == 200
        return len([query for query in queries if "neighbourhood_session" not in query["sql"]])

    kitchen.promises("kees", "Ik laat het raam maken.", touches=[kitchen.seats["jan"]])
    kitchen.deviates()
    one = cost()
    for _time in range(2):
        kitchen.promises("kees", "Ik bel.", touches=[kitchen.seats["samira"]])
        kitchen.deviates()
    assert cost() == one
