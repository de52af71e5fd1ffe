"""A CSV file of any length: its hash, whether a fast reader can be trusted with it, and its records one by one."""

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evidence.faults import BadInput
from evidence.sheets import OLD_WORKBOOK, WORKBOOK
from evidence.source import Source

CHUNK = 1 << 20
# What a fast reader takes otherwise than the careful one: empty records, a lone return, white space beside a quote.
# To look for the one byte that most files lack takes a tenth of the time that it takes to look for two.
DOUBTFUL = {
    b"\n": (b"\n\n",),
    b"\r": (b"\n\r\n", b"\r\r"),
    b'"': (b' "', b'" ', b'\t"', b'"\t'),
    b"\0": (b"\0",),
}
LONGEST_DOUBT = 3
PADDED = re.compile(rb"[,\n][ \t]|[ \t][,\r\n]")


@dataclass(frozen=True)
class CsvFile:
    """A file that is never held in memory as a whole, unless it is a workbook."""

    name: str
    path: Path

    @classmethod
    def at(cls, address: str) -> "CsvFile":
        """BadInput when it can't be read."""
        try:
            with Path(address).open("rb"):
                return cls(address, Path(address))
        except OSError as error:
            raise BadInput.of(address, f"cannot be read: {error.strerror}") from error

    @cached_property
    def scanned(self) -> tuple[str, bool]:
        """Its SHA-256, and whether nothing in it is doubtful."""
        digest, is_sure, before = hashlib.sha256(), True, b"\n"
        with self.path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                is_sure = is_sure and not _is_doubtful(before + chunk)
                before = chunk[-LONGEST_DOUBT:]
        return digest.hexdigest(), is_sure

    @property
    def sha256(self) -> str:
        return self.scanned[0]

    @property
    def is_sure(self) -> bool:
        return self.scanned[1]

    @property
    def looks_padded(self) -> bool:
        """Whether cells in its beginning have white space around them."""
        with self.path.open("rb") as file:
            return PADDED.search(file.read(CHUNK)) is not None

    @property
    def header(self) -> list[str]:
        """The names of the columns; empty when they can't be read at all."""
        try:
            return [cell.strip() for cell in next(self.records(), [])]
        except (csv.Error, BadInput):
            return []

    def records(self) -> Iterator[list[str]]:
        """Each record as it comes. BadInput for a file that is no text."""
        with self.path.open("rb") as file:
            start = file.read(len(WORKBOOK))
        if start in (WORKBOOK, OLD_WORKBOOK):
            yield from Source.read(self.path).records()
            return
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                yield from csv.reader(file, strict=True)
        except UnicodeDecodeError:
            yield from self._until_the_bad_byte().records()

    def _until_the_bad_byte(self) -> Source:
        """The beginning of the file, as far as is needed to tell the place of the first byte that is no UTF-8."""
        content = bytearray()
        with self.path.open("rb") as file:
            while (chunk := file.read(CHUNK)) and not _has_bad_byte(content):
                content += chunk
        return Source(self.name, bytes(content))


def _has_bad_byte(content: bytearray) -> bool:
    """Whether there is one, and not only a letter that is cut at the end."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return error.reason != "unexpected end of data"
    return False


def _is_doubtful(part: bytes) -> bool:
    if any(mark in part and any(doubt in part for doubt in doubts) for mark, doubts in DOUBTFUL.items()):
        return True
    return b"\r" in part and part.count(b"\r") - part.endswith(b"\r") != part.count(b"\r\n")
