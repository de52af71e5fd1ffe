"""Puts files in their place whole or not at all: first under another name beside it,
then renamed.
"""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from evidence.faults import BadInput


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write every file, or none: BadInput when one of them can't be written."""
    parts = {path: _beside(path) for path in contents}
    try:
        for path, part in parts.items():
            with _told(path):
                _write(part, contents[path])
        for path, part in parts.items():
            with _told(path):
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
        file.flush()
        os.fsync(file.fileno())
