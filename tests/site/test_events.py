"""The watch book notes who signed in, who was turned away and what failed, and tells nobody's name."""

import json
import logging
import stat
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client, RequestFactory

from schuifaan.base.periods import moment, now
from schuifaan.neighbourhood.models import Session
from schuifaan.site import attempts, events, factors, logs, signing_out
from schuifaan.site.unready import NotReady

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]
PASSWORD = "een lange zin die niemand raadt"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def marloes(world):
    world.marloes.set_password(PASSWORD)
    world.marloes.save()
    return world.marloes


def noted():
    files = sorted(events.folder().glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def told(*names):
    return [tuple(line.get(name) for name in names) for line in noted()]


def sign_in(client, password=PASSWORD):
    return client.post("/inloggen/", {"login": "marloes@voorbeeld.test", "password": password})


def code_now():
    return format_hotp_value(hotp_value(SECRET, list(yield_hotp_counters_from_time())[1]))


def test_signing_in_and_failing_to_are_noted_with_how(client, marloes):
    TOTP.activate(marloes, SECRET)
    sign_in(client, "fout")
    sign_in(client)
    client.post("/inloggen/tweede-stap/code/", {"code": "000000"})
    client.post("/inloggen/tweede-stap/code/", {"code": code_now()})
    client.post("/inloggen/uit/")
    mark, who = attempts.mark("marloes@voorbeeld.test"), str(marloes.pk)
    assert told("event", "who", "tried", "how", "page") == [
        ("sign-in failed", None, mark, None, "account_login"),
        ("sign-in failed", None, mark, None, "mfa_authenticate"),
        ("signed in", who, None, ["password", "mfa totp"], "mfa_authenticate"),
        ("signed out", who, None, None, "account_logout"),
    ]


def test_whoever_is_turned_away_is_noted_and_what_does_not_exist_for_a_stranger_is_not(client, world):
    client.get("/mensen/")
    client.get("/wp-login.php")
    client.force_login(world.kees)
    client.get("/mensen/")
    client.get("/mensen/", REQUEST_METHOD="BREW")
    strict = Client(enforce_csrf_checks=True)
    strict.post("/code/", {"code": "x"})
    assert told("event", "page", "status", "method") == [
        ("turned away", "directory", 302, "GET"),
        ("signed in", "", None, "other"),
        ("not there", "directory", 404, "GET"),
        ("not there", "directory", 404, "other"),
        ("refused", "letter-enter", 403, "POST"),
    ]


def test_too_many_guesses_and_a_fault_are_noted(client, marloes, settings, monkeypatch):
    settings.ACCOUNT_RATE_LIMITS = False
    for _guess in range(6):
        sign_in(client, "fout")
    client.raise_request_exception = False
    monkeypatch.setattr("schuifaan.site.views.programmes", lambda: 1 / 0)
    assert client.get("/").status_code == 500
    assert [line for line in told("event", "status") if line[1]] == [
        ("too often", 429),
        ("too often", 429),
        ("fault", 500),
    ]


def test_a_way_in_that_changes_is_noted_and_told_by_mail(client, marloes, django_capture_on_commit_callbacks):
    sign_in(client)
    secret = client.get("/inloggen/tweede-stap/app/").context["form"].secret
    code = format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/inloggen/tweede-stap/app/", {"code": code})
    changed = [line["what"] for line in noted() if line["event"] == "way in changed"]
    assert changed == ["totp_activated"]
    assert [one.to for one in mail.outbox] == [["marloes@voorbeeld.test"]]
    assert [word for one in mail.outbox for word in ("127.0.0.1", "Mozilla", "Marloes") if word in one.body] == []


def test_no_line_holds_a_name_a_code_an_address_or_a_password(client, marloes):
    sign_in(client, "geheim woord")
    client.get("/uitnodiging/ABCD-EFGH-JKLM/", HTTP_USER_AGENT="Mozilla", REMOTE_ADDR="10.11.12.13")
    client.post("/code/2222-2222-2222/")
    whole = "".join(file.read_text("utf-8") for file in events.folder().glob("*"))
    assert len(noted()) >= 1
    words = ("marloes", "geheim", "ABCD", "2222", "10.11.12.13", "127.0.0.1", "Mozilla")
    assert [word for word in words if word.lower() in whole.lower()] == []


def test_each_line_is_one_line_with_a_time_in_utc_in_a_file_of_its_owner_alone():
    request = RequestFactory().get("/\r\nx", headers={"X-Evil": "a\nb"})
    events.note("a\nb\u2028c", request, tried='"\n{')
    (line,) = noted()
    assert line["event"] == "a\nb\u2028c"
    assert line["at"].endswith("Z")
    (file,) = events.folder().glob("*")
    assert file.read_text("utf-8").count("\n") == 1
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_lines_are_kept_for_ninety_days(client):
    for days in (120, 91, 89, 0):
        with moment(now() - timedelta(days=days)):
            events.note(f"{days} days ago")
    events.forget_old()
    assert told("event") == [("89 days ago",), ("0 days ago",)]


def test_a_disk_that_is_full_keeps_nobody_out(client, monkeypatch, caplog):
    def full(*_args):
        raise OSError("no room")

    monkeypatch.setattr(events, "_append", full)
    assert client.get("/mensen/").status_code == 302
    assert [record.name for record in caplog.records] == ["schuifaan.site.events"]


def test_a_flood_fills_no_disk(monkeypatch):
    monkeypatch.setattr(events, "LARGEST", 500)
    for _line in range(100):
        events.note("x")
    (file,) = events.folder().glob("*")
    assert file.stat().st_size < 1000


def test_the_screen_tells_the_time_in_utc_and_one_thing_a_line():
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "a %s", ("b\nERROR x: forged",), None)
    record.created = 0
    said = logs.Discreet("{asctime} {levelname} {name}: {message}", style="{").format(record)
    assert said.startswith("1970-01-01T00:00:00")
    assert said.endswith("Z ERROR x: a b\\nERROR x: forged")


