"""One line of the books: so many cents from one account of a fund to another, on a day, for a purpose."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from schuifaan.budget.ledger.accounts import Account


class Kind(StrEnum):
    """What happened. Each kind but a reversal has one debit and one credit."""

    GRANT = "grant"
    ADVANCE = "advance"
    SETTLE = "settle"
    PAYBACK = "payback"
    COMMIT = "commit"
    SPEND = "spend"
    RELEASE = "release"
    RESERVE = "reserve"
    UNRESERVE = "unreserve"
    MOVE_OUT = "move_out"
    MOVE_IN = "move_in"
    CARRY_OUT = "carry_out"
    CARRY_IN = "carry_in"
    CARRY_COMMITTED_OUT = "carry_committed_out"
    CARRY_COMMITTED_IN = "carry_committed_in"
    CARRY_RESERVED_OUT = "carry_reserved_out"
    CARRY_RESERVED_IN = "carry_reserved_in"
    REVERSAL = "reversal"


ACCOUNTS: dict[Kind, tuple[Account, Account]] = {
    Kind.GRANT: (Account.RECEIVABLE, Account.FREE),
    Kind.ADVANCE: (Account.RECEIVED, Account.RECEIVABLE),
    Kind.SETTLE: (Account.FREE, Account.RECEIVABLE),
    Kind.PAYBACK: (Account.RECEIVABLE, Account.RECEIVED),
    Kind.COMMIT: (Account.FREE, Account.COMMITTED),
    Kind.SPEND: (Account.COMMITTED, Account.SPENT),
    Kind.RELEASE: (Account.COMMITTED, Account.FREE),
    Kind.RESERVE: (Account.FREE, Account.RESERVED),
    Kind.UNRESERVE: (Account.RESERVED, Account.FREE),
    Kind.MOVE_OUT: (Account.FREE, Account.BETWEEN),
    Kind.MOVE_IN: (Account.BETWEEN, Account.FREE),
    Kind.CARRY_OUT: (Account.FREE, Account.CARRIED),
    Kind.CARRY_IN: (Account.CARRIED, Account.FREE),
    Kind.CARRY_COMMITTED_OUT: (Account.COMMITTED, Account.CARRIED),
    Kind.CARRY_COMMITTED_IN: (Account.CARRIED, Account.COMMITTED),
    Kind.CARRY_RESERVED_OUT: (Account.RESERVED, Account.CARRIED),
    Kind.CARRY_RESERVED_IN: (Account.CARRIED, Account.RESERVED),
}

# What leaves here arrives there, in the same moment: neither line stands without the other.
PAIRS: dict[Kind, Kind] = {
    Kind.MOVE_OUT: Kind.MOVE_IN,
    Kind.CARRY_OUT: Kind.CARRY_IN,
    Kind.CARRY_COMMITTED_OUT: Kind.CARRY_COMMITTED_IN,
    Kind.CARRY_RESERVED_OUT: Kind.CARRY_RESERVED_IN,
}
PAIRED: dict[Kind, Kind] = PAIRS | {into: out for out, into in PAIRS.items()}
# What is said about a commitment; the first is the commitment itself.
ABOUT_A_COMMITMENT = (
    Kind.COMMIT, Kind.SPEND, Kind.RELEASE, Kind.CARRY_COMMITTED_OUT, Kind.CARRY_COMMITTED_IN,
)  # fmt: skip


def accounts(kind: Kind, undoes: Kind | None = None) -> tuple[Account, Account]:
    """The debit and the credit of a move; a reversal has those of what it takes back, swapped."""
    if undoes is None:
        return ACCOUNTS[kind]
    debit, credit = ACCOUNTS[undoes]
    return credit, debit


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A line as it was written. `year` is the year of the books, `on` the day that it counts for.

    `party` is whose money it is or who paid, `purpose` what it is for. `commitment` is the line that set this money
    apart; on that line itself it is None. `pair` is the other half of a move between funds or years. `rule` and `why`
    are codes of the agreement: under which rule a spend is given without an official decision.
    """

    id: UUID
    fund: UUID
    year: int
    number: int
    kind: Kind
    debit: Account
    credit: Account
    cents: int
    party: UUID
    purpose: str
    on: date
    recorded: datetime
    commitment: UUID | None = None
    reverses: UUID | None = None
    undoes: Kind | None = None
    pair: UUID | None = None
    decision: UUID | None = None
    rule: str = ""
    why: str = ""
    late: bool = False
    expires: date | None = None
    key: str | None = None
    input_hash: str = ""
    by: UUID | None = None

    def __post_init__(self) -> None:
        if self.cents <= 0:
            raise ValueError(f"{self.id}: a transfer is of some cents")
        if (self.kind is Kind.REVERSAL) != (self.undoes is not None):
            raise ValueError(f"{self.id}: a reversal, and nothing else, names the kind that it takes back")
        if (self.debit, self.credit) != accounts(self.kind, self.undoes):
            raise ValueError(f"{self.id}: {self.kind} does not go from {self.credit} to {self.debit}")

    @property
    def of_commitment(self) -> UUID | None:
        """The commitment that this line is about: its own id where it set the money apart."""
        return self.id if self.kind is Kind.COMMIT else self.commitment

    def change(self, account: Account) -> int:
        """What this does to what the account holds."""
        return account.sign * self.cents * ((self.debit is account) - (self.credit is account))
