"""One who writes in the pot, in a process of its own: books as the product does it, or lays the same rows down raw.

It waits for orders, so that several begin at once: `book 100`, `raw 100`, `bare 100`. Each answer is one line of JSON.
`raw` are the rows that the last `book` made, in the same tables with the same guards, for a twin of the fund. `bare`
are the same rows in two tables without a key, an index or a guard. Both go straight to the driver, each booking in a
transaction of its own that is on the disk before it is told.
"""

import json
import os
import sys
from time import perf_counter
from typing import Any
from uuid import UUID, uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schuifaan.site.settings")
django.setup()

from django.db import connection  # noqa: E402 - the settings come first

from schuifaan.base.models import JournalLine  # noqa: E402
from schuifaan.base.walls import contexts  # noqa: E402
from schuifaan.budget import actions  # noqa: E402
from schuifaan.budget.models import Entry, Fund  # noqa: E402
from schuifaan.budget.words import What  # noqa: E402
from schuifaan.neighbourhood.models import Person  # noqa: E402

ENTRY, JOURNAL = Entry._meta.db_table, JournalLine._meta.db_table
Row = list[Any]


class Writer:
    """Books in one fund, and lays the same down in its twin."""

    def __init__(self, fund: str, twin: str, keeper: str, maker: str, year: int) -> None:
        self.fund, self.twin = Fund.objects.get(pk=fund), Fund.objects.get(pk=twin)
        self.keeper, self.maker = Person.objects.get(pk=keeper), Person.objects.get(pk=maker)
        self.year = year
        self.made: list[Entry] = []
        last = [Entry.objects.filter(fund=one, year=year).order_by("number").last() for one in (self.fund, self.twin)]
        # How much further the twin is, in the two columns that follow from the line before.
        self.further = {name: getattr(last[1], name) - getattr(last[0], name) for name in ("number", "available")}
        self.known: dict[Any, Any] = {self._as_kept(self.fund.pk): self._as_kept(self.twin.pk)}

    def _as_kept(self, pk: UUID) -> Any:
        return pk if connection.vendor == "postgresql" else pk.hex

    def book(self, times: int) -> list[float]:
        """Set apart, and spend half of it: two bookings by two people."""
        self.made, seconds = [], []
        for number in range(times):
            began = perf_counter()
            if number % 2:
                self.made.append(actions.spend(commitment=self.made[-1], cents=500, by=self.maker))
            else:
                self.made.append(
                    actions.commit(fund=self.fund, year=self.year, cents=1000, what=What.HOUSE, by=self.keeper)
                )
            seconds.append(perf_counter() - began)
        return seconds

    def raw(self, times: int) -> list[float]:
        return self._lay("", times)

    def bare(self, times: int) -> list[float]:
        return self._lay("bare_", times)

    def _lay(self, prefix: str, times: int) -> list[float]:
        pairs = self._pairs()
        if len(pairs) != times:
            raise ValueError(f"{len(pairs)} were booked, not {times}")
        driver, mark = connection.connection, "%s" if connection.vendor == "postgresql" else "?"
        with connection.cursor() as cursor:
            names = [_names(cursor, table) for table in (ENTRY, JOURNAL)]
        names[1].remove("id")
        words = [_insert(prefix + table, columns, mark) for table, columns in zip((ENTRY, JOURNAL), names, strict=True)]
        begin = "BEGIN" if connection.vendor == "postgresql" else "BEGIN IMMEDIATE"
        cursor, seconds = driver.cursor(), []
        for entry, line in pairs:
            began = perf_counter()
            cursor.execute(begin)
            cursor.execute(words[0], entry)
            cursor.execute(words[1], line)
            cursor.execute("COMMIT")
            seconds.append(perf_counter() - began)
        return seconds

    def _pairs(self) -> list[tuple[Row, Row]]:
        """The rows as the driver knows them, with ids of their own and in the twin."""
        found: list[tuple[Row, Row]] = []
        ids = [self._as_kept(entry.pk) for entry in self.made]
        self.known |= {pk: self._as_kept(uuid4()) for pk in ids}
        with connection.cursor() as cursor:
            for pk in ids:
                entry = _row(cursor, f"SELECT * FROM {ENTRY} WHERE id = %s", pk)
                for name, more in self.further.items():
                    entry[_names(cursor, ENTRY).index(name)] += more
                line = _row(cursor, f"SELECT * FROM {JOURNAL} WHERE thing_id = %s", pk)
                del line[_names(cursor, JOURNAL).index("id")]
                found.append(([self._mine(cell) for cell in entry], [self._mine(cell) for cell in line]))
        return found

    def _mine(self, cell: Any) -> Any:
        return self.known.get(cell, cell)


def _row(cursor: Any, question: str, pk: Any) -> Row:
    cursor.execute(question, [pk])
    return list(cursor.fetchone())


def _names(cursor: Any, table: str) -> list[str]:
    cursor.execute(f"SELECT * FROM {table} WHERE 1 = 0")
    return [column[0] for column in cursor.description]


def _insert(table: str, columns: list[str], mark: str) -> str:
    named = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({named}) VALUES ({', '.join([mark] * len(columns))})"


@contexts.work("example")
def main() -> None:
    *people, year = sys.argv[1:]
    writer = Writer(*people, int(year))
    connection.ensure_connection()
    for order in sys.stdin:
        what, times = order.split()
        sys.stdout.write(json.dumps({"seconds": getattr(writer, what)(int(times))}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
