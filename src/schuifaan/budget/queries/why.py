"""One line of the pot with its why: the rule, the decision, what took it back, and what became of the money."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from schuifaan.base.periods import today
from schuifaan.budget.ledger import Position
from schuifaan.budget.models import Clause, ClosedPeriod, Entry
from schuifaan.budget.policies import version_on
from schuifaan.budget.queries.entries import commitment_position, says
from schuifaan.budget.words import BEFORE_RULES, ClauseKind, Move, What
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Person


@dataclass(frozen=True)
class Why:
    """What stands behind one line, and what came of it."""

    entry: Entry
    who: str
    rule: str
    why: str
    decision: Decision | None
    taken_back: Entry | None
    commitment: Entry | None
    parts: tuple[Entry, ...]
    stands: Position | None
    closed: ClosedPeriod | None

    @property
    def says(self) -> str:
        return says(self.entry)


def name_of(person: UUID) -> str:
    found = Person.objects.get_queryset().filter(pk=person).first()
    return str(found) if found else _("iemand")


def why(entry: Entry, person: Person) -> Why:
    """Everything that this line points to, and that points to it, as far as this person may read it."""
    seen = Entry.objects.visible_to(person)
    commitment = entry if entry.move == Move.COMMIT else entry.commitment
    parts = seen.filter(commitment=commitment).order_by("at", "number") if commitment else seen.none()
    decided = Decision.objects.visible_to(person).filter(pk=entry.decision_id).first() if entry.decision_id else None
    closed = ClosedPeriod.objects.filter(agreement=entry.fund.agreement_id, year=entry.year)
    return Why(
        entry=entry,
        who=name_of(entry.by),
        rule=_clause(entry, ClauseKind.RULE, entry.rule),
        why=_clause(entry, ClauseKind.WHY, entry.why),
        decision=decided,
        taken_back=seen.filter(reverses=entry).first(),
        commitment=commitment,
        parts=tuple(parts.exclude(pk=entry.pk)) if commitment else (),
        stands=commitment_position(commitment) if commitment else None,
        closed=closed.first(),
    )


def _clause(entry: Entry, kind: ClauseKind, code: str) -> str:
    """The words of the agreement behind a code, as they stood that day."""
    if not code:
        return ""
    rows = Clause.objects.filter(version__agreement=entry.fund.agreement_id, kind=kind, code=code)
    on_that_day = rows.filter(version__since__lte=entry.on).order_by("-version__number").first()
    found = on_that_day or rows.order_by("version__number").first()
    return str(found) if found else code


def clauses_for(commitment: Entry) -> list[Clause]:
    """What a spend of this can point to in the agreement; only for a promise it has to."""
    version = version_on(commitment.fund.agreement, today()) if commitment.what == What.PROMISE else None
    return list(version.clauses.exclude(code=BEFORE_RULES).order_by("kind", "code")) if version else []
