"""Let the power go, on paper, at any step of what four writers asked of the disk, and look what SQLite brings back.

    python -m tests.drills.crash.power_loss LOSSES SEED [deaf]

With `deaf` the disk forgets every wish to keep something, which must lose what was acknowledged: that shows that the
drill can fail. It needs a C compiler. The database under SCHUIFAAN_VAR is where it begins;
it says what happened as JSON.
"""

import json
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path
from subprocess import run

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schuifaan.site.settings")
django.setup()

from django.conf import settings  # noqa: E402 - the settings come first
from django.db import DatabaseError, connections  # noqa: E402

from schuifaan.house.models import Visit  # noqa: E402
from tests.drills.crash import disk, kept  # noqa: E402
from tests.drills.crash.writers import Told, Writer, forms  # noqa: E402

SECONDS = 12
FILE = Path(settings.DATABASES["default"]["NAME"])
ANCHOR = Path(settings.JOURNAL_ANCHOR)


def ours() -> list[Path]:
    """The database with what belongs to it, and the anchor of the journal."""
    return [*FILE.parent.glob(f"{FILE.name}*"), *ANCHOR.parent.glob(ANCHOR.name)]


def recorded(folder: Path, seed: int) -> tuple[dict[str, bytes], list[disk.Step]]:
    """Let the four write, and give the files before and every step after."""
    shim = folder / "disk.so"
    source = Path(__file__).with_name("disk.c")
    run(["cc", "-shared", "-fPIC", "-O2", "-o", shim, source, "-ldl", "-pthread"], check=True)
    started = {name: name.read_bytes() for name in ours() if not name.name.endswith("-shm")}
    watch = {"LD_PRELOAD": str(shim), "DISK_WATCH": f"{FILE}:{ANCHOR}", "DISK_LOG": str(folder / "log")}
    command = [sys.executable, "-m", "tests.drills.crash.power_writes", str(SECONDS), str(seed), f"{FILE}.words"]
    run(command, check=True, env={**os.environ, **watch})
    return {str(name): held for name, held in started.items()}, disk.read(folder / "log")


def told_until(steps: list[disk.Step], writers: list[Writer]) -> None:
    """What was sent and acknowledged before this moment; the words stand among the steps."""
    for writer in writers:
        writer.told = Told()
    by_name = {writer.name: writer.told for writer in writers}
    for step in steps:
        if step.name.endswith(".words") and step.kind == "w":
            what, word = step.data.decode().strip().split(" ", 1)
            getattr(by_name[word.split()[0]], what).append(word)


def lay_out(files: dict[str, bytes]) -> None:
    """Put these files in the place of the database."""
    connections.close_all()
    for old in ours():
        old.unlink()
    for name, held in files.items():
        if not name.endswith(".words"):
            Path(name).write_bytes(held)


def looked_at(writers: list[Writer], visits: int) -> list[str]:
    """Everything that is wrong; a file that SQLite itself cannot read is wrong too."""
    try:
        return kept.faults(writers, visits) + kept.deep_faults()
    except (DatabaseError, ValueError) as fault:
        return [f"unreadable: {fault}"]


def main(losses: int, seed: int, deaf: bool) -> dict[str, object]:
    dice = random.Random(seed)  # noqa: S311 - a drill that can be repeated
    writers = forms(kept.place(), dice)
    visits = Visit.objects.count()
    connections.close_all()
    folder = Path(tempfile.mkdtemp())
    try:
        before, steps = recorded(folder, seed)
    finally:
        shutil.rmtree(folder)
    if deaf:
        steps = [step for step in steps if step.kind != "s"]
    found: list[str] = []
    acknowledged = []
    for number in range(losses):
        cut = dice.randrange(len(steps))
        lay_out(disk.after_loss(before, steps, cut, dice))
        told_until(steps[:cut], writers)
        acknowledged.append(sum(len(writer.told.kept) for writer in writers))
        found += [f"loss {number}, step {cut}: {fault}" for fault in looked_at(writers, visits)]
    checkpoints = sum(step.kind == "s" and step.name == str(FILE) for step in steps)
    syncs = sum(step.kind == "s" for step in steps)
    return {
        "losses": losses, "steps": len(steps), "syncs": syncs, "checkpoints": checkpoints,
        "acknowledged": sorted(acknowledged), "found": found[:20],
    }  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]), "deaf" in sys.argv)) + "\n")
