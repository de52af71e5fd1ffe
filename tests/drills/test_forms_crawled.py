"""Every form of the house is filled in by everyone, with everything a form should not hold: nothing breaks.

The generator is seeded by the form, so that what went wrong goes wrong again.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from uuid import UUID
from zlib import crc32

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction
from django.test import Client
from django.urls import reverse
from fido2.cose import CoseKey
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from schuifaan.base.periods import today
from schuifaan.neighbourhood.models import Person, Role
from schuifaan.neighbourhood.words import Kind
from schuifaan.site import example
from tests.access.doors import name_of, written_out
from tests.access.people import EVERYONE, come_in
from tests.access.scene import Scene, make_scene, more_doors, pointed_at
from tests.access.table import LOOKING, SENDING, expected
from tests.drills.forms import Field, Form
from tests.drills.knocking import Count, Knocker, Notes
from tests.drills.nasty import DAYS, HEADER, IDS, LONG, NUMBERS, WORDS, Maker, encoded

MIXES = int(os.environ.get("SCHUIFAAN_DRILL_MIXES", "4"))
PASSWORD = "een lange zin die niemand raadt"
SECRET = "JBSWY3DPEHPK3PXP"
# Someone with a second factor, and someone who stands between the first and the second.
MORE = ("met app", "halverwege")
# Addresses that take nothing in from anyone in the example, and why.
NOT_REACHED: dict[str, str] = {}
BEHIND = ("als", "blad", "gast", "jaar", "naam", "pad", "plaatje", "tijd", "wet", "zegt", "zoek", "next", "post_id")
ODD = ("%00", "%ff%fe", "%ed%a0%80", "a%0d%0ab", "%F0%9F%98%80", "..%2f..%2fetc", "a" * 3000, "-", "%E2%80%AE", "%")
REFUSING = {"404", "405", "302 account_login", "302 letter-enter"}


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Scene]:
    """The whole example with Fatma's table, and nothing of it left afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_scene(example.load())
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def db(scene: Scene) -> None:
    """In the place of the usual one: the example is loaded once."""


def somebody(scene: Scene) -> Person:
    """A coordinator who signs in as staff do, with every kind of second factor."""
    made = Person.objects.create_person(name="Toos Toets", email="toos@voorbeeld.invalid", password=PASSWORD)
    here = scene.place.neighbourhood
    Role.objects.create(person=made, kind=Kind.COORDINATOR, neighbourhood=here, since=today())
    TOTP.activate(made, SECRET)
    RecoveryCodes.activate(made)
    Authenticator.objects.create(user=made, type=Authenticator.Type.WEBAUTHN, data=passkey())
    return made


def passkey() -> dict[str, object]:
    """What is kept of a passkey that was made on this site."""
    number, point = b"0123456789abcdef", {1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32}
    key = AttestedCredentialData.create(b"\0" * 16, number, CoseKey.parse(point))
    seen = AuthenticatorData.create(hashlib.sha256(b"testserver").digest(), 0x45, 1, key)
    client = CollectedClientData.create("webauthn.create", b"challenge-challenge", "https://testserver")
    response = {
        "clientDataJSON": websafe_encode(client),
        "attestationObject": websafe_encode(AttestationObject.create("none", seen, {})),
    }
    told = {"id": websafe_encode(number), "rawId": websafe_encode(number), "type": "public-key", "response": response}
    return {"name": "Sleutel", "credential": {**told, "clientExtensionResults": {"credProps": {"rk": True}}}}


def browser_of(scene: Scene, who: str, toos: Person) -> Client:
    client = Client(raise_request_exception=False)
    if who == "met app":
        client.force_login(toos)
    elif who == "halverwege":
        client.post(reverse("account_login"), {"login": toos.email, "password": PASSWORD})
    else:
        client = come_in(scene, who)
    return client


@pytest.fixture(scope="module")
def crawled(scene: Scene) -> tuple[Count, dict[str, Knocker]]:
    """Everyone has walked everywhere, and the forms they met."""
    count, notes, toos = Count(), Notes(), somebody(scene)
    doors = written_out(scene)
    knockers = {}
    with notes:
        for who in (*EVERYONE, *MORE):
            knockers[who] = Knocker(who, browser_of(scene, who, toos), count, notes)
            knockers[who].walk([doors[name] for name in doors if opens(name, who)])
        knockers["coordinator"].walk(more_doors(scene))
    return count, knockers


def opens(name: str, who: str) -> bool:
    """Whether the table of who is let in shows this person a page here; the rest is knocked at elsewhere."""
    return expected(LOOKING).get(name, {}).get(who, "200") == "200"


def ids_in(knockers: dict[str, Knocker], who: str) -> list[str]:
    """Ids in the addresses that others come to."""
    found = {
        part
        for other, knocker in knockers.items()
        if other != who
        for url in knocker.pages
        for part in url.split("/")
        if len(part) == 36
    }
    return sorted(found)


def seed(*words: object) -> Random:
    return Random(crc32(repr(words).encode()))  # noqa: S311 - for a drill


def all_forms(knockers: dict[str, Knocker]) -> list[tuple[Knocker, Form, int]]:
    """Each shape of a form for the first two who see it, and which of the two this is."""
    times: Counter[object] = Counter()
    found = []
    for knocker, (shape, form) in [(one, item) for one in knockers.values() for item in one.forms().items()]:
        times[shape] += 1
        if form.method == "post" and times[shape] <= 2:
            found.append((knocker, form, times[shape]))
    return found


