"""Kill the real server with -9 under four writers, again and again, and look each time what was kept.

    python -m tests.drills.crash.killed_server ROUNDS SEED

Each round forks this process, so that the server stands at once. It says what happened as JSON on the last line.
"""

import json
import os
import random
import signal
import socket
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schuifaan.site.settings")
django.setup()

from django.db import connections  # noqa: E402 - the settings come first

from schuifaan.house.models import Visit  # noqa: E402
from schuifaan.site import clock  # noqa: E402
from schuifaan.site.prepare import lay_out_files  # noqa: E402
from schuifaan.site.serve import server  # noqa: E402
from tests.drills.crash import kept  # noqa: E402
from tests.drills.crash.writers import Load, forms, sign_in  # noqa: E402

DEEP_EVERY = 20


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def begin(port: int) -> int:
    """The server in a process group of its own; gives the group."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        os.setsid()
        clock.SECONDS = 0.1
        clock.start()
        server(port).serve()
        os._exit(0)
    for _ in range(400):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return child
        time.sleep(0.02)
    raise AssertionError("the server did not start")


def kill(child: int) -> None:
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)


def main(rounds: int, seed: int) -> dict[str, object]:
    lay_out_files()
    dice = random.Random(seed)  # noqa: S311 - a drill that can be repeated
    writers = forms(kept.place(), dice)
    visits = Visit.objects.count()
    found: list[str] = []
    for number in range(rounds):
        port = free_port()
        child = begin(port)
        for writer in writers:
            writer.cookies = writer.cookies or sign_in(port, writer.role)
        with Load(writers, port) as load:
            load.under_way(dice)
            kill(child)
        found += [f"round {number}: {fault}" for fault in [*load.faults, *kept.faults(writers, visits)]]
        if number % DEEP_EVERY == 0 or number == rounds - 1:
            found += [f"round {number}: {fault}" for fault in kept.deep_faults()]
        if found:
            break
    return {
        "rounds": number + 1,
        "sent": {writer.name: len(writer.told.sent) for writer in writers},
        "kept": {writer.name: len(writer.told.kept) for writer in writers},
        "found": [str(fault) for fault in found[:20]],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))) + "\n")
