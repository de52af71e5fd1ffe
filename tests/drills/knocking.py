"""Someone who fills in every form there is: walks along the links, collects the forms, and keeps what each answered."""

import logging
import re
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client, TestCase

from tests.access.crawl import Links
from tests.access.doors import name_of, taken_back
from tests.drills.forms import Form, forms_of
from tests.drills.nasty import Sending

ANSWERS = {200, 302, 400, 403, 404, 405, 409, 429}
# Each of these has a page of its own, in Dutch; 405 is for no browser and has none.
SPOKEN = {400, 403, 404, 409, 429}
ENGLISH = re.compile(r"<title>(?:Not Found|Bad Request|Server Error|Forbidden|403 Forbidden)|Traceback|Exception", re.I)
# After these it is looked at whether each row still points to a row.
WRONG_IDS = ("<- mix", "<- other id", "<- their id", "<- no uuid")
# Of one kind of page a few are enough; the rest are about other people.
PER_PAGE = 2


class Notes(logging.Handler):
    """Keeps what was noted down as a fault while it listens."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.faults: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        told = "".join(traceback.format_exception(*record.exc_info)[-4:]) if record.exc_info else record.getMessage()
        self.faults.append(told)

    def __enter__(self) -> "Notes":
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_fault: object) -> None:
        logging.getLogger().removeHandler(self)


@dataclass
class Count:
    """What was done, for the figures; `reached` are the pages that took a form in."""

    forms: int = 0
    sent: int = 0
    asked: int = 0
    by_answer: dict[int, int] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def keep(self, status: int) -> None:
        self.by_answer[status] = self.by_answer.get(status, 0) + 1


class Knocker:
    """One person at a browser, whose every step is taken back."""

    def __init__(self, who: str, client: Client, count: Count, notes: Notes) -> None:
        self.who, self.client, self.count, self.notes = who, client, count, notes
        self.pages: dict[str, str] = {}
        self.links: set[str] = set()

    def get(self, url: str) -> HttpResponse:
        self.count.asked += 1
        return self._ask("get", url, f"GET {url}")

    def send(self, form: Form, sending: Sending) -> HttpResponse:
        self.count.sent += 1
        told = f"POST {form.action} <- {sending.says}: {sending.body[:300]!r}"
        answer = self._ask(
            "generic", form.action, told, method="POST", data=sending.body, content_type=sending.content_type
        )
        if answer.status_code not in (404, 405) and "account_login" not in str(answer.headers.get("Location", "")):
            self.count.reached.add(form.name)
        return answer

    def send_all(self, form: Form, sendings: Iterable[Sending]) -> None:
        with self.notes:
            for sending in sendings:
                self.send(form, sending)

    def get_all(self, urls: Iterable[str]) -> None:
        with self.notes:
            for url in urls:
                self.get(url)

    def _ask(self, way: str, url: str, told: str, **data: Any) -> HttpResponse:
        cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        cache.clear()
        known = len(self.notes.faults)
        with taken_back():
            try:
                answer = self._with_mail(way, url, data)
                if answer.status_code == 302 and any(says in told for says in WRONG_IDS):
                    connection.check_constraints()
            except Exception as fault:
                self.count.wrong.append(f"{self.who}: {told}: {fault!r}")
                answer = HttpResponse(status=599)
        self.client.cookies.clear()
        self.client.cookies.load(cookies)
        self._look(answer, told, self.notes.faults[known:])
        return answer

    def _with_mail(self, way: str, url: str, data: dict[str, Any]) -> HttpResponse:
        """What waits for the end of the transaction, mail above all, is done too."""
        with TestCase.captureOnCommitCallbacks(execute=True):
            if way == "get":
                return self.client.get(url)
            return self.client.generic(data["method"], url, data["data"], data["content_type"])

    def _look(self, answer: HttpResponse, told: str, faults: list[str]) -> None:
        self.count.keep(answer.status_code)
        if faults:
            self.count.wrong.append(f"{self.who}: {told}: noted a fault\n{faults[0]}")
        elif answer.status_code not in ANSWERS:
            self.count.wrong.append(f"{self.who}: {told}: answered {answer.status_code}")
        elif answer.status_code in SPOKEN and not is_dutch(answer):
            self.count.wrong.append(f"{self.who}: {told}: a {answer.status_code} that is no page of ours")

    def walk(self, doors: list[str]) -> None:
        """Every page behind these doors, and on along the links; of one kind of page a few."""
        todo, known, seen = deque(doors), set(doors), dict[str, int]()
        while todo:
            url = todo.popleft()
            answer = self.get(url)
            if answer.status_code != 200 or not answer.headers.get("Content-Type", "").startswith("text/html"):
                continue
            self.pages[url] = answer.content.decode()
            for link in self._new(url, known, seen):
                todo.append(link)

    def _new(self, url: str, known: set[str], seen: dict[str, int]) -> Iterator[str]:
        links = Links()
        links.feed(self.pages[url])
        for link in links.found:
            address = resolved(url, link)
            name = name_of(address)
            if not name or address in known or seen.get(name, 0) >= PER_PAGE or name == "account_logout":
                continue
            known.add(address)
            seen[name] = seen.get(name, 0) + 1
            yield address

    def forms(self) -> dict[Any, Form]:
        """One of each shape."""
        found: dict[Any, Form] = {}
        for url, html in self.pages.items():
            for form in forms_of(url, html):
                found.setdefault(form.shape, form)
        return found


def resolved(url: str, link: str) -> str:
    if link.startswith("/"):
        return link.split("#")[0]
    return url.split("?")[0] + link.split("#")[0] if link.startswith("?") else ""


def is_dutch(answer: HttpResponse) -> bool:
    """A page of ours, that says in Dutch what to do; or one sentence of text for a script."""
    text = answer.content.decode(errors="replace")
    return 'lang="nl"' in text and "<h1" in text and not ENGLISH.search(text)
