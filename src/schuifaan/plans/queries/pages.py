"""One plan as one reader may see it: the lines, who agrees, and what changed since they last said something."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from schuifaan.base.access import allowed
from schuifaan.base.kept import kept
from schuifaan.neighbourhood.models import Person
from schuifaan.plans.models import Assent, Backing, Deviation, Plan, Promise
from schuifaan.plans.policies import may_be_answered, may_be_ticked, waits_for_backing
from schuifaan.plans.queries.agreement import SeatAssent, seat_assents
from schuifaan.plans.queries.difference import Change, differences
from schuifaan.plans.queries.lines import deviations_among, promises_among
from schuifaan.plans.words import READERS, SENSITIVE, Claim, State
from schuifaan.stories.words import OpenTo
from schuifaan.tables.words import SeatKind


@dataclass(frozen=True)
class PromiseLine:
    """A promise, and what this reader can do with it."""

    promise: Promise
    late: bool = False
    waits: bool = False
    asks: bool = False
    may_tick: bool = False
    may_change: bool = False
    may_pay: bool = False

    @property
    def who(self) -> str:
        return self.promise.seat.person.first_name

    @property
    def with_whom(self) -> list[str]:
        """Everyone who is named in it, who promised it first."""
        named = sorted(reader.seat.person.first_name for reader in self.promise.touches.all())
        return [self.who, *named]

    @property
    def is_residents(self) -> bool:
        return self.promise.seat.kind == SeatKind.RESIDENT

    @property
    def is_done(self) -> bool:
        return self.promise.claim in (Claim.SAID_DONE, Claim.CONFIRMED)

    @property
    def readers(self) -> str:
        hidden = self.promise.needs_money or self.promise.sensitive
        return _readers(self.promise.open_to, hidden)


@dataclass(frozen=True)
class DeviationLine:
    """Where it is done differently, and who stands behind it."""

    deviation: Deviation
    may_change: bool = False

    @property
    def backing(self) -> Backing | None:
        """The last that a manager or director said about it."""
        return max(self.deviation.backings.all(), key=lambda backing: backing.at, default=None)

    @property
    def readers(self) -> str:
        return _readers(self.deviation.open_to, self.deviation.theme in SENSITIVE)


def _readers(open_to: str, sensitive: bool) -> str:
    """What it says beside a line; what is open to the whole table needs no label."""
    level = OpenTo.PROFESSIONALS if sensitive and open_to == OpenTo.TABLE else open_to
    return "" if level == OpenTo.TABLE else str(READERS[level])


@dataclass(frozen=True)
class PlanPage:
    """A plan as this reader sees it."""

    plan: Plan
    promises: Sequence[PromiseLine]
    deviations: Sequence[DeviationLine]
    assents: Sequence[SeatAssent]
    changes: Sequence[Change]
    mine: SeatAssent | None
    hears: bool
    writes: bool

    @property
    def residents(self) -> list[PromiseLine]:
        return [line for line in self.promises if line.is_residents]

    @property
    def others(self) -> list[PromiseLine]:
        return [line for line in self.promises if not line.is_residents]

    @property
    def to_answer(self) -> list[PromiseLine]:
        return [line for line in self.promises if line.asks]

    @property
    def is_agreed(self) -> bool:
        return self.plan.state == State.AGREED

    @property
    def is_closed(self) -> bool:
        return self.plan.state == State.CLOSED

    @property
    def questions(self) -> list[Assent]:
        """The conditions that this reader may hear: the resident and the coordinator all, another only the own."""
        open_ones = [one.said for one in self.assents if one.has_question and one.said is not None]
        own = self.mine.seat.person_id if self.mine else None
        return [said for said in open_ones if self.hears or said.seat.person_id == own]


def _readable(rights: Mapping[UUID, frozenset[str]]) -> list[UUID]:
    return [pk for pk, verbs in rights.items() if "read" in verbs]


def _promise_line(promise: Promise, may_it: frozenset[str], page: "Reader") -> PromiseLine:
    waits = promise.pk in page.waiting
    return PromiseLine(
        promise,
        late=is_late(promise, page.on),
        waits=waits,
        asks="confirm" in may_it and may_be_answered(promise),
        may_tick="tick" in may_it and may_be_ticked(promise) and not waits,
        may_change="change" in may_it and (page.own or not promise.done_at),
        may_pay="pay" in may_it and promise.needs_money and page.plan.state == State.AGREED,
    )


@dataclass(frozen=True)
class Reader:
    """Who reads which plan on which day, and which of its promises wait for a director."""

    plan: Plan
    own: bool
    on: date
    waiting: Set[UUID]


def is_late(promise: Promise, on: date) -> bool:
    """A promise of another that should have been done; the resident's own is never called so."""
    day = promise.by_day
    others = promise.seat.kind != SeatKind.RESIDENT
    return others and day is not None and day < on and may_be_ticked(promise)


def waiting_promises(plan: Plan) -> set[UUID]:
    """The promises that wait for a director, because of an exception to a law."""
    return waiting_among(bare_deviations(plan))


def bare_deviations(plan: Plan) -> list[Deviation]:
    """The deviations of now without their words."""
    return _bare_deviations(plan.pk)


@kept
def _bare_deviations(plan: UUID) -> "QuerySet[Deviation]":
    return Deviation.objects.filter(plan=plan, last__isnull=True).only("kind", "stand", "promise")


def waiting_among(deviations: Iterable[Deviation]) -> set[UUID]:
    return {line.promise_id for line in deviations if line.promise_id and waits_for_backing([line])}


def plan_page(plan: Plan, person: Person, on: date) -> PlanPage:
    """Everything that the page of a plan says to this reader, and nothing else."""
    # Paying is ruled by the pot, a floor above; the verb is asked by its name.
    verbs = ("read", "change", "tick", "confirm", "pay")
    may_promise = allowed(Promise, Q(plan=plan), person, *verbs)
    may_differ = allowed(Deviation, Q(plan=plan), person, "read", "change")
    promises = promises_among(_readable(may_promise))
    deviations = deviations_among(_readable(may_differ))
    reader = Reader(plan, person.pk == plan.table.resident_id, on, waiting_promises(plan))
    assents = seat_assents(plan)
    mine = next((one for one in assents if one.seat.person_id == person.pk), None)
    may_plan = allowed(Plan, Q(pk=plan.pk), person, "look", "write")[plan.pk]
    return PlanPage(
        plan=plan,
        promises=[_promise_line(line, may_promise[line.pk], reader) for line in promises if line.last is None],
        deviations=[DeviationLine(line, "change" in may_differ[line.pk]) for line in deviations if line.last is None],
        assents=assents,
        changes=_changes(plan, [*promises, *deviations], mine),
        mine=mine,
        hears="look" in may_plan,
        writes="write" in may_plan,
    )


def _changes(plan: Plan, lines: list[Promise | Deviation], mine: SeatAssent | None) -> Sequence[Change]:
    """Since this reader last said something; else since the version before."""
    said = mine.said.version.number if mine and mine.said else plan.number - 1
    since = min(said, plan.number - 1) if mine is None or mine.says else said
    return differences(lines, since, plan.number) if 0 < since < plan.number else []
