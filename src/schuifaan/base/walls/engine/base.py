"""Django's own PostgreSQL, which says at the start of each transaction who looks."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.db.backends.postgresql import base, operations

from schuifaan.base.walls import contexts

ROWS = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "(")


class Operations(operations.DatabaseOperations):
    """Of what was prepared no text comes back; for whoever counts questions it is written out again."""

    def last_executed_query(self, cursor: Any, sql: Any, params: Any) -> str:
        return super().last_executed_query(cursor, sql, params) or str(self.compose_sql(sql, params))


class DatabaseWrapper(base.DatabaseWrapper):
    """A context holds for one transaction, so a statement outside any gets one of its own."""

    ops_class = Operations
    # Whether the question that comes is one of those that are kept, see `base/kept`.
    prepares = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(self._in_its_own)

    def create_cursor(self, name: str | None = None) -> Any:
        """A kept question goes to the database once to be planned, and after that with its values alone."""
        if not self.prepares or name:
            return super().create_cursor(name)
        plain = self.connection.cursor_factory
        self.connection.cursor_factory = base.ServerBindingCursor
        try:
            return super().create_cursor(name)
        finally:
            self.connection.cursor_factory = plain

    def _set_autocommit(self, autocommit: bool) -> None:
        """Django calls this to begin a transaction, and to end one."""
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if autocommit:
            return
        try:
            with self.wrap_database_errors:
                contexts.begin(self.connection)
        except BaseException:
            with suppress(Exception):
                self.connection.rollback()
                super()._set_autocommit(not autocommit)  # type: ignore[misc]
            raise

    def _in_its_own(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        alone = self.get_autocommit() and not self.in_atomic_block and contexts.is_told()
        if not alone or not str(sql).lstrip().upper().startswith(ROWS):
            return execute(sql, params, many, context)
        with transaction.atomic(using=self.alias):
            return execute(sql, params, many, context)
