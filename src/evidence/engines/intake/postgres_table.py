"""A table of PostgreSQL, copied out once as CSV: what is hashed and what is counted are the same bytes."""

import re
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from evidence.engines.intake.addresses import shown
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
)
NAME = re.compile(r"[^.]+(\.[^.]+)?")


def copy_out(address: str, to: Path) -> None:
    """Writes the table behind the # of `address` (postgresql://host/database#schema.table) as CSV; BadInput when it
    can't be read.
    """
    parts = urlsplit(address)
    if not NAME.fullmatch(parts.fragment):
        raise BadInput.of(
            shown(address), "names no table; write it behind a #, like postgresql://host/city#care.events"
        )
    try:
        with closing(psycopg.connect(urlunsplit(parts._replace(fragment="")), autocommit=True)) as connection:
            for order in ORDERLY:
                connection.execute(order)
            _copy(connection, sql.Identifier(*parts.fragment.split(".")), to)
    except psycopg.Error as error:
        told = str(error).strip().splitlines() or [type(error).__name__]
        raise BadInput.of(shown(address), f"cannot be read: {told[0]}") from error


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
