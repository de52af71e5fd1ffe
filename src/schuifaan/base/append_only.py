"""Rows that are written once. The database itself refuses to change, replace, delete or empty them.

SQLite lets INSERT OR REPLACE pass by an UPDATE and a DELETE trigger, so an insert over an existing key is refused
too. Django remakes a table for some migrations, and a remade table has no triggers: so they are renewed after each
migration and looked for at every start.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import apps
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "append-only"


def tables() -> list[str]:
    """The tables whose rows are written once, in the order of their names."""
    return sorted(model._meta.db_table for model in apps.get_models() if getattr(model, "written_once", False))


def _fixed(table: str) -> str:
    """What an UPDATE may not touch: ` OF` the columns that are fixed, or nothing when that is all of them."""
    model = next((one for one in apps.get_models() if one._meta.db_table == table), None)
    loose = getattr(model, "may_change", ())
    if model is None or not loose:
        return ""
    return " OF " + ", ".join(f'"{one.column}"' for one in model._meta.concrete_fields if one.name not in loose)


def _sqlite(table: str) -> dict[str, str]:
    body = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {table}'); END"
    taken = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"  # noqa: S608 - the name is our own model's
    return {
        f"{table}_no_update": f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE{_fixed(table)} ON {table} {body}',
        f"{table}_no_delete": f'CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON {table} {body}',
        f"{table}_no_replace": f'CREATE TRIGGER "{table}_no_replace" BEFORE INSERT ON {table} {taken} {body}',
    }


def _postgres(table: str) -> dict[str, str]:
    run = "EXECUTE FUNCTION schuifaan_append_only()"
    return {
        f"{table}_no_change": (
            f'CREATE TRIGGER "{table}_no_change" BEFORE UPDATE{_fixed(table)} OR DELETE ON {table} FOR EACH ROW {run}'
        ),
        f"{table}_no_truncate": (
            f'CREATE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {run}'
        ),
    }


POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION schuifaan_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}: %', TG_TABLE_NAME; END $$
"""


def _wanted(connection: BaseDatabaseWrapper, table: str) -> dict[str, str]:
    return _postgres(table) if connection.vendor == "postgresql" else _sqlite(table)


def _present(connection: BaseDatabaseWrapper) -> set[str]:
    """The triggers that the database has and that are switched on."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}


def _existing_tables(connection: BaseDatabaseWrapper) -> list[str]:
    there = set(connection.introspection.table_names())
    return [table for table in tables() if table in there]


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The guards that ought to be there and are not."""
    present = _present(connection)
    wanted = [name for table in _existing_tables(connection) for name in _wanted(connection, table)]
    return [name for name in wanted if name not in present]


def guard(connection: BaseDatabaseWrapper) -> None:
    """Put every guard in its place; what stands there already stays."""
    absent = set(missing(connection))
    wanted = [_wanted(connection, table) for table in _existing_tables(connection)]
    statements = [text for guards in wanted for name, text in guards.items() if name in absent]
    with connection.cursor() as cursor:
        if statements and connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
        for statement in statements:
            cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the guards away. Only a test that must empty its own database has a reason to."""
    with connection.cursor() as cursor:
        for table in _existing_tables(connection):
            for name in _wanted(connection, table):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on}')


def renew(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """After a migration: whatever table was remade gets its guards back."""
    guard(connections[using])


def check_guards(
    app_configs: Sequence[Any] | None, databases: Iterable[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """At every start: a journal or a pot that can be rewritten is an error."""
    faults: list[checks.CheckMessage] = []
    for alias in databases or []:
        lost = missing(connections[alias])
        if lost:
            text = f"These guards are gone from the database: {', '.join(lost)}. Run: schuifaan migrate"
            faults.append(checks.Error(text, id="base.E001"))
    return faults
