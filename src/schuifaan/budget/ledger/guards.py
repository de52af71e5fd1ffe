"""What the pot refuses, whoever asks: spending twice, and spending what is not there."""

from enum import StrEnum

from schuifaan.budget.ledger.positions import Move, Position


class Reason(StrEnum):
    NO_CENTS = "no cents"
    NOT_ENOUGH = "not enough in the fund"
    MORE_THAN_SET_APART = "more than was set apart"


class Refused(Exception):  # noqa: N818 - an answer, not a fault of the program
    """This move can't be made. `room` is how many cents can be."""

    def __init__(self, reason: Reason, room: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.room = room


def guard(move: Move, *, available: int, commitment: Position | None = None) -> int:
    """What is free in the fund after this move; or Refused.

    `commitment` is where the commitment that it touches stands: spent and released together never pass what was set
    apart, so a commitment that was spent from can't be undone either.
    """
    if move.cents <= 0:
        raise Refused(Reason.NO_CENTS)
    after = available + move.effect
    if after < 0:
        raise Refused(Reason.NOT_ENOUGH, available)
    if commitment is not None and commitment.after(move).set_apart < 0:
        raise Refused(Reason.MORE_THAN_SET_APART, commitment.set_apart)
    return after
