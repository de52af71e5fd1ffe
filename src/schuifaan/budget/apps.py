"""The pot: one neighbourhood budget over laws and funders."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate, pre_migrate

from schuifaan.budget.ledger import sql


def put_guard(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """After each migration: a table that was remade has lost its guard, and an older guard knows fewer laws."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in sql.GUARDS:
            for statement in sql.statements(connection.vendor, guard) if guard.table in there else ():
                cursor.execute(statement)


def lift_guard(using: str = DEFAULT_DB_ALIAS, plan: Sequence[Any] = (), **_: Any) -> None:
    """Before a migration: SQLite remakes no table that a guard of another table asks about."""
    if not plan:
        return
    connection = connections[using]
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in sql.GUARDS:
            on = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
            if guard.table in there:
                cursor.execute(f'DROP TRIGGER IF EXISTS "{guard.name}"{on}')


def check_guard(
    app_configs: Sequence[Any] | None, databases: Iterable[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """At every start: a pot in which the database no longer adds up is an error."""
    text = "The guard {} of the pot is gone from the database. Run: schuifaan migrate"
    gone = [name for alias in databases or [] for name in _missing(alias)]
    return [checks.Error(text.format(name), id="budget.E001") for name in gone]


def _missing(using: str) -> list[str]:
    """The guards that ought to be there and are not."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(sql.PRESENT[connection.vendor])
        present = {name for (name,) in cursor.fetchall()}
    return [guard.name for guard in sql.GUARDS if guard.table in there and guard.name not in present]


class BudgetConfig(AppConfig):
    name = "schuifaan.budget"
    label = "budget"

    def ready(self) -> None:
        pre_migrate.connect(lift_guard, sender=self)
        post_migrate.connect(put_guard, sender=self)
        checks.register(check_guard, checks.Tags.database)
