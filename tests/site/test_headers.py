"""What goes along with every answer of a real installation, and whom to tell when something is not safe."""

import re
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver

from schuifaan.site import headers
from tests.site.served import Served, served

HOST = "schuifaan.example"
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
}


EVERYWHERE = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": headers.PERMISSIONS,
}
NOWHERE = ("Access-Control-Allow-Origin", "X-Powered-By")


def policy_of(text: str) -> dict[str, str]:
    return {part.split(" ", 1)[0]: part.split(" ", 1)[1] for part in text.split("; ")}


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """A real neighbourhood behind a proxy that speaks https."""
    folder = tmp_path_factory.mktemp("real")
    with served(folder, SCHUIFAAN_HOSTS=HOST, SCHUIFAAN_SECURITY_CONTACT="mailto:veilig@wijk.example") as place:
        yield place


@dataclass(frozen=True)
class Answer:
    """What came back over the line."""

    status: int
    headers: Message
    text: str


def ask(place: Served, path: str, *, host: str = HOST, spoken: str = "https") -> Answer:
    with closing(HTTPConnection("127.0.0.1", int(place.url.rsplit(":", 1)[1]), timeout=20)) as line:
        line.request("GET", path, headers={"Host": host, "X-Forwarded-Proto": spoken})
        with line.getresponse() as answer:
            return Answer(answer.status, answer.headers, answer.read().decode(errors="replace"))


def a_file(place: Served) -> str:
    return re.search(r'href="(/static/[^"]+\.css)"', ask(place, "/").text)[1]


def test_every_answer_carries_the_same_policies(real):
    answers = {path: ask(real, path) for path in ("/", "/bestaat-niet/", "/mensen/", a_file(real), "/inloggen/")}
    assert [answer.status for answer in answers.values()] == [200, 404, 302, 200, 200]
    for path, answer in answers.items():
        assert policy_of(answer.headers["Content-Security-Policy"]) == POLICY, path
        assert {name: answer.headers[name] for name in EVERYWHERE} == EVERYWHERE, path
        assert [name for name in NOWHERE if name in answer.headers] == [], path


def test_cookies_stay_with_this_host_and_out_of_reach_of_scripts(real):
    given = ask(real, "/inloggen/").headers.get_all("Set-Cookie")
    names = {cookie.split("=")[0] for cookie in given}
    assert names == {"__Host-schuifaan-csrf"}
    for cookie in given:
        parts = {part.strip().split("=")[0].lower() for part in cookie.split(";")[1:]}
        assert {"secure", "httponly", "path", "samesite"} <= parts
        assert "domain" not in parts
        assert "samesite=lax" in cookie.lower()


def test_without_https_a_page_is_asked_again_with_it(real):
    answer = ask(real, "/inloggen/", spoken="http")
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/inloggen/")


def test_another_name_of_this_machine_is_refused(real):
    answer = ask(real, "/", host="kwaad.example")
    assert (answer.status, "Dit kwam niet goed aan" in answer.text) == (400, True)


def test_security_txt_says_whom_to_tell_and_does_not_run_out(real):
    answer = ask(real, "/.well-known/security.txt")
    told = dict(line.split(": ", 1) for line in answer.text.splitlines())
    ends = datetime.fromisoformat(told.pop("Expires"))
    assert told == {
        "Contact": "mailto:veilig@wijk.example",
        "Preferred-Languages": "nl, en",
        "Canonical": f"https://{HOST}/.well-known/security.txt",
    }
    assert timedelta(days=100) < ends - datetime.now(UTC) < timedelta(days=365)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_whoever_named_no_contact_gets_the_usual_mailbox(client, db):
    assert "Contact: mailto:security@localhost\n" in client.get("/.well-known/security.txt").content.decode()


PERSONAL = ["/mensen/", "/start/", "/vandaag/", "/mijn-afspraken/", "/mijn/inzage/", "/mijn/gegevens/meenemen/",
            "/bestaat-niet/", "/inloggen/waar/", "/code/", "/"]  # fmt: skip


def test_nothing_personal_is_kept_by_a_browser_or_a_proxy(client, world):
    client.force_login(world.marloes)
    assert {url: client.get(url).headers["Cache-Control"] for url in PERSONAL} == dict.fromkeys(
        PERSONAL, headers.KEPT_NOWHERE
    )
    for url in ("/inloggen/tweede-stap/", "/uitnodiging/2222-2222-2222/"):
        assert "no-store" in client.get(url).headers["Cache-Control"]


def test_only_the_front_door_and_the_programme_are_for_search_engines(client, world):
    urls = ("/", "/huis/", "/bel/", "/code/", "/inloggen/")
    assert [url for url in urls if "X-Robots-Tag" not in client.get(url).headers] == ["/", "/huis/"]


def test_leaving_empties_what_the_browser_still_has(client, world):
    client.force_login(world.marloes)
    assert "Clear-Site-Data" not in client.get("/inloggen/uit/").headers
    assert client.post("/inloggen/uit/").headers["Clear-Site-Data"] == '"cache", "storage"'


def test_what_is_taken_along_is_a_file_and_no_page(client, world):
    client.force_login(world.fatma)
    answer = client.get("/mijn/gegevens/meenemen/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert (answer.headers["X-Content-Type-Options"], answer.headers["Content-Type"]) == (
        "nosniff", "application/json; charset=utf-8",
    )  # fmt: skip


def test_a_form_of_another_site_is_refused_at_every_address(world, db):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.marloes)
    plain = [f"/{pattern.pattern}" for pattern in get_resolver().url_patterns if hasattr(pattern, "callback")]
    urls = ["/inloggen/", "/inloggen/uit/", "/mensen/nieuw/", "/code/2222-2222-2222/", *plain]
    heard = {url: strict.post(url, {"a": "b"}) for url in urls}
    assert {url: answer.status_code for url, answer in heard.items()} == dict.fromkeys(urls, 403)
    assert [url for url, answer in heard.items() if "Dit mag je hier niet doen" not in answer.content.decode()] == []


ELSEWHERE = ["https://kwaad.example/", "//kwaad.example/", "/\\kwaad.example", "javascript:a()"]


@pytest.mark.parametrize("next_page", ELSEWHERE)
def test_nobody_is_led_to_another_site_after_signing_in(client, world, next_page):
    world.jan.set_password("een lange zin die niemand raadt")
    world.jan.save()
    told = {"login": "jan@voorbeeld.test", "password": "een lange zin die niemand raadt", "next": next_page}
    assert client.post("/inloggen/", told)["Location"] == "/start/"


def test_scripts_keep_nothing_listen_to_nobody_and_write_no_page():
    files = [file for file in Path("src/schuifaan").rglob("static/**/*.js") if "htmx" not in file.name]
    assert len(files) >= 2
    keeps = "localStorage|sessionStorage|indexedDB|document.cookie"
    bad = re.compile(rf"{keeps}|postMessage|\"message\"|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(")
    assert [(file.name, found) for file in files if (found := bad.findall(file.read_text("utf-8")))] == []
