"""The pot as plain arithmetic: whole cents, no database, no clock. The rows above it are only a store for this."""

from schuifaan.budget.ledger.accounts import Account
from schuifaan.budget.ledger.guards import Reason, Refused, guard
from schuifaan.budget.ledger.positions import (
    Move,
    Position,
    available,
    balance,
    committed,
    position,
    position_of_each,
    together,
)
from schuifaan.budget.ledger.transfers import ACCOUNTS, PAIRED, PAIRS, Kind, Transfer, accounts

__all__ = [
    "ACCOUNTS", "Account", "Kind", "Move", "PAIRED", "PAIRS", "Position", "Reason", "Refused", "Transfer", "accounts",
    "available", "balance", "committed", "guard", "position", "position_of_each", "together",
]  # fmt: skip
