"""What was lived through and is not yet written down: rows by kind, and lines of the journal."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from schuifaan.base.models import JournalLine
from schuifaan.site.example.full.pouring import pour
from schuifaan.site.example.full.progress import Progress

M = TypeVar("M", bound=models.Model)
# At, act, verb, purpose, person, about, thing and its id: the columns of the journal in their order.
Line = tuple[datetime, str, str, str, UUID | None, UUID | None, str, UUID | None]
READ, WRITE = JournalLine.Act.READ.value, JournalLine.Act.WRITE.value


class Lived:
    """Rows that wait until they are poured, all of one kind at once."""

    def __init__(self) -> None:
        self.rows: dict[type[models.Model], list[Any]] = defaultdict(list)
        self.lines: list[Line] = []

    def keep(self, row: M) -> M:
        self.rows[type(row)].append(row)
        return row

    def keep_all(self, rows: Iterable[M]) -> None:
        for row in rows:
            self.keep(row)

    def wrote(
        self, at: datetime, verb: str, *, by: Any, thing: models.Model, about: Any = None, purpose: str = "samenwerken"
    ) -> None:
        """The line that the action of this verb would have written."""
        about_id = about.pk if about is not None else None
        self.lines.append((at, WRITE, verb, purpose, by.pk, about_id, thing._meta.label_lower, thing.pk))

    def pour(self, progress: Progress) -> None:
        """Write everything down; the lines of the journal wait, because they go in the order of time."""
        for model, rows in self.rows.items():
            progress.kept(model._meta.label, pour(model, rows))
        self.rows.clear()
