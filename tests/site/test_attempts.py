"""Guessing is slowed down, and the list of who was guessed at tells nobody's name."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.urls import reverse

from schuifaan.site import attempts

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def marloes():
    return get_user_model().objects.create_person(
        name="Marloes", email="marloes@wijk.example", password="s3cret-enough"
    )


def sign_in(client, email, password):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_a_wrong_password_is_counted_without_a_name(client, marloes):
    sign_in(client, "Marloes@wijk.example", "wrong")
    kept = AccessAttempt.objects.get()
    assert (kept.username, kept.failures_since_start) == (attempts.mark("marloes@wijk.example"), 1)
    assert "marloes" not in f"{kept.get_data}{kept.post_data}".lower()


def test_after_five_wrong_passwords_the_right_one_waits_too(client, marloes, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    for _ in range(5):
        sign_in(client, "marloes@wijk.example", "wrong")
    assert sign_in(client, "marloes@wijk.example", "s3cret-enough").status_code == 429
    assert "_auth_user_id" not in client.session


def test_the_mark_is_of_the_name_and_of_nothing_else(rf):
    request = rf.post("/", {"login": " Marloes@wijk.example "})
    assert attempts.who(request) == attempts.mark("marloes@wijk.example")
    assert attempts.who(None, {"username": "brief-12"}) != attempts.who(None, {"username": "brief-13"})
    assert attempts.who(None, {}) is None
