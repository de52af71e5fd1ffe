"""Signing in by passkey in a real browser, from an empty installation on, under the strict policy."""

import re

import pytest

from tests.site.served import schuifaan, served

PASSWORD = "een lange zin die niemand raadt"
FIRST = ["--neighbourhood=Ruwaard", "--code=WK082806", "--house=De Haard", "--phone=0412 000 000",
         "--name=Marloes Vos", "--email=marloes@wijk.test"]  # fmt: skip
KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def empty(tmp_path):
    folder = tmp_path / "var"
    assert schuifaan("person", "add", *FIRST, folder=folder, said=PASSWORD)[0] == 0
    with served(folder) as place:
        yield place


@pytest.fixture
def page(empty, visit):
    """A browser with a passkey holder in it, which tells what the policy refused."""
    made = visit(empty, width=390)
    wire = made.context.new_cdp_session(made)
    wire.send("WebAuthn.enable")
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return made


# What a browser tells of itself when somebody leaves: that it kept nothing.
CLEARED = "Clear-Site-Data header on"


def test_from_a_password_to_a_passkey(page, axe, sideways, picture):
    said = []
    page.on("console", lambda message: said.append(message.text))

    def look(name, at="**"):
        page.wait_for_url(at)
        assert (name, axe(page), sideways(page) <= 0) == (name, [], True)
        picture(page, f"inloggen-{name}")

    page.goto("/mensen/")
    look("wachtwoord")
    page.get_by_label("E-mail").fill("marloes@wijk.test")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url("**/inloggen/tweede-stap/")
    look("tweede-stap")
    page.goto("/mensen/")
    assert page.url.endswith("/inloggen/tweede-stap/")
    page.get_by_role("link", name="Maak een passkey").click()
    look("passkey-maken", "**/passkeys/nieuw/")
    page.get_by_role("button", name="Maak een passkey").click()
    page.wait_for_url("**/reservecodes/")
    look("reservecodes")
    assert len(re.findall(r"\b\d{8}\b", page.inner_text("main"))) == 10
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    look("klaar", lambda address: "reservecodes" not in address)
    page.get_by_role("button", name="Log uit").click()
    page.goto("/inloggen/")
    page.get_by_role("button", name="Log in met een passkey").click()
    page.wait_for_url(lambda url: "/inloggen" not in url)
    page.goto("/mensen/")
    assert page.get_by_role("heading", level=1).inner_text() == "Mensen in de wijk"
    assert [text for text in said if not text.startswith(CLEARED)] == []


def test_without_script_an_app_is_the_way(empty, visit):
    page = visit(empty, java_script_enabled=False)
    page.goto("/inloggen/")
    assert page.get_by_role("button", name="Log in met een passkey").is_hidden()
    page.get_by_label("E-mail").fill("marloes@wijk.test")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_role("link", name="Kies een app").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Zet je app klaar"
    assert page.get_by_role("img", name="Vierkant voor de camera van je telefoon").is_visible()
