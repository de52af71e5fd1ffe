"""One new row, kept with words that are written out once per table.

Django writes an INSERT out anew for each row, which takes many times as long as the database takes to keep it. Here
the words are kept, and of each column the way in which it is handed over. The row is the same, and every constraint
and guard of the database looks at it; only a number that the database gives is not told back.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, models

from schuifaan.base.kept.connections import OfConnection
from schuifaan.base.kept.words import prepared

Field = models.Field[Any, Any]
Way = Callable[[Any], Any]

_kept: OfConnection[type[models.Model], "_Words"] = OfConnection()
# What a column of exactly this kind holds. Any other value, or any other column, is up to its field.
HOLDS: dict[type, type] = {
    models.UUIDField: UUID, models.CharField: str, models.BooleanField: bool, models.BigIntegerField: int,
    models.PositiveIntegerField: int, models.PositiveSmallIntegerField: int, models.DateField: date,
    models.DateTimeField: datetime,
}  # fmt: skip


def _as_it_is(value: Any) -> Any:
    return value


def _way(kind: type) -> Way:
    """How this database takes a value of this kind."""
    ways: dict[type, Way] = {
        datetime: connection.ops.adapt_datetimefield_value,
        date: connection.ops.adapt_datefield_value,
    }
    if not connection.features.has_native_uuid_field:
        ways[UUID] = lambda one: one.hex
    return ways.get(kind, _as_it_is)


class _Words:
    """An INSERT written out, with what each of its columns takes."""

    def __init__(self, model: type[models.Model]) -> None:
        quoted, meta = connection.ops.quote_name, model._meta
        fields = [field for field in meta.concrete_fields if not isinstance(field, models.AutoField)]
        names = ", ".join(quoted(str(field.column)) for field in fields)
        places = ", ".join(["%s"] * len(fields))
        self.sql = f"INSERT INTO {quoted(meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608 - our own names
        kinds = [HOLDS.get(type(_end(field)), type(None)) for field in fields]
        self.columns = [(field, kind, _way(kind)) for field, kind in zip(fields, kinds, strict=True)]

    def of(self, row: models.Model) -> list[Any]:
        handed = []
        for field, kind, way in self.columns:
            value = field.pre_save(row, add=True)
            if type(value) is kind:
                handed.append(way(value))
            else:
                handed.append(None if value is None else field.get_db_prep_save(value, connection))
        return handed


def _end(field: Field) -> Field:
    """The column at the end of a foreign key."""
    while field.is_relation:
        field = field.target_field  # type: ignore[attr-defined]
    return field


def words_of(model: type[models.Model]) -> _Words:
    known = _kept.here()
    if model not in known:
        known[model] = _Words(model)
    return known[model]


def write(row: models.Model) -> None:
    """Keep this new row."""
    words = words_of(type(row))
    with prepared(), connection.cursor() as cursor:
        cursor.execute(words.sql, words.of(row))
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def write_several(rows: Sequence[models.Model]) -> None:
    """Keep these new rows of one kind, in this order; to be called in a transaction."""
    words = words_of(type(rows[0]))
    with prepared(), connection.cursor() as cursor:
        cursor.executemany(words.sql, [words.of(row) for row in rows])
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


__all__ = ["words_of", "write", "write_several"]
