"""The answers to a kept question as rows: how each column is read and each object is made is found out once.

Django finds that out anew for each row, and sets each field of each object by a call of its own, which took a fifth of
a page. What comes out is the same, and in the tests it is set beside what Django makes of the same answers. A model
that does something of its own when it is made is left to Django.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import FileField, Model
from django.db.models.base import ModelState
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init

Column = Sequence[Any]
Reads = Callable[[Column], Column]
Makes = Callable[[list[Column]], list[Any]]
# To set a field of these classes is to put it in the object, and nothing more.
PLAIN = (DeferredAttribute, ForeignKeyDeferredAttribute, FileField.descriptor_class)


class UnlikeItselfError(AssertionError):
    """A kept question that would have been written out otherwise, or whose rows Django would have made otherwise."""


class Reader:
    """Turns all answers to one question into the rows that its queryset would give."""

    def __init__(self, compiler: Any, makes: Makes) -> None:
        columns = compiler.get_converters([column[0] for column in compiler.select[: compiler.col_count]])
        self.reads = [
            (place, _reads(converters, expression, compiler.connection))
            for place, (converters, expression) in columns.items()
        ]
        self.makes = makes

    def __call__(self, answers: Sequence[Column]) -> list[Any]:
        if not answers:
            return []
        columns: list[Column] = list(zip(*answers, strict=True))
        for place, read in self.reads:
            columns[place] = read(columns[place])
        return self.makes(columns)


def reader(queryset: Any, compiler: Any) -> Reader | None:
    """None when Django has to make the rows itself."""
    kind = queryset._iterable_class
    if kind is FlatValuesListIterable:
        return Reader(compiler, _only)
    if kind is ValuesListIterable:
        return Reader(compiler, _beside)
    if kind is ModelIterable and compiler.klass_info and _is_plain(compiler.klass_info):
        annotated = dict(compiler.annotation_col_map or {})
        return Reader(compiler, partial(_made, _maker(compiler, compiler.klass_info), annotated))
    return None


def _only(columns: list[Column]) -> list[Any]:
    return list(columns[0])


def _beside(columns: list[Column]) -> list[Any]:
    return list(zip(*columns, strict=True))


def _reads(converters: Sequence[Callable[..., Any]], expression: Any, connection: Any) -> Reads:
    """How a whole column is read."""
    if connection.vendor == "sqlite" and len(converters) == 1:
        ways: dict[Any, Reads] = {
            connection.ops.convert_uuidfield_value: _ids,
            connection.ops.convert_datetimefield_value: partial(_moments, connection.timezone),
        }
        if found := ways.get(converters[0]):
            return found

    def read(column: Column) -> Column:
        for converter in converters:
            column = [converter(one, expression, connection) for one in column]
        return column

    return read


def _ids(column: Column) -> Column:
    """An id often stands in many rows, and is made once."""
    read = {text: UUID(text) for text in set(column) if text is not None}
    return [read.get(text) for text in column]


def _moments(zone: tzinfo, column: Column) -> Column:
    """SQLite keeps a moment without its zone, which is that of the connection; one that was reckoned comes as text."""
    read = [datetime.fromisoformat(one) if isinstance(one, str) else one for one in column]
    return [one and one.replace(tzinfo=zone) for one in read]


def _is_plain(info: Any) -> bool:
    """Whether to make an object is to put its fields in it, and so for all that come along with it."""
    model = info["model"]
    own = model.__init__ is not Model.__init__ or _of_class(model, "from_db") is not _of_class(Model, "from_db")
    heard = pre_init.has_listeners(model) or post_init.has_listeners(model)
    plain = all(type(_of_class(model, field.attname)) in PLAIN for field in model._meta.concrete_fields)
    along = info.get("related_klass_infos", [])
    return plain and not own and not heard and not info.get("from_parent") and all(_is_plain(one) for one in along)


def _of_class(model: type[Model], name: str) -> Any:
    """What stands in the class under this name, and not what it gives."""
    return next(vars(one)[name] for one in model.__mro__ if name in vars(one))


@dataclass(frozen=True)
class Maker:
    """Makes the objects of one model from their columns, and those that come along."""

    model: type[Model]
    names: tuple[str, ...]
    columns: slice
    key: int
    along: "tuple[tuple[Maker, Callable[[Any, Any], None], Callable[[Any, Any], None]], ...]"

    def __call__(self, columns: list[Column]) -> list[Any]:
        model, names, key, alias = self.model, self.names, self.key, connection.alias
        made = [
            _object(model, names, values, alias) if values[key] is not None else None
            for values in zip(*columns[self.columns], strict=True)
        ]
        for maker, here, there in self.along:
            for one, other in zip(made, maker(columns), strict=True):
                _tie(one, other, here, there)
        return made


def _object(model: type[Model], names: Iterable[str], values: Iterable[Any], alias: str) -> Model:
    state = ModelState()
    state.db, state.adding = alias, False
    one = model.__new__(model)
    # As Model.__init__ and from_db together, without a call for each field.
    one.__dict__.update(zip(names, values, strict=True), _state=state)
    return one


def _tie(one: Any, other: Any, here: Callable[[Any, Any], None], there: Callable[[Any, Any], None]) -> None:
    if one is not None:
        here(one, other)
        if other is not None:
            there(other, one)


def _maker(compiler: Any, info: Any) -> Maker:
    places = info["select_fields"]
    columns = slice(places[0], places[-1] + 1)
    names = tuple(column[0].target.attname for column in compiler.select[columns])
    along = tuple(
        (_maker(compiler, one), one["local_setter"], one["remote_setter"])
        for one in info.get("related_klass_infos", [])
    )
    return Maker(info["model"], names, columns, names.index(info["model"]._meta.pk.attname), along)


def _made(maker: Maker, annotated: dict[str, int], columns: list[Column]) -> list[Any]:
    made = maker(columns)
    for name, place in annotated.items():
        for one, value in zip(made, columns[place], strict=True):
            setattr(one, name, value)
    return made


def told(row: Any, seen: frozenset[int] = frozenset()) -> Any:
    """All that a row holds, to set it beside another."""
    if not isinstance(row, Model) or id(row) in seen:
        return row
    state, seen = row._state, seen | {id(row)}
    held = {name: value for name, value in vars(row).items() if name != "_state"}
    tied = {name: told(other, seen) for name, other in state.fields_cache.items()}
    return type(row), held, state.db, state.adding, tied
