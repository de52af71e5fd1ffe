"""Where the tables of the full-size neighbourhood are lived through, and with whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import models

from schuifaan.neighbourhood.models import Person
from schuifaan.site.example.full.chance import Chance
from schuifaan.site.example.full.lived import Lived
from schuifaan.site.example.full.staff import Staff
from schuifaan.site.example.place import Place

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Scene:
    """The place and its people, the draws, and what is lived through and not yet written down."""

    place: Place
    staff: Staff
    lived: Lived
    chance: Chance

    def keep(self, row: M) -> M:
        return self.lived.keep(row)

    def keep_all(self, rows: Iterable[models.Model]) -> None:
        self.lived.keep_all(rows)

    def wrote(self, at: datetime, verb: str, by: Person, thing: models.Model, about: Person, purpose: str) -> None:
        """The line that the action of this verb would have written about someone."""
        self.lived.wrote(at, verb, by=by, thing=thing, about=about, purpose=purpose)
