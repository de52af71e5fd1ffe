"""Coming in with a letter: looking spends nothing, pressing does, and guessing has an end."""

import pytest
from axes.models import AccessAttempt
from django.test import Client

from schuifaan.neighbourhood.actions import make_letter_code
from schuifaan.neighbourhood.models import LetterCode
from schuifaan.neighbourhood.policies import new_code
from tests.words.faults import faults_in


@pytest.fixture
def code(world):
    return make_letter_code(person=world.fatma, by=world.marloes)


def who(client):
    return client.session.get("_auth_user_id")


def press(client, code, **more):
    return client.post(f"/code/{code}/", **more)


def test_looking_spends_nothing_however_often(client, code, world):
    for _scan in range(3):
        page = client.get(f"/code/{code}/")
        assert (page.status_code, "Open mijn verhaal" in page.content.decode()) == (200, True)
        assert client.head(f"/code/{code}/").status_code == 200
    assert (who(client), LetterCode.objects.get().used_at) == (None, None)
    assert faults_in(page.content.decode()) == []


def test_pressing_lets_fatma_in_for_thirty_days(client, code, world):
    response = press(client, code)
    assert (response.status_code, response["Location"]) == (302, "/start/")
    assert who(client) == str(world.fatma.pk)
    assert client.session.get_expiry_age() == 30 * 24 * 60 * 60


def test_a_code_is_typed_over_with_small_letters_and_spaces(client, code):
    response = client.post("/code/", {"code": code.lower().replace("-", " ")})
    assert response["Location"] == f"/code/{code}/"
    assert LetterCode.objects.get().used_at is None


def test_a_slip_is_told_kindly_and_not_counted(client, code, world):
    page = client.post("/code/", {"code": code[:-1]})
    assert page.status_code == 200
    assert "Kijk de code nog eens na." in page.content.decode()
    assert press(client, "abc").status_code == 404
    assert AccessAttempt.objects.count() == 0


def test_used_old_and_unknown_give_the_same_page(client, code, world):
    press(Client(), code)
    used, unknown = press(client, code), press(client, new_code())
    old = make_letter_code(person=world.henk, by=world.marloes)
    make_letter_code(person=world.henk, by=world.marloes)
    pages = [used, unknown, press(client, old)]
    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1
    assert "Zo krijg je een nieuwe code" in used.content.decode()
    assert who(client) is None
    assert faults_in(used.content.decode()) == []


def test_the_same_browser_may_press_twice_and_another_may_not(code, world):
    first, other = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    tokens = [str(one.get(f"/code/{code}/").context["csrf_token"]) for one in (first, other)]
    before = first.cookies["csrftoken"].value
    assert first.post(f"/code/{code}/", {"csrfmiddlewaretoken": tokens[0]}).status_code == 302
    # The answer to the first press is dropped by the browser: it comes again with what it had.
    again = Client(enforce_csrf_checks=True)
    again.cookies["csrftoken"] = before
    assert again.post(f"/code/{code}/", {"csrfmiddlewaretoken": tokens[0]}).status_code == 302
    assert who(again) == str(world.fatma.pk)
    assert other.post(f"/code/{code}/", {"csrfmiddlewaretoken": tokens[1]}).status_code == 404


def test_whoever_guesses_five_times_waits_also_with_the_right_code(client, code, world):
    assert [press(client, new_code()).status_code for _guess in range(5)] == [404, 404, 404, 404, 429]
    locked = press(client, code)
    assert locked.status_code == 429
    assert "kwartier" in locked.content.decode()
    assert faults_in(locked.content.decode()) == []
    assert (who(client), LetterCode.objects.get().used_at) == (None, None)
    elsewhere = press(Client(), code, REMOTE_ADDR="10.0.0.9")
    assert elsewhere.status_code == 302


def test_what_is_kept_of_a_guess_holds_no_code(client, code, world):
    guess = new_code()
    press(client, guess)
    kept = AccessAttempt.objects.get()
    assert guess not in f"{kept.username}{kept.get_data}{kept.post_data}{kept.path_info}"


def test_a_session_of_a_letter_is_no_way_to_the_work_of_others(client, code, world):
    press(client, code)
    assert client.get("/mensen/").status_code == 404
