"""Django's own SQLite, in which writers wait for their turn."""

from typing import Any

from django.db.backends.sqlite3 import base

from schuifaan.base import turns

SECONDS = 20.0


class DatabaseWrapper(base.DatabaseWrapper):
    """A transaction begins as a writer, and holds its turn to its end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: turns.Turns | None = None

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
