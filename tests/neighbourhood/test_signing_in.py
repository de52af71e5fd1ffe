"""Signing in for staff: a password with a second factor, and nothing before it."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from axes.models import AccessAttempt
from django.core import mail
from django.test import Client

from schuifaan.neighbourhood.actions import give_role, make_letter_code
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.words import Kind
from tests.words.faults import faults_in

PASSWORD = "een lange zin die niemand raadt"
SECRET = "JBSWY3DPEHPK3PXP"
OFFICE_WORDS = ("passkey", "passkeys", "reservecode", "reservecodes")
EVERYWHERE = ["/mensen/", "/mensen/nieuw/", "/wijk/openen/", "/geld/", "/start/"]


def code_now(secret=SECRET):
    """The code of this half minute, not of the one before: that is refused when the next begins meanwhile."""
    _before, now, _after = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, now))


@pytest.fixture
def marloes(world):
    world.marloes.set_password(PASSWORD)
    world.marloes.save()
    return world.marloes


@pytest.fixture
def with_app(marloes):
    TOTP.activate(marloes, SECRET)
    RecoveryCodes.activate(marloes)
    return marloes


def sign_in(client, password=PASSWORD, **more):
    return client.post("/inloggen/", {"login": "marloes@voorbeeld.test", "password": password}, **more)


def second(client, code, **more):
    return client.post("/inloggen/tweede-stap/code/", {"code": code}, **more)


def answers(client, urls=EVERYWHERE):
    return {client.get(url).headers.get("Location", "here") for url in urls}


def who(client):
    return client.session.get("_auth_user_id")


def test_whoever_has_no_second_factor_is_led_to_set_one_up_and_reaches_nothing(client, marloes):
    assert sign_in(client)["Location"] == "/start/"
    assert who(client) == str(marloes.pk)
    assert answers(client) == {"/inloggen/tweede-stap/"}
    assert client.post("/mensen/nieuw/", {"name": "Noor"})["Location"] == "/inloggen/tweede-stap/"
    assert "Nog één stap" in client.get("/inloggen/tweede-stap/").content.decode()
    assert [client.get(url).status_code for url in ("/", "/bel/", "/code/")] == [200, 200, 200]


def test_setting_up_an_app_opens_the_door_and_gives_reserve_codes(client, marloes):
    sign_in(client)
    page = client.get("/inloggen/tweede-stap/app/")
    secret = page.context["form"].secret
    wrong = client.post("/inloggen/tweede-stap/app/", {"code": "000000"})
    assert "Kijk in je app en typ de nieuwste code over." in wrong.content.decode()
    assert answers(client) == {"/inloggen/tweede-stap/"}
    done = client.post("/inloggen/tweede-stap/app/", {"code": code_now(secret)})
    assert done["Location"] == "/inloggen/tweede-stap/reservecodes/"
    assert len(client.get(done["Location"]).context["unused_codes"]) == 10
    assert client.get("/mensen/").status_code == 200


def test_with_an_app_the_password_alone_opens_nothing(client, with_app):
    assert sign_in(client)["Location"] == "/inloggen/tweede-stap/code/"
    assert who(client) is None
    assert second(client, code_now())["Location"] == "/start/"
    assert client.get("/mensen/").status_code == 200


def test_a_reserve_code_works_once(with_app):
    reserve = Authenticator.objects.get(user=with_app, type="recovery_codes").wrap().get_unused_codes()[0]
    first, again = Client(), Client()
    for one in (first, again):
        sign_in(one)
        second(one, reserve)
    assert (who(first), who(again)) == (str(with_app.pk), None)


def test_an_old_session_shows_the_second_factor_that_was_set_up_elsewhere(client, marloes):
    sign_in(client)
    TOTP.activate(marloes, SECRET)
    assert client.get("/mensen/")["Location"] == "/inloggen/tweede-stap/opnieuw/?next=%2Fmensen%2F"
    assert client.get("/inloggen/tweede-stap/passkeys/nieuw/")["Location"].startswith("/inloggen/tweede-stap/opnieuw/")
    assert client.get("/inloggen/tweede-stap/opnieuw/").status_code == 200
    shown = client.post("/inloggen/tweede-stap/opnieuw/?next=/mensen/", {"code": code_now(), "next": "/mensen/"})
    assert shown["Location"] == "/mensen/"
    assert client.get("/mensen/").status_code == 200


def test_the_last_second_factor_stays(client, with_app):
    sign_in(client)
    second(client, code_now())
    page = client.post("/inloggen/tweede-stap/app/weg/")
    assert "Dit is je laatste manier." in page.content.decode()
    assert Authenticator.objects.filter(user=with_app, type="totp").exists()


def test_the_example_needs_none_but_only_in_an_example(client, marloes):
    client.force_login(marloes)
    session = client.session
    del session["account_authentication_methods"]
    session["example"] = True
    session.save()
    assert client.get("/mensen/")["Location"] == "/inloggen/tweede-stap/"
    Neighbourhood.objects.filter(pk=marloes.roles_now[0].neighbourhood.pk).update(is_example=True)
    assert client.get("/mensen/").status_code == 200


def test_a_letter_is_no_way_round_it(client, world):
    client.post(f"/code/{make_letter_code(person=world.fatma, by=world.marloes)}/")
    assert client.get("/inloggen/wachtwoord/zetten/")["Location"] == "/start/"
    assert client.get("/inloggen/tweede-stap/app/")["Location"] == "/start/"
    give_role(person=world.fatma, by=world.marloes, neighbourhood=world.ruwaard, kind=Kind.PROFESSIONAL)
    assert client.get("/inloggen/tweede-stap/app/")["Location"] == "/inloggen/"
    assert who(client) is None


def test_a_neighbour_signs_in_with_a_password_alone(client, world):
    world.jan.set_password(PASSWORD)
    world.jan.save()
    client.post("/inloggen/", {"login": "jan@voorbeeld.test", "password": PASSWORD})
    assert who(client) == str(world.jan.pk)


def test_wrong_passwords_and_wrong_codes_count_together(client, with_app):
    for _guess in range(3):
        assert sign_in(client, "fout").status_code == 200
    sign_in(client)
    assert second(client, "000000").status_code == 200
    locked = second(client, "000000")
    assert (locked.status_code, "Wacht een kwartier." in locked.content.decode()) == (429, True)
    assert second(client, code_now()).status_code == 429
    assert sign_in(Client()).status_code == 429
    assert who(client) is None


def test_another_address_is_not_kept_out(client, with_app, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    for _guess in range(5):
        sign_in(client, "fout")
    elsewhere = Client()
    assert sign_in(elsewhere, REMOTE_ADDR="10.0.0.9")["Location"] == "/inloggen/tweede-stap/code/"


def test_whoever_tries_many_names_from_one_address_is_kept_out_too(client, with_app, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    for number in range(19):
        client.post("/inloggen/", {"login": f"naam{number}@voorbeeld.test", "password": "fout"})
    assert sign_in(Client())["Location"] == "/inloggen/tweede-stap/code/"
    client.post("/inloggen/", {"login": "naam20@voorbeeld.test", "password": "fout"})
    assert sign_in(Client()).status_code == 429


def test_getting_in_wipes_ones_own_slips_and_nobody_elses(client, with_app):
    sign_in(client, "fout")
    client.post("/inloggen/", {"login": "kees@voorbeeld.test", "password": "fout"})
    sign_in(client)
    second(client, code_now())
    assert AccessAttempt.objects.count() == 1


def test_a_new_password_comes_by_mail(client, marloes, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post("/inloggen/wachtwoord/vergeten/", {"email": "marloes@voorbeeld.test"})
    link = re.search(r"http://testserver(/inloggen/wachtwoord/nieuw/\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    with django_capture_on_commit_callbacks(execute=True):
        told = {"password1": "weer een heel andere zin", "password2": "weer een heel andere zin"}
        client.post(page.redirect_chain[-1][0], told)
    assert Person.objects.get(pk=marloes.pk).check_password("weer een heel andere zin")
    assert [one.subject for one in mail.outbox] == ["Kies een nieuw wachtwoord", "Je wachtwoord is veranderd"]
    assert [word for one in mail.outbox for word in ("Marloes", "Vos") if word in one.body] == []
    assert client.get(link, follow=True).context["token_fail"] is True
    assert sent["Location"] == "/inloggen/wachtwoord/vergeten/verstuurd/"


def test_who_is_not_here_learns_nothing_from_it(client, marloes, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        known = client.post("/inloggen/wachtwoord/vergeten/", {"email": "marloes@voorbeeld.test"})
        unknown = client.post("/inloggen/wachtwoord/vergeten/", {"email": "niemand@voorbeeld.test"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [one.to for one in mail.outbox] == [["marloes@voorbeeld.test"]]


def test_nobody_signs_up_by_themself(client, world):
    urls = ["/inloggen/signup/", "/inloggen/aanmelden/", "/accounts/signup/", "/inloggen/email/"]
    assert [client.get(url).status_code for url in urls] == [404, 404, 404, 404]


def page_of(client, url):
    response = client.get(url, follow=True)
    assert response.status_code == 200
    return response.content.decode()


OUTSIDE = ["/inloggen/", "/inloggen/wachtwoord/vergeten/", "/inloggen/wachtwoord/vergeten/verstuurd/",
           "/inloggen/wachtwoord/nieuw/1-x/", "/inloggen/wachtwoord/klaar/", "/inloggen/gestopt/"]  # fmt: skip
INSIDE = ["/inloggen/uit/", "/inloggen/wachtwoord/", "/inloggen/tweede-stap/", "/inloggen/tweede-stap/app/weg/",
          "/inloggen/tweede-stap/reservecodes/", "/inloggen/tweede-stap/reservecodes/nieuw/",
          "/inloggen/tweede-stap/passkeys/", "/inloggen/tweede-stap/passkeys/nieuw/", "/inloggen/opnieuw/",
          "/inloggen/tweede-stap/opnieuw/", "/inloggen/tweede-stap/passkeys/opnieuw/"]  # fmt: skip


def is_ours(text):
    inline = re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text)
    faults = [fault for fault in faults_in(text) if fault.split(": ")[1] not in OFFICE_WORDS]
    assert (inline, faults) == ([], [])
    assert 'lang="nl"' in text
    assert "schuif-aan.css" in text


@pytest.mark.parametrize("url", OUTSIDE)
def test_the_pages_before_signing_in_are_ours(client, world, url):
    is_ours(page_of(client, url))


@pytest.mark.parametrize("url", INSIDE)
def test_the_pages_of_signing_in_are_ours(client, with_app, url):
    sign_in(client)
    second(client, code_now())
    is_ours(page_of(client, url))


def test_the_pages_halfway_are_ours(client, marloes):
    sign_in(client)
    is_ours(page_of(client, "/inloggen/tweede-stap/app/"))
    TOTP.activate(marloes, SECRET)
    other = Client()
    sign_in(other)
    is_ours(page_of(other, "/inloggen/tweede-stap/code/"))


def test_after_a_while_changing_how_you_sign_in_asks_who_you_are(client, with_app, monkeypatch):
    sign_in(client)
    second(client, code_now())
    later = time.time() + 1800
    monkeypatch.setattr("schuifaan.site.signing.time.time", lambda: later)
    page = client.get("/inloggen/tweede-stap/reservecodes/nieuw/")
    assert page["Location"].startswith("/inloggen/tweede-stap/opnieuw/")
