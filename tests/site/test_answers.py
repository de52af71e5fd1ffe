"""What goes along with every page, and what is never written in the machine's own notes."""

import logging
import sys

import pytest
from django.test import RequestFactory, override_settings
from django.urls import resolve

from schuifaan.site import logs, mail, proxy
from schuifaan.site.unready import NotReady


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
def test_a_page_may_use_nothing_from_elsewhere(client):
    headers = client.get("/bestaat-niet/").headers
    policy = {part.split(" ", 1)[0]: part.split(" ", 1)[1] for part in headers["Content-Security-Policy"].split("; ")}
    assert policy == {
        "default-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "object-src": "'none'",
    }
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def record(**extra: object) -> logging.LogRecord:
    made = logging.LogRecord(
        "django.request", logging.ERROR, "x", 1, "Internal Server Error: %s", ("/c/geheim/",), None
    )
    made.__dict__.update(extra)
    return made


def test_the_notes_name_the_page_and_not_its_address():
    request = RequestFactory().get("/inloggen/?code=geheim")
    request.resolver_match = resolve("/inloggen/")
    said = logs.Discreet("{message}", style="{").format(record(request=request, status_code=500))
    assert said == "500 inloggen/"


def test_the_notes_name_a_fault_and_not_what_it_was_about():
    words = ["Jansen", "mevrouw"]
    try:
        raise ValueError(" ".join(reversed(words)))
    except ValueError:
        said = logs.Discreet("{message}", style="{").format(record(exc_info=sys.exc_info(), status_code=500))
    assert "mevrouw Jansen" not in said
    assert "geheim" not in said
    assert said.endswith("ValueError")


def test_a_mail_server_is_always_spoken_to_in_secret():
    found = mail.from_url("smtp://ann:p%40ss@mail.example")
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_HOST_PASSWORD"]) == (587, True, "p@ss")
    assert mail.from_url("smtps://mail.example")["EMAIL_USE_SSL"] is True
    for wrong in (
        "http://mail.example",
        "http://mail.example:25",
        "smtp://[",
        "smtps://[]",
        "smtp://a:99999",
        "smtp://a:b",
    ):
        with pytest.raises(NotReady):
            mail.from_url(wrong)


@override_settings(ALLOWED_HOSTS=["testserver"])
def test_only_our_own_proxy_says_who_is_there():
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="6.6.6.6, 9.9.9.9")
    assert proxy.address(request) == "9.9.9.9"
    assert proxy.address(RequestFactory().get("/")) == "127.0.0.1"
