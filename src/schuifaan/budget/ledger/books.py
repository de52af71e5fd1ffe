"""The books as functions over their lines: what each account holds, the trial balance, commitments, and the chain."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schuifaan.budget.ledger.accounts import Account
from schuifaan.budget.ledger.plain import as_text, chain_of, in_plain, plain
from schuifaan.budget.ledger.positions import Move, Position, position_of_each
from schuifaan.budget.ledger.transfers import Transfer

FundYear = tuple[UUID, int]


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One account of the trial balance: all that was written left and right of it."""

    account: Account
    debit: int
    credit: int

    @property
    def holds(self) -> int:
        return self.account.sign * (self.debit - self.credit)


def balances(transfers: Iterable[Transfer]) -> dict[tuple[UUID, int, Account], int]:
    """Debit minus credit per fund, year and account; their sum is zero, for each fund and each year too."""
    found: dict[tuple[UUID, int, Account], int] = defaultdict(int)
    for one in transfers:
        found[one.fund, one.year, one.debit] += one.cents
        found[one.fund, one.year, one.credit] -= one.cents
    return dict(found)


def trial_balance(transfers: Iterable[Transfer]) -> tuple[TrialLine, ...]:
    """Every account once, in their order; left and right add up to the same."""
    left: dict[Account, int] = defaultdict(int)
    right: dict[Account, int] = defaultdict(int)
    for one in transfers:
        left[one.debit] += one.cents
        right[one.credit] += one.cents
    return tuple(TrialLine(account, left[account], right[account]) for account in Account)


def as_move(transfer: Transfer) -> Move:
    return Move(transfer.kind, transfer.cents, transfer.undoes)


def positions(transfers: Iterable[Transfer]) -> dict[FundYear, Position]:
    """Where each fund stands in each year."""
    return position_of_each(((one.fund, one.year), as_move(one)) for one in transfers)


def commitments(transfers: Iterable[Transfer]) -> dict[UUID, Position]:
    """Where each commitment stands, over all years; `set_apart` is what is left of it."""
    told = ((one.of_commitment, as_move(one)) for one in transfers)
    return position_of_each((commitment, move) for commitment, move in told if commitment is not None)


def uncorrected(transfers: Iterable[Transfer]) -> tuple[Transfer, ...]:
    """The books as if what was taken back had never been: neither it, nor what took it back."""
    rows = tuple(transfers)
    gone = {one.reverses for one in rows if one.reverses is not None}
    return tuple(one for one in rows if one.reverses is None and one.id not in gone)


def in_order(transfers: Iterable[Transfer]) -> list[Transfer]:
    """The one order of the books: fund, year, number."""
    return sorted(transfers, key=lambda one: (str(one.fund), one.year, one.number))


def chain_hash(transfers: Iterable[Transfer], previous: str = "") -> str:
    """SHA-256 over these lines in their order, and over the close before."""
    return chain_of((as_text(plain(one)) for one in in_order(transfers)), previous)


def input_hash(given: Mapping[str, Any]) -> str:
    """SHA-256 over what was asked, so that the same key with another question is seen."""
    told = {name: in_plain(value) for name, value in given.items()}
    return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
