"""What differs from one time to the next is lifted out of the arguments of a question; their shape stays."""

from collections.abc import Callable, Collection, Hashable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Exists, Model, OuterRef, Q

MOST_VALUES = 200


class Text(str):
    """Text that differs from one time to the next, such as the key of a session; other text is part of the words."""


Value = UUID | date | datetime | Text
_IDS = [uuid4() for _one in range(MOST_VALUES)]
_DAYS = [date(7000, 1, 1) + timedelta(days=number) for number in range(MOST_VALUES)]
_MOMENTS = [datetime(8000, 1, 1, 1, 1, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(MOST_VALUES)]
_TEXTS = [Text(f"text {one}") for one in _IDS]
MARKS: dict[type, list[Any]] = {UUID: _IDS, date: _DAYS, datetime: _MOMENTS, Text: _TEXTS}


class UnkeptError(Exception):
    """Something in it can't be lifted out."""


class There:
    """Whether there is a row of this kind for which the condition holds, and whose fields lead to the row asked about.

    `There(Role, Q(kind="..."), person="keeper")`: a role of which `person` is the `keeper` of the outer row. It says
    the same as `Exists`, and is written out only when it is asked, so that its condition can be kept.
    """

    conditional = True

    def __init__(self, model: type[Model], condition: Q, **outer: str) -> None:
        self.model, self.condition, self.outer = model, condition, outer

    def resolve_expression(self, *args: Any, **named: Any) -> Any:
        leads = {field: OuterRef(path) for field, path in self.outer.items()}
        written = Exists(self.model._base_manager.filter(self.condition, **leads))
        return written.resolve_expression(*args, **named)


def lift(part: Any, values: list[Value]) -> Any:
    """The shape of this argument; what differs goes to `values`, in the order in which it stands there."""
    kind = type(part)
    if kind in MARKS:
        values.append(part)
        return kind
    special = _LIFTS.get(kind)
    if special:
        return special(part, values)
    if part is None or isinstance(part, str | int | type):
        return kind, part
    if isinstance(part, Model):
        values.append(part.pk)
        return type(part.pk)
    raise UnkeptError


def _lift_q(part: Q, values: list[Value]) -> Hashable:
    """A condition is made of pairs of a name and a value, and of other conditions."""
    parts: list[Any] = [part.connector, part.negated]
    for child in part.children:
        if type(child) is tuple:
            parts += [child[0], lift(child[1], values)]
        else:
            parts.append(lift(child, values))
    return tuple(parts)


def _lift_there(part: There, values: list[Value]) -> Hashable:
    return There, part.model, tuple(part.outer.items()), lift(part.condition, values)


def _lift_several(part: Collection[Any], values: list[Value]) -> Hashable:
    """Django leaves out what stands in a list twice, and then the words are others than of a list of that length."""
    may_repeat = not isinstance(part, set | frozenset) and all(isinstance(one, (*MARKS, Model)) for one in part)
    if may_repeat and len(set(part)) < len(part):
        raise UnkeptError
    return list, tuple([lift(one, values) for one in part])


_LIFTS: dict[type, Callable[[Any, list[Value]], Hashable]] = {
    Q: _lift_q, There: _lift_there, **dict.fromkeys((list, tuple, set, frozenset), _lift_several),
}  # fmt: skip


def marked(part: Any, marks: Iterator[Value]) -> Any:
    """The same argument with marks in the place of what differs."""
    if type(part) in MARKS or isinstance(part, Model):
        return next(marks)
    if isinstance(part, Q):
        return Q.create([marked(child, marks) for child in part.children], part.connector, part.negated)
    if isinstance(part, list | tuple | set | frozenset):
        held = [marked(one, marks) for one in part]
        return tuple(held) if isinstance(part, tuple) else held
    if isinstance(part, There):
        return There(part.model, marked(part.condition, marks), **part.outer)
    return part
