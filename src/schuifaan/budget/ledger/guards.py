"""What the pot refuses, whoever asks: spending twice, and spending what is not there."""

from enum import StrEnum

from schuifaan.budget.ledger.accounts import Account
from schuifaan.budget.ledger.positions import Move, Position
from schuifaan.budget.ledger.transfers import Kind, accounts


class Reason(StrEnum):
    NO_CENTS = "no cents"
    NOT_ENOUGH = "not enough in the fund"
    MORE_THAN_SET_APART = "more than was set apart"
    MORE_THAN_PROMISED = "more than the funder still owes"
    MORE_THAN_RECEIVED = "more than was received"
    MORE_THAN_RESERVED = "more than is in the reserve"


class Refused(Exception):  # noqa: N818 - an answer, not a fault of the program
    """This move can't be made. `room` is how many cents can be."""

    def __init__(self, reason: Reason, room: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.room = room


def guard(
    move: Move,
    *,
    available: int,
    commitment: Position | None = None,
    stands: Position | None = None,
    decided: bool = False,
) -> int:
    """What is free in the fund after this move; or Refused.

    `commitment` is where the commitment that it touches stands in this year: spent and released together never pass
    what was set apart, so a commitment that was spent from can't be undone either. `stands` is where the fund stands
    in this year, for moves to and from the funder and the reserve. `decided`: the steering group stands behind
    spending more than there is; nothing else it can't decide away.
    """
    if move.cents <= 0:
        raise Refused(Reason.NO_CENTS)
    after = available + move.effect
    if after < 0 and accounts(move.kind, move.undoes)[0] is Account.FREE and not decided:
        raise Refused(Reason.NOT_ENOUGH, max(available, 0))
    if commitment is not None and commitment.after(move).set_apart < 0:
        raise Refused(Reason.MORE_THAN_SET_APART, commitment.set_apart)
    if stands is not None:
        _guard_beside(move, stands)
    return after


def _guard_beside(move: Move, stands: Position) -> None:
    """The accounts beside what is free: what the funder owes, what it paid, and the reserve."""
    after = stands.after(move)
    if move.kind is Kind.ADVANCE and after.receivable < 0:
        raise Refused(Reason.MORE_THAN_PROMISED, max(stands.receivable, 0))
    if after.received < 0:
        raise Refused(Reason.MORE_THAN_RECEIVED, stands.received)
    if after.kept_back < 0:
        raise Refused(Reason.MORE_THAN_RESERVED, stands.kept_back)


def touches_beside(move: Move) -> bool:
    """Whether `guard` must know where the whole fund stands."""
    return bool(_BESIDE & set(accounts(move.kind, move.undoes)))


_BESIDE = {Account.RECEIVED, Account.RESERVED}
