"""Runs in the virtual environment of the peers: django-hordak books, and loads our books, on the database of the run.

    python pot_hordak.py TIMES JOURNAL.CSV

Loading is as quick as it goes there: thousands of transactions in one statement, its own checks left on.
"""

import csv
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {**json.loads(os.environ["PEER_DATABASE"]), "ENGINE": "django.db.backends.postgresql"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "mptt", "hordak"],
    DEFAULT_AUTO_FIELD="django.db.models.AutoField", USE_TZ=True,
    CURRENCIES=["EUR"], DEFAULT_CURRENCY="EUR", HORDAK_INTERNAL_CURRENCY="EUR",
)  # fmt: skip
django.setup()

from django.core.management import call_command  # noqa: E402 - the settings come first
from django.db import connection, transaction  # noqa: E402
from hordak.models import Account, Leg, Transaction  # noqa: E402
from moneyed import Money  # noqa: E402

PORTION = 2_000
TYPES = {"receivable": "AS", "received": "AS", "committed": "LI"}


def book(times: int) -> list[float]:
    """Each in a transaction of its own: two legs between two accounts."""
    free = Account.objects.create(name="Free", type="EQ", code="1", currencies=["EUR"])
    apart = Account.objects.create(name="Committed", type="EQ", code="2", currencies=["EUR"])
    seconds = []
    for _time in range(times):
        began = perf_counter()
        with transaction.atomic():
            free.transfer_to(apart, Money(10, "EUR"), date=date(2025, 1, 2), description="initiative")
        seconds.append(perf_counter() - began)
    return seconds


class Accounts(dict[tuple[str, str, str], Account]):
    """An account for each of ours in a fund and a year, made when it is met."""

    def __missing__(self, of: tuple[str, str, str]) -> Account:
        kind = TYPES.get(of[0], "EQ")
        made = Account.objects.create(name=" ".join(of), type=kind, code=str(len(self) + 10), currencies=["EUR"])
        self[of] = made
        return made


def load(path: str) -> int:
    """Every line of ours as a transaction with two legs; each portion on the disk before the next."""
    accounts, count = Accounts(), 0
    with Path(path).open(newline="") as file:
        lines = csv.DictReader(file)
        while portion := list(islice(lines, PORTION)):
            with transaction.atomic():
                made = Transaction.objects.bulk_create(
                    [Transaction(date=line["on"], description=line["kind"]) for line in portion]
                )
                Leg.objects.bulk_create(
                    leg for pair in zip(made, portion, strict=True) for leg in legs(accounts, *pair)
                )
            count += len(portion)
    return count


def legs(accounts: Accounts, of: Transaction, line: dict[str, str]) -> Iterator[Leg]:
    money = Money(Decimal(line["cents"]) / 100, "EUR")
    yield Leg(transaction=of, account=accounts[line["credit"], line["fund"], line["year"]], credit=money)
    yield Leg(transaction=of, account=accounts[line["debit"], line["fund"], line["year"]], debit=money)


if __name__ == "__main__":
    with connection.cursor() as cursor:
        # A corner of its own in the same database: both bring Django's own tables.
        cursor.execute("CREATE SCHEMA peer")
        cursor.execute("SET search_path TO peer")
    call_command("migrate", verbosity=0)
    ordered = sorted(book(int(sys.argv[1])))
    began = perf_counter()
    lines = load(sys.argv[2])
    told = {
        "lines": lines, "loaded": perf_counter() - began,
        "p50": 1000 * median(ordered), "p95": 1000 * ordered[int(len(ordered) * 0.95)],
        "rate": len(ordered) / sum(ordered), "times": len(ordered),
    }  # fmt: skip
    sys.stdout.write(json.dumps(told) + "\n")
