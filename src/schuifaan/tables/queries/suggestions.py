"""Who could help, and why. Only picture answers and directory tags are compared; nobody's words are searched."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import add, or_
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, QuerySet, When
from django.utils.translation import gettext_lazy

from schuifaan.base.access import NOBODY, among
from schuifaan.base.kept import Text, There, kept
from schuifaan.base.periods import holds, today
from schuifaan.base.snapshot import once
from schuifaan.base.spoken import listing, month
from schuifaan.neighbourhood.models import DirectoryEntry, EntryTag, Person
from schuifaan.neighbourhood.words import SENSITIVE, Tag
from schuifaan.stories.models import AnswerTag, Wish
from schuifaan.stories.words import Question
from schuifaan.tables.models import Candidate, Seat, Table
from schuifaan.tables.policies import may_hear_of
from schuifaan.tables.words import NEIGHBOURS, Reason

WEIGHT = {Reason.NAMED: 16, Reason.KNOWS: 8, Reason.NEED: 4, Reason.CAN: 2, Reason.NEAR: 1, Reason.VERIFIED: 1}
# Being near or looked over lately is no reason by itself to ask somebody.
TELLING = frozenset({Reason.NAMED, Reason.KNOWS, Reason.NEED, Reason.CAN})
FRESH = timedelta(days=365)
MOST_THEMES = 2
# More than this is no help: the page shows the first few.
MOST = 12


@dataclass(frozen=True)
class Suggestion:
    """Someone from the directory, with the reasons in the order of their weight and a sentence for each."""

    entry: DirectoryEntry
    story: "Looking"
    tags: frozenset[Tag]
    reasons: tuple[Reason, ...]

    @property
    def person(self) -> Person:
        return self.entry.person

    @property
    def sentences(self) -> tuple[str, ...]:
        """Many are looked at and few are shown, so they are written when they are read."""
        return tuple(_sentence(reason, self.entry, self._fitting(reason), self.story) for reason in self.reasons)

    @property
    def score(self) -> int:
        return sum(WEIGHT[reason] * (len(self._fitting(reason)) or 1) for reason in self.reasons)

    def _fitting(self, reason: Reason) -> frozenset[Tag]:
        """The pictures that this reason is about."""
        fitting = {Reason.NEED: self.story.need, Reason.CAN: self.story.can}
        return fitting.get(reason, frozenset()) & self.tags


@dataclass(frozen=True)
class Looking:
    """What a story looks for, in pictures and names."""

    resident: str
    need: frozenset[Tag] = frozenset()
    can: frozenset[Tag] = frozenset()
    subarea: UUID | None = None
    wanted: frozenset[UUID] = frozenset()
    unwanted: frozenset[UUID] = frozenset()
    unwanted_names: frozenset[str] = frozenset()
    known: frozenset[UUID] = frozenset()

    def does_not_want(self, person: Person) -> bool:
        """Whom the resident would rather not see; a name alone counts for everyone who is called so."""
        return self.turns_down(person.pk, str(person))

    def turns_down(self, person: UUID, name: str) -> bool:
        first_name = name.split(" ")[0]
        return person in self.unwanted or bool({plain(name), plain(first_name)} & self.unwanted_names)


def plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _pictures(table: Table) -> list[tuple[Question, str, Tag]]:
    """Each chosen picture with its question and who may read that answer."""
    found = _chosen(table.story_id)
    return sorted((Question(question), open_to, Tag(tag)) for question, open_to, tag in found)


@kept
def _chosen(story: UUID) -> "QuerySet[Any, Any]":
    return AnswerTag.objects.filter(answer__story=story).values_list("answer__question", "answer__open_to", "tag")


def wishes(table: Table) -> list[Wish]:
    """Whom the resident named, welcome or not; read once for a page."""
    return once(("wishes", table.pk), lambda: _wishes(table.story_id))


@kept
def _wishes(story: UUID) -> "QuerySet[Wish]":
    return Wish.objects.filter(story=story)


def looking(table: Table) -> Looking:
    """What the story of this table looks for; read once for a page."""
    return once(("looking", table.pk), lambda: _looking(table))


def _looking(table: Table) -> Looking:
    pictures, named = _pictures(table), wishes(table)
    welcome = [wish for wish in named if wish.welcome and wish.person_id]
    rather_not = [wish for wish in named if not wish.welcome]
    home = table.story.household
    return Looking(
        resident=table.resident.first_name,
        need=frozenset(tag for question, _open, tag in pictures if question == Question.NEED),
        can=frozenset(tag for question, _open, tag in pictures if question == Question.CAN),
        subarea=home.subarea_id if home else None,
        wanted=frozenset(wish.person_id for wish in welcome if wish.person_id),
        unwanted=frozenset(wish.person_id for wish in rather_not if wish.person_id),
        unwanted_names=frozenset(plain(wish.name) for wish in rather_not),
        known=frozenset(wish.person_id for wish in welcome if wish.person_id and wish.knows_household),
    )


def reasons_for(entry: DirectoryEntry, tags: Collection[Tag], story: Looking, on: date) -> tuple[Reason, ...]:
    """Why this entry fits; each reason is true by itself."""
    true = {
        Reason.NAMED: entry.person_id in story.wanted,
        Reason.KNOWS: entry.person_id in story.known,
        Reason.NEED: bool(story.need & set(tags)),
        Reason.CAN: bool(story.can & set(tags)),
        Reason.NEAR: entry.subarea_id is not None and entry.subarea_id == story.subarea,
        Reason.VERIFIED: entry.verified_on is not None and on - entry.verified_on <= FRESH,
    }
    return tuple(reason for reason in WEIGHT if true[reason])


SENTENCES = {
    Reason.NAMED: gettext_lazy("%(resident)s vroeg zelf om %(guest)s."),
    Reason.KNOWS: gettext_lazy("Komt al bij %(resident)s thuis, zei %(resident)s."),
    Reason.NEED: gettext_lazy("Past bij wat %(resident)s nodig heeft: %(tags)s."),
    Reason.CAN: gettext_lazy("Past bij wat %(resident)s kan: %(tags)s."),
    Reason.NEAR: gettext_lazy("Is in %(subarea)s, waar %(resident)s woont."),
    Reason.VERIFIED: gettext_lazy("Nagekeken in %(month)s."),
}


def _sentence(reason: Reason, entry: DirectoryEntry, fitting: Collection[Tag], story: Looking) -> str:
    return SENTENCES[reason] % {
        "resident": story.resident,
        "guest": entry.person.first_name,
        "tags": listing(str(tag.label) for tag in Tag if tag in fitting),
        "subarea": entry.subarea.name if entry.subarea else "",
        "month": month(entry.verified_on) if entry.verified_on else "",
    }


def _suggestion(entry: DirectoryEntry, story: Looking, on: date) -> Suggestion:
    tags = frozenset(Tag(row.tag) for row in entry.tags.all())
    return Suggestion(entry, story, tags, reasons_for(entry, tags, story, on))


def ranked(entries: Iterable[DirectoryEntry], story: Looking, on: date) -> list[Suggestion]:
    """Whom to think of, the best reasons first; two that are equal stand by name. Never whom the resident refused."""
    welcome = (_suggestion(entry, story, on) for entry in entries if not story.does_not_want(entry.person))
    telling = [suggestion for suggestion in welcome if TELLING & set(suggestion.reasons)]
    return sorted(telling, key=lambda one: (-one.score, plain(str(one.person)), str(one.person.pk)))


def suggestions(table: Table) -> list[Suggestion]:
    """People from the directory who fit this story and were not thought of yet. A restricted story gets none."""
    if table.story.restricted:
        return []
    story = looking(table)
    new = ~Q(person=table.resident_id) & Q(neighbourhood=table.neighbourhood_id)
    found = [
        one for one in _telling(new, table.pk, holds(today()), _weights(story, today()))
        if not story.turns_down(one[1], one[2])
    ]  # fmt: skip
    best = sorted(found, key=lambda one: (-one[3], plain(one[2]), str(one[1])))[:MOST]
    return ranked(_entries(sorted(pk for pk, *_rest in best)), story, today())


def _weights(story: Looking, on: date) -> list[tuple[int, Q]]:
    """The same reasons with the same weights as conditions; of need and can one for each picture."""
    need = [(WEIGHT[Reason.NEED], There(EntryTag, Q(tag=Text(tag)), entry="pk")) for tag in sorted(story.need)]
    can = [(WEIGHT[Reason.CAN], There(EntryTag, Q(tag=Text(tag)), entry="pk")) for tag in sorted(story.can)]
    return [
        (WEIGHT[Reason.NAMED], among("person", sorted(story.wanted))),
        (WEIGHT[Reason.KNOWS], among("person", sorted(story.known))),
        *((weight, Q(there)) for weight, there in (*need, *can)),
        (WEIGHT[Reason.NEAR], Q(subarea=story.subarea) if story.subarea else NOBODY),
        (WEIGHT[Reason.VERIFIED], Q(verified_on__gte=on - FRESH)),
    ]


@kept
def _telling(
    new: Q, table: UUID, now: Q, weights: list[tuple[int, Q]]
) -> "QuerySet[DirectoryEntry, tuple[UUID, UUID, str, int]]":
    """Who is in the directory, was named or does something that fits, and does not sit or stand on the list yet."""
    there = Candidate.objects.filter(table=table).values("person")
    sits = Seat.objects.filter(now, table=table).values("person")
    active = DirectoryEntry.objects.filter(new, person__is_active=True, person__wiped_on__isnull=True)
    parts = [Case(When(condition, then=weight), default=0) for weight, condition in weights]
    telling = active.exclude(person__in=there).exclude(person__in=sits).annotate(score=reduce(add, parts))
    # The last two, being near and looked over, are no reason by themselves.
    rows = telling.filter(reduce(or_, [condition for _weight, condition in weights[:-2]]))
    return rows.order_by().values_list("pk", "person", "person__name", "score")


@kept
def _entries(these: Collection[UUID]) -> "QuerySet[DirectoryEntry]":
    rows = DirectoryEntry.objects.filter(pk__in=these).select_related("person", "party", "subarea")
    return rows.prefetch_related("tags")


def why(table: Table, people: Collection[Person]) -> dict[UUID, Suggestion]:
    """For people who are on the list already: the same reasons, as far as the directory knows them."""
    story, on = looking(table), today()
    found = _known(table.neighbourhood_id, people)
    return {entry.person_id: _suggestion(entry, story, on) for entry in found}


@kept
def _known(place: UUID, people: Collection[Person]) -> "QuerySet[DirectoryEntry]":
    rows = DirectoryEntry.objects.filter(neighbourhood=place, person__in=people)
    return rows.select_related("person", "party", "subarea").prefetch_related("tags")


def themes_for(table: Table, person: Person, kind: str) -> list[Tag]:
    """What an anonymous question says it is about: pictures only, of answers that such a guest may read."""
    if table.story.restricted:
        return []
    entry = DirectoryEntry.objects.filter(neighbourhood=table.neighbourhood_id, person=person)
    offers = set(entry.values_list("tags__tag", flat=True))
    about = {tag for _question, open_to, tag in _pictures(table) if may_hear_of(open_to, kind)}
    if kind in NEIGHBOURS:
        about -= SENSITIVE
    return sorted(about, key=lambda tag: (tag not in offers, list(Tag).index(tag)))[:MOST_THEMES]
