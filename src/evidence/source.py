"""A file as it came: its bytes with their hash, and its records as text."""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evidence.faults import BadInput, Fault
from evidence.sheets import OLD_WORKBOOK, WORKBOOK, rows_of

UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Source:
    """A file read once: what is computed and what is hashed are the same bytes."""

    name: str
    content: bytes = field(repr=False)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def read(cls, path: Path | str) -> "Source":
        """BadInput when the file can't be read."""
        try:
            return cls(str(path), Path(path).read_bytes())
        except OSError as error:
            raise BadInput.of(path, f"cannot be read: {error.strerror}") from error

    @classmethod
    def of(cls, file: "Path | str | Source") -> "Source":
        """The file itself when it was read already."""
        return file if isinstance(file, Source) else cls.read(file)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def is_workbook(self) -> bool:
        return self.content.startswith(WORKBOOK)

    def records(self) -> Iterator[list[str]]:
        """The records of a CSV file, or of the first sheet of a workbook.

        BadInput when it is neither; csv.Error half-way when a quote is never closed,
        which would otherwise swallow the rest of the file in silence.
        """
        if self.content.startswith(OLD_WORKBOOK):
            raise BadInput.of(self.name, "is an old workbook (.xls); save it as .xlsx or as CSV in UTF-8")
        if self.is_workbook:
            return rows_of(self.name, self.content)
        return csv.reader(io.StringIO(self._decoded(), newline=""), strict=True)

    def _decoded(self) -> str:
        try:
            return self.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode()
            byte = error.object[error.start]
            what = f"byte {byte:#04x} is not UTF-8; save as UTF-8{self._guess(byte)}"
            raise BadInput([Fault(self.name, *_place_after(before), what)]) from error

    def _guess(self, byte: int) -> str:
        """What the file probably is, told behind the fault."""
        if self.content.startswith(UTF16):
            return " (it looks like UTF-16, the Unicode text of a spreadsheet)"
        letter = bytes([byte]).decode("cp1252", "ignore")
        is_letter = letter.isalpha() and letter not in "ÿþ"
        return f' (in Windows-1252 it is "{letter}")' if is_letter else ""


def _place_after(before: str) -> tuple[int | None, str]:
    """The row and column that the next character belongs to, as far as the file can be
    followed until there.
    """
    try:
        records = list(csv.reader(io.StringIO(before + "?", newline="")))
    except csv.Error:
        return None, ""
    header, place = records[0], len(records[-1]) - 1
    return len(records), header[place] if len(records) > 1 and place < len(header) else ""
