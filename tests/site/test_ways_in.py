"""Who gets in by which way, and that no other way was left open."""

import re
import secrets
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings as ours
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult

from schuifaan.base.periods import today
from schuifaan.neighbourhood.actions import add_person, end_role, give_role
from schuifaan.neighbourhood.models import Person, Role
from schuifaan.neighbourhood.words import Kind
from schuifaan.site import signing_urls
from schuifaan.site.passwords import WORDS_OF_HERE
from schuifaan.site.sessions import SessionStore

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PASSWORD = "een lange zin die niemand raadt"
SECRET = "JBSWY3DPEHPK3PXP"
PAGE = Path("docs/security/asvs.md").read_text(encoding="utf-8")


def code(seconds=0):
    counter = list(totp.yield_hotp_counters_from_time())[1] + seconds // 30
    return totp.format_hotp_value(totp.hotp_value(SECRET, counter))


@pytest.fixture
def marloes(world):
    world.marloes.set_password(PASSWORD)
    world.marloes.save()
    totp.TOTP.activate(world.marloes, SECRET)
    RecoveryCodes.activate(world.marloes)
    return world.marloes


def sign_in(client, password=PASSWORD):
    return client.post("/inloggen/", {"login": "marloes@voorbeeld.test", "password": password})


def test_nobody_signs_in_by_a_way_that_is_not_written_down():
    ours_all = Path("src/schuifaan").rglob("*.py")
    files = {path.as_posix() for path in ours_all if re.search(r"\blogin\(request", path.read_text("utf-8"))}
    assert files == {"src/schuifaan/neighbourhood/views/letters.py", "src/schuifaan/site/views.py"}
    ways = re.search(r"## Ways in\n(.*?)\n## ", PAGE, re.S)[1]
    for name in ("account_login", "mfa_authenticate", "mfa_login_webauthn", "letter-open", "example", "sitting-open"):
        assert f"`{name}`" in ways, name
    modules = {pattern.callback.__module__ for pattern in signing_urls.urlpatterns}
    assert sorted(modules) == [
        "allauth.account.views", "allauth.mfa.base.views", "allauth.mfa.recovery_codes.views",
        "allauth.mfa.totp.views", "allauth.mfa.webauthn.views",
    ]  # fmt: skip
    assert ours.AUTHENTICATION_BACKENDS == [
        "axes.backends.AxesStandaloneBackend", "allauth.account.auth_backends.AuthenticationBackend",
    ]  # fmt: skip


def test_nobody_is_here_from_the_start_and_nobody_has_a_hint():
    assert Person.objects.count() == 0
    assert {field.name for field in Person._meta.concrete_fields} == {
        "id", "login", "email", "name", "phone", "formal", "language", "is_active", "wiped_on", "password",
        "last_login",
    }  # fmt: skip


def test_whoever_is_added_has_no_password_until_they_choose_one(world):
    noor = add_person(
        neighbourhood=world.ruwaard, by=world.marloes, name="Noor", kind=Kind.PROFESSIONAL, email="noor@voorbeeld.test"
    )
    assert not noor.has_usable_password()


def test_the_words_of_here_are_written_down():
    words = re.search(r"Words of here: (.*)", PAGE)[1]
    assert tuple(words.rstrip(".").split(", ")) == WORDS_OF_HERE


