"""Django's own SQLite, in which writers wait for their turn."""

from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

from schuifaan.base import turns

SECONDS = 20.0
LONG = 10_000


@lru_cache(maxsize=2_000)
def _marked(query: str) -> str:
    """The question with the marks of this driver; the same question is asked again and again."""
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class Cursor(base.SQLiteCursorWrapper):
    """Puts the marks in each question once."""

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        if param_names is not None or len(query) > LONG:
            return str(super().convert_query(query, param_names=param_names))
        return _marked(query)


class DatabaseWrapper(base.DatabaseWrapper):
    """A transaction begins as a writer, and holds its turn to its end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: turns.Turns | None = None

    def create_cursor(self, name: str | None = None) -> Cursor:
        found: Cursor = self.connection.cursor(factory=Cursor)
        return found

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _take_turn(self) -> None:
        if self._turn is None and not self.is_in_memory_db():
            row = turns.of(str(self.settings_dict["NAME"]))
            self._turn = row if row.take(float(self.settings_dict["OPTIONS"].get("timeout", SECONDS))) else None

    def _give_turn(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.give()
