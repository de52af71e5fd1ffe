"""Kill PostgreSQL with -9 under four writers, again and again; the server of the pages goes on and finds it again.

    python -m tests.drills.crash.killed_postgres ROUNDS SEED

It makes its own PostgreSQL, and says what happened as JSON on the last line.
"""

import atexit
import json
import os
import random
import sys
import time

import django

from tests.drills.crash.cluster import Cluster

CLUSTER = Cluster()
# Whatever goes wrong from here on, it does not stay behind.
atexit.register(CLUSTER.remove)
os.environ.update(DJANGO_SETTINGS_MODULE="schuifaan.site.settings", SCHUIFAAN_DATABASE_URL=CLUSTER.url)
django.setup()

from django.db import connections  # noqa: E402 - the settings come first

from schuifaan.house.models import Visit  # noqa: E402
from schuifaan.site import prepare  # noqa: E402
from tests.drills.crash import kept  # noqa: E402
from tests.drills.crash.killed_server import begin, free_port, kill  # noqa: E402
from tests.drills.crash.writers import Load, Writer, forms, sign_in  # noqa: E402

DEEP_EVERY = 10
# The server of the pages may say that it has no database; it may not say that something is kept.
EXCUSED = (500, 503)


def one_round(writers: list[Writer], port: int, dice: random.Random) -> list[str]:
    with Load(writers, port) as load:
        load.under_way(dice)
        CLUSTER.kill()
        time.sleep(0.1)
    CLUSTER.begin()
    return [str(fault) for fault in load.faults]


def all_rounds(writers: list[Writer], port: int, rounds: int, dice: random.Random) -> tuple[int, list[str]]:
    """Kill and look, until something is found; how many rounds it took, and what."""
    visits, found = Visit.objects.count(), list[str]()
    for number in range(rounds):
        connections.close_all()
        found += one_round(writers, port, dice)
        found += kept.faults(writers, visits)
        found += kept.deep_faults() if number % DEEP_EVERY == 0 or number == rounds - 1 else []
        if found:
            break
    return number + 1, found


def main(rounds: int, seed: int) -> dict[str, object]:
    dice = random.Random(seed)  # noqa: S311 - a drill that can be repeated
    writers, port = forms(kept.place(), dice), free_port()
    child = begin(port)
    try:
        for writer in writers:
            writer.excused = EXCUSED
            writer.cookies = sign_in(port, writer.role)
        done, found = all_rounds(writers, port, rounds, dice)
    finally:
        kill(child)
    return {
        "rounds": done,
        "sent": {writer.name: len(writer.told.sent) for writer in writers},
        "kept": {writer.name: len(writer.told.kept) for writer in writers},
        "found": found[:20],
    }


if __name__ == "__main__":
    prepare.migrate()
    prepare.load_example()
    prepare.lay_out_files()
    told = main(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.write(json.dumps(told) + "\n")