def test_a_new_password_does_not_go_round_the_second_factor(client, marloes, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/inloggen/wachtwoord/vergeten/", {"email": "marloes@voorbeeld.test"})
    link = re.search(r"http://testserver(/inloggen/wachtwoord/nieuw/\S+)", mail.outbox[0].body)[1]
    new = "weer een heel andere zin"
    page = client.get(link, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert client.get("/mensen/")["Location"] == "/inloggen/"
    assert sign_in(client, new)["Location"] == "/inloggen/tweede-stap/code/"
    assert client.get("/mensen/")["Location"] == "/inloggen/"


def test_a_link_to_a_new_password_works_for_an_hour(
    client, marloes, django_capture_on_commit_callbacks, settings, monkeypatch
):
    assert settings.PASSWORD_RESET_TIMEOUT == 3600
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/inloggen/wachtwoord/vergeten/", {"email": "marloes@voorbeeld.test"})
    link = re.search(r"http://testserver(/inloggen/wachtwoord/nieuw/\S+)", mail.outbox[0].body)[1]
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.get(link, follow=True).context["token_fail"] is True


def test_a_code_of_an_app_is_of_this_half_minute_or_of_the_one_beside_it(marloes):
    heard = {}
    for seconds in (-90, -60, 60, 90, -30):
        client = Client()
        sign_in(client)
        client.post("/inloggen/tweede-stap/code/", {"code": code(seconds)})
        heard[seconds] = "_auth_user_id" in client.session
    assert heard == {-90: False, -60: False, 60: False, 90: False, -30: True}


def test_codes_are_long_enough_and_from_the_best_dice(marloes, monkeypatch):
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert {len(one) for one in codes} == {8}
    assert len(set(codes)) == 10
    asked = []
    monkeypatch.setattr(secrets, "token_bytes", lambda count: asked.append(count) or b"\0" * count)
    monkeypatch.setattr(secrets, "token_hex", lambda count: asked.append(count) or "0" * 2 * count)
    totp.generate_totp_secret()
    RecoveryCodes.generate_seed()
    assert asked == [20, 40]


def test_reserve_codes_are_not_in_the_database(marloes):
    kept = Authenticator.objects.get(type="recovery_codes")
    assert [one for one in kept.wrap().get_unused_codes() if one in str(kept.data)] == []
    assert kept.data["seed"].startswith("fernet:")


def test_the_key_of_a_session_cannot_be_guessed():
    keys = {SessionStore()._get_new_session_key() for _session in range(50)}
    assert len(keys) == 50
    assert {len(key) for key in keys} == {32}


def test_a_role_that_is_given_or_taken_counts_at_once(client, world):
    client.force_login(world.kees)
    heard = [client.get("/mensen/").status_code]
    give_role(person=world.kees, by=world.marloes, neighbourhood=world.ruwaard, kind=Kind.COORDINATOR)
    heard.append(client.get("/mensen/").status_code)
    Role.objects.filter(person=world.kees, kind=Kind.COORDINATOR).update(since=world.long_ago)
    given = Role.objects.get(person=world.kees, kind=Kind.COORDINATOR)
    end_role(role=given, by=world.marloes, until=today() - timedelta(days=1))
    heard.append(client.get("/mensen/").status_code)
    assert heard == [404, 200, 404]


def test_when_no_mail_goes_out_the_page_does_and_the_mail_waits(
    client, marloes, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/inloggen/wachtwoord/vergeten/", {"email": "marloes@voorbeeld.test"})
    assert answer["Location"] == "/inloggen/wachtwoord/vergeten/verstuurd/"
    assert [one.status for one in DBTaskResult.objects.all()] == ["READY"]


def test_what_is_logged_goes_to_the_screen_and_to_the_watch_book_only():
    logging = import_module("schuifaan.site.settings").LOGGING
    assert set(logging["handlers"]) == {"screen"}
    others = re.compile(r"FileHandler|SysLogHandler|HTTPHandler")
    assert [path for path in Path("src/schuifaan").rglob("*.py") if others.search(path.read_text("utf-8"))] == []
    for place in ("`VAR/security/", "| journal |", "| screen |"):
        assert place in re.search(r"## What is logged\n(.*?)\n## ", PAGE, re.S)[1]


def test_our_script_hears_what_a_passkey_must_answer_and_no_form_is_data(client):
    asked = client.get("/inloggen/tweede-stap/passkeys/inloggen/", headers={"Accept": "application/json"})
    assert (asked.status_code, asked["Content-Type"]) == (200, "application/json")
    page = client.get("/inloggen/", headers={"Accept": "application/json"})
    assert page["Content-Type"].startswith("text/html")
