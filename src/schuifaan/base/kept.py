"""Questions to the database that every page asks: written out once, and from then on only filled in.

Django writes a question out anew each time, which takes five times as long as the database takes to answer it. Here a
question is a function from ids, days, moments and conditions to a queryset. What differs from one time to the next is
lifted out of its arguments; the rest, their shape, decides the words. The first time that a shape comes by, in each
thread, the function is called with marks in the place of what differs, and the words are kept with the places where
each mark ended up. A mark is found nowhere else, so it can't be mistaken for another value.

What can't be lifted (a condition with a queryset in it, a day that the function works out itself) is asked as always:
what was forgotten costs time and nothing else. In the tests each kept question is set beside the one written out anew.
"""

import re
import threading
from collections.abc import Callable, Collection, Hashable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Exists, Model, OuterRef, Q, QuerySet, prefetch_related_objects

P = ParamSpec("P")
R = TypeVar("R")


class Text(str):
    """Text that differs from one time to the next, such as the key of a session; other text is part of the words."""


Value = UUID | date | datetime | Text

# In the tests each kept question is set beside the same one written out anew.
compare = False
MOST_SHAPES, MOST_VALUES = 1_000, 200
_local = threading.local()
# On SQLite an id and a day are text; text that looks like one of them differs from time to time as well.
DIFFERS = re.compile(r"[0-9a-f]{32}|\d{4}-\d\d-\d\d.*")
_IDS = [uuid4() for _one in range(MOST_VALUES)]
_DAYS = [date(7000, 1, 1) + timedelta(days=number) for number in range(MOST_VALUES)]
_MOMENTS = [datetime(8000, 1, 1, 1, 1, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(MOST_VALUES)]
_TEXTS = [Text(f"text {one}") for one in _IDS]
MARKS: dict[type, list[Any]] = {UUID: _IDS, date: _DAYS, datetime: _MOMENTS, Text: _TEXTS}


class UnlikeItselfError(AssertionError):
    """A kept question that would have been written out otherwise."""


class _UnkeptError(Exception):
    """Something in it can't be lifted out."""


class There:
    """Whether there is a row of this kind for which the condition holds, and whose fields lead to the row asked about.

    `There(Role, Q(kind="..."), person="keeper")`: a role of which `person` is the `keeper` of the outer row. It says
    the same as `Exists`, and is written out only when it is asked, so that its condition can be kept.
    """

    conditional = True

    def __init__(self, model: type[Model], condition: Q, **outer: str) -> None:
        self.model, self.condition, self.outer = model, condition, outer

    def resolve_expression(self, *args: Any, **named: Any) -> Any:
        leads = {field: OuterRef(path) for field, path in self.outer.items()}
        written = Exists(self.model._base_manager.filter(self.condition, **leads))
        return written.resolve_expression(*args, **named)


def _lift(part: Any, values: list[Value]) -> Any:
    """The shape of this argument; what differs goes to `values`, in the order in which it stands there."""
    kind = type(part)
    if kind in MARKS:
        values.append(part)
        return kind
    if part is None or isinstance(part, str | int | type):
        return kind, part
    if isinstance(part, Q):
        return Q, part.connector, part.negated, tuple([_lift(child, values) for child in part.children])
    if isinstance(part, list | tuple | set | frozenset):
        return list, tuple([_lift(one, values) for one in _once_each(part)])
    if isinstance(part, Model):
        values.append(part.pk)
        return type(part.pk)
    if isinstance(part, There):
        return There, part.model, tuple(part.outer.items()), _lift(part.condition, values)
    raise _UnkeptError


def _once_each(part: Collection[Any]) -> Collection[Any]:
    """Django leaves out what stands in a list twice, and then the words are others than of a list of that length."""
    may_repeat = not isinstance(part, set | frozenset) and all(isinstance(one, (*MARKS, Model)) for one in part)
    if may_repeat and len(set(part)) < len(part):
        raise _UnkeptError
    return part


def _marked(part: Any, marks: Iterator[Value]) -> Any:
    """The same argument with marks in the place of what differs."""
    if type(part) in MARKS or isinstance(part, Model):
        return next(marks)
    if isinstance(part, Q):
        return Q.create([_marked(child, marks) for child in part.children], part.connector, part.negated)
    if isinstance(part, list | tuple | set | frozenset):
        held = [_marked(one, marks) for one in part]
        return tuple(held) if isinstance(part, tuple) else held
    if isinstance(part, There):
        return There(part.model, _marked(part.condition, marks), **part.outer)
    return part


Writes = Callable[[Any], Any]


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


class _Words:
    """One question written out, with the places to fill in. `compiler` turns the answers into rows."""

    def __init__(self, queryset: Any, marks: list[Value]) -> None:
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(queryset.db)
        self.sql, params = self.compiler.as_sql()
        written = [(way(mark), number, way) for number, mark in enumerate(marks) for way in _ways(type(mark))]
        self.places = [_place(param, written) for param in params]
        # From here on this query, and no other, asks the compiler that is kept.
        vars(queryset.query)["get_compiler"] = lambda *_args, **_named: self.compiler
        # How each column is read follows from the words, so that is found out once as well.
        read = self.compiler.get_converters([column[0] for column in self.compiler.select[: self.compiler.col_count]])
        vars(self.compiler)["get_converters"] = lambda _columns: read

    def filled(self, values: list[Value]) -> tuple[str, tuple[Any, ...]]:
        return self.sql, tuple([part if way is None else way(values[part]) for part, way in self.places])

    def rows(self, values: list[Value]) -> list[Any]:
        words, queryset = self.filled(values), self.queryset
        vars(self.compiler)["as_sql"] = lambda *_args, **_named: words
        found: list[Any] = [*queryset._iterable_class(queryset)]
        if found and queryset._prefetch_related_lookups:
            prefetch_related_objects(found, *queryset._prefetch_related_lookups)
        return found


def _place(param: Any, written: list[tuple[Any, int, Writes]]) -> tuple[Any, Writes | None]:
    """Which of the values belongs here and how it is written; what never differs stays as it is."""
    for mark, number, way in written:
        if mark == param:
            return number, way
    if isinstance(param, UUID | date | list | tuple) or (isinstance(param, str) and DIFFERS.fullmatch(param)):
        raise _UnkeptError
    return param, None


NOTHING, NEVER = "nothing to find", "can't be kept"


def _questions() -> dict[Hashable, _Words | str]:
    """What this thread keeps. Words belong to a connection: another one, to another database perhaps, begins anew."""
    here = connections[DEFAULT_DB_ALIAS]
    if vars(_local).get("connection") is not here:
        _local.connection, _local.questions = here, {}
    found: dict[Hashable, _Words | str] = _local.questions
    return found


class Kept(Generic[P, R]):
    """A question that is written out once for each shape of its arguments. Called, it gives its rows."""

    def __init__(self, build: Callable[P, QuerySet[Any, R]]) -> None:
        self.build = build
        update_wrapper(self, build)

    def __call__(self, *args: P.args, **named: P.kwargs) -> list[R]:
        values: list[Value] = []
        try:
            shape = self, _lift(args, values), tuple([(name, _lift(one, values)) for name, one in named.items()])
        except _UnkeptError:
            return list(self.build(*args, **named))
        if len(values) > MOST_VALUES:
            return list(self.build(*args, **named))
        kept = _questions()
        words = kept.get(shape)
        if words is None:
            if len(kept) >= MOST_SHAPES:
                kept.clear()
            words = kept[shape] = self._written(values, *args, **named)
        if compare:
            self._set_beside(words, values, *args, **named)
        if isinstance(words, _Words):
            return words.rows(values)
        return [] if words is NOTHING else list(self.build(*args, **named))

    def first(self, *args: P.args, **named: P.kwargs) -> R | None:
        """The first of its rows, if there is one; a question for one row ends with `[:1]`."""
        return next(iter(self(*args, **named)), None)

    def _written(self, values: list[Value], *args: Any, **named: Any) -> _Words | str:
        marks = [MARKS[type(value)][number] for number, value in enumerate(values)]
        left = iter(marks)
        build: Callable[..., QuerySet[Any, Any]] = self.build
        try:
            marked = [_marked(one, left) for one in args], {name: _marked(one, left) for name, one in named.items()}
            queryset = build(*marked[0], **marked[1])
            return NEVER if queryset._known_related_objects else _Words(queryset, marks)  # type: ignore[attr-defined]
        except EmptyResultSet:
            return NOTHING
        except _UnkeptError:
            return NEVER

    def _set_beside(self, words: _Words | str, values: list[Value], *args: Any, **named: Any) -> None:
        build: Callable[..., QuerySet[Any, Any]] = self.build
        if words is NEVER:
            return
        anew: Any = build(*args, **named)
        try:
            wanted = anew.query.get_compiler(anew.db).as_sql()
        except EmptyResultSet:
            wanted = ("", ())
        filled = words.filled(values) if isinstance(words, _Words) else ("", ())
        if (wanted[0], tuple(wanted[1])) != filled:
            raise UnlikeItselfError(f"{self.build.__qualname__}: {filled} would have been {wanted}")


def kept(build: Callable[P, QuerySet[Any, R]]) -> Kept[P, R]:
    """Keep the words of this question. `build` may not look at what is in its arguments, only hand it on."""
    return Kept(build)


def attach(rows: Collection[Model], name: str, back: str, these: Callable[[list[UUID]], Collection[Any]]) -> None:
    """What `prefetch_related(name)` does, with a kept question: `these` finds what leads `back` to these rows."""
    held: dict[UUID, list[Any]] = {row.pk: [] for row in rows}
    for one in these(list(held)) if held else ():
        held[getattr(one, back)].append(one)
    for row in rows:
        vars(row).setdefault("_prefetched_objects_cache", {})[name] = held[row.pk]


def forget() -> None:
    """Write everything out anew: after a test that took the tables away."""
    _local.__dict__.clear()


__all__ = ["Kept", "Text", "There", "UnlikeItselfError", "attach", "forget", "kept"]
