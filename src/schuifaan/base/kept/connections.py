"""What a thread keeps as long as its connection to the database stays the same."""

import threading
from typing import Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections

K = TypeVar("K")
V = TypeVar("V")


class OfConnection(Generic[K, V]):
    """Words belong to a connection: another thread begins anew, and so does another connection."""

    def __init__(self) -> None:
        self._local = threading.local()

    def here(self) -> dict[K, V]:
        """What this thread keeps for the connection that it has now."""
        held = vars(self._local)
        connection = connections[DEFAULT_DB_ALIAS]
        if held.get("connection") is not connection:
            held.update(connection=connection, found={})
        found: dict[K, V] = held["found"]
        return found

    def forget(self) -> None:
        vars(self._local).clear()


__all__ = ["OfConnection"]
