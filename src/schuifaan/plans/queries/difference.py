"""What changed between two versions, in plain Dutch words, and only of what the reader may read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from schuifaan.plans.models import Deviation, Promise

Line = Promise | Deviation


@dataclass(frozen=True)
class Change:
    """One thing that is new, changed or dropped: a sentence, and the words before and now as they were spoken."""

    told: str
    before: str = ""
    now: str = ""


def _in(line: Line, number: int) -> bool:
    return line.first <= number and (line.last is None or line.last >= number)


def _who(line: Line) -> str:
    return (line.seat if isinstance(line, Promise) else line.made_by).person.first_name


def _words(line: Line) -> str:
    return line.words if isinstance(line, Promise) else line.instead


def _new(line: Line) -> Change:
    if isinstance(line, Promise):
        return Change(_("Nieuw: een afspraak van %(who)s.") % {"who": _who(line)}, now=_words(line))
    theme = {"theme": line.get_theme_display()}
    return Change(_("Nieuw: bij %(theme)s doen we het anders.") % theme, now=_words(line))


def _dropped(line: Line) -> Change:
    if isinstance(line, Promise):
        return Change(_("Vervalt: een afspraak van %(who)s.") % {"who": _who(line)}, before=_words(line))
    theme = {"theme": line.get_theme_display()}
    return Change(_("Bij %(theme)s doen we het weer gewoon.") % theme, before=_words(line))


def _changed(old: Line, new: Line) -> Change:
    told = _("Veranderd: een afspraak van %(who)s.") % {"who": _who(new)}
    return Change(told, before=_words(old), now=_words(new))


def _origin(line: Line, known: dict[UUID, Line], then: int) -> Line | None:
    """The line of the older version out of which this one came, as far as the reader knows it."""
    before = known.get(line.replaces_id) if line.replaces_id else None
    while before is not None and not _in(before, then):
        before = known.get(before.replaces_id) if before.replaces_id else None
    return before


def differences(lines: Iterable[Line], then: int, now: int) -> Sequence[Change]:
    """From one version to another: what is new and what changed, then what is dropped."""
    known = {line.pk: line for line in lines}
    told: list[Change] = []
    followed: set[UUID] = set()
    for line in known.values():
        if not _in(line, now) or _in(line, then):
            continue
        origin = _origin(line, known, then)
        if origin is not None:
            followed.add(origin.pk)
        told.append(_changed(origin, line) if origin is not None else _new(line))
    gone = (line for line in known.values() if _in(line, then) and not _in(line, now) and line.pk not in followed)
    return [*told, *map(_dropped, gone)]
