"""The journal: a line for every writing, in its own transaction, and for every reading, before the page is sent."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.http import HttpRequest

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import now
from schuifaan.base.written import write, write_several

ATTRIBUTE = "_journal_readings"
SPECIAL = "_journal_special_reasons"
Reasons = Callable[[Any], Mapping[UUID, str]]

_REASONS: list[Reasons] = []


def special_reason(function: Reasons) -> Reasons:
    """Register who reads about whom for a reason of its own, whatever the page says: in an emergency for instance.

    Asked once per page, when the first reading about another is told.
    """
    _REASONS.append(function)
    return function


def _special(request: HttpRequest, by: Any) -> Mapping[UUID, str]:
    known: dict[UUID | None, Mapping[UUID, str]] = request.__dict__.setdefault(SPECIAL, {None: {}})
    if _id(by) not in known:
        known[_id(by)] = {about: why for ask in _REASONS for about, why in ask(by).items()}
    return known[_id(by)]


def _id(thing: Any) -> UUID | None:
    pk = getattr(thing, "pk", None)
    return pk if isinstance(pk, UUID) else None


def _line(act: str, verb: str, *, by: Any, thing: models.Model, about: Any, purpose: str) -> JournalLine:
    return JournalLine(
        act=act, verb=verb, purpose=purpose,
        person=_id(by), about=_id(about), thing=thing._meta.label_lower, thing_id=_id(thing),
    )  # fmt: skip


def wrote(verb: str, *, by: Any, thing: models.Model, about: Any = None, purpose: str = "samenwerken") -> None:
    """A line for something that was done, in the transaction of the deed itself. `by` is None for the clock."""
    line = _line("write", verb, by=by, thing=thing, about=about, purpose=purpose)
    line.at = now()
    # No savepoint: a deed whose line can't be kept is not done either.
    with transaction.atomic(savepoint=False):
        write(line)


def reading(
    request: HttpRequest, thing: models.Model, *, about: Any, purpose: str = "samenwerken", by: Any = None
) -> None:
    """Say that this page shows personal words about someone. The line is kept before the page is sent.

    Who reads about themself leaves no line. `about` None: personal words of nobody in particular, a list with
    nothing in it for instance. `by`: who answers for a page that nobody is signed in on, the tablet at a sitting.
    """
    lines: list[JournalLine] = getattr(request, ATTRIBUTE, [])
    by = by or request.user
    if about is not None and _id(about) != _id(by):
        name = request.resolver_match.view_name if request.resolver_match else "?"
        why = _special(request, by).get(about.pk, purpose)
        lines.append(_line("read", name, by=by, thing=thing, about=about, purpose=why))
    setattr(request, ATTRIBUTE, lines)


def accounted(request: HttpRequest) -> bool:
    """Whether the page said what it reads."""
    return hasattr(request, ATTRIBUTE)


def keep_readings(request: HttpRequest) -> None:
    """Write the lines of this page; called after it is drawn and before it is sent."""
    lines: Iterable[JournalLine] = getattr(request, ATTRIBUTE, [])
    unique = {(line.thing, line.thing_id, line.about): line for line in lines}
    if not unique:
        return
    # A page is read at one moment, however much stands on it: so it can be told how often someone looked.
    moment = now()
    for line in unique.values():
        line.at = moment
    with transaction.atomic():
        write_several(list(unique.values()))
