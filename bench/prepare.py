"""Before anything is measured: a full-size neighbourhood, and beside it one with a single table."""

from django.core.management import call_command
from django.db import connection, transaction

from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.site import prepare as house
from schuifaan.site.example.full import load
from schuifaan.site.example.full.chance import same_each_time
from schuifaan.site.example.full.elsewhere import another_place
from schuifaan.site.example.full.growing import grow
from schuifaan.site.example.full.progress import Progress
from schuifaan.site.example.full.sizes import Size

ONE_TABLE = Size(
    residents=40, tables=1, answered=0, new=1, untold=1, weeks=60, visits_a_week=20, commitments=4, lines=4_000
)  # fmt: skip


def rows(share: float) -> None:
    """Load what is not there yet, and lay out the served files."""
    house.migrate()
    if not Neighbourhood.objects.exists():
        load("full", share)
    if Neighbourhood.objects.count() == 1:
        with transaction.atomic(), contexts.work("example"), same_each_time("one table"):
            grow(another_place(1), ONE_TABLE, "one table", Progress())
        _settle()
    call_command("collectstatic", interactive=False, verbosity=0)


def _settle() -> None:
    """PostgreSQL tidies up behind a million new rows at a moment of its own, which would be that of the first page."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
