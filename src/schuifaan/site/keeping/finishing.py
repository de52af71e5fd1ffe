"""What must still be done to rows that came back: the tables of today, the guards, the wiping, and the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import checks
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.utils.module_loading import import_string

from schuifaan.base.post import silence
from schuifaan.neighbourhood.actions import wipe_again
from schuifaan.site import prepare
from schuifaan.site.keeping import gone
from schuifaan.site.unready import NotReady


def known_migrations() -> set[tuple[str, str]]:
    """Every change of the tables that this version knows."""
    loader = MigrationLoader(None)
    return {*(loader.disk_migrations or {}), *_replaced(loader)}


def _replaced(loader: MigrationLoader) -> Iterator[tuple[str, str]]:
    for migration in (loader.disk_migrations or {}).values():
        yield from migration.replaces


@contextmanager
def at(place: dict[str, Any]) -> Iterator[None]:
    """Whatever asks for the database gets this one, until the end of the block."""
    usual = connections.settings
    _use(connections.configure_settings({"default": dict(place)}))
    try:
        yield
    finally:
        _use(usual)


def _use(places: dict[str, Any]) -> None:
    connections.close_all()
    connections.settings = places
    if connections.all(initialized_only=True):
        del connections["default"]


def finish(wiped: list[UUID], anchor: Path) -> tuple[int, str]:
    """Bring it up to date; how many were wiped again, and what the journal says of itself."""
    prepare.migrate()
    _guarded()
    with silence():
        again = wipe_again(wiped)
    if again:
        gone.from_the_disk()
    return again, _journal(anchor)


def _guarded() -> None:
    """The journal and the pot refuse to be rewritten here too."""
    faults = checks.run_checks(tags=[checks.Tags.database], databases=["default"])
    if any(fault.level >= checks.ERROR for fault in faults):
        raise NotReady(" ".join(str(fault.msg) for fault in faults))


def _journal(anchor: Path) -> str:
    """Verified against the anchor as it was when the copy was made: what came later is not in the copy."""
    base = "schuifaan.base."
    signer = import_string(f"{base}anchor.signer")()
    notes = import_string(f"{base}verify_sources.anchor")(anchor)
    trust = import_string(f"{base}verify.Trust")(str(settings.JOURNAL_KEY), signer.public, notes)
    report = import_string(f"{base}verify.verify")(import_string(f"{base}verify_sources.from_database")(), trust)
    told: str = import_string("schuifaan.site.commands.journal.told")(report)
    if not report.good:
        raise NotReady(f"The journal in this backup does not verify; nothing was restored.\n{told}")
    return told
