"""Beside the pot, in the same run: beancount loads the same books, and so does django-hordak on the same PostgreSQL.

Both live in a virtual environment of their own. Where it is not there, nothing is measured and the report says so.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from django.db import connection

from bench.measure import say
from bench.pot_books import Books
from schuifaan.base.periods import today
from schuifaan.budget.queries.account import account_file

HERE = Path(__file__).parent
Told = dict[str, Any]


def beside(books: Books, python: str, times: int) -> Told:
    """What the peers do with the same: the file of all books, and as many bookings."""
    if not Path(python).exists():
        return {}
    told: Told = {}
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder, "books.beancount")
        began = perf_counter()
        journal.write_bytes(account_file(books.agreement, "beancount", today()).content)
        told["written"] = perf_counter() - began
        told["beancount"] = _ask(python, "beancount", str(journal))
        if connection.vendor == "postgresql":
            lines = Path(folder, "books.csv")
            lines.write_bytes(account_file(books.agreement, "csv", today()).content)
            told["hordak"] = _ask(python, "hordak", str(times), str(lines))
    say(f"peers {told}")
    return told


def _ask(python: str, peer: str, *asked: str) -> Told:
    """In a Python that knows nothing of us; its own words go to where ours go."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    surroundings["PEER_DATABASE"] = json.dumps(_database())
    done = subprocess.run(
        [python, str(HERE / f"pot_{peer}.py"), *asked], env=surroundings, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        sys.stderr.write(f"  a peer did not answer: {peer}\n")
        return {}
    told: Told = json.loads(done.stdout.splitlines()[-1])
    return told


def _database() -> dict[str, str]:
    known = connection.settings_dict
    return {name: str(known[name]) for name in ("NAME", "USER", "HOST", "PORT")} | {
        "HOST": str(known["HOST"] or known["OPTIONS"].get("host", ""))
    }
