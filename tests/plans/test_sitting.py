"""The tablet on the kitchen table: nobody is signed in, it shows what all who are there may read, and it hides."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import now
from schuifaan.plans.models import Assent, Deviation, Plan, Promise
from schuifaan.plans.words import Says, State, Voice
from schuifaan.tables.models import Presence, Sitting
from schuifaan.tables.words import PIN_TRIES, SittingState
from tests.plans.kitchen import ALL, CLOSE, NO_NEIGHBOURS
from tests.plans.test_pages import reasons, words_of

PIN = "4711"
OPEN_ONLY = ("sitting-who", "sitting-promise-add", "sitting-deviate", "sitting-hide", "sitting-close")


@pytest.fixture
def planned(kitchen):
    return Sitting.objects.create(table=kitchen.table, starts_at=now(), place="Eikenlaan 1", calendar_uid=str(uuid4()))


@pytest.fixture
def tablet(client, kitchen, planned):
    """A tablet that Marloes laid on the table; from then on nobody is signed in on it."""
    client.force_login(kitchen.world.marloes)
    answer = client.post(reverse("sitting-open", args=[kitchen.table.pk]), {"pin": PIN})
    assert answer["Location"] == reverse("sitting", args=[planned.pk])
    return client


def get(tablet, sitting, page="sitting", *args):
    return tablet.get(reverse(page, args=[sitting.pk, *args]))


def post(tablet, sitting, page, *args, **form):
    return tablet.post(reverse(page, args=[sitting.pk, *args]), {"post_id": str(uuid4()), **form})


def present(tablet, sitting, kitchen, *names):
    post(tablet, sitting, "sitting-who", seats=[kitchen.seats[name].pk for name in names])


def test_the_tablet_knows_a_sitting_and_no_person(kitchen, tablet, planned):
    assert dict(tablet.session) == {"sitting": str(planned.pk)}
    assert get(tablet, planned).status_code == 200
    for page in ("my-plan", "my-promises", "waiting"):
        assert tablet.get(reverse(page)).status_code in (302, 404)
    assert tablet.get(reverse("plan", args=[kitchen.plan.pk])).status_code == 302


def test_only_who_keeps_the_table_opens_it(kitchen, client, planned):
    for name in ("kees", "fatma", "olga", "stien"):
        client.force_login(kitchen.person(name))
        assert client.get(reverse("sitting-open", args=[kitchen.table.pk])).status_code in (302, 404)
    client.force_login(kitchen.world.marloes)
    told = words_of(client.post(reverse("sitting-open", args=[kitchen.table.pk]), {"pin": "12"}))
    assert "Typ vier tot zes cijfers." in told
    planned.refresh_from_db()
    assert planned.state == SittingState.PLANNED


def test_a_plan_can_be_opened_without_a_tablet(kitchen, client):
    client.force_login(kitchen.world.marloes)
    answer = client.post(reverse("sitting-open", args=[kitchen.table.pk]), {"hier": "ja"})
    assert answer["Location"] == reverse("plan", args=[Plan.objects.get().pk])


def test_without_the_session_of_this_sitting_there_is_no_tablet(kitchen, tablet, planned, client_class):
    other = client_class()
    for page in ("sitting", "sitting-promise-add", "sitting-deviate"):
        assert other.get(reverse(page, args=[planned.pk])).status_code == 404
    assert tablet.get(reverse("sitting", args=[uuid4()])).status_code == 404
    other.force_login(kitchen.world.marloes)
    assert other.get(reverse("sitting", args=[planned.pk])).status_code == 404


@pytest.fixture
def client_class(client):
    return type(client)


def test_the_tablet_shuts_itself_after_three_hours(kitchen, tablet, planned):
    Sitting.objects.filter(pk=planned.pk).update(opened_at=now() - timedelta(hours=3, seconds=1))
    assert get(tablet, planned).status_code == 404


def test_the_words_and_promises_of_who_is_there(kitchen, tablet, planned):
    kitchen.promises("fatma", "Ik kook op woensdag.")
    told = words_of(get(tablet, planned))
    assert "Weer rustig slapen." in told
    assert "Ik kook op woensdag." in told


def test_what_is_without_neighbours_waits_until_no_neighbour_is_there(kitchen, tablet, planned):
    kitchen.promises("kees", "Ik stop de brieven.", open_to=NO_NEIGHBOURS)
    kitchen.promises("samira", "Ik maak een lijst van de schulden.", open_to=ALL, sensitive=True)
    kitchen.deviates()
    hidden = ("Ik stop de brieven.", "Ik maak een lijst van de schulden.", "We wachten een half jaar.")
    for names in ((), ("fatma", "kees", "jan")):
        present(tablet, planned, kitchen, *names)
        told = words_of(get(tablet, planned))
        assert [words for words in hidden if words in told] == []
        assert "2 afspraken zonder buren" in told
        assert "1 keer doen we het anders, zonder buren" in told
    present(tablet, planned, kitchen, "fatma", "kees", "samira", "marloes")
    told = words_of(get(tablet, planned))
    assert [words for words in hidden if words in told] == list(hidden)
    assert "2 afspraken zonder buren" not in told


def test_what_concerns_a_few_shows_only_when_those_are_alone(kitchen, tablet, planned):
    promise = kitchen.promises("kees", "Ik bel de deurwaarder.", open_to=CLOSE)
    present(tablet, planned, kitchen, "fatma", "kees", "samira")
    told = words_of(get(tablet, planned))
    assert "Ik bel de deurwaarder." not in told
    assert "1 afspraak voor een paar mensen" in told
    assert get(tablet, planned, "sitting-promise-change", promise.pk).status_code == 404
    present(tablet, planned, kitchen, "fatma", "kees", "marloes")
    assert "Ik bel de deurwaarder." in words_of(get(tablet, planned))
    assert get(tablet, planned, "sitting-promise-change", promise.pk).status_code == 200


def test_the_residents_words_stay_away_when_somebody_may_not_read_them(kitchen, tablet, planned):
    kitchen.table.story.answers.update(open_to=NO_NEIGHBOURS)
    assert "Weer rustig slapen." not in words_of(get(tablet, planned))
    present(tablet, planned, kitchen, "fatma", "marloes")
    assert "Weer rustig slapen." in words_of(get(tablet, planned))


def test_who_is_there_is_marked(kitchen, tablet, planned):
    present(tablet, planned, kitchen, "fatma", "jan")
    assert set(Presence.objects.values_list("seat", flat=True)) == {kitchen.seats["fatma"].pk, kitchen.seats["jan"].pk}


def test_a_promise_is_made_changed_and_taken_away_on_the_tablet(kitchen, tablet, planned):
    seat = kitchen.seats["jan"].pk
    post(tablet, planned, "sitting-promise-add", words="Ik haal Emir op.", seat=seat, open_to=ALL)
    made = Promise.objects.get()
    assert (made.seat_id, made.made_by) == (seat, kitchen.seats["marloes"])
    post(tablet, planned, "sitting-promise-change", made.pk, words="Ik haal Emir en Aylin op.", open_to=ALL)
    assert Promise.objects.get().words == "Ik haal Emir en Aylin op."
    post(tablet, planned, "sitting-promise-change", made.pk, weg="ja")
    assert Promise.objects.count() == 0


def test_doing_it_differently_on_the_tablet(kitchen, tablet, planned):
    assert get(tablet, planned, "sitting-deviate").status_code == 200
    post(tablet, planned, "sitting-deviate", **reasons(kitchen))
    assert [line.made_by for line in Deviation.objects.all()] == [kitchen.seats["kees"]]


def test_the_table_says_aloud_whether_it_agrees(kitchen, tablet, planned):
    kitchen.promises("kees", "Ik laat het raam maken.")
    assert "Fatma: ja, ik doe mee" in words_of(get(tablet, planned))
    post(tablet, planned, "sitting-say", kitchen.seats["fatma"].pk, says=Says.YES)
    told = words_of(get(tablet, planned))
    assert "Fatma zegt ja. Kees nog niet." in told
    assert "Kees: ja, ik doe mee" in told
    post(tablet, planned, "sitting-say", kitchen.seats["kees"].pk, says=Says.NOT_YET, words="Wanneer kan de timmerman?")
    assert "Wanneer kan de timmerman?" in words_of(get(tablet, planned))
    post(tablet, planned, "sitting-say", kitchen.seats["kees"].pk, says=Says.YES)
    assert kitchen.fresh().state == State.AGREED
    assert "Iedereen doet mee." in words_of(get(tablet, planned))
    assert set(Assent.objects.values_list("voice", flat=True)) == {Voice.ALOUD}


def test_what_was_said_in_private_stays_off_the_table(kitchen, tablet, planned):
    kitchen.promises("kees", "Ik laat het raam maken.")
    kitchen.says("kees", Says.NOT_YET, "Ik durf dit niet aan tafel te zeggen.")
    told = words_of(get(tablet, planned))
    assert "Ik durf dit niet" not in told
    assert "Heeft nog een vraag" in told


def test_who_is_not_there_says_nothing_aloud(kitchen, tablet, planned):
    kitchen.promises("kees", "Ik laat het raam maken.")
    present(tablet, planned, kitchen, "fatma")
    assert get(tablet, planned, "sitting-say", kitchen.seats["kees"].pk).status_code == 404
    assert post(tablet, planned, "sitting-say", kitchen.seats["kees"].pk, says=Says.YES).status_code == 404
    assert Assent.objects.count() == 0


def test_one_tap_hides_everything_and_the_pin_shows_it_again(kitchen, tablet, planned):
    kitchen.promises("fatma", "Ik kook op woensdag.")
    post(tablet, planned, "sitting-hide")
    told = words_of(get(tablet, planned))
    assert [words for words in ("Fatma", "Ik kook", "rustig slapen", "Kees") if words in told] == []
    for page in OPEN_ONLY:
        assert post(tablet, planned, page).status_code == 404
    assert "Je kunt het nog 4 keer proberen." in words_of(post(tablet, planned, "sitting-pin", pin="0000"))
    for wrong in ("hallo", "٣٤٥٦", "１２３４"):
        assert "Typ vier tot zes cijfers." in words_of(post(tablet, planned, "sitting-pin", pin=wrong))
    assert post(tablet, planned, "sitting-pin", pin=PIN).status_code == 302
    assert "Ik kook op woensdag." in words_of(get(tablet, planned))


def test_after_too_many_tries_the_tablet_shuts(kitchen, tablet, planned):
    post(tablet, planned, "sitting-hide")
    answers = [post(tablet, planned, "sitting-pin", pin="0000") for _time in range(PIN_TRIES)]
    assert [answer.status_code for answer in answers] == [200] * (PIN_TRIES - 1) + [302]
    assert post(tablet, planned, "sitting-pin", pin=PIN).status_code == 404
    planned.refresh_from_db()
    assert planned.state == SittingState.CLOSED
    assert "sitting" not in tablet.session


def test_closing_leaves_nothing_on_the_tablet(kitchen, tablet, planned):
    assert post(tablet, planned, "sitting-close").status_code == 302
    assert "sitting" not in tablet.session
    assert get(tablet, planned).status_code == 404
    planned.refresh_from_db()
    assert planned.state == SittingState.CLOSED


def test_the_coordinator_who_opened_it_answers_for_what_is_read(kitchen, tablet, planned):
    get(tablet, planned)
    lines = JournalLine.objects.filter(act="read").values_list("person", "about", "verb", "purpose")
    assert list(lines) == [(kitchen.world.marloes.pk, kitchen.world.fatma.pk, "sitting", "plan")]


def test_no_word_stays_in_the_cache_of_the_tablet(kitchen, tablet, planned):
    assert "no-store" in get(tablet, planned).headers.get("Cache-Control", "")
