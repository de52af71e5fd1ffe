"""A question written out: its words, and where in them each value belongs."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import prefetch_related_objects

from schuifaan.base.kept.shapes import Text, UnkeptError, Value

# On SQLite an id and a day are text; text that looks like one of them differs from time to time as well.
DIFFERS = re.compile(r"[0-9a-f]{32}|\d{4}-\d\d-\d\d.*")
Writes = Callable[[Any], Any]
Places = list[tuple[Any, "Writes | None"]]


def _ways(kind: type) -> list[Writes]:
    """How what differs may be handed to this database."""
    ops = connection.ops
    ways: dict[type, list[Writes]] = {
        UUID: [lambda one: one, lambda one: one.hex],
        datetime: [lambda one: one, ops.adapt_datetimefield_value],
        date: [lambda one: one, ops.adapt_datefield_value],
        Text: [str],
    }
    return ways[kind]


class Words:
    """One question written out, with the places to fill in. `compiler` turns the answers into rows."""

    def __init__(self, queryset: Any, marks: list[Value]) -> None:
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(queryset.db)
        self.sql, params = self.compiler.as_sql()
        written = [(way(mark), number, way) for number, mark in enumerate(marks) for way in _ways(type(mark))]
        self.places = [_place(param, written) for param in params]
        self.prepared = self.sql, self.places
        if connection.vendor == "postgresql":
            self.prepared = _constant(*self.prepared)
        # From here on this query, and no other, asks the compiler that is kept.
        vars(queryset.query)["get_compiler"] = lambda *_args, **_named: self.compiler
        # How each column is read follows from the words, so that is found out once as well.
        read = self.compiler.get_converters([column[0] for column in self.compiler.select[: self.compiler.col_count]])
        vars(self.compiler)["get_converters"] = lambda _columns: read

    def filled(self, values: list[Value]) -> tuple[str, tuple[Any, ...]]:
        return self.sql, _filled(self.places, values)

    def asked(self, values: list[Value]) -> tuple[str, tuple[Any, ...]]:
        """As it goes to the database: there what never differs may stand in the words themselves."""
        sql, places = self.prepared
        return sql, _filled(places, values)

    @staticmethod
    def in_full(sql: str, params: tuple[Any, ...]) -> object:
        """The words with their values in them."""
        return (
            cast(Any, connection.ops).compose_sql(sql, params) if connection.vendor == "postgresql" else (sql, params)
        )

    def rows(self, values: list[Value]) -> list[Any]:
        words, queryset = self.asked(values), self.queryset
        vars(self.compiler)["as_sql"] = lambda *_args, **_named: words
        if not self.compiler.has_extra_select:
            # All answers at once: there is nothing to cut off them.
            vars(self.compiler)["execute_sql"] = lambda *_args, **_named: _told(*words)
        with prepared():
            found: list[Any] = [*queryset._iterable_class(queryset)]
        if found and queryset._prefetch_related_lookups:
            prefetch_related_objects(found, *queryset._prefetch_related_lookups)
        return found


def _told(sql: str, params: tuple[Any, ...]) -> list[list[Any]]:
    """The answers, as Django's compiler hands them on: in portions, of which this is the only one."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [cursor.fetchall()]


def _filled(places: Places, values: list[Value]) -> tuple[Any, ...]:
    return tuple([part if way is None else way(values[part]) for part, way in places])


def _constant(sql: str, places: Places) -> tuple[str, Places]:
    """Write what never differs into the words themselves: a plan made once can then use an index for those alone."""
    left, ops = iter(places), cast(Any, connection.ops)
    differs: Places = []

    def written(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return found[0]
        part, way = next(left)
        if way is None and isinstance(part, str | bool | int):
            return str(ops.compose_sql("%s", [part])).replace("%", "%%")
        differs.append((part, way))
        return found[0]

    return re.sub("%[%s]", written, sql), differs


@contextmanager
def prepared() -> Iterator[None]:
    """PostgreSQL plans these words once for each connection; SQLite keeps what it compiled by itself."""
    here: Any = connections[DEFAULT_DB_ALIAS]
    here.prepares = True
    try:
        yield
    finally:
        here.prepares = False


def _place(param: Any, written: list[tuple[Any, int, Writes]]) -> tuple[Any, Writes | None]:
    """Which of the values belongs here and how it is written; what never differs stays as it is."""
    for mark, number, way in written:
        if mark == param:
            return number, way
    if isinstance(param, UUID | date | list | tuple) or (isinstance(param, str) and DIFFERS.fullmatch(param)):
        raise UnkeptError
    return param, None
