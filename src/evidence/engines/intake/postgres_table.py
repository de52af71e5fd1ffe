"""A table of PostgreSQL, copied out once as CSV: what is hashed and what is counted are the same bytes. Nothing is
fetched from elsewhere for it, and nothing is written in the database.
"""

import re
from contextlib import closing
from pathlib import Path

import psycopg
from psycopg import errors, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from evidence.engines.intake.addresses import parted, shown
from evidence.faults import BadInput

# The types that are not typed by hand as PostgreSQL prints them.
PRINTED = {
    "numeric": "trim_scale({})::text",
    "timestamp": "CASE WHEN {0} = {0}::date THEN {0}::date::text ELSE {0}::text END",
    "timestamptz": "CASE WHEN {0} = {0}::date THEN {0}::date::text ELSE {0}::text END",
}
ORDERLY = (
    "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
    "SET synchronize_seqscans = off",
    "SET DateStyle = ISO",
    "SET extra_float_digits = 0",
    "SET client_encoding = 'UTF8'",
)
NAME = re.compile(r"[^.]+(\.[^.]+)?")
SECONDS_TO_CONNECT = 10
NO_TABLE = "names no table; write it behind a #, like postgresql://host/city#care.events"
NO_ADDRESS = "is not an address; write the signs @ / ? # : of a password as %40 %2F %3F %23 %3A"


def copy_out(address: str, to: Path) -> None:
    """Writes the table behind the # of `address` (postgresql://host/database#schema.table) as CSV; BadInput when it
    can't be read.
    """
    place, table = parted(address)
    if not NAME.fullmatch(table):
        raise BadInput.of(shown(address), NO_TABLE)
    options = _understood(address, place)
    try:
        with closing(psycopg.connect(options, autocommit=True)) as connection:
            for order in ORDERLY:
                connection.execute(order)
            _copy(connection, sql.Identifier(*table.split(".")), to)
    except psycopg.Error as error:
        raise BadInput.of(shown(address), f"cannot be read: {_told(error, table)}") from error


def _understood(address: str, place: str) -> str:
    """The parts of the address. What can't be one is never told in the words of the driver: a password may be in it."""
    try:
        options = conninfo_to_dict(place)
    except psycopg.Error:
        raise BadInput.of(shown(address), NO_ADDRESS) from None
    if not re.fullmatch("[0-9,]*", str(options.get("port") or "")):
        raise BadInput.of(shown(address), NO_ADDRESS)
    return make_conninfo(place, connect_timeout=options.get("connect_timeout") or SECONDS_TO_CONNECT)


def _told(error: psycopg.Error, table: str) -> str:
    """What is wrong, and what to do."""
    if isinstance(error, errors.UndefinedTable):
        return f"there is no table {table} there; look at the name behind the #, with its schema"
    if isinstance(error, errors.InsufficientPrivilege):
        return f"this user may not read {table}; ask for GRANT SELECT (and USAGE on its schema)"
    if "password" in str(error) or "authentication" in str(error):
        return "the user or the password is not right"
    told = str(error).strip().splitlines() or [type(error).__name__]
    return told[0]


def _copy(connection: psycopg.Connection, table: sql.Identifier, to: Path) -> None:
    described = connection.execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(table)).description or []
    columns = [
        sql.SQL("{} AS {}").format(_printed(column.name, column.type_display), sql.Identifier(column.name))
        for column in described
    ]
    asked = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT (FORMAT csv, HEADER)").format(
        sql.SQL(", ").join(columns), table
    )
    with connection.cursor() as cursor, cursor.copy(asked) as copy, to.open("wb") as file:
        for block in copy:
            file.write(block)


def _printed(name: str, kind: str) -> sql.Composable:
    return sql.SQL(PRINTED.get(kind.split("(")[0], "{}::text")).format(sql.Identifier(name))
