"""The one form in which a line and a seal of the journal become bytes: to be sealed, exported and verified.

A record is a JSON array without spaces, in ASCII, its kind first. Two different records never give the same bytes.
The form, with an example to test another program against, is in docs/journal.md.
"""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import chain
from typing import Any, NamedTuple

FIELDS = ("id", "at", "act", "verb", "purpose", "person", "about", "thing", "thing_id")
HEADER = b'["journal",1]'
# More than this is no seal of ours: whoever wrote such a list wants to fill the memory of whoever reads it.
MOST_LISTED = 100_000
_RANGE = re.compile(r"(?:0|[1-9]\d{0,18})(?:-[1-9]\d{0,18})?", re.ASCII)


def _other(value: Any) -> dict[str, str]:
    """What no program of ours writes, and a stranger might: bytes in the place of text."""
    return {type(value).__name__: value.hex() if isinstance(value, bytes) else str(value)}


_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True, default=_other).encode


class SealRecord(NamedTuple):
    """A seal as it is kept. `ranges` lists the ids that it covers; `mac` stands under all that precedes it."""

    id: Any
    at: Any
    ranges: Any
    count: Any
    size: Any
    marks: Any
    edge: Any
    previous: Any
    mac: Any = ""


def line_bytes(row: Iterable[Any]) -> bytes:
    """The bytes of a line: its fields in the order of FIELDS. Time as text in UTC, ids of people as 32 hex digits."""
    return _encode(("line", *row)).encode("ascii")


def seal_bytes(seal: SealRecord) -> bytes:
    """The bytes over which the mac of a seal is made."""
    return _encode(("seal", *seal[:-1])).encode("ascii")


def sealed_bytes(seal: SealRecord) -> bytes:
    """A seal with its mac, as it stands in an exported journal."""
    return _encode(("seal", *seal)).encode("ascii")


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def ranges_of(ids: Iterable[int]) -> str:
    """Ascending ids, written short: 1-500,502,504-510."""
    found: list[list[int]] = []
    for one in ids:
        if found and one == found[-1][1] + 1:
            found[-1][1] = one
        else:
            found.append([one, one])
    return ",".join(f"{first}-{last}" if last > first else str(first) for first, last in found)


def listed(ranges: Any) -> list[int] | None:
    """The ids in such a list; nothing when it is not a list that we write."""
    if not isinstance(ranges, str) or not all(_RANGE.fullmatch(part) for part in ranges.split(",")):
        return None
    pairs = [(int(first), int(last or first)) for first, _, last in (part.partition("-") for part in ranges.split(","))]
    if sum(last - first + 1 for first, last in pairs) > MOST_LISTED:
        return None
    ids = list(chain.from_iterable(range(first, last + 1) for first, last in pairs))
    return ids if ids and ranges_of(ids) == ranges and all(a < b for a, b in zip(ids, ids[1:], strict=False)) else None
