"""Questions to the database that every page asks: written out once, and from then on only filled in.

Django writes a question out anew each time, which takes five times as long as the database takes to answer it. Here a
question is a function from ids, days, moments and conditions to a queryset. What differs from one time to the next is
lifted out of its arguments; the rest, their shape, decides the words. The first time that a shape comes by, in each
thread, the function is called with marks in the place of what differs, and the words are kept with the places where
each mark ended up. A mark is found nowhere else, so it can't be mistaken for another value.

What can't be lifted (a condition with a queryset in it, a day that the function works out itself) is asked as always:
what was forgotten costs time and nothing else. In the tests each kept question is set beside the one written out anew.
"""

from collections.abc import Callable, Collection, Hashable
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db.models import Model, QuerySet

from schuifaan.base.kept.connections import OfConnection
from schuifaan.base.kept.objects import UnlikeItselfError
from schuifaan.base.kept.shapes import MARKS, MOST_VALUES, Text, There, UnkeptError, Value, lift, marked
from schuifaan.base.kept.words import Words

P = ParamSpec("P")
R = TypeVar("R")

# In the tests each kept question is set beside the same one written out anew.
compare = False
MOST_SHAPES = 1_000
_questions: OfConnection[Hashable, Words | str] = OfConnection()


NOTHING, NEVER = "nothing to find", "can't be kept"


class Kept(Generic[P, R]):
    """A question that is written out once for each shape of its arguments. Called, it gives its rows."""

    def __init__(self, build: Callable[P, QuerySet[Any, R]]) -> None:
        self.build = build
        update_wrapper(self, build)

    def __call__(self, *args: P.args, **named: P.kwargs) -> list[R]:
        values: list[Value] = []
        try:
            shape = self, lift(args, values), tuple([(name, lift(one, values)) for name, one in named.items()])
        except UnkeptError:
            return list(self.build(*args, **named))
        if len(values) > MOST_VALUES:
            return list(self.build(*args, **named))
        kept = _questions.here()
        words = kept.get(shape)
        if words is None:
            if len(kept) >= MOST_SHAPES:
                kept.clear()
            words = kept[shape] = self._written(values, *args, **named)
        if compare:
            self._set_beside(words, values, *args, **named)
        if isinstance(words, Words):
            return words.rows(values, compare=compare)
        return [] if words is NOTHING else list(self.build(*args, **named))

    def first(self, *args: P.args, **named: P.kwargs) -> R | None:
        """The first of its rows, if there is one; a question for one row ends with `[:1]`."""
        return next(iter(self(*args, **named)), None)

    def _written(self, values: list[Value], *args: Any, **named: Any) -> Words | str:
        marks = [MARKS[type(value)][number] for number, value in enumerate(values)]
        left = iter(marks)
        build: Callable[..., QuerySet[Any, Any]] = self.build
        try:
            told = [marked(one, left) for one in args]
            queryset = build(*told, **{name: marked(one, left) for name, one in named.items()})
            return NEVER if queryset._known_related_objects else Words(queryset, marks)  # type: ignore[attr-defined]
        except EmptyResultSet:
            return NOTHING
        except UnkeptError:
            return NEVER

    def _set_beside(self, words: Words | str, values: list[Value], *args: Any, **named: Any) -> None:
        build: Callable[..., QuerySet[Any, Any]] = self.build
        if words is NEVER:
            return
        anew: Any = build(*args, **named)
        try:
            wanted = anew.query.get_compiler(anew.db).as_sql()
        except EmptyResultSet:
            wanted = ("", ())
        filled = words.filled(values) if isinstance(words, Words) else ("", ())
        alike = not isinstance(words, Words) or words.in_full(*words.asked(values)) == words.in_full(*filled)
        if (wanted[0], tuple(wanted[1])) != filled or not alike:
            raise UnlikeItselfError(f"{self.build.__qualname__}: {filled} would have been {wanted}")


def kept(build: Callable[P, QuerySet[Any, R]]) -> Kept[P, R]:
    """Keep the words of this question. `build` may not look at what is in its arguments, only hand it on."""
    return Kept(build)


def attach(rows: Collection[Model], name: str, back: str, these: Callable[[list[UUID]], Collection[Any]]) -> None:
    """What `prefetch_related(name)` does, with a kept question: `these` finds what leads `back` to these rows."""
    held: dict[UUID, list[Any]] = {row.pk: [] for row in rows}
    for one in these(list(held)) if held else ():
        held[getattr(one, back)].append(one)
    for row in rows:
        vars(row).setdefault("_prefetched_objects_cache", {})[name] = held[row.pk]


def forget() -> None:
    """Write everything out anew: after a test that took the tables away."""
    _questions.forget()


__all__ = ["Kept", "Text", "There", "UnlikeItselfError", "attach", "forget", "kept"]
