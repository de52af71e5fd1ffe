"""One moment of the database: a page is drawn from it, and what is asked in it twice gets the same answer."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from django.db import connection, transaction
from django.db.models import Model

from schuifaan.base.walls import contexts

T = TypeVar("T")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers_in_this_snapshot", default=None)


def once(key: Hashable, ask: Callable[[], T]) -> T:
    """Inside a snapshot the answer of the first time, because nothing can change there; outside ask again."""
    known = _answers.get()
    if known is None:
        return ask()
    if key not in known:
        known[key] = ask()
    return cast(T, known[key])


Told = Callable[[Collection[Any]], Iterable[tuple[Any, ...]]]


def told_of(question: Told, one: Hashable) -> list[tuple[Any, ...]]:
    """What this question tells of one; its rows begin with whom they are about."""
    return once((question, one), lambda: [tuple(rest) for _one, *rest in question([one])])


def ask_of_all(question: Told, several: Iterable[Hashable]) -> None:
    """Ask of several at once what would else be asked of each."""
    known = _answers.get()
    if known is not None:
        answers: dict[Hashable, list[tuple[Any, ...]]] = {one: [] for one in several}
        for one, *rest in question(list(answers)):
            answers[one].append(tuple(rest))
        known.update({(question, one): told for one, told in answers.items()})


def about(model: type[Model], *ids: Hashable) -> None:
    """Say of which few rows this page is: what is asked of them is then asked once, and of no others."""
    known = _answers.get()
    if known is not None:
        known.clear()
        known[model] = frozenset(ids)


def which(model: type[Model]) -> frozenset[Any] | None:
    """The few rows that this page is about; None when it did not say so."""
    known = _answers.get()
    return known.get(model) if known else None


@contextmanager
def snapshot() -> Iterator[None]:
    """One moment of the database, in which nothing can be written: a page that is looked at changes nothing."""
    token = _answers.set({})
    try:
        with _moment():
            yield
    finally:
        _answers.reset(token)


@contextmanager
def _moment() -> Iterator[None]:
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with contexts.as_snapshot(), transaction.atomic():
            yield
    else:
        with _sqlite_snapshot():
            yield


@contextmanager
def _sqlite_snapshot() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("COMMIT")
            cursor.execute("PRAGMA query_only = OFF")
