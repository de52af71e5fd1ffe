"""The list of who was wiped: ids only, one a line, in a file beside the database.

A backup of before the wiping still holds the words. Whoever restores it replays this list, so the file is kept
apart from the database and comes along with each backup.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings

NAME = "wiped.ids"


def place() -> Path:
    return Path(settings.VAR) / NAME


def read(file: Path) -> list[UUID]:
    """The ids in this file, each once; no file is an empty list."""
    if not file.exists():
        return []
    lines = file.read_text(encoding="ascii").split()
    return list(dict.fromkeys(UUID(line) for line in lines))


def add(ids: Iterable[UUID], file: Path | None = None) -> None:
    """Put these on the list, behind what is there; when this returns they are on the disk."""
    target = file or place()
    there = set(read(target))
    new = [one for one in ids if one not in there]
    if new:
        _append(target, "".join(f"{one}\n" for one in new))


def _append(file: Path, lines: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, lines.encode("ascii"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    keep_name(file.parent)


def keep_name(folder: Path) -> None:
    """Let the folder itself be on the disk too, so that a new file in it is still there after a power loss."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
