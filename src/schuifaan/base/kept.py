"""Questions to the database that every page asks: written out once, and from then on only filled in.

Django writes a question out anew each time, which takes longer than the database takes to answer it. Here the words of
a question are kept per thread, with the places where an id, a day or a moment is filled in. `key` says everything that
decides the words, `values` everything that differs from one time to the next. A question with an id or a day in it
that is not among the values is never kept: it is asked as always, so what was forgotten costs time and nothing else.
"""

import re
import threading
from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db.models import Model, QuerySet, prefetch_related_objects

M = TypeVar("M", bound=Model)
Value = UUID | date | datetime | None
Turn = Callable[[Any], Any]

# In the tests each kept question is set beside the same one written out anew.
compare = False
MOST = 400
_local = threading.local()
# On SQLite an id and a day are text; text that looks like one of them differs from time to time as well.
DIFFERS = re.compile(r"[0-9a-f]{32}|\d{4}-\d\d-\d\d.*")


class UnlikeItselfError(AssertionError):
    """A kept question that would have been written out otherwise: its key does not say enough."""


class _Kept:
    """The words of one question, on one connection, with the places to fill in."""

    def __init__(self, queryset: Any, values: Sequence[Value]) -> None:
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(queryset.db)
        self.sql, params = self.compiler.as_sql()
        self.places = [_place(param, values, self.compiler.connection) for param in params]
        # From here on this query, and no other, asks the compiler that is kept.
        vars(queryset.query)["get_compiler"] = lambda *_args, **_named: self.compiler

    def filled(self, values: Sequence[Value]) -> tuple[str, tuple[Any, ...]]:
        return self.sql, tuple(part if turn is None else turn(values[part]) for part, turn in self.places)

    def rows(self, values: Sequence[Value]) -> list[Any]:
        words, queryset = self.filled(values), self.queryset
        vars(self.compiler)["as_sql"] = lambda *_args, **_named: words
        found: list[Any] = [*queryset._iterable_class(queryset)]
        if found and queryset._prefetch_related_lookups:
            prefetch_related_objects(found, *queryset._prefetch_related_lookups)
        return found


class _NotKeptError(Exception):
    """Something in it differs that is not among the values."""


def ask(key: Hashable, values: Sequence[Value], build: Callable[[], QuerySet[M]]) -> list[M]:
    """The rows of this question; `build` writes it out with these values, the first time in each thread."""
    kept: dict[Hashable, _Kept | None] = _local.__dict__.setdefault("questions", {})
    place = (key, tuple((type(value), values.index(value)) for value in values))
    if place not in kept:
        if len(kept) >= MOST:
            kept.clear()
        kept[place] = _keep(build(), values)
    found = kept[place]
    if found is None:
        return list(build())
    if compare:
        _set_beside(found, values, build())
    rows: list[M] = found.rows(values)
    return rows


def _keep(queryset: Any, values: Sequence[Value]) -> _Kept | None:
    try:
        return None if queryset._known_related_objects else _Kept(queryset, values)
    except (EmptyResultSet, _NotKeptError):
        return None


def _place(param: Any, values: Sequence[Value], connection: Any) -> tuple[Any, Turn | None]:
    """Which value belongs here and how it is written; what never differs stays as it is."""
    for number, value in enumerate(values):
        for turn in _ways(value, connection):
            written = turn(value)
            if type(written) is type(param) and written == param:
                return number, turn
    if isinstance(param, UUID | date | list | tuple) or (isinstance(param, str) and DIFFERS.fullmatch(param)):
        raise _NotKeptError
    return param, None


def _same(value: Any) -> Any:
    return value


def _ways(value: Value, connection: Any) -> list[Turn]:
    """How a value may be written on this database."""
    if isinstance(value, UUID):
        return [_same, lambda one: one.hex]
    if isinstance(value, datetime):
        return [_same, connection.ops.adapt_datetimefield_value]
    if isinstance(value, date):
        return [_same, connection.ops.adapt_datefield_value]
    return []


def _set_beside(kept: _Kept, values: Sequence[Value], anew: QuerySet[Any]) -> None:
    wanted, filled = anew.query.get_compiler(anew.db).as_sql(), kept.filled(values)
    if (wanted[0], tuple(wanted[1])) != filled:
        raise UnlikeItselfError(f"{filled} would have been {wanted}")


def forget() -> None:
    """Write everything out anew: after a test that took the tables away."""
    _local.__dict__.clear()


__all__ = ["UnlikeItselfError", "ask", "forget"]
