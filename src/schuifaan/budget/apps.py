"""The pot: one neighbourhood budget over laws and funders."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate

from schuifaan.budget.ledger import sql


def put_guard(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """After each migration: a table that was remade has lost its guard."""
    connection = connections[using]
    if sql.TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in sql.statements(connection.vendor):
            cursor.execute(statement)


def check_guard(
    app_configs: Sequence[Any] | None, databases: Iterable[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """At every start: a pot in which the database no longer adds up is an error."""
    faults: list[checks.CheckMessage] = []
    for alias in databases or []:
        connection = connections[alias]
        with connection.cursor() as cursor:
            cursor.execute(sql.PRESENCE[connection.vendor])
            stands = cursor.fetchone() is not None
        if not stands and sql.TABLE in connection.introspection.table_names():
            text = "The guard of the pot is gone from the database. Run: schuifaan migrate"
            faults.append(checks.Error(text, id="budget.E001"))
    return faults


class BudgetConfig(AppConfig):
    name = "schuifaan.budget"
    label = "budget"

    def ready(self) -> None:
        post_migrate.connect(put_guard, sender=self)
        checks.register(check_guard, checks.Tags.database)
