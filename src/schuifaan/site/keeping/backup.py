"""A copy of everything in one locked file. It appears under its name only when it is whole, checked and on the disk."""

import errno
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import psycopg
from django.conf import settings

from schuifaan.base import wiped_ids
from schuifaan.base.periods import now
from schuifaan.neighbourhood.models import Wiped
from schuifaan.site.keeping import boxes, keyrings, sources, tallies
from schuifaan.site.unready import NotReady

FORMAT = 1
MANIFEST, WIPED, ANCHOR = "manifest.json", wiped_ids.NAME, "journal.anchor"
FOLDER = "SCHUIFAAN_BACKUP_FOLDER"
NAMED, ENDING = "schuifaan-", ".age"
STAMP = "%Y-%m-%dT%H%M%SZ"
DAILY, WEEKLY = 7, 4


@dataclass(frozen=True)
class Manifest:
    """What is in a copy, so that whoever puts it back can see that it is all there."""

    format: int
    version: str
    made_at: str
    rows: str
    server: str
    tallies: tallies.Tallies
    migrations: list[list[str]]
    last_line: int
    sequences: dict[str, int]


def make(target: Path) -> Path:
    """Copy, lock, check, and only then give it its name. A folder gets a file that is called after the moment."""
    recipients, moment = keyrings.recipients(), now()
    file = target / f"{NAMED}{moment.astimezone(UTC).strftime(STAMP)}{ENDING}" if target.is_dir() else target
    if file.exists():
        raise NotReady(f"{file} is there already; a backup never replaces another.")
    keep_list()
    try:
        with private_folder(Path(settings.VAR)) as folder:
            beside = _beside()
            copied = sources.copy(folder)
            _lock(file, [_manifest(copied, moment), *beside, *((one.name, one) for one in copied.files)], recipients)
    except OSError as fault:
        raise NotReady(_why(fault, file)) from fault
    except (sqlite3.Error, psycopg.Error) as fault:
        raise NotReady(f"The rows could not be copied ({one_line(fault)}); nothing was kept.") from fault
    return file


def one_line(fault: Exception) -> str:
    """What a database says, without its line breaks."""
    return " ".join(str(fault).split())[:300]


def keep_list() -> None:
    """The list of who was wiped follows the database, also when the power failed between the two."""
    wiped_ids.add(Wiped.objects.order_by("at", "pk").values_list("pk", flat=True))


@contextmanager
def private_folder(beside: Path) -> Iterator[Path]:
    """Room for rows that are not locked, for as long as it takes."""
    folder = Path(tempfile.mkdtemp(prefix=".keeping-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _beside() -> list[boxes.Member]:
    """Small files next to the database. Read before the rows, so that the anchor knows no line that the copy lacks."""
    files = ((WIPED, wiped_ids.place()), (ANCHOR, Path(settings.JOURNAL_ANCHOR)))
    return [(name, file.read_bytes() if file.exists() else b"") for name, file in files]


def _manifest(copied: sources.Copied, moment: datetime) -> boxes.Member:
    manifest = Manifest(
        FORMAT, version("schuifaan"), moment.isoformat(), copied.files[0].name, copied.server, copied.tallies,
        copied.migrations, copied.last_line, copied.sequences,
    )  # fmt: skip
    return MANIFEST, json.dumps(asdict(manifest), indent=1).encode()


def _lock(file: Path, members: Iterable[boxes.Member], recipients: list[keyrings.Recipient]) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".half-", suffix=ENDING, dir=file.parent)
    half = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            packed = boxes.pack(stream, members, recipients)
            stream.flush()
            os.fsync(stream.fileno())
        if not boxes.is_whole(half, packed, keyrings.at_hand_for(recipients)):
            raise NotReady(f"What was written to {file.parent} does not read back as it was; look at that disk.")
        half.rename(file)
        wiped_ids.keep_name(file.parent)
    finally:
        half.unlink(missing_ok=True)


def _why(fault: OSError, file: Path) -> str:
    if fault.errno == errno.ENOSPC or "No space left" in str(fault):
        return f"There is no room left in {file.parent} or in {settings.VAR}; nothing was kept."
    return f"The backup cannot be written to {file} ({fault.strerror or fault}); nothing was kept."


def nightly() -> None:
    """One copy each night when a folder is named; a failure is told by the clock, and tried again in a minute."""
    named = os.environ.get(FOLDER)
    if not named:
        return
    folder = Path(named)
    if not folder.is_dir():
        raise NotADirectoryError(f"No backup was made: {FOLDER}={named} is not a folder.")
    try:
        make(folder)
    except NotReady as fault:
        raise RuntimeError(f"No backup was made: {fault}") from fault
    for old in superseded(_kept(folder)):
        old.unlink()


def _kept(folder: Path) -> dict[Path, datetime]:
    found: dict[Path, datetime] = {}
    for file in folder.glob(f"{NAMED}*{ENDING}"):
        stamp = file.name.removeprefix(NAMED).removesuffix(ENDING)
        try:
            found[file] = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
    return found


def superseded(kept: dict[Path, datetime]) -> list[Path]:
    """All but the last of each of the last seven days, and of each of the last four weeks. Other names are not ours."""
    newest = sorted(kept, key=lambda file: kept[file], reverse=True)
    days: dict[object, Path] = {}
    weeks: dict[object, Path] = {}
    for file in newest:
        days.setdefault(kept[file].date(), file)
        weeks.setdefault((kept[file].date() - timedelta(days=kept[file].weekday())), file)
    wanted = {*list(days.values())[:DAILY], *list(weeks.values())[:WEEKLY]}
    return [file for file in newest if file not in wanted]
