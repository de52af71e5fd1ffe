"""Puts files in their place whole or not at all: first under another name beside it,
then renamed.
"""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from evidence.faults import BadInput


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write every file, or none: BadInput when one of them can't be written."""
    with placed(contents) as parts:
        for path, part in parts.items():
            with _told(path):
                _write(part, contents[path])


@contextmanager
def placed(paths: Iterable[Path]) -> Iterator[dict[Path, Path]]:
    """Gives each path another name beside it, to write to. When the block ends well, all are put in their place; else
    none. BadInput, before anything is done, when one of them can't be written.
    """
    parts = {path: _beside(path) for path in paths}
    try:
        for path, part in parts.items():
            with _told(path):
                part.touch()
        yield parts
        for path, part in parts.items():
            with _told(path):
                _settle(part)
                part.replace(path)
    finally:
        for part in parts.values():
            _sweep(part)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _sweep(part: Path) -> None:
    with suppress(OSError):
        part.unlink()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        yield
    except OSError as error:
        raise BadInput.of(path, f"cannot be written: {error.strerror}") from error


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)


def _settle(path: Path) -> None:
    """What is put in its place is on the disk first."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
