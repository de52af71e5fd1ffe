"""Who looks, told to the database at the start of each transaction and forgotten at its end.

Someone who is signed in, or the tablet of a sitting. What no person does is a work with a name of its own; all works
stand in `WORKS`, each with the tables that it opens, and that list makes the policies. Without a context a walled
table has no rows.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import connection

from schuifaan.base.periods import now

# Where a tablet keeps which sitting it was opened for.
SITTING = "sitting"
EVERY_TABLE: tuple[str, ...] = ("*",)
STORY = ("stories_story", "stories_answer")


@dataclass(frozen=True)
class Work:
    """Something that no person looks at: why it is there, what it may read, and what it may write as well."""

    why: str
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()

    def opens(self, table: str, *, to_write: bool) -> bool:
        opened = self.writes if to_write else self.reads + self.writes
        return table in opened or opened == EVERY_TABLE


WORKS: dict[str, Work] = {
    # Behind a page or an action of someone in particular: no more than these tables, and no more than these lines.
    "begin": Work("to begin a story it is seen whether one runs already, which may not be told yet", writes=STORY),
    "seats": Work(
        "a seat that is taken or left opens and closes the reading, at the moment that it is no key yet or any more",
        reads=("stories_story", "tables_sitting"),
        writes=("stories_answer",),
    ),
    "guest": Work(
        "a guest with a link and no account is told the day, and whether home is safe",
        reads=("stories_story", "tables_sitting"),
    ),
    "emergency": Work(
        "whom someone means in an emergency is found by a whole name or an address, and told only once it is open",
        reads=("stories_story",),
    ),
    "unheard": Work(
        "what a resident does not hear yet, because it is dangerous now, is left out of what they see",
        reads=("neighbourhood_emergencyreading", "neighbourhood_reviewitem"),
    ),
    "shield": Work(
        "said by the walls alone: whether home is safe, asked for whoever may not see the shielded story",
        reads=("stories_story",),
    ),
    "pot": Work(
        "who asked for an official decision is paid for by the ordinary way; for how many residents it paid; and what"
        " it paid for one of them who wants that reckoned",
        reads=("plans_procedure", "plans_promise"),
    ),
    "sums": Work(
        "figures about ten people or more, for the steering group and the register",
        reads=("stories_story", "plans_deviation", "outcomes_costline", "neighbourhood_reviewitem"),
    ),
    # Not behind a page.
    "example": Work("the example neighbourhood is lived through; also the tests' own hands", writes=EVERY_TABLE),
    "nightly": Work("what the clock does each minute and each night", writes=EVERY_TABLE),
    "wiping": Work("someone is wiped, also out of a restored copy", writes=EVERY_TABLE),
    "backup": Work("pg_dump, which nobody looks at", reads=EVERY_TABLE),
}


@dataclass(frozen=True)
class Looking:
    """Who looks: a person, or the tablet of a sitting; and the work, if it is for one."""

    person: str = ""
    sitting: str = ""
    work: str = ""


NOBODY = Looking()
_looking: ContextVar[Looking | None] = ContextVar("looking", default=None)
_snapshot: ContextVar[bool] = ContextVar("snapshot", default=False)

TELL = (
    "SELECT set_config('schuifaan.person', %s, true), set_config('schuifaan.sitting', %s, true),"
    " set_config('schuifaan.work', %s, true), set_config('schuifaan.now', %s, true)"
)
# What a role of the database begins with: nothing, except for that of the tests.
FORGET = "; ".join(f"SET LOCAL schuifaan.{name} TO DEFAULT" for name in ("person", "sitting", "work", "now"))
AS_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"


def _id(value: object) -> str:
    """An id, or nothing at all."""
    return str(UUID(str(value))) if value else ""


@contextmanager
def looking(person: object = None, sitting: object = None) -> Iterator[None]:
    """What follows is for this person, or for the tablet of this sitting."""
    with _as(Looking(_id(person), _id(sitting))):
        yield


@contextmanager
def work(name: str) -> Iterator[None]:
    """What follows is this work from the list, for whoever looks already."""
    if name not in WORKS:
        raise KeyError(name)
    with _as(replace(_looking.get() or NOBODY, work=name)):
        yield


@contextmanager
def nobody() -> Iterator[None]:
    """What follows is for nobody, until someone looks."""
    with _as(NOBODY):
        yield


@contextmanager
def as_snapshot() -> Iterator[None]:
    """The transaction that begins in here sees one moment and writes nothing."""
    token = _snapshot.set(True)
    try:
        yield
    finally:
        _snapshot.reset(token)


@contextmanager
def _as(new: Looking) -> Iterator[None]:
    before = _looking.get()
    if new == before:
        yield
        return
    token = _looking.set(new)
    _tell_halfway(new)
    try:
        yield
    finally:
        _looking.reset(token)
        _tell_halfway(before)


def _tell_halfway(now_looking: Looking | None) -> None:
    """A transaction that already runs hears it too. One that broke off hears nothing: it forgets by itself."""
    if connection.vendor == "postgresql" and connection.in_atomic_block and _hears(connection.connection):
        tell(connection.connection, now_looking)


def _hears(raw: Any) -> bool:
    return raw is not None and not raw.closed and raw.info.transaction_status.name in ("INTRANS", "IDLE")


def tell(raw: Any, who: Looking | None, *before: str) -> None:
    """One trip to the database, with what must come before."""
    said: Sequence[str] = (who.person, who.sitting, who.work, now().isoformat()) if who else ()
    raw.execute("; ".join((*before, TELL if who else FORGET)), said or None)


def begin(raw: Any) -> None:
    """At the start of each transaction, in one trip: who looks, and whether it only looks."""
    who, before = _looking.get(), (AS_SNAPSHOT,) if _snapshot.get() else ()
    if who and who != NOBODY:
        tell(raw, who, *before)
    elif before:
        raw.execute(AS_SNAPSHOT)


def is_told() -> bool:
    """Whether there is someone to tell the database about."""
    return _looking.get() not in (None, NOBODY)
