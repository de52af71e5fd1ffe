"""Reads lines and seals as the database has them, without trusting that they are what our own program wrote."""

from collections.abc import Iterator
from typing import Any

from django.db import connection

from schuifaan.base.journal_form import SealRecord, line_bytes

Line = tuple[int, bytes]
# What an id of the database can be; an intruder may have used all of it.
LOWEST, HIGHEST = -(2**63), 2**63 - 1

_LINES = {
    # An expression has no declared type: SQLite's own converters stay away from it.
    "sqlite": "SELECT id, CAST(at AS TEXT), act, verb, purpose, person, about, thing, thing_id FROM base_journalline",
    "postgresql": (
        "SELECT id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), act, verb, purpose,"
        " replace(person::text, '-', ''), replace(about::text, '-', ''), thing, replace(thing_id::text, '-', '')"
        " FROM base_journalline"
    ),
}
_SEALS = {
    "sqlite": "SELECT id, CAST(at AS TEXT), ranges, count, size, marks, edge, previous, mac FROM base_journalseal",
    "postgresql": (
        "SELECT id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), ranges, count, size, marks, edge,"
        " previous, mac FROM base_journalseal"
    ),
}


def _whole(at: Any) -> Any:
    """SQLite keeps a whole second without its fraction."""
    return f"{at}.000000" if isinstance(at, str) and len(at) == 19 else at


def _rows(query: str, *values: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # Bytes that are no text must come out too, as something that never fits a seal.
            connection.connection.text_factory = lambda raw: raw.decode(errors="surrogateescape")
        try:
            cursor.execute(query, values)
            return list(cursor.fetchall())
        finally:
            if connection.vendor == "sqlite":
                connection.connection.text_factory = str


def line_rows(first: int, upto: int | None, most: int) -> list[tuple[Any, ...]]:
    """The fields of so many lines from this id on, in order."""
    border, values = ("AND id <= %s ", [upto]) if upto is not None else ("", [])
    query = f"{_LINES[connection.vendor]} WHERE id >= %s {border}ORDER BY id LIMIT %s"
    return [(row[0], _whole(row[1]), *row[2:]) for row in _rows(query, first, *values, most)]


def lines(first: int, upto: int | None, most: int) -> list[Line]:
    """So many lines from this id on, in order, each with its bytes."""
    return [(row[0], line_bytes(row)) for row in line_rows(first, upto, most)]


def seals() -> Iterator[SealRecord]:
    """Every seal, the oldest first."""
    query = f"{_SEALS[connection.vendor]} WHERE id >= %s ORDER BY id LIMIT 1"
    row = next(iter(_rows(query, LOWEST)), None)
    while row is not None:
        yield SealRecord(row[0], _whole(row[1]), *row[2:])
        row = next(iter(_rows(query, row[0] + 1)), None) if row[0] < HIGHEST else None


def last_seal() -> SealRecord | None:
    row = next(iter(_rows(f"{_SEALS[connection.vendor]} ORDER BY id DESC LIMIT 1")), None)
    return SealRecord(row[0], _whole(row[1]), *row[2:]) if row else None


def highest() -> int:
    """The id of the last line that is there."""
    return int(_rows("SELECT coalesce(max(id), 0) FROM base_journalline")[0][0])
