"""The house: one tap is one visit without a name, and residents keep the programme."""

from datetime import date, datetime, time
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schuifaan.base import periods
from schuifaan.base.models import JournalLine
from schuifaan.base.refusal import Refusal
from schuifaan.house import actions, queries
from schuifaan.house.models import Activity, Visit
from schuifaan.house.words import Weekday
from schuifaan.neighbourhood.models import Neighbourhood, Person
from tests.words.faults import faults_in

WEDNESDAY = datetime(2026, 11, 25, 13, 47, 12, tzinfo=periods.AMSTERDAM)


@pytest.fixture(autouse=True)
def on_wednesday(monkeypatch, world):
    """It is Wednesday the 25th of November, a quarter to two."""
    monkeypatch.setattr(actions, "now", lambda: WEDNESDAY)
    monkeypatch.setattr(queries, "today", lambda: WEDNESDAY.date())


def client(person: Person) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def activity(place: Neighbourhood, name: str, weekday: int | None = None, **given: object) -> Activity:
    return Activity.objects.create(neighbourhood=place, name=name, weekday=weekday, **given)


def visits() -> list[tuple[date, int, str | None]]:
    return list(Visit.objects.order_by("id").values_list("day", "hour", "activity__name"))


def tap(world, **sent: object) -> str:
    response = client(world.haard).post("/kiosk/", {"post_id": str(uuid4())} | sent, follow=True)
    assert response.redirect_chain == [("/kiosk/", 302)]
    return response.content.decode()


def test_a_visit_keeps_a_day_and_an_hour_and_no_more(world):
    actions.tap(neighbourhood=world.ruwaard)
    assert visits() == [(date(2026, 11, 25), 13, None)]
    assert {field.attname for field in Visit._meta.concrete_fields} == {
        "id", "neighbourhood_id", "activity_id", "day", "hour",
    }  # fmt: skip


def test_a_tap_leaves_no_line_that_would_keep_the_minute(world):
    actions.tap(neighbourhood=world.ruwaard)
    assert JournalLine.objects.count() == 0


def test_the_hour_is_that_of_here(monkeypatch, world):
    moment = datetime(2026, 7, 1, 23, 30, tzinfo=periods.AMSTERDAM).astimezone(tz=None)
    monkeypatch.setattr(actions, "now", lambda: moment)
    actions.tap(neighbourhood=world.ruwaard)
    assert visits() == [(date(2026, 7, 1), 23, None)]


def test_one_tap_counts_one_visit_and_thanks(world):
    coffee = activity(world.ruwaard, "Koffie en een praatje")
    assert "Bedankt, je bezoek telt mee." in tap(world, activity=coffee.pk)
    assert "Bedankt" in tap(world, activity="")
    assert visits() == [
        (date(2026, 11, 25), 13, "Koffie en een praatje"),
        (date(2026, 11, 25), 13, None),
    ]


def test_a_finger_that_taps_twice_counts_once(world):
    browser, sent = client(world.haard), {"post_id": str(uuid4()), "activity": ""}
    for _ in range(2):
        assert browser.post("/kiosk/", sent).status_code == 302
    assert len(visits()) == 1


def test_a_tap_on_what_is_not_on_today_counts_nothing(world):
    others = [activity(world.ussen, "Biljart"), activity(world.ruwaard, "Naaien", Weekday.MONDAY)]
    for sent in (*(other.pk for other in others), "x"):
        assert "Bedankt" not in tap(world, activity=sent)
    assert visits() == []
    with pytest.raises(Refusal, match="Kies iets uit het programma van dit huis."):
        actions.tap(neighbourhood=world.ruwaard, activity=others[0])


def test_the_kiosk_shows_what_is_on_today_the_whole_day_first(world):
    activity(world.ruwaard, "Samen koken", Weekday.WEDNESDAY, starts=time(16), room="keuken")
    activity(world.ruwaard, "Ontbijt", Weekday.WEDNESDAY, starts=time(9))
    activity(world.ruwaard, "Koffie")
    activity(world.ruwaard, "Dansen", Weekday.WEDNESDAY, is_shown=False)
    activity(world.ruwaard, "Naaien", Weekday.MONDAY)
    activity(world.ussen, "Biljart")
    assert [one.name for one in queries.on_today(world.ruwaard)] == ["Koffie", "Ontbijt", "Samen koken"]
    seen = client(world.haard).get("/kiosk/").content.decode()
    assert "16.00 uur, keuken" in seen
    assert [name for name in ("Dansen", "Naaien", "Biljart") if name in seen] == []
    assert world.haard.name not in seen


def test_the_tablet_comes_back_by_itself(world):
    browser = client(world.haard)
    assert browser.get("/kiosk/").headers["Refresh"] == "600"
    browser.post("/kiosk/", {"activity": ""})
    assert browser.get("/kiosk/").headers["Refresh"] == "20"
    assert browser.get("/kiosk/").headers["Refresh"] == "600"


def test_only_who_runs_the_house_gets_the_kiosk_and_the_list(world):
    for path in ("/kiosk/", "/huis/programma/"):
        found = {name: client(person).get(path).status_code for name, person in world.everyone().items()}
        assert found == {name: 200 if name == "haard" else 404 for name in world.everyone()}
        assert Client().get(path).status_code == 302


def test_anyone_reads_the_programme(world):
    activity(world.ruwaard, "Koffie")
    activity(world.ruwaard, "Naaien", Weekday.MONDAY, starts=time(10), ends=time(12), room="zolder")
    activity(world.ruwaard, "Dansen", Weekday.MONDAY, is_shown=False)
    found = [
        (one.neighbourhood.name, [(day.weekday, [x.name for x in day.activities]) for day in one.days])
        for one in queries.programmes()
    ]
    assert found == [("Ruwaard", [(None, ["Koffie"]), (Weekday.MONDAY, ["Naaien"])]), ("Ussen", [])]
    seen = Client().get("/huis/").content.decode()
    assert "10.00 uur tot 12.00 uur, zolder" in seen
    assert "Dansen" not in seen


