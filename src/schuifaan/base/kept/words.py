"""A question written out: its words, and where in them each value belongs."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import prefetch_related_objects

from schuifaan.base.kept.objects import UnlikeItselfError, reader, told
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
        self.prepared = _constant(self.sql, self.places)
        # From here on this query, and no other, asks the compiler that is kept.
        vars(queryset.query)["get_compiler"] = lambda *_args, **_named: self.compiler
        # How each column is read follows from the words, so that is found out once as well.
        read = self.compiler.get_converters([column[0] for column in self.compiler.select[: self.compiler.col_count]])
        vars(self.compiler)["get_converters"] = lambda _columns: read
        self.reader = reader(queryset, self.compiler)

    def filled(self, values: list[Value]) -> tuple[str, tuple[Any, ...]]:
        return self.sql, _filled(self.places, values)

    def asked(self, values: list[Value]) -> tuple[str, tuple[Any, ...]]:
        """As it goes to the database: there what never differs may stand in the words themselves."""
        sql, places = self.prepared
        return sql, _filled(places, values)

    @staticmethod
    def in_full(sql: str, params: tuple[Any, ...]) -> str:
        """The words with their values in them."""
        left = iter(params)
        return re.sub("%[%s]", lambda mark: "%" if mark[0] == "%%" else _literal(next(left)), sql)

    def rows(self, values: list[Value], *, compare: bool = False) -> list[Any]:
        """`compare`: set the rows beside those that Django makes of the same answers."""
        with prepared():
            answers = _told(*self.asked(values))
            if self.compiler.has_extra_select:
                # What the database sorted by, and nobody asked to see.
                answers = [row[: self.compiler.col_count] for row in answers]
            found = [*self.made(answers)]
        if compare and self.reader:
            self._set_beside(found, answers)
        if found and self.queryset._prefetch_related_lookups:
            prefetch_related_objects(found, *self.queryset._prefetch_related_lookups)
        return found

    def made(self, answers: list[Any]) -> Iterable[Any]:
        """The rows, made of the answers."""
        return self.reader(answers) if self.reader else self._by_django(answers)

    def _by_django(self, answers: list[Any]) -> Iterator[Any]:
        """The answers are handed on as Django's compiler does: in portions, of which this is the only one."""
        vars(self.compiler)["execute_sql"] = lambda *_args, **_named: [answers]
        return iter(self.queryset._iterable_class(self.queryset))

    def _set_beside(self, found: list[Any], answers: list[Any]) -> None:
        wanted = [*self._by_django(answers)]
        if [told(one) for one in found] != [told(one) for one in wanted]:
            raise UnlikeItselfError(f"{self.sql}: {found} would have been {wanted}")


def _told(sql: str, params: tuple[Any, ...]) -> list[Any]:
    """All answers at once."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        answers: list[Any] = cursor.fetchall()
        return answers


def _filled(places: Places, values: list[Value]) -> tuple[Any, ...]:
    return tuple([part if way is None else way(values[part]) for part, way in places])


def _constant(sql: str, places: Places) -> tuple[str, Places]:
    """Write what never differs into the words themselves: the plan can then use an index for those alone."""
    left = iter(places)
    differs: Places = []

    def written(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return found[0]
        part, way = next(left)
        if way is None and isinstance(part, str | bool | int):
            return _literal(part).replace("%", "%%")
        differs.append((part, way))
        return found[0]

    return re.sub("%[%s]", written, sql), differs


def _literal(value: Any) -> str:
    """A value as it stands in the words of a question."""
    if connection.vendor == "postgresql":
        return str(cast(Any, connection.ops).compose_sql("%s", [value]))
    return str(int(value)) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


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
