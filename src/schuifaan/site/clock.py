"""The clock of an installation: what is done each minute, and what is done each night.

It runs beside the worker. A night is done once, whichever worker comes first; a machine that slept through the night
does it as soon as it is awake. What fails is told on the screen and tried again at the next turn.
"""

import logging
import threading
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections, connections
from django.utils.module_loading import import_string

from schuifaan.base.models import NightDone
from schuifaan.base.periods import AMSTERDAM, now
from schuifaan.base.walls import contexts

SECONDS = 60.0
# The day of a night begins at three: whoever tells a story late in the evening is not in the way.
NIGHT_STARTS = timedelta(hours=3)
MINUTELY: tuple[str, ...] = (
    "schuifaan.base.seals.seal",
    "schuifaan.base.anchor.keep",
    "schuifaan.neighbourhood.actions.emergency.tell_what_is_due",
    "schuifaan.site.guesses.notice",
)
NIGHTLY: tuple[str, ...] = (
    "schuifaan.site.events.forget_old",
    "schuifaan.base.anchor.mail_head",
    "schuifaan.neighbourhood.actions.odd.look_over_yesterday",
    "schuifaan.neighbourhood.actions.review.remind",
    "schuifaan.dialogues.actions.remind",
    "schuifaan.budget.actions.expiring.notice",
    "schuifaan.outcomes.actions.again.ask_again",
    "schuifaan.site.keeping.gone.tonight",
    "schuifaan.site.keeping.backup.nightly",
)
# What is done once more when everything stops, after the last page was sent.
AT_STOP = ("schuifaan.base.seals.seal", "schuifaan.base.anchor.keep")

log = logging.getLogger(__name__)


def start() -> threading.Event:
    """Let the clock run until the event is set."""
    stopped = threading.Event()
    threading.Thread(target=_run, args=[stopped], daemon=True, name="clock").start()
    return stopped


def _run(stopped: threading.Event) -> None:
    while not stopped.wait(SECONDS):
        close_old_connections()
        tick(now())
    connections.close_all()


def stop() -> list[str]:
    """The last turn of the clock; gives what was done."""
    close_old_connections()
    return [job for job in AT_STOP if _do(job)]


def tick(moment: datetime) -> list[str]:
    """One turn of the clock; gives what was done, in order."""
    night = (moment.astimezone(AMSTERDAM) - NIGHT_STARTS).date()
    waiting = [job for job in NIGHTLY if not NightDone.objects.filter(job=job, night=night).exists()]
    done = [job for job in MINUTELY if _do(job)]
    for job in waiting:
        if _do(job):
            NightDone.objects.get_or_create(job=job, night=night)
            done.append(job)
    return done


def _do(job: str) -> bool:
    """Do one job to its end; what it could not do is told, and the others go on."""
    try:
        with contexts.work("nightly"):
            import_string(job)()
    except (DatabaseError, OSError, RuntimeError, ValueError):
        log.exception("The work %s failed; it is tried again in a minute.", job)
        return False
    return True