def test_the_programme_asks_the_database_as_often_for_one_as_for_three(world):
    activity(world.ruwaard, "Koffie")
    with CaptureQueriesContext(connection) as one:
        Client().get("/huis/")
    activity(world.ruwaard, "Thee", Weekday.MONDAY)
    activity(world.ussen, "Biljart")
    with CaptureQueriesContext(connection) as three:
        Client().get("/huis/")
    assert len(one) == len(three)


def test_residents_put_something_on_the_programme(world):
    sent = {"name": "Fietswerkplaats", "weekday": "2", "starts": "13:00", "ends": "17:00", "room": "achterom"}
    sent |= {"icon": "bicycle", "colour": "nodig", "post_id": str(uuid4())}
    seen = client(world.haard).post("/huis/programma/", sent, follow=True).content.decode()
    assert "Fietswerkplaats staat op het programma." in seen
    kept = Activity.objects.values_list("neighbourhood", "name", "weekday", "starts", "ends", "room", "icon", "colour")
    assert list(kept) == [
        (world.ruwaard.pk, "Fietswerkplaats", 2, time(13), time(17), "achterom", "bicycle", "nodig"),
    ]
    assert list(JournalLine.objects.values_list("verb", "person")) == [("add-activity", world.haard.pk)]


def test_what_is_on_every_day_needs_no_day_and_no_hour(world):
    sent = {"name": "Koffie", "weekday": "", "icon": "coffee", "colour": "wil", "post_id": str(uuid4())}
    client(world.haard).post("/huis/programma/", sent)
    assert list(Activity.objects.values_list("name", "weekday", "starts", "ends")) == [("Koffie", None, None, None)]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "Vul dit in, dan kun je verder."),
        ({"starts": "14:00", "ends": "13:00"}, "Kies een eindtijd na de begintijd."),
        ({"starts": "straks"}, "Schrijf een tijd, zoals 14:00."),
    ],
)
def test_a_wrong_form_says_what_to_do(world, wrong, says):
    sent = {"name": "Koffie", "icon": "coffee", "colour": "wil", "post_id": str(uuid4())} | wrong
    assert says in client(world.haard).post("/huis/programma/", sent).content.decode()
    assert Activity.objects.count() == 0


def test_what_is_taken_off_keeps_its_visits_and_can_come_back(world):
    coffee = activity(world.ruwaard, "Koffie")
    actions.tap(neighbourhood=world.ruwaard, activity=coffee)
    browser = client(world.haard)
    off = browser.post("/huis/programma/", {"activity": coffee.pk}, follow=True).content.decode()
    assert "Koffie staat niet meer op het programma." in off
    assert queries.on_today(world.ruwaard) == []
    back = browser.post("/huis/programma/", {"activity": coffee.pk, "shown": "on"}, follow=True).content.decode()
    assert "Koffie staat weer op het programma." in back
    assert queries.on_today(world.ruwaard) == [coffee]
    assert len(visits()) == 1


def test_another_house_keeps_its_own_programme(world):
    theirs = activity(world.ussen, "Biljart")
    browser = client(world.haard)
    assert "Biljart" not in browser.get("/huis/programma/").content.decode()
    for sent in (theirs.pk, "x"):
        assert browser.post("/huis/programma/", {"activity": sent}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.is_shown


def test_taps_are_counted_per_week_and_a_week_without_taps_is_nought(world):
    days = (date(2026, 11, 23), date(2026, 11, 25), date(2026, 11, 22), date(2026, 11, 2), date(2026, 10, 25))
    for day in days:
        Visit.objects.create(neighbourhood=world.ruwaard, day=day, hour=10)
    Visit.objects.create(neighbourhood=world.ussen, day=days[0], hour=10)
    assert [(week.monday, week.taps) for week in queries.taps_per_week(world.ruwaard, 4)] == [
        (date(2026, 11, 2), 1),
        (date(2026, 11, 9), 0),
        (date(2026, 11, 16), 1),
        (date(2026, 11, 23), 2),
    ]
    assert queries.taps_this_week(world.ruwaard) == 2
    assert queries.taps_per_week(world.ruwaard, 0) == []


def test_the_words_are_plain(world):
    activity(world.ruwaard, "Koffie")
    activity(world.ruwaard, "Naaien", Weekday.WEDNESDAY, starts=time(10), is_shown=False)
    pages = [
        Client().get("/huis/"),
        client(world.haard).get("/kiosk/"),
        client(world.haard).get("/huis/programma/"),
    ]
    assert [faults_in(page.content.decode()) for page in pages] == [[], [], []]


@pytest.mark.parametrize("hour", [24, -1])
def test_a_visit_is_in_an_hour_of_the_day(world, hour):
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.create(neighbourhood=world.ruwaard, day=WEDNESDAY.date(), hour=hour)


def test_an_activity_ends_after_it_starts(world):
    wrong = Activity(neighbourhood=world.ruwaard, name="Koffie", starts=time(14), ends=time(14))
    with pytest.raises(ValidationError, match="Kies een eindtijd na de begintijd."):
        wrong.validate_constraints()
    with pytest.raises(IntegrityError, match="activity_ends_after_start"), transaction.atomic():
        wrong.save()


def test_an_empty_house_says_to_come_in_anyway(world):
    assert "Kom gerust binnen voor koffie." in Client().get("/huis/").content.decode()
    assert "Ik kom voor iets anders" in client(world.haard).get("/kiosk/").content.decode()
