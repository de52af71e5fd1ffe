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
    faults: list[checks.CheckMessage] = []
    for alias in databases or []:
        connection = connections[alias]
        with connection.cursor() as cursor:
            cursor.execute(sql.PRESENT[connection.vendor])
            present = {name for (name,) in cursor.fetchall()}
        there = set(connection.introspection.table_names())
        for guard in sql.GUARDS:
            if guard.table in there and guard.name not in present:
                text = f"The guard {guard.name} of the pot is gone from the database. Run: schuifaan migrate"
                faults.append(checks.Error(text, id="budget.E001"))
    return faults


class BudgetConfig(AppConfig):
    name = "schuifaan.budget"
    label = "budget"

    def ready(self) -> None:
        pre_migrate.connect(lift_guard, sender=self)
        post_migrate.connect(put_guard, sender=self)
        checks.register(check_guard, checks.Tags.database)
