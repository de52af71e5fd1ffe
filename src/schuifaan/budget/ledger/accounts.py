"""The accounts of a fund. Money moves from one to another, so a fund balances by construction."""

from enum import StrEnum


class Account(StrEnum):
    """Where money of a fund stands in a year. What is said of an amount is debit minus credit, unless `holds` asks."""

    RECEIVABLE = "receivable"
    """Promised by the funder, not yet received."""
    RECEIVED = "received"
    """With us. A memorandum: the money itself stands with the parties."""
    FREE = "free"
    """Nobody has a claim on it."""
    RESERVED = "reserved"
    """Kept back for risks."""
    COMMITTED = "committed"
    """Set apart, and neither spent nor released yet."""
    SPENT = "spent"
    """Spent, and gone."""
    BETWEEN = "between"
    """On its way to another fund: zero over all funds together."""
    CARRIED = "carried"
    """On its way to another year: zero over all years of a fund together."""

    @property
    def sign(self) -> int:
        """What turns debit minus credit into what the account holds. Spent stands at credit, like free."""
        return 1 if self in (Account.RECEIVABLE, Account.RECEIVED) else -1
