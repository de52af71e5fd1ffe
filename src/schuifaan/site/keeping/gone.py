"""Each night: what was only needed for a while is forgotten, and what was wiped is really gone from the disk.

A row that is removed from SQLite leaves its bytes in the file, in the write-ahead log, or on a free page. Bytes are
overwritten at once (`secure_delete`); after a wiping the file is also written anew and the log is cut off. PostgreSQL
clears its tables, and with that its samples of them; what it keeps in its own files longer stands in docs/keeping.md.
"""

from datetime import datetime, time, timedelta
from importlib import import_module
from pathlib import Path

import psycopg
from axes.models import AccessAttempt
from django.conf import settings
from django.db import connection
from django_tasks_db.models import DBTaskResult

from schuifaan.base.models import NightDone, PostedOnce
from schuifaan.base.periods import at, now
from schuifaan.neighbourhood.models import Wiped
from schuifaan.site.keeping import backup, postgres

JOB = f"{__name__}.tonight"
POSTED = timedelta(days=1)
GUESSED = timedelta(days=1)
MAILED = timedelta(days=7)


def tonight() -> None:
    """Forget what is old, and make sure of what was wiped since the night before."""
    backup.keep_list()
    forget_old()
    if wiped_since_last_night():
        empty_mail_folder(now())
        from_the_disk()


def wiped_since_last_night() -> bool:
    """A day too many is harmless; a wiping that falls between two nights is not."""
    last = NightDone.objects.filter(job=JOB).order_by("-night").first()
    wiped = Wiped.objects.all()
    return (wiped.filter(at__gte=at(last.night, time())) if last else wiped).exists()


def forget_old() -> None:
    """Forms that were sent in, guesses, mail that went out or could not, and sessions that ended."""
    moment = now()
    PostedOnce.objects.filter(at__lt=moment - POSTED).delete()
    AccessAttempt.objects.filter(attempt_time__lt=moment - GUESSED).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=moment - MAILED).delete()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    empty_mail_folder(moment - MAILED)


def empty_mail_folder(before: datetime) -> None:
    """The example keeps its mail in a folder."""
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", None) or "/nonexistent")
    for file in folder.glob("*") if folder.is_dir() else ():
        if file.stat().st_mtime < before.timestamp():
            file.unlink(missing_ok=True)


def from_the_disk() -> None:
    """Let no byte of what was removed be left where this database is kept."""
    if connection.vendor == "postgresql":
        _clear_postgres()
    else:
        _rewrite_sqlite()


def _rewrite_sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_rest = cursor.fetchone()
    if busy:
        raise RuntimeError("A page was being read, so the log of the database could not be cut off yet.")


def _clear_postgres() -> None:
    """Only the owner of a table may clear it, and not inside a transaction."""
    try:
        with postgres.talking_to(postgres.owner()) as raw:
            raw.commit()
            raw.autocommit = True
            raw.execute("VACUUM (ANALYZE)")
    except psycopg.Error as fault:
        raise RuntimeError(f"The tables could not be cleared: {fault}") from fault
