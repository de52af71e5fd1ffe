"""How long someone stays signed in, in how many places, and how they are signed out everywhere."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from schuifaan.neighbourhood.actions import make_letter_code
from schuifaan.neighbourhood.models import Session
from schuifaan.site.sessions import AT_WORK, BY_LETTER, EVERY

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PASSWORD = "een lange zin die niemand raadt"
SECRET = "JBSWY3DPEHPK3PXP"
PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


def code(step=0):
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(SECRET, counters[1] + step))


@pytest.fixture
def marloes(world):
    world.marloes.set_password(PASSWORD)
    world.marloes.save()
    TOTP.activate(world.marloes, SECRET)
    RecoveryCodes.activate(world.marloes)
    return world.marloes


@pytest.fixture
def at(monkeypatch):
    """Move the clock of the sessions, in seconds from now."""
    begun = time.time()

    def move(seconds):
        monkeypatch.setattr("time.time", lambda: begun + seconds)

    return move


def signed_in(agent="", reserve=False):
    """Marloes at one more computer; her app gives one code in half a minute, so the next uses a reserve code."""
    client = Client(headers={"User-Agent": agent})
    client.post("/inloggen/", {"login": "marloes@voorbeeld.test", "password": PASSWORD})
    left = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    answer = client.post("/inloggen/tweede-stap/code/", {"code": left[0] if reserve else code()})
    assert answer["Location"] == "/start/"
    return client


def is_in(client, url="/mensen/"):
    return client.get(url).status_code == 200


def by_letter(world, agent=PHONE):
    client = Client(headers={"User-Agent": agent})
    client.post(f"/code/{make_letter_code(person=world.fatma, by=world.marloes)}/")
    return client


def test_signing_in_gives_another_key_and_the_old_one_opens_nothing(marloes):
    client = Client()
    client.post("/inloggen/", {"login": "marloes@voorbeeld.test", "password": PASSWORD})
    before = client.session.session_key
    client.post("/inloggen/tweede-stap/code/", {"code": code()})
    assert is_in(client)
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_showing_again_who_you_are_gives_another_key(marloes, at):
    client = signed_in()
    before = client.session.session_key
    at(1800)
    client.post("/inloggen/opnieuw/", {"password": PASSWORD})
    assert is_in(client)
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_an_hour_away_from_the_desk_ends_it_and_a_sign_of_life_does_not(marloes, at):
    client = signed_in()
    at(AT_WORK.idle - 1)
    assert is_in(client)
    at(2 * AT_WORK.idle - 2)
    assert is_in(client)
    at(3 * AT_WORK.idle)
    assert client.get("/mensen/")["Location"] == "/inloggen/"


def test_a_working_day_ends_it_whatever_is_done_meanwhile(marloes, at):
    client = signed_in()
    for half_hours in range(1, 24):
        at(half_hours * 1800)
        assert is_in(client), half_hours
    at(AT_WORK.longest + 1)
    assert client.get("/mensen/")["Location"] == "/inloggen/"


def test_a_phone_stays_in_for_a_week_without_a_look_and_a_month_at_most(world, at):
    client = by_letter(world)
    day = 24 * 60 * 60
    for days in (6, 12, 18, 24, 29):
        at(days * day)
        assert is_in(client, "/mijn/verhaal/"), days
    at(BY_LETTER.longest + 1)
    assert client.get("/mijn/verhaal/")["Location"] == "/code/"
    at(0)
    forgotten = by_letter(world)
    at(BY_LETTER.idle + 1)
    assert forgotten.get("/mijn/verhaal/")["Location"] == "/code/"


def test_what_ended_is_gone_from_the_server(marloes, at):
    client = signed_in()
    key = client.session.session_key
    at(AT_WORK.longest + 1)
    client.get("/mensen/")
    assert not Session.objects.filter(session_key=key).exists()


def test_a_sign_of_life_is_written_once_a_minute(marloes, at, django_assert_num_queries):
    client = signed_in()
    seen = [Session.objects.get().seen_at]
    for seconds in (EVERY - 1, EVERY + 1):
        at(seconds)
        client.get("/mensen/")
        seen.append(Session.objects.get().seen_at)
    assert (seen[1] - seen[0], seen[2] - seen[0] >= timedelta(seconds=EVERY)) == (timedelta(0), True)


def test_after_signing_out_the_old_key_opens_nothing(marloes):
    client = signed_in()
    key = client.session.session_key
    left = client.post("/inloggen/uit/")
    again = Client()
    again.cookies["sessionid"] = key
    assert again.get("/mensen/")["Location"] == "/inloggen/"
    assert left.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_whoever_stops_working_here_is_out_everywhere_at_once(marloes):
    client, phone = signed_in(), signed_in(PHONE, reserve=True)
    assert (is_in(client), is_in(phone)) == (True, True)
    marloes.is_active = False
    marloes.save()
    assert (is_in(client), is_in(phone)) == (False, False)


def test_another_password_signs_out_everywhere_else(marloes):
    client, phone = signed_in(), signed_in(PHONE, reserve=True)
    new = "weer een heel andere zin"
    client.post("/inloggen/wachtwoord/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (is_in(client), is_in(phone)) == (True, False)


def test_a_code_of_the_app_works_once_also_while_a_slow_clock_would_take_it(marloes, at):
    signed_in()
    used = code()
    for seconds in (1, 31):
        at(seconds)
        client = Client()
        client.post("/inloggen/", {"login": "marloes@voorbeeld.test", "password": PASSWORD})
        page = client.post("/inloggen/tweede-stap/code/", {"code": used}).content.decode()
        assert "Deze code" in page
        assert not is_in(client)
    at(300)
    assert is_in(signed_in())


def test_where_am_i_signed_in(marloes):
    client, _phone = signed_in(), signed_in(PHONE, reserve=True)
    page = client.get("/inloggen/waar/")
    assert sorted((one.on_phone, one.is_this) for one in page.context["found"]) == [(False, True), (True, False)]
    assert page.content.decode().count("Een telefoon") == 1


def test_signing_out_everywhere_else_asks_who_you_are_and_spares_nobody_else(marloes, world, at):
    client, phone, fatma = signed_in(), signed_in(PHONE, reserve=True), by_letter(world)
    at(1800)
    asked = client.post("/inloggen/waar/")
    assert asked["Location"].startswith("/inloggen/opnieuw/")
    assert is_in(phone)
    client.post(asked["Location"], {"password": PASSWORD, "next": "/inloggen/waar/"})
    client.post("/inloggen/waar/")
    assert (is_in(client), is_in(phone), is_in(fatma, "/mijn/verhaal/")) == (True, False, True)


def test_a_resident_ends_a_phone_that_somebody_else_holds(world):
    mine, other = by_letter(world), by_letter(world)
    assert is_in(other, "/mijn/verhaal/")
    assert mine.post("/inloggen/waar/")["Location"] == "/inloggen/waar/"
    assert (is_in(mine, "/mijn/verhaal/"), is_in(other, "/mijn/verhaal/")) == (True, False)


CHANGING = ["/inloggen/wachtwoord/", "/inloggen/tweede-stap/app/", "/inloggen/tweede-stap/app/weg/",
            "/inloggen/tweede-stap/reservecodes/", "/inloggen/tweede-stap/reservecodes/nieuw/",
            "/inloggen/tweede-stap/reservecodes/bewaren/", "/inloggen/tweede-stap/passkeys/nieuw/"]  # fmt: skip


def test_before_a_way_in_changes_both_factors_are_shown_again(marloes, at):
    client = signed_in()
    at(1800)
    for url in CHANGING:
        assert client.get(url)["Location"].startswith("/inloggen/tweede-stap/opnieuw/"), url
    client.post("/inloggen/tweede-stap/opnieuw/", {"code": code(), "next": "/"})
    for url in CHANGING:
        assert client.get(url)["Location"].startswith("/inloggen/opnieuw/"), url
    client.post("/inloggen/opnieuw/", {"password": PASSWORD, "next": "/"})
    assert client.get("/inloggen/tweede-stap/reservecodes/").status_code == 200


def test_a_letter_and_its_session_hold_no_address_of_a_browser(world):
    by_letter(world)
    kept = Session.objects.get(person=world.fatma)
    assert kept.on_phone is True
    assert not {"127.0.0.1", "Mozilla", "Android"} & {str(value) for value in vars(kept).values()}
