"""Four people who write at once, each through the pages, and remember what they were told was kept.

A redirect is the house's word: it is kept. Anything else, a broken line too, promises nothing.
"""

import random
import re
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

TOKEN = "t" * 32
SECONDS = 20


@dataclass
class Told:
    """What one writer sent in, and what of it was acknowledged."""

    sent: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def sign_in(port: int, role: str) -> str:
    """Through the door of the example; gives the cookies."""
    status, headers = send(port, "/voorbeeld/", {"rol": role}, f"csrftoken={TOKEN}")
    found = re.search(r"sessionid=\w+", headers)
    if status != 302 or not found:
        raise AssertionError(f"{role} could not sign in: {status}")
    return f"csrftoken={TOKEN}; {found.group()}"


def send(port: int, path: str, fields: dict[str, str], cookies: str) -> tuple[int, str]:
    """Post one form; gives the status and the headers as text."""
    body = urlencode({**fields, "csrfmiddlewaretoken": TOKEN, "post_id": str(uuid.uuid4())})
    line = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        line.request(
            "POST",
            path,
            body,
            {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies, "Host": "localhost"},
        )
        answer = line.getresponse()
        answer.read()
        return answer.status, str(answer.headers)
    finally:
        line.close()


Form = Callable[[str], tuple[str, dict[str, str]]]


@dataclass
class Writer:
    """One person at one page: which form they fill in for a word that nobody else writes."""

    name: str
    role: str
    form: Form
    told: Told = field(default_factory=Told)
    cookies: str = ""
    # What else may be answered: a server without its database may say that it can't.
    excused: tuple[int, ...] = ()

    def write(self, port: int) -> None:
        word = f"{self.name} {uuid.uuid4()}"
        path, fields = self.form(word)
        self.told.sent.append(word)
        status, _ = send(port, path, fields, self.cookies)
        if status == 302:
            self.told.kept.append(word)
        elif status not in self.excused:
            raise AssertionError(f"{self.name} got {status} for {path}")


def forms(place: dict[str, list[str]], dice: random.Random) -> list[Writer]:
    """The four: a promise at a plan, an answer to a plan, a tap at the door, and money from a funder."""

    def promise(word: str) -> tuple[str, dict[str, str]]:
        plan, seat = dice.choice(place["plans"]).split()
        return f"/plannen/{plan}/afspraak/", {"words": word, "seat": seat, "open_to": "table"}

    def answer(word: str) -> tuple[str, dict[str, str]]:
        return f"/plannen/{place['joke'][0]}/meedoen/", {"says": "yes_if", "words": word}

    def tap(word: str) -> tuple[str, dict[str, str]]:
        return "/kiosk/", {"activity": ""}

    def grant(word: str) -> tuple[str, dict[str, str]]:
        fields = {"cents": "1,00", "key": word, "year": place["year"][0]}
        return f"/geld/{dice.choice(place['funds'])}/bij/", fields

    return [
        Writer("afspraak", "coordinator", promise),
        Writer("antwoord", "buurvrouw", answer),
        Writer("tik", "huis", tap),
        Writer("geld", "kwartiermaker", grant),
    ]


class Load:
    """The four writing at once, until they are told to stop or the line breaks."""

    def __init__(self, writers: list[Writer], port: int) -> None:
        self.faults: list[BaseException] = []
        self._writers = writers
        self._before = self._kept()
        self._stopped = threading.Event()
        self._hands = [threading.Thread(target=self._run, args=[writer, port], daemon=True) for writer in writers]

    def __enter__(self) -> "Load":
        for hand in self._hands:
            hand.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for hand in self._hands:
            hand.join(SECONDS + 5)

    def _kept(self) -> int:
        return sum(len(writer.told.kept) for writer in self._writers)

    def under_way(self, dice: random.Random) -> None:
        """Wait for a moment to strike: mostly after something was acknowledged, now and then in the first breath."""
        if dice.random() < 0.2:
            time.sleep(dice.uniform(0.0, 0.1))
            return
        end = time.monotonic() + SECONDS
        while self._kept() == self._before and not self.faults and time.monotonic() < end:
            time.sleep(0.005)
        time.sleep(dice.uniform(0.0, 0.4))

    def _run(self, writer: Writer, port: int) -> None:
        try:
            for _ in self._turns():
                writer.write(port)
        except (OSError, HTTPException):
            return
        except AssertionError as fault:
            self.faults.append(fault)

    def _turns(self) -> Iterator[None]:
        while not self._stopped.is_set():
            yield
