"""Chance that falls the same way each time: ids, days and hours from one seed."""

import os
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from schuifaan.base.periods import at

SEED = 8280
T = TypeVar("T")


class Chance(random.Random):
    """Draws for one noun of the neighbourhood; another noun has draws of its own, so that one can change alone."""

    def __init__(self, noun: str) -> None:
        super().__init__(f"{SEED} {noun}")

    def new_id(self) -> UUID:
        return UUID(bytes=self.randbytes(16), version=4)

    def signs(self, count: int) -> str:
        """Signs that stand for a digest or a salt of which nobody knows the origin."""
        return self.randbytes(count // 2).hex()

    def happens(self, share: float) -> bool:
        return self.random() < share

    def some(self, among: Sequence[T], least: int, most: int) -> list[T]:
        return self.sample(among, min(len(among), self.randint(least, most)))

    def hour_on(self, day: date, first: int = 8, last: int = 17) -> datetime:
        """A moment on that day, to the second."""
        return at(day, time(first)) + timedelta(seconds=self.randrange((last - first) * 3600))


@contextmanager
def same_each_time(noun: str) -> Iterator[None]:
    """What asks the system for chance meanwhile gets the same each time: the ids and salts that the actions make.

    Only for fictional rows, in a process that does nothing else: whoever knows the seed knows every code in it.
    """
    chance, known = Chance(noun), (os.urandom, vars(random)["_urandom"])
    os.urandom = vars(random)["_urandom"] = chance.randbytes
    try:
        yield
    finally:
        os.urandom, vars(random)["_urandom"] = known
