"""Many rows at once, past the object mapper but not past the database: every guard and constraint stays on.

PostgreSQL takes them with COPY, SQLite with one prepared INSERT. A row number that the database gives is left out.
The names in these statements are those of our own tables and columns.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from operator import attrgetter
from typing import Any

from django.db import connection, models

Values = tuple[Any, ...]
Turn = Callable[[Any], Any]
PORTION = 20_000


def pour(model: type[models.Model], rows: Iterable[models.Model]) -> int:
    """Keep these rows; says how many there were."""
    names = [field.attname for field in fields_of(model)]
    return pour_values(model, map(attrgetter(*names), rows))


def fields_of(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns in their order, without a number that the database gives."""
    return [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]


def pour_values(model: type[models.Model], rows: Iterable[Values]) -> int:
    """The same for bare values, in the order of the columns."""
    fields = fields_of(model)
    names = ", ".join(f'"{field.column}"' for field in fields)
    table = f'"{model._meta.db_table}"'
    if connection.vendor == "postgresql":
        return _copy(table, names, turned(rows, [_for_postgres(field) for field in fields]))
    return _insert(f"{table} ({names})", len(fields), turned(rows, [_for_sqlite(field) for field in fields]))


def turned(rows: Iterable[Values], turns: Sequence[Turn | None]) -> Iterable[Values]:
    """Each value as the driver wants it; what is not there stays away."""
    same: list[Turn] = [turn or _same for turn in turns]
    for row in rows:
        yield tuple([None if value is None else turn(value) for turn, value in zip(same, row, strict=True)])


def _same(value: Any) -> Any:
    return value


def _kind(field: models.Field[Any, Any]) -> Any:
    """The column at the end of a foreign key."""
    while field.is_relation:
        field = field.target_field  # type: ignore[attr-defined]
    return field


def _for_postgres(field: models.Field[Any, Any]) -> Turn | None:
    return json.dumps if isinstance(_kind(field), models.JSONField) else None


def _for_sqlite(field: models.Field[Any, Any]) -> Turn | None:
    kind = _kind(field)
    if isinstance(kind, models.UUIDField):
        return attrgetter("hex")
    if isinstance(kind, models.DateTimeField):
        return _moment
    if isinstance(kind, models.DecimalField):
        return lambda value: connection.ops.adapt_decimalfield_value(value, kind.max_digits, kind.decimal_places)
    if isinstance(kind, models.DateField | models.TimeField):
        return str
    return json.dumps if isinstance(kind, models.JSONField) else None


def _moment(value: datetime) -> str:
    return str(value.astimezone(UTC))[:-6]


def _copy(table: str, names: str, rows: Iterable[Values]) -> int:
    """By way of a table of the moment, in the same order: COPY itself goes past no wall, so it may not begin at one."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE poured AS SELECT {names} FROM {table} WITH NO DATA")  # noqa: S608
        with cursor.copy(f"COPY poured ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM poured ORDER BY ctid")  # noqa: S608
        count = int(cursor.rowcount)
        cursor.execute("DROP TABLE poured")
    return count


def _insert(into: str, width: int, rows: Iterable[Values]) -> int:
    """In portions, because Django's cursor keeps what it was given until the end."""
    places, left, count = ", ".join(["%s"] * width), iter(rows), 0
    with connection.cursor() as cursor:
        while portion := list(islice(left, PORTION)):
            cursor.executemany(f"INSERT INTO {into} VALUES ({places})", portion)  # noqa: S608
            count += len(portion)
    return count
