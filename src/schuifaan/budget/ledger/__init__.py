"""The pot as plain arithmetic: whole cents, no database, no clock. The rows above it are only a store for this."""

from schuifaan.budget.ledger.guards import Reason, Refused, guard
from schuifaan.budget.ledger.positions import (
    Kind,
    Move,
    Position,
    available,
    balance,
    committed,
    position,
)

__all__ = ["Kind", "Move", "Position", "Reason", "Refused", "available", "balance", "committed", "guard", "position"]
