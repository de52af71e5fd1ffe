"""Runs in the virtual environment of the peers: how long django-hordak takes to book, on the database of the run."""

import json
import os
import sys
from datetime import date
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
from hordak.models import Account  # noqa: E402
from moneyed import Money  # noqa: E402


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


if __name__ == "__main__":
    with connection.cursor() as cursor:
        # A corner of its own in the same database: both bring Django's own tables.
        cursor.execute("CREATE SCHEMA peer")
        cursor.execute("SET search_path TO peer")
    call_command("migrate", verbosity=0)
    ordered = sorted(book(int(sys.argv[1])))
    told = {
        "p50": 1000 * median(ordered), "p95": 1000 * ordered[int(len(ordered) * 0.95)],
        "rate": len(ordered) / sum(ordered), "times": len(ordered),
    }  # fmt: skip
    sys.stdout.write(json.dumps(told) + "\n")
