"""Where a journal is read from to be verified: the database, or a file that was exported from it. And that export."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from schuifaan.base import journal_rows
from schuifaan.base.anchor_note import Note, notes
from schuifaan.base.journal_form import HEADER, SealRecord, listed, sealed_bytes
from schuifaan.base.journal_rows import Line
from schuifaan.base.verify import Block

# So many lines at once in memory; twice what a seal covers.
MOST = 20_000
LONGEST = 1 << 22
# An anchor up to this size is put in order first: mails are saved in any order.
SORTED = 1 << 24


def from_database() -> Iterator[Block]:
    """The lines as the seals divide them, then those without a seal."""
    first = journal_rows.LOWEST
    for seal in journal_rows.seals():
        ids = listed(seal.ranges)
        upto = max(first - 1, ids[-1]) if ids else first - 1
        portions = _portions(first, upto)
        lines = next(portions)
        for more in portions:
            yield Block(lines, None)
            lines = more
        yield Block(lines, seal)
        first = upto + 1
    yield from (Block(portion, None) for portion in _portions(first, journal_rows.HIGHEST))


def _portions(first: int, upto: int) -> Iterator[list[Line]]:
    """The lines of a stretch; more than one portion only when far more lines stand there than one seal covers."""
    full = True
    while full:
        lines = journal_rows.lines(first, upto, MOST) if first <= upto else []
        full = len(lines) == MOST
        first = lines[-1][0] + 1 if lines else first
        yield lines


def export(stream: BinaryIO) -> int:
    """Write the journal as lines of JSON: each seal behind the lines that it covers. Gives the number of lines."""
    stream.write(HEADER + b"\n")
    written = 0
    for block in from_database():
        stream.writelines(line + b"\n" for _, line in block.lines)
        if block.seal:
            stream.write(sealed_bytes(block.seal) + b"\n")
        written += len(block.lines)
    return written


def from_file(stream: BinaryIO) -> Iterator[Block]:
    """An exported journal. Every byte counts: a record that is written otherwise than we do is told."""
    lines: list[Line] = []
    odd = [] if stream.readline(LONGEST) == HEADER + b"\n" else ["This does not begin as an exported journal."]
    for number, raw in enumerate(iter(lambda: stream.readline(LONGEST), b""), 2):
        found = _record(raw)
        if isinstance(found, SealRecord):
            yield Block(lines, found, odd)
            lines, odd = [], []
        elif found:
            lines.append(found)
        else:
            odd.append(f"Row {number} of the file can't be read as a line or a seal.")
        if len(lines) >= MOST or len(odd) >= MOST:
            yield Block(lines, None, odd)
            lines, odd = [], []
    yield Block(lines, None, odd)


def _record(raw: bytes) -> Line | SealRecord | None:
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or not raw.endswith(b"\n"):
        return None
    if len(found) == 10 and found[0] == "line" and type(found[1]) is int:
        return found[1], raw[:-1]
    seal = _seal(found)
    return seal if seal and sealed_bytes(seal) == raw[:-1] else None


def _seal(found: list[Any]) -> SealRecord | None:
    return SealRecord(*found[1:]) if len(found) == 10 and found[0] == "seal" else None


def from_bytes(journal: bytes) -> Iterator[Block]:
    return from_file(BytesIO(journal))


def anchor(file: Path) -> Iterator[Note | None]:
    """The checkpoints that stand in this file now: what comes in while we read is for the next time."""
    size = file.stat().st_size
    if size > SORTED:
        return _notes(file, size)
    return iter(sorted(_notes(file, size), key=lambda note: note.size if note else -1))


def _notes(file: Path, size: int) -> Iterator[Note | None]:
    with file.open("rb") as stream:
        yield from notes(raw.decode(errors="replace") for raw in _up_to(stream, size))


def _up_to(stream: BinaryIO, size: int) -> Iterator[bytes]:
    while stream.tell() < size and (raw := stream.readline(LONGEST)):
        yield raw
