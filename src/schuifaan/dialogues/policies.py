"""When it can: small questions about the state of a decision. Who may is in `rules`."""

from datetime import date

from schuifaan.base.states import drawing
from schuifaan.dialogues.models import Decision
from schuifaan.dialogues.words import MOVES, State


def may_move(decision: Decision, to: State) -> bool:
    return to in MOVES[State(decision.state)]


def is_good_day(decided_on: date, review_on: date, today: date) -> bool:
    """A decision was made before now; looking back comes after today."""
    return decided_on <= today < review_on


def manual() -> str:
    """The page of the manual about the states of a decision."""
    return (
        "# Een besluit: van vraag tot terugkijken\n\n"
        "Getekend uit `dialogues.words.MOVES`. Teken opnieuw met `schuifaan django drawdecision > docs/besluit.md`.\n\n"
        f"```mermaid\n{drawing(MOVES)}\n```\n\n"
        "Wie anders besluit, begint een nieuwe vraag. Het oude besluit blijft leesbaar en wijst naar het nieuwe.\n"
    )
