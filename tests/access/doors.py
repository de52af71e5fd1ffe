"""Knocking on a door: one person asks for one address, and what it changed is taken back."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from tests.access.scene import Scene, arguments, asked, pointed_at
from tests.house.addresses import Address, every_address

PLACE = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>")
CHANGE = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.IGNORECASE)
# What a page that is looked at may write: who is signed in, and who read what.
KEPT = {"django_session", "base_journalline"}


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


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def knock(client: Client, method: str, url: str, data: dict[str, str] | None = None) -> HttpResponse:
    """Ask for a page or send a form, and leave everything as it was, the browser too."""
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    cache.clear()
    with taken_back():
        answer: HttpResponse = getattr(client, method)(url, data)
    client.cookies.clear()
    client.cookies.load(cookies)
    return answer


def told(answer: HttpResponse) -> str:
    """The answer in short: its number, and to which page it leads."""
    if answer.status_code not in (301, 302):
        return str(answer.status_code)
    where = answer["Location"].split("?")[0]
    try:
        return f"{answer.status_code} {resolve(where).view_name}"
    except Resolver404:
        return f"{answer.status_code} {where}"


def knock_everywhere(scene: Scene, browsers: dict[str, Client], method: str) -> dict[str, dict[str, str]]:
    """What each person hears at each door."""
    filled = pointed_at(scene) if method == "post" else {}
    return {
        name: {who: told(knock(client, method, url, filled.get(name))) for who, client in browsers.items()}
        for name, url in written_out(scene).items()
    }


class Changes:
    """Collects which tables a page wrote in."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found = CHANGE.match(sql)
        if found and found[2] not in KEPT:
            self.tables.add(found[2])
        return execute(sql, params, many, context)


@contextmanager
def watching_changes() -> Iterator[Changes]:
    changes = Changes()
    with connection.execute_wrapper(changes):
        yield changes