def test_no_form_breaks_whatever_is_sent(scene: Scene, crawled: tuple[Count, dict[str, Knocker]]):
    count, knockers = crawled
    forms = all_forms(knockers)
    count.forms = len(forms)
    for knocker, form, nth in forms:
        maker = Maker(form, seed(knocker.who, form.shape), ids_in(knockers, knocker.who))
        knocker.send_all(form, maker.everything(MIXES) if nth == 1 else maker.mixed(MIXES))
    for knocker, form in {form.name: (knocker, form) for knocker, form, _nth in forms}.values():
        knocker.send_all(form, [Maker(form, seed(form.name), []).too_big()])
    bare(scene, knockers)
    told(count)
    assert count.wrong[:10] == []
    assert (count.forms > 100, count.sent > 2000) == (True, True), (count.forms, count.sent)
    assert sorted(posting() - count.reached - set(NOT_REACHED)) == []
    assert sorted(set(NOT_REACHED) & count.reached) == []


def told(count: Count) -> None:
    """The figures, and every fault in full, in the folder of the drill when one is named."""
    if folder := os.environ.get("SCHUIFAAN_DRILL_FOLDER"):
        figures = f"{count.forms} forms, {count.sent} sent, {count.asked} asked, {count.by_answer}\n"
        Path(folder, "forms.txt").write_text(figures + "\n".join(count.wrong), encoding="utf-8", errors="replace")


def posting() -> set[str]:
    """Every address that takes something in from somebody, out of the table of who is let in."""
    return {name for name, row in expected(SENDING).items() if set(row.values()) - REFUSING}


def bare(scene: Scene, knockers: dict[str, Knocker]) -> None:
    """Also what has no form in the example: everyone sends a few fields to every address that takes something in."""
    doors, filled = written_out(scene), pointed_at(scene)
    rows = expected(SENDING)
    for who, knocker in knockers.items():
        for name in sorted(name for name in posting() if rows[name].get(who, "200") not in REFUSING):
            fields = {key: Field(key, "hidden", value) for key, value in filled.get(name, {}).items()}
            form = Form("post", doors[name], fields)
            knocker.send_all(form, Maker(form, seed(who, name), []).fitting())


def test_no_question_behind_an_address_breaks_a_page(crawled: tuple[Count, dict[str, Knocker]]):
    count, knockers = crawled
    count.wrong.clear()
    for knocker, urls in by_page(knockers):
        knocker.get_all(asked_behind(knocker, urls))
    assert count.wrong[:10] == []


def by_page(knockers: dict[str, Knocker]) -> Iterator[tuple[Knocker, list[str]]]:
    """Of each page one address, for the first two who get it."""
    times: Counter[str] = Counter()
    for knocker in knockers.values():
        names = {name_of(url): url.split("?")[0] for url in knocker.pages}
        times.update(names.keys())
        yield knocker, [url for name, url in names.items() if times[name] <= 2]


def asked_behind(knocker: Knocker, urls: list[str]) -> Iterator[str]:
    """The names that any page looks at behind its question mark, with what should not stand there."""
    for url in urls:
        random = seed(knocker.who, url)
        pools = [random.choice(pool) for pool in (WORDS, NUMBERS, DAYS, IDS)]
        values = random.sample([*pools, LONG[:4000], HEADER], 3)
        yield from (url + "?" + encoded([(name, value) for name in BEHIND]).decode() for value in values)


def test_no_address_with_something_else_in_it_breaks_a_page(crawled: tuple[Count, dict[str, Knocker]]):
    count, knockers = crawled
    count.wrong.clear()
    for knocker, urls in by_page(knockers):
        knocker.get_all(turned(urls))
    assert count.wrong[:10] == []


def turned(urls: list[str]) -> Iterator[str]:
    """Each address, with each of its parts in turn made something else."""
    for url in urls:
        parts = url.strip("/").split("/")
        for at, text in enumerate(ODD):
            spot = at % len(parts)
            yield "/" + "/".join([*parts[:spot], text, *parts[spot + 1 :]]) + "/"


def test_a_form_without_its_secret_is_refused_in_dutch(scene: Scene, crawled: tuple[Count, dict[str, Knocker]]):
    _count, knockers = crawled
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    heard = {form.name: strict.post(form.action, {"a": "b"}) for _who, form, _nth in all_forms(knockers)}
    assert {name: answer.status_code for name, answer in heard.items() if answer.status_code != 403} == {}
    assert [name for name, answer in heard.items() if "Dit mag je hier niet doen" not in answer.content.decode()] == []


def test_a_drill_sees_what_breaks(scene: Scene):
    """The watcher itself: a page that fails, and one that answers in English, are both named."""
    count, notes = Count(), Notes()
    knocker = Knocker("iemand", Client(raise_request_exception=False), count, notes)
    knocker._look(knocker.client.get("/bestaat-niet/"), "a page that is not there", [])
    assert count.wrong == []
    knocker._look(knocker.client.get("/bel/"), "a fault", ["ValueError"])
    assert len(count.wrong) == 1
    assert UUID(str(scene.fatma.pk))
