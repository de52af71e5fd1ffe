"""Everything that is measured on one database, in a process of its own; the figures go out as JSON."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from statistics import median
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schuifaan.site.settings")
django.setup()

from django.db import connections  # noqa: E402 - the settings come first

from bench import empty, load, phone, questions, servers, signup  # noqa: E402
from bench.pages import Page, letters, pages, place_of  # noqa: E402
from bench.prepare import rows  # noqa: E402
from schuifaan.base.models import JournalLine  # noqa: E402
from schuifaan.base.walls import contexts  # noqa: E402
from schuifaan.stories.models import Story  # noqa: E402
from schuifaan.stories.words import State  # noqa: E402

ONE, ROUNDS = 1, 5
Told = dict[str, Any]


def say(text: str) -> None:
    sys.stderr.write(f"  {text}\n")


def last_line() -> int:
    """The number of the newest line; counting them all would take longer than a page."""
    return JournalLine.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def told(rounds: Sequence[load.Measured], kept: int, worked: float) -> Told:
    """How connections fall over the processes differs from round to round: the middle one is told, and the worst."""
    answers = max(1, sum(len(one.seconds) for one in rounds))
    late = [one.within(0.95) for one in rounds]
    return {
        "rate": answers / sum(one.wall for one in rounds), "p50": median(one.within(0.5) for one in rounds),
        "p95": median(late), "worst": max(late), "answers": answers,
        "bad": sum(count for one in rounds for status, count in one.statuses.items() if status >= 400),
        "bytes": max(one.bytes for one in rounds), "lines": kept / answers, "work": 1000 * worked / answers,
    }  # fmt: skip


def ask(server: servers.Server, path: str, cookies: dict[str, str], seconds: float) -> Told:
    """A moment to warm up, and then as long as was said: in rounds, each with connections of its own."""
    asyncio.run(load.pages(server.port, path, cookies, min(2.0, seconds)))
    before, worked = last_line(), server.worked()
    rounds = [asyncio.run(load.pages(server.port, path, cookies, seconds / ROUNDS)) for _round in range(ROUNDS)]
    return told(rounds, last_line() - before, server.worked() - worked)


def walk(server: servers.Server, codes: list[str]) -> Told:
    """Each walk must end in a story that was sent; one that did not counts as a bad answer."""
    before, worked, sent = last_line(), server.worked(), Story.objects.filter(state=State.SENT).count()
    measured = asyncio.run(load.walks(server.port, signup.walk, codes))
    found = told([measured], last_line() - before, server.worked() - worked)
    found["bad"] += len(codes) - (Story.objects.filter(state=State.SENT).count() - sent)
    return found


def row(kind: str, name: str, one: Told) -> str:
    late = f"p95 {one['p95']:5.0f} ms, at worst {one['worst']:5.0f}"
    return f"{kind:<9} {name:<26} {one['rate']:7.1f}/s  {late}  work {one['work']:6.2f} ms"


def serve_all(kind: str, asked: argparse.Namespace, seen: list[Page], codes: list[str]) -> Told:
    """All pages on this server, and the empty page on the same one before and after."""
    found: Told = {}
    rates = []
    with servers.serving(kind, servers.EMPTY, asked.processes, asked.threads) as server:
        rates.append(ask(server, empty.ADDRESS, {}, asked.seconds))
    with servers.serving(kind, servers.PAGES, asked.processes, asked.threads) as server:
        for page in seen:
            found[page.name] = ask(server, page.path, page.cookies, asked.seconds)
            say(row(kind, page.name, found[page.name]))
        found["sign-up to story"] = walk(server, codes)
        say(row(kind, "sign-up to story", found["sign-up to story"]))
        memory = server.memory()
    with servers.serving(kind, servers.KNOWING, asked.processes, asked.threads) as server:
        knowing = ask(server, empty.ADDRESS, seen[0].cookies, asked.seconds)
        say(row(kind, "empty, for who is known", knowing))
    with servers.serving(kind, servers.EMPTY, asked.processes, asked.threads) as server:
        rates.append(ask(server, empty.ADDRESS, {}, asked.seconds))
        idle = server.memory()
    best = max(rates, key=lambda one: one["rate"])
    say(row(kind, "empty page", best))
    return {"pages": found, "empty": best, "knowing": knowing, "memory": memory, "memory_empty": idle}


@contexts.work("example")
def main() -> None:
    asked = arguments()
    say("loading the rows")
    rows(asked.share)
    large, small = place_of(0), place_of(ONE)
    seen, few = pages(large, small), pages(small, small)
    codes = letters(large, asked.walks * len(asked.servers))
    say("counting questions")
    counted = {page.name: [questions.count(lone), questions.count(page)] for lone, page in zip(few, seen, strict=True)}
    connections.close_all()
    served = {
        kind: serve_all(kind, asked, seen, codes[number * asked.walks : (number + 1) * asked.walks])
        for number, kind in enumerate(asked.servers)
    }
    say("where the time goes")
    profile = {page.name: questions.spent(page) for page in seen}
    connections.close_all()
    phones = {} if asked.no_phone else on_phone(asked, seen)
    sys.stdout.write(json.dumps({"served": served, "questions": counted, "profile": profile, "phone": phones}) + "\n")


def on_phone(asked: argparse.Namespace, seen: list[Page]) -> dict[str, Any]:
    say("on a slow phone")
    with servers.serving("granian", servers.PAGES, asked.processes, asked.threads) as server:
        return phone.largest(server.port, seen, asked.phone_times)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--walks", type=int, default=120)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--phone-times", type=int, default=3)
    parser.add_argument("--no-phone", action="store_true")
    parser.add_argument("--servers", nargs="+", default=list(servers.KINDS))
    return parser.parse_args()


if __name__ == "__main__":
    main()
