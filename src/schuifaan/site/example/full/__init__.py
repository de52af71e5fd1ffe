"""The full-size neighbourhood: the small example, grown to fourteen thousand residents and five years.

Everyone in it is fictional. The small example is lived through first, so that its roles can look around. The rest is
drawn from one seed, so that it comes out the same each time, ids too. A city is ten of these.
"""

from datetime import datetime, time

from django.db import connection, transaction

from schuifaan.base.periods import at, moment, today
from schuifaan.base.post import silence
from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.site import example
from schuifaan.site.example.full.chance import same_each_time
from schuifaan.site.example.full.elsewhere import another_place
from schuifaan.site.example.full.growing import grow
from schuifaan.site.example.full.progress import Progress
from schuifaan.site.example.full.sizes import SIZES, Size
from schuifaan.site.example.pot import close_what_is_over
from schuifaan.site.unready import NotReady

TAKEN = "This database has rows already; give `example --size` an empty one with SCHUIFAAN_DATABASE_URL."
# Room in memory for the indexes of the journal while they are made: 400 MB.
SQLITE_MEMORY = "PRAGMA cache_size = -400000"
# Count, and keep no samples: with samples SQLite plans every question anew for each value it is asked with.
SQLITE_COUNTS = "PRAGMA analysis_limit = 100000000"


def load(name: str = "full", share: float = 1.0, then: datetime | None = None) -> int:
    """Fill an empty database; says how many rows were grown. It counts as lived through up to this morning."""
    if Neighbourhood.objects.exists() or Person.objects.exists():
        raise NotReady(TAKEN)
    size, progress = SIZES[name].part(share), Progress()
    if connection.vendor == "sqlite":
        _run(SQLITE_MEMORY)
    with moment(then or at(today(), time(0))), transaction.atomic(), contexts.work("example"):
        _live(size, progress)
    _tidy()
    return progress.rows


def _live(size: Size, progress: Progress) -> None:
    with same_each_time("small"):
        places = [example.load(closes=False), *(another_place(number) for number in range(size.places - 1))]
    for number, place in enumerate(places):
        grow(place, size, f"place{number}", progress)
    with same_each_time("closing"), silence():
        close_what_is_over(places[0])


def _tidy() -> None:
    """Let the database look at what it has, so that it chooses its indexes well."""
    if connection.vendor == "sqlite":
        _run(SQLITE_COUNTS)
    _run("ANALYZE")
    if connection.vendor == "sqlite":
        _run("PRAGMA wal_checkpoint(TRUNCATE)")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
