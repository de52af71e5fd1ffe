"""A password is as long as someone likes, of any signs, and nothing that a stranger guesses."""

import hashlib
import random

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from schuifaan.site import passwords

EASY = ["password1234", "Welkom2026!!", "qwertyuiop123", "iloveyou iloveyou", "Zomer2026Zomer", "aaaaaaaaaaaaaaaa",
        "monkeydragon99", "wachtwoord123!", "superman.batman"]  # fmt: skip
FROM_HERE = ["Schuif Aan 2026", "wijkcoordinator1", "Ruwaard-Ruwaard", "Huis van de wijk", "Coördinator!2026"]
GOOD = ["een lange zin die niemand raadt", "correct horse battery staple", "vier fietsen om de schuif aan tafel heen",
        "ПарольНаРусском!", "🚲🚲🌧️ regen op zondag", "x7$kQ-29!vLm#", "a" + "bcdefghij klmnop" * 6]  # fmt: skip


def is_taken(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError:
        return False
    return True


def test_what_strangers_try_first_is_refused_and_a_sentence_is_taken():
    assert [word for word in EASY if is_taken(word)] == []
    assert [word for word in FROM_HERE if is_taken(word)] == []
    assert [word for word in GOOD if not is_taken(word)] == []


def test_three_thousand_common_passwords_that_are_long_enough_are_refused():
    chosen = random.Random(1).sample(sorted(passwords.common()), 3000)  # noqa: S311
    long = [(word + "123456789012")[:12] if len(word) < 12 else word for word in chosen]
    assert [word for word in long if is_taken(word)] == []


@pytest.mark.django_db
def test_ones_own_name_is_not_enough(world):
    assert not is_taken("MarloesVos2026", world.marloes)
    assert is_taken("MarloesVos2026", world.kees)


def test_of_at_least_twelve_signs_and_as_long_as_you_like():
    assert (is_taken("x7$kQ-29!vL"), is_taken("x7$kQ-29!vLm")) == (False, True)
    assert is_taken("zin met woorden " * 40)


def test_a_password_that_leaked_is_refused_wherever_it_stands_in_the_list(settings, tmp_path):
    digests = sorted(hashlib.sha1(str(number).encode()).hexdigest().upper() for number in range(3000))  # noqa: S324
    file = tmp_path / "pwned.txt"
    file.write_text("".join(f"{one}:{number}\r\n" for number, one in enumerate(digests)), encoding="ascii")
    assert [one for one in digests if not passwords.is_listed(file, one)] == []
    others = [hashlib.sha1(f"x{number}".encode()).hexdigest().upper() for number in range(500)]  # noqa: S324
    assert [one for one in others if passwords.is_listed(file, one)] == []
    secret = "een zin die ooit lekte"
    with file.open("w", encoding="ascii") as stream:
        stream.writelines(f"{one}:1\n" for one in sorted([*digests, hashlib.sha1(secret.encode()).hexdigest().upper()]))  # noqa: S324
    assert is_taken(secret)
    settings.BREACHED_PASSWORDS = str(file)
    assert (is_taken(secret), is_taken("een zin die nooit lekte")) == (False, True)


@pytest.mark.django_db
def test_a_password_is_taken_exactly_as_it_is_typed(world, client):
    exact = "  Spaties voor EN achter 🚲  "
    world.jan.set_password(exact)
    world.jan.save()
    tried = {word: Client() for word in (exact.strip(), exact.lower(), exact[:20], exact + "x", exact)}
    for word, browser in tried.items():
        browser.post("/inloggen/", {"login": "jan@voorbeeld.test", "password": word})
    assert [word for word, browser in tried.items() if "_auth_user_id" in browser.session] == [exact]


@pytest.mark.django_db
def test_changing_asks_for_the_old_one_and_refuses_what_is_easy(world, client):
    world.jan.set_password("een lange zin die niemand raadt")
    world.jan.save()
    client.post("/inloggen/", {"login": "jan@voorbeeld.test", "password": "een lange zin die niemand raadt"})

    def change(old, new):
        client.post("/inloggen/wachtwoord/", {"oldpassword": old, "password1": new, "password2": new})
        world.jan.refresh_from_db()
        return world.jan.check_password(new)

    old, new = "een lange zin die niemand raadt", "weer een heel andere zin"
    assert [change(*words) for words in (("fout", new), ("", new), (old, "Welkom2026!!"))] == [False, False, False]
    assert change(old, new)


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
def test_a_password_field_hides_what_is_typed_and_helps_a_password_manager(client, world):
    page = client.get("/inloggen/").content.decode()
    assert 'type="password"' in page
    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page
