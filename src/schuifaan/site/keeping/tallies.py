"""How many rows a table has, and one number over all of them: two databases with the same tallies hold the same rows.

The number is a sum of hashes, so that no order is asked of the database. It is read with the driver itself, because
the tables may be those of another version.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

Tally = tuple[int, str]
Tallies = dict[str, Tally]

SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
POSTGRES_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
# The same row is the same text, whatever the server usually does.
POSTGRES_WRITES = "SET timezone = 'UTC'; SET datestyle = 'ISO'; SET bytea_output = 'hex'; SET extra_float_digits = 3"
AT_ONCE = 2000
SIZE = 2**256


def tally(rows: Iterable[str]) -> Tally:
    count = total = 0
    for row in rows:
        count += 1
        total += int.from_bytes(sha256(row.encode()).digest(), "big")
    return count, f"{total % SIZE:064x}"


def of_sqlite(connection: Any) -> Tallies:
    """Of each table in this file; `connection` is the driver's own."""
    names = sorted(name for (name,) in connection.execute(SQLITE_TABLES))
    return {name: tally(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for name in names}  # noqa: S608


def of_postgres(connection: Any) -> Tallies:
    """Of each table as this transaction sees it; `connection` is the driver's own, inside a transaction."""
    connection.execute(POSTGRES_WRITES)
    names = sorted(name for (name,) in connection.execute(POSTGRES_TABLES))
    return {name: tally(_texts(connection, name)) for name in names}


def _texts(connection: Any, name: str) -> Iterable[str]:
    with connection.cursor(name="tally") as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(f'SELECT "{name}"::text FROM "{name}"')  # noqa: S608 - a name from the database itself
        yield from (text for (text,) in cursor)


def differences(told: Tallies, found: Tallies) -> list[str]:
    """The names of the tables that are not the same in both."""
    return sorted(name for name in {*told, *found} if told.get(name) != found.get(name))


def rows(tallies: Tallies) -> int:
    return sum(count for count, _number in tallies.values())
