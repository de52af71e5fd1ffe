"""Puts the walls in their place after each migration, takes them down before one, and looks for them at every start.

PostgreSQL changes no column that a policy names, and a dropped column takes its policies along. So the walls go down
before tables change and come back afterwards. `FORCE` makes them hold for the owner of the tables too.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from schuifaan.base.fields import PersonalEmail, PersonalName
from schuifaan.base.personal import personal_fields
from schuifaan.base.walls.contexts import WORKS

# Walled although only a name stands in it: whom a resident rather does not have at the table.
ALSO = ("stories_wish",)
PREFIX = "wall_"
COMMANDS = (
    ("SELECT", "work_read", "USING"),
    ("INSERT", "work_add", "WITH CHECK"),
    ("UPDATE", "work_change", "USING"),
    ("DELETE", "work_remove", "USING"),
)


def walled_models() -> list[type[Model]]:
    """Each kind of row that holds what people told; a name alone does not count."""
    text = [model for model, field in personal_fields() if not isinstance(field, PersonalName | PersonalEmail)]
    also = [model for model in apps.get_models() if model._meta.db_table in ALSO]
    return sorted({*text, *also}, key=lambda model: model._meta.db_table)


def tables() -> list[str]:
    return [model._meta.db_table for model in walled_models()]


def source() -> str:
    """The SQL of every app, from the ground floor up, and what the works open."""
    files = [Path(config.path) / "walls.sql" for config in apps.get_app_configs()]
    written = [file.read_text() for file in files if file.exists()]
    return "\n".join([*written, *(_works(table) for table in tables())])


def _works(table: str) -> str:
    """What each work opens of this table, from the list of works."""
    found = []
    for command, name, check in COMMANDS:
        names = [work for work, opened in WORKS.items() if opened.opens(table, to_write=command != "SELECT")]
        told = f"(SELECT current_setting('schuifaan.work', true)) IN ({', '.join(map(repr, names))})"
        found.append(f"CREATE POLICY {PREFIX}{name} ON {table} FOR {command} {check} ({told});")
    return "\n".join(found)


def version() -> str:
    """Changes with every letter of the walls."""
    return sha256(source().encode()).hexdigest()


def _is_ours(connection: BaseDatabaseWrapper) -> bool:
    return connection.vendor == "postgresql"


def _column(connection: BaseDatabaseWrapper, query: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [row[0] for row in cursor.fetchall()]


HERE = "relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'public')"
WALLED = f"""
SELECT relname FROM pg_class WHERE relkind = 'r' AND {HERE} AND relrowsecurity AND relforcerowsecurity
AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polname LIKE 'wall\\_%')
"""  # noqa: S608 - our own words
TOLD_VERSION = "SELECT obj_description(to_regprocedure('public.wall_now()'), 'pg_proc')"


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables that ought to be walled and are not, and whether the walls are of another version."""
    if not _is_ours(connection):
        return []
    there, walled = set(connection.introspection.table_names()), set(_column(connection, WALLED))
    bare = [table for table in tables() if table in there and table not in walled]
    wanted = any(table in there for table in tables())
    if not bare and wanted and _column(connection, TOLD_VERSION) != [version()]:
        return ["the walls are of another version"]
    return bare


def raise_walls(connection: BaseDatabaseWrapper) -> None:
    """Build every wall anew, all of them or none."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        _lower(connection)
        cursor.execute(source())
        for table in tables():
            cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        cursor.execute(f"COMMENT ON FUNCTION wall_now() IS '{version()}'")


POLICIES = (
    "SELECT format('DROP POLICY %I ON %s', polname, polrelid::regclass) FROM pg_policy WHERE polname LIKE 'wall\\_%'"
)
VIEWS = f"SELECT format('DROP VIEW IF EXISTS %I CASCADE', relname) FROM pg_class WHERE relkind = 'v' AND {HERE} AND relname LIKE 'wall\\_%'"  # noqa: S608, E501
OPENED = (
    f"SELECT format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', relname) FROM pg_class WHERE relrowsecurity AND {HERE}"  # noqa: S608
)


def _lower(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for query in (POLICIES, VIEWS, OPENED):
            for statement in _column(connection, query):
                cursor.execute(statement)


def lower(using: str = DEFAULT_DB_ALIAS, plan: Sequence[Any] = (), **_: Any) -> None:
    """Before a migration that changes something: the walls go down, because the tables themselves change."""
    connection = connections[using]
    if plan and _is_ours(connection):
        with transaction.atomic(using=using):
            _lower(connection)


def renew(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """After a migration: every wall that is gone or of another version is built anew, and the doors are opened."""
    connection = connections[using]
    if missing(connection):
        raise_walls(connection)
    role = settings.DATABASES[DEFAULT_DB_ALIAS].get("USER")
    if _is_ours(connection) and role and role != connection.settings_dict.get("USER"):
        grant(connection, role)


def grant(connection: BaseDatabaseWrapper, role: str) -> None:
    """What the role of the pages may do, when the owner is another: rows only, and what is written once stays."""
    name = connection.ops.quote_name(role)
    written_once = [model for model in apps.get_models() if getattr(model, "written_once", False)]
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
        for model in written_once:
            table = model._meta.db_table
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {name}")
            if loose := _loose_columns(model):
                cursor.execute(f"GRANT UPDATE ({loose}) ON {table} TO {name}")


def _loose_columns(model: type[Model]) -> str:
    """The columns that the pages may write to in a row that is written once; a lock asks for one, and changes none."""
    loose = {*getattr(model, "may_change", ()), *(["id"] if getattr(model, "is_locked", False) else [])}
    return ", ".join(f'"{one.column}"' for one in model._meta.concrete_fields if one.name in loose)


def check_walls(
    app_configs: Sequence[Any] | None, databases: Iterable[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """At every start: a table with personal words and without a wall is an error, and so is someone who walks past."""
    faults: list[checks.CheckMessage] = []
    for connection in (connections[alias] for alias in databases or []):
        lost = missing(connection)
        if lost:
            text = f"The walls are not in place: {', '.join(lost)}. Run: schuifaan migrate"
            faults.append(checks.Error(text, id="base.E002"))
        faults.extend(_walks_past(connection))
    return faults


PAST = "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)"
BORN = "SELECT 1 WHERE current_setting('schuifaan.work', true) <> ''"
WALKS = (
    (PAST, "base.E003", "walks past every wall: it is a superuser or has BYPASSRLS"),
    (BORN, "base.E004", "begins each session with a work, which opens walls to every page"),
)


def _walks_past(connection: BaseDatabaseWrapper) -> list[checks.CheckMessage]:
    """On your own machine it is only said; a real neighbourhood does not start like that."""
    if not _is_ours(connection):
        return []
    kind = checks.Error if settings.REAL else checks.Warning
    hint = "See docs/security/walls.md."
    return [
        kind(f"The user of the database {what}.", hint, id=code)
        for query, code, what in WALKS
        if _column(connection, query)
    ]
