"""The list on the coordinator's page: each guest with why, how far the question is, and which times suit most."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from schuifaan.base.kept import kept
from schuifaan.base.periods import now, today
from schuifaan.base.snapshot import once
from schuifaan.neighbourhood.models import DirectoryEntry, Person
from schuifaan.neighbourhood.words import Kind
from schuifaan.stories.models import Wish
from schuifaan.tables.models import Candidate, Invitation, Seat, Table, TimeAnswer, TimeOption
from schuifaan.tables.queries.people import sits_on
from schuifaan.tables.queries.picture import everyone_around
from schuifaan.tables.queries.suggestions import plain, why, wishes
from schuifaan.tables.words import Ask, Asked, SeatKind


class Step(StrEnum):
    """How far the question to one guest is."""

    ASK_FIRST = "ask_first"
    READY = "ready"
    WAITING = "waiting"
    COMES = "comes"
    CANNOT = "cannot"
    REFUSED = "refused"


@dataclass(frozen=True)
class Guest:
    """One row: who, why, and what can be done now."""

    candidate: Candidate
    role: str
    sentences: tuple[str, ...]
    step: Step
    invitation: Invitation | None
    seat: Seat | None

    @property
    def person(self) -> Person:
        return self.candidate.person


@dataclass(frozen=True)
class Time:
    """One of the three times, with whom it suits."""

    option: TimeOption
    names: tuple[str, ...]
    suits_most: bool


def _step(candidate: Candidate, invitation: Invitation | None, seat: Seat | None) -> Step:
    if seat:
        return Step.COMES
    if candidate.ask == Ask.NO:
        return Step.REFUSED
    if invitation:
        return {Asked.WAITING: Step.WAITING, Asked.NO: Step.CANNOT}.get(Asked(invitation.state), Step.COMES)
    return Step.READY if candidate.ask == Ask.YES else Step.ASK_FIRST


def guests(table: Table) -> list[Guest]:
    """Everyone on the list, in the order in which they came on it."""
    around = everyone_around(table)
    candidates = sorted(around.candidates, key=lambda row: (row.added_at, row.pk))
    invitations = {row.person_id: row for row in around.invitations if row.state != Asked.CANCELLED}
    seats = {row.person_id: row for row in around.seats if sits_on(row, today())}
    found = why(table, [row.person for row in candidates])
    rows = []
    for row in candidates:
        invitation, seat, suggestion = (
            invitations.get(row.person_id),
            seats.get(row.person_id),
            found.get(row.person_id),
        )
        role = _role(row, suggestion.entry if suggestion else None)
        said = suggestion.sentences if suggestion else ()
        rows.append(Guest(row, role, said, _step(row, invitation, seat), invitation, seat))
    return rows


def _role(candidate: Candidate, entry: DirectoryEntry | None) -> str:
    if entry and entry.party:
        return entry.party.name
    return str(SeatKind(candidate.kind).label)


def _proposed(table: Table) -> list[TimeOption]:
    return once(("times", table.pk), lambda: _options(table.pk))


@kept
def _options(table: UUID) -> "QuerySet[TimeOption]":
    return TimeOption.objects.filter(table=table)


def all_went_by(table: Table) -> bool:
    """Whether times were proposed and none of them is still to come."""
    proposed = _proposed(table)
    return bool(proposed) and all(option.starts_at <= now() for option in proposed)


def times(table: Table) -> list[Time]:
    """The proposed times that are still to come, with whom they suit; the ones that suit most are marked."""
    options = [option for option in _proposed(table) if option.starts_at > now()]
    names: dict[UUID, list[str]] = {option.pk: [] for option in options}
    for row in _who_can_come([option.pk for option in options]):
        names[row.time_id].append(row.invitation.person.first_name)
    most = max((len(found) for found in names.values()), default=0)
    return [Time(one, tuple(names[one.pk]), bool(most) and len(names[one.pk]) == most) for one in options]


@kept
def _who_can_come(options: Collection[UUID]) -> "QuerySet[TimeAnswer]":
    said = TimeAnswer.objects.filter(time__in=options, invitation__state=Asked.YES)
    return said.select_related("invitation__person").order_by("invitation__answered_at", "pk")


def names_to_find(table: Table) -> list[Wish]:
    """Welcome people whom the resident named, and of whom the coordinator does not know yet who it is."""
    rows = [row for row in wishes(table) if row.welcome and row.person_id is None]
    return sorted(rows, key=lambda row: (plain(row.name), str(row.pk)))


def rather_not(table: Table) -> list[str]:
    """Whom the resident would rather not see at the table, in their own words."""
    return sorted(row.name for row in wishes(table) if not row.welcome)


def people_to_choose(table: Table, person: Person) -> list[DirectoryEntry]:
    """Everyone in the directory who is not on the list yet, by name; for a coordinator."""
    there = Candidate.objects.filter(table=table).values("person")
    entries = DirectoryEntry.objects.visible_to(person).filter(
        neighbourhood__in=person.places_as(Kind.COORDINATOR), person__is_active=True, person__wiped_on__isnull=True
    )
    new = entries.filter(neighbourhood=table.neighbourhood_id).exclude(person__in=there)
    rows = new.exclude(person=table.resident_id).select_related("person", "party")
    return sorted(rows, key=lambda entry: (plain(str(entry.person)), str(entry.pk)))


def same_name(entries: Collection[DirectoryEntry], name: str) -> UUID | None:
    """Whom a name probably means: the only one in the directory who is called so."""
    called = [one.person_id for one in entries if plain(name) in (plain(str(one.person)), plain(one.person.first_name))]
    return called[0] if len(called) == 1 else None
