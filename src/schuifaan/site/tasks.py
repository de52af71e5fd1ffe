"""The worker: takes mail out of the database, one by one, and lets the clock run beside it."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import PIPE, Popen, TimeoutExpired

from django.conf import settings
from django.utils.module_loading import import_string

SECONDS_BETWEEN = 2.0
SECONDS_TO_STOP = 10


def work(*, stop_with_parent: bool = False) -> None:
    """Work until told to stop. Started by `schuifaan run`, the worker also stops when that process is gone."""
    if stop_with_parent:
        threading.Thread(target=leave_with_parent, daemon=True).start()
    worker = import_string("django_tasks_db.management.commands.db_worker.Worker")(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=SECONDS_BETWEEN,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"schuifaan-{os.getpid()}",
    )
    worker.configure_signals()
    stopped = import_string("schuifaan.site.clock.start")()
    try:
        worker.run()
    finally:
        # A worker that is told to stop leaves by SystemExit.
        stopped.set()
        import_string("schuifaan.site.clock.stop")()


def leave_with_parent() -> None:
    """The pipe from the parent closes when the parent stops, in whatever way."""
    while os.read(0, 1):
        continue
    import_string("schuifaan.site.clock.stop")()
    os._exit(0)


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker in a process of its own, as long as the server runs."""
    if settings.AT_ONCE:
        try:
            yield
        finally:
            import_string("schuifaan.site.clock.stop")()
        return
    command = [sys.executable, "-m", "schuifaan.site.cli", "work", "--stop-with-parent"]
    # A session of its own: Ctrl-C reaches the server alone, which then stops the worker in good order.
    worker = Popen(command, stdin=PIPE, start_new_session=True)  # noqa: S603 - our own command
    try:
        yield
    finally:
        stop(worker)
        # Nobody reads any more; and a worker that had hardly begun sealed nothing.
        import_string("schuifaan.site.clock.stop")()


def stop(worker: Popen[bytes]) -> None:
    """Ask, wait, and only then insist."""
    worker.terminate()
    try:
        worker.wait(SECONDS_TO_STOP)
    except TimeoutExpired:
        worker.kill()
        worker.wait()
    if worker.stdin:
        worker.stdin.close()
