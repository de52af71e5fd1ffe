"""Four writers in one process, whose every word to the disk is written down by `disk.c`.

    LD_PRELOAD=... DISK_WATCH=... DISK_LOG=... python -m tests.drills.crash.power_writes SECONDS SEED WORDS

Before a form is sent in, its word is put in the file WORDS; after the house said that it is kept, once more.
"""

import os
import random
import sys
import threading
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schuifaan.site.settings")
django.setup()

from django.db import connections  # noqa: E402 - the settings come first
from django.test import Client  # noqa: E402

from schuifaan.site import clock  # noqa: E402
from schuifaan.site.prepare import lay_out_files  # noqa: E402
from tests.drills.crash import kept  # noqa: E402
from tests.drills.crash.writers import Writer, forms  # noqa: E402


class Pen:
    """Writes lines in the file of words; one call, so that no two lines mix."""

    def __init__(self, file: str) -> None:
        self._fd = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def line(self, text: str) -> None:
        os.write(self._fd, f"{text}\n".encode())


def write_until(writer: Writer, pen: Pen, end: float, wrong: list[str]) -> None:
    """One person at one page, as fast as the house answers."""
    client = Client(HTTP_HOST="localhost", raise_request_exception=False)
    client.post("/voorbeeld/", {"rol": writer.role})
    number = 0
    while time.monotonic() < end and not wrong:
        number += 1
        word = f"{writer.name} {number}"
        path, fields = writer.form(word)
        pen.line(f"sent {word}")
        status = client.post(path, fields).status_code
        if status == 302:
            pen.line(f"kept {word}")
        else:
            wrong.append(f"{writer.name} got {status} for {path}")
    connections.close_all()


def main(seconds: float, seed: int, words: str) -> None:
    lay_out_files()
    writers = forms(kept.place(), random.Random(seed))  # noqa: S311 - a drill that can be repeated
    wrong: list[str] = []
    end, pen = time.monotonic() + seconds, Pen(words)
    clock.SECONDS = 0.5
    clock.start()
    hands = [threading.Thread(target=write_until, args=[writer, pen, end, wrong]) for writer in writers]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