def test_the_keeper_signs_somebody_out_and_helps_whoever_lost_a_phone(
    client, marloes, world, django_capture_on_commit_callbacks
):
    TOTP.activate(marloes, SECRET)
    client.force_login(marloes)
    other = Client()
    other.force_login(world.kees)
    assert signing_out.out("Marloes@voorbeeld.test") == 1
    assert (client.get("/mensen/").status_code, other.get("/werk/").status_code) == (302, 200)
    with django_capture_on_commit_callbacks(execute=True):
        assert signing_out.lost("marloes@voorbeeld.test") == 1
    assert [(one.to, one.subject) for one in mail.outbox] == [
        (["marloes@voorbeeld.test"], "Je tweede stap is weggehaald")
    ]
    assert sign_in(client)["Location"] == "/start/"
    assert client.get("/mensen/")["Location"] == "/inloggen/tweede-stap/"
    assert (signing_out.everyone_out() >= 2, Session.objects.count()) == (True, 0)
    with pytest.raises(NotReady):
        signing_out.out("niemand@voorbeeld.test")


def test_what_makes_the_codes_is_locked_in_the_database(client, marloes, settings, caplog):
    kept = TOTP.activate(marloes, SECRET).instance
    kept.refresh_from_db()
    assert SECRET not in json.dumps(kept.data)
    assert kept.wrap().validate_code(code_now())
    assert factors.unlock(SECRET) == SECRET
    settings.FACTOR_KEY = "another"
    sign_in(client)
    told = client.post("/inloggen/tweede-stap/code/", {"code": code_now()})
    assert (told.status_code, "Deze code klopt niet." in told.content.decode()) == (200, True)
    assert "schuifaan.site.factors" in [record.name for record in caplog.records]
    assert factors.unlock(kept.data["secret"]) != factors.unlock(kept.data["secret"])
