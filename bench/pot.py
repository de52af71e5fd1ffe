"""The pot on one database, in a process of its own: a booking beside the bare writing of it, and the account.

    python -m bench.pot [--lines 100000] [--bookings 2000] [--peers PYTHON]

The figures go out as JSON on the last line. Everything is compared within one run: rounds of each kind take turns,
and they are short, because a disk may be quick now and slow a moment later.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schuifaan.site.settings")
django.setup()

from django.core.paginator import Paginator  # noqa: E402 - the settings come first
from django.db import connection, connections, transaction  # noqa: E402

from bench.measure import say  # noqa: E402
from bench.pot_books import Books, empty_books, fill  # noqa: E402
from bench.pot_peers import beside  # noqa: E402
from bench.pot_writer import ENTRY, JOURNAL  # noqa: E402
from schuifaan.base.periods import today  # noqa: E402
from schuifaan.base.walls import contexts  # noqa: E402
from schuifaan.budget import queries  # noqa: E402
from schuifaan.budget.models import Entry  # noqa: E402
from schuifaan.budget.queries.account import account_file, facts_of, report_of  # noqa: E402
from schuifaan.site import prepare  # noqa: E402

Told = dict[str, Any]
KINDS = ("book", "raw", "bare")
ROUNDS, TIMES = 40, 5
PER_PAGE = 50


@contexts.work("example")
def main() -> None:
    asked = arguments()
    prepare.migrate()
    with transaction.atomic():
        books = empty_books()
        began = perf_counter()
        made = fill(books, asked.lines, asked.lines // 20)
    told: Told = {"lines": made, "filled": perf_counter() - began}
    say(f"{made} lines in {told['filled']:.0f} s")
    look_at_itself()
    told |= {"account": accounts(books), "press": press(books), "journals": journals(books), "open": apart(books)}
    told["writers"] = {count: bookings(books, count, asked.bookings) for count in (1, 4)}
    told["peers"] = beside(books, asked.peers, asked.bookings // 5)
    sys.stdout.write(json.dumps(told) + "\n")


def look_at_itself() -> None:
    """What PostgreSQL does by itself after a while. SQLite never does, so there nothing is done here either."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def timed(deed: Callable[[], object], times: int = TIMES) -> float:
    """The middle of some times, in milliseconds."""
    taken = []
    for _time in range(times):
        began = perf_counter()
        deed()
        taken.append(1000 * (perf_counter() - began))
    return median(taken)


def accounts(books: Books) -> Told:
    """The account of the full year: of one that pays, of each of the twelve, and of all together."""
    payers = [fund.funder_id for fund in books.funds]

    def one() -> None:
        report_of(facts_of(books.agreement, today(), funder=payers[0], year=books.year))

    def whole() -> None:
        report_of(facts_of(books.agreement, today(), year=books.year))

    def each() -> None:
        facts = facts_of(books.agreement, today(), year=books.year)
        for payer in payers:
            report_of(facts.of_funder(payer))

    told = {"one payer": timed(one), "all together": timed(whole), "each of twelve": timed(each)}
    told["lines"] = Entry.objects.filter(year=books.year).count()
    say(f"account {told}")
    return told


def press(books: Books) -> Told:
    """Five years in one press, as paper and as a workbook."""
    told = {form: timed(lambda form=form: account_file(books.agreement, form, today())) for form in ("pdf", "xlsx")}  # type: ignore[misc]
    say(f"five years {told}")
    return told


def journals(books: Books) -> Told:
    """All lines of all years in each form that other programs read."""
    told = {
        form: timed(lambda form=form: account_file(books.agreement, form, today()), 3)  # type: ignore[misc]
        for form in ("csv", "json", "hledger", "beancount")
    }
    say(f"journals {told}")
    return told


def apart(books: Books) -> Told:
    """What is set apart, as two pages ask for it: what falls free soon, and a page of all that is open."""

    def soon() -> None:
        queries.expiring(books.maker, books.agreement.neighbourhood)

    def page() -> None:
        shown = Paginator(queries.open_entries(books.maker), PER_PAGE).get_page(1)
        queries.open_commitments(books.maker, shown.object_list)

    told = {"what falls free soon": timed(soon), "the first page of all that is set apart": timed(page)}
    told["entries"] = queries.open_entries(books.maker).count()
    say(f"set apart {told}")
    return told


def bookings(books: Books, count: int, times: int) -> Told:
    """So many writers at once, each in a fund of its own; rounds of each kind take turns."""
    make_bare()
    connections.close_all()
    pairs = [(books.funds[number], books.funds[count + number]) for number in range(count)]
    writers = [_writer(books, str(fund.pk), str(twin.pk)) for fund, twin in pairs]
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    each = max(2, times // ROUNDS // count // 2 * 2)
    for number in range(ROUNDS + 1):
        for kind in KINDS:
            answers = _together(writers, f"{kind} {each}")
            if number:  # the first round is to warm up
                found[kind] += [second for one in answers for second in one["seconds"]]
    for writer in writers:
        _end(writer)
    told = {kind: _told(found[kind], count) for kind in KINDS}
    say(f"{count} writers: " + ", ".join(f"{kind} {one['p50']:.1f} ms" for kind, one in told.items()))
    return told


def _told(seconds: list[float], count: int) -> Told:
    ordered = sorted(seconds)
    return {
        "p50": 1000 * median(ordered), "p95": 1000 * ordered[int(len(ordered) * 0.95)],
        "rate": count * len(ordered) / sum(ordered), "times": len(ordered),
    }  # fmt: skip


def make_bare() -> None:
    """The same columns, and nothing that looks after them."""
    with connection.cursor() as cursor:
        for table in (ENTRY, JOURNAL):
            cursor.execute(f"DROP TABLE IF EXISTS bare_{table}")
            cursor.execute(f"CREATE TABLE bare_{table} AS SELECT * FROM {table} WHERE 1 = 0")


def _writer(books: Books, fund: str, twin: str) -> "subprocess.Popen[str]":
    people = [fund, twin, str(books.keeper.pk), str(books.maker.pk), str(books.agreement.since.year)]
    command = [sys.executable, "-m", "bench.pot_writer", *people]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _together(writers: "list[subprocess.Popen[str]]", order: str) -> list[Told]:
    for writer in writers:
        if writer.stdin is None:
            raise RuntimeError
        writer.stdin.write(order + "\n")
        writer.stdin.flush()
    return [json.loads(writer.stdout.readline()) for writer in writers if writer.stdout]


def _end(writer: "subprocess.Popen[str]") -> None:
    if writer.stdin:
        writer.stdin.close()
    writer.wait(timeout=30)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--bookings", type=int, default=2000)
    parser.add_argument("--peers", default=str(Path(".venv-peers/bin/python")))
    return parser.parse_args()


if __name__ == "__main__":
    main()
