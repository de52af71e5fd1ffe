"""Knocking on a door: one person asks for one address, and what it changed is taken back."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from pypdf import PdfReader

from schuifaan.base.models import JournalLine
from tests.access.canaries import heard_in
from tests.access.scene import Scene, arguments, asked
from tests.house.addresses import Address, every_address

PLACE = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>")
CHANGE = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.IGNORECASE)
# What a page that is looked at may write: who is signed in, and who read what.
KEPT = {"neighbourhood_session", "base_journalline"}


def written_out(scene: Scene) -> dict[str, str]:
    """Every address by name, with Fatma's own things in it."""
    known, behind = arguments(scene), asked(scene)
    return {
        address.name: reverse(address.name, kwargs=_places(address, known)) + behind.get(address.name, "")
        for address in every_address()
    }


def _places(address: Address, known: dict[str, Any]) -> dict[str, Any]:
    names = [first or second for first, second in PLACE.findall(address.route)]
    return {name: known.get(f"{address.name}:{name}", known.get(name)) for name in names}


@dataclass(frozen=True)
class Visit:
    """One answer as one person got it: what it says, what it wrote, and of whose reading it kept a line."""

    url: str
    name: str
    told: str
    kind: str
    text: str
    heard: frozenset[str]
    read_about: frozenset[str]
    changed: frozenset[str]
    queries: int


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Watch:
    """Counts what a page asks of the database, and collects in which tables it wrote."""

    def __init__(self) -> None:
        self.queries = 0
        self.reads = False
        self.tables: set[str] = set()

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.queries += not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))
        found = CHANGE.match(sql)
        if found and found[2] not in KEPT:
            self.tables.add(found[2])
        self.reads = self.reads or (found is not None and found[2] == "base_journalline")
        return execute(sql, params, many, context)


@dataclass(frozen=True)
class Visitor:
    """A person at a browser. `since` is the last line of the journal before anyone came."""

    client: Client
    person: str
    since: int

    def knock(self, method: str, url: str, data: dict[str, str] | None = None) -> Visit:
        """Ask for a page or send a form, and leave everything as it was, the browser too."""
        cookies, watch = {name: morsel.value for name, morsel in self.client.cookies.items()}, Watch()
        cache.clear()
        with taken_back():
            with connection.execute_wrapper(watch):
                answer = getattr(self.client, method)(url, data)
            about = self._read_about() if watch.reads else frozenset()
        self.client.cookies.clear()
        self.client.cookies.load(cookies)
        text = text_of(answer)
        return Visit(
            url, name_of(url), told(answer), answer.headers.get("Content-Type", "").split(";")[0], text,
            frozenset(heard_in(text)), about, frozenset(watch.tables), watch.queries,
        )  # fmt: skip

    def _read_about(self) -> frozenset[str]:
        """Of whom this page kept that this person read."""
        lines = JournalLine.objects.filter(pk__gt=self.since, act=JournalLine.Act.READ, person=self.person or None)
        return frozenset(str(pk) for pk in lines.values_list("about", flat=True))


def told(answer: HttpResponse) -> str:
    """The answer in short: its number, and to which page it leads."""
    if answer.status_code not in (301, 302):
        return str(answer.status_code)
    where = answer["Location"].split("?")[0]
    return f"{answer.status_code} {name_of(where) or where}"


def name_of(url: str) -> str:
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return ""


def text_of(answer: HttpResponse) -> str:
    """What can be read in an answer, also in a PDF, in a file to take along and in its headers."""
    kind = answer.headers.get("Content-Type", "")
    said = " ".join(f"{name}: {value}" for name, value in answer.headers.items()) + "\n"
    if not answer.content:
        return said
    if kind.startswith("application/pdf"):
        return said + "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    body = answer.content.decode()
    return said + (json.dumps(json.loads(body)) if kind.startswith("application/json") else body)
