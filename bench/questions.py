"""How many questions a page puts to the database, and where its time goes."""

import cProfile
import pstats
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.pages import Page

ASKS = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
TIMES, NEARLY_ALL = 5, 0.85
# Whose code the time was spent in, by the path of its file; the first that fits.
PLACES = (
    ("database driver", ("psycopg", "pysqlite3", "sqlite3/base", "postgresql")),
    ("building queries", ("django/db/models/sql", "django/db/models/expressions", "django/db/models/lookups",
                          "django/db/models/query_utils", "django/db/models/constants")),
    ("rows into objects", ("django/db",)),
    ("templates", ("django/template", "templatetags", "django/utils/html", "django/utils/safestring")),
    ("words and dates", ("gettext", "django/utils/translation", "django/utils/formats", "zoneinfo")),
    ("our code", ("schuifaan", "evidence")),
    ("middleware, session and urls", ("django/", "allauth", "csp", "whitenoise", "axes", "django_htmx", "asgiref")),
)  # fmt: skip


def _browser(page: Page) -> Client:
    browser = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    browser.cookies.load(page.cookies)
    return browser


def count(page: Page) -> int:
    """The questions of one request, without the words that begin and end a transaction."""
    browser = _browser(page)
    for _warm in range(2):
        answer = browser.get(page.path)
        if answer.status_code >= 400:
            raise RuntimeError(f"{page.name} answers {answer.status_code}")
    with CaptureQueriesContext(connection) as asked:
        browser.get(page.path)
    return sum(query["sql"].lstrip("( ").upper().startswith(ASKS) for query in asked.captured_queries)


def spent(page: Page) -> tuple[dict[str, int], list[tuple[str, float]]]:
    """Of a hundred parts of the time: where they went; and the ten functions in which most was spent."""
    browser, profile = _browser(page), cProfile.Profile()
    browser.get(page.path)
    profile.enable()
    for _time in range(TIMES):
        browser.get(page.path)
    profile.disable()
    stats: dict[Any, Any] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    places: dict[str, float] = defaultdict(float)
    for (file, _line, name), (_calls, _all, own, _with, callers) in stats.items():
        places[_place(file, name, callers)] += own
    total = sum(places.values())
    shares = {place: round(100 * seconds / total) for place, seconds in places.items()}
    return dict(sorted(shares.items(), key=lambda one: -one[1])), _heaviest(stats)


def _place(file: str, name: str, callers: dict[Any, Any]) -> str:
    """A function of Python itself belongs to whoever calls it most."""
    known = f"{file} {name}"
    while True:
        found = next((place for place, parts in PLACES if any(part in known for part in parts)), None)
        if found or not callers:
            return found or "Python itself"
        (caller, _line, caller_name), _times = max(callers.items(), key=lambda one: one[1][2])
        known, callers = f"{caller} {caller_name}", {}


def _heaviest(stats: dict[Any, Any]) -> list[tuple[str, float]]:
    """Of our own code: with all that it calls, in milliseconds a request. What holds nearly all of it says nothing."""
    whole = max(told[3] for told in stats.values())
    ours = [
        (f"{Path(file).parent.name}/{Path(file).name}:{name}", 1000 * within / TIMES)
        for (file, _line, name), (_calls, _all, _own, within, _callers) in stats.items()
        if ("/schuifaan/" in file or "/evidence/" in file) and within < NEARLY_ALL * whole
    ]
    return sorted(ours, key=lambda one: -one[1])[:8]
