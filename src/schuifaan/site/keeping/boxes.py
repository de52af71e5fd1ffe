"""One locked file with everything in it: a tar, pressed with gzip, locked with age; written and read as a stream.

So it can be opened without this program too: `age --decrypt -i KEY FILE | tar xz`.
"""

import io
import os
import tarfile
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, BinaryIO

import pyrage

from schuifaan.site.keeping.keyrings import Identity, Recipient

CHUNK = 1024 * 1024
BLOCK = tarfile.BLOCKSIZE
PRESS = 3
GZIP = 31
HEADER = b"age-encryption.org/v1\n"
Member = tuple[str, bytes | Path]


class DamagedError(RuntimeError):
    """The file is not whole, or is not one of ours."""


class WrongKeyError(RuntimeError):
    """None of the secret keys opens the file."""


class _Reader:
    """Chunks, read as if they were a file; keeps the digest of what went by."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self.chunks, self.rest, self.digest = iter(chunks), b"", sha256()

    def read(self, most: int = -1) -> bytes:
        while not self.rest:
            chunk = next(self.chunks, None)
            if chunk is None:
                return b""
            self.rest = chunk
            self.digest.update(chunk)
        most = len(self.rest) if most < 0 else most
        given, self.rest = self.rest[:most], self.rest[most:]
        return given


class _Writer:
    """Writes on, and keeps the digest of what went by; with nowhere to write it only keeps the digest."""

    def __init__(self, stream: IO[bytes] | None = None) -> None:
        self.stream, self.digest = stream, sha256()

    def write(self, given: bytes) -> int:
        self.digest.update(given)
        if self.stream:
            self.stream.write(given)
        return len(given)

    def flush(self) -> None:
        """Nothing is held back here."""


@dataclass(frozen=True)
class Packed:
    """What was written: the digest of what is inside, and of the locked file itself."""

    inside: str
    outside: str


def pack(stream: IO[bytes], members: Iterable[Member], recipients: list[Recipient]) -> Packed:
    """Write the locked file; never more than a chunk of it is in memory."""
    reader, writer = _Reader(_pressed(_tar(members))), _Writer(stream)
    try:
        pyrage.encrypt_io(reader, writer, recipients)
    except pyrage.EncryptError as fault:
        raise OSError(str(fault)) from fault
    return Packed(reader.digest.hexdigest(), writer.digest.hexdigest())


def _tar(members: Iterable[Member]) -> Iterator[bytes]:
    for name, content in members:
        size = len(content) if isinstance(content, bytes) else content.stat().st_size
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o600
        yield info.tobuf(tarfile.GNU_FORMAT)
        yield from [content] if isinstance(content, bytes) else _chunks(content)
        yield b"\0" * (-size % BLOCK)
    yield b"\0" * BLOCK * 2


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def _pressed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    press = zlib.compressobj(PRESS, wbits=GZIP)
    for chunk in chunks:
        if pressed := press.compress(chunk):
            yield pressed
    yield press.flush()


def is_whole(file: Path, packed: Packed, identities: list[Identity]) -> bool:
    """Read the file back from the disk: what is inside when a secret key is at hand, else each byte of the outside."""
    _forget_memory(file)
    with file.open("rb") as stream:
        if stream.read(len(HEADER)) != HEADER:
            return False
    if not identities:
        outside = _Writer()
        for chunk in _chunks(file):
            outside.write(chunk)
        return outside.digest.hexdigest() == packed.outside
    inside = _Writer()
    with file.open("rb") as stream:
        try:
            pyrage.decrypt_io(stream, inside, identities)
        except (pyrage.DecryptError, OSError):
            return False
    return inside.digest.hexdigest() == packed.inside


def _forget_memory(file: Path) -> None:
    """Ask the system to read from the disk and not from what it still remembers."""
    if hasattr(os, "posix_fadvise"):
        with file.open("rb") as stream:
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


class _Unlocking(threading.Thread):
    """Unlocks the file into a pipe, and remembers what went wrong."""

    def __init__(self, file: Path, identities: list[Identity], into: int) -> None:
        super().__init__(daemon=True)
        self.file, self.identities, self.into = file, identities, into
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            with os.fdopen(self.into, "wb") as pipe, self.file.open("rb") as locked:
                pyrage.decrypt_io(locked, pipe, self.identities)
        except (pyrage.DecryptError, OSError) as fault:
            self.fault = fault


@contextmanager
def opened(file: Path, identities: list[Identity]) -> Iterator[tarfile.TarFile]:
    """The tar inside, to be read once from its beginning. A file that is not whole is refused, at its end at last."""
    read_end, write_end = os.pipe()
    unlocking = _Unlocking(file, identities, write_end)
    unlocking.start()
    try:
        with os.fdopen(read_end, "rb") as pipe:
            try:
                with tarfile.open(fileobj=pipe, mode="r|gz") as tar:
                    yield tar
                _drain(pipe)
            except (tarfile.TarError, zlib.error, EOFError) as fault:
                _drain(pipe)
                raise DamagedError(str(fault)) from fault
    finally:
        unlocking.join()
        if unlocking.fault is not None and not isinstance(unlocking.fault, BrokenPipeError):
            _tell(unlocking.fault)


def _drain(pipe: BinaryIO | io.BufferedReader) -> None:
    while pipe.read(CHUNK):
        continue


def _tell(fault: Exception) -> None:
    if "No matching keys" in str(fault):
        raise WrongKeyError(str(fault)) from fault
    if isinstance(fault, OSError) and fault.errno:
        raise fault
    raise DamagedError(str(fault)) from fault


def copy_out(tar: tarfile.TarFile, member: tarfile.TarInfo, write: Callable[[bytes], object]) -> None:
    """One file of the tar, chunk by chunk."""
    stream = tar.extractfile(member)
    while stream and (chunk := stream.read(CHUNK)):
        write(chunk)
