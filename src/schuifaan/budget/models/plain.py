"""Lines of the pot as plain values, made by the database: for a journal of all of them, without an object per line."""

from typing import Any

from django.db.models import CharField, F, Func, QuerySet, Value
from django.db.models.functions import NullIf

from schuifaan.budget.ledger.plain import COLUMNS, Plain
from schuifaan.budget.models.entries import PLACES, Entry


class _AsText(Func):
    """As `ledger.plain` writes it. On SQLite an id is text without dashes, a day is text, a moment text in UTC."""

    output_field = CharField()
    sqlite = postgresql = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template=self.sqlite, **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, template=self.postgresql, **more)


class _Id(_AsText):
    sqlite = " || '-' || ".join(
        f"substr(%(expressions)s, {start}, {size})" for start, size in ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
    )
    postgresql = "%(expressions)s::text"


class _Day(_AsText):
    sqlite = "%(expressions)s || ''"  # said so, the driver makes no day of it
    postgresql = "to_char(%(expressions)s, 'YYYY-MM-DD')"


class _Moment(_AsText):
    sqlite = "replace(%(expressions)s, ' ', 'T') || '+00:00'"
    postgresql = (
        """to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')"""
        " || CASE WHEN date_trunc('second', %(expressions)s) = %(expressions)s THEN ''"
        " ELSE to_char(%(expressions)s AT TIME ZONE 'UTC', '.US') END || '+00:00'"
    )


IDS = ("id", "fund", "party", "commitment", "reverses", "pair", "decision", "by")
TURNS = {**dict.fromkeys(IDS, _Id), "on": _Day, "expires": _Day, "recorded": _Moment}


def _told(name: str) -> Any:
    place = F(PLACES[name])
    if name == "undoes":
        return NullIf(place, Value(""))
    return TURNS[name](place) if name in TURNS else place


def plain_lines(entries: "QuerySet[Entry]") -> list[Plain]:
    """These lines in the order of the books."""
    rows = entries.order_by("fund", "year", "number").values_list(*map(_told, COLUMNS))
    return [Plain._make(row) for row in rows]
