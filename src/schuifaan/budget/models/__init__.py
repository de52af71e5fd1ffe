"""The pot as it is kept: agreements, funds, lines, closed years. It holds random ids; what they mean lives outside."""

from schuifaan.budget.models.agreements import (
    Agreement,
    AgreementVersion,
    AllocationKey,
    AllocationShare,
    Clause,
    LawEntry,
    Limit,
    OrderedStep,
    Participation,
    SharedCost,
)
from schuifaan.budget.models.entries import Binding, Entry, EntryQuerySet, added_up, as_move
from schuifaan.budget.models.funds import Fund, Pledge, Tranche, TrancheIndex
from schuifaan.budget.models.periods import ClosedPeriod, ClosedReport
from schuifaan.budget.models.plain import plain_lines
from schuifaan.budget.models.residents import Proposal, ResidentsBudget

__all__ = [
    "Agreement", "AgreementVersion", "AllocationKey", "AllocationShare", "Binding", "Clause", "ClosedPeriod",
    "ClosedReport", "Entry", "EntryQuerySet", "Fund", "LawEntry", "Limit", "OrderedStep", "Participation", "Pledge",
    "Proposal", "ResidentsBudget", "SharedCost", "Tranche", "TrancheIndex", "added_up", "as_move", "plain_lines",
]  # fmt: skip
