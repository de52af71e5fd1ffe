"""When it can: small questions about the state of a table, an invitation and a sitting. Who may is in `rules`."""

import re
from collections.abc import Collection
from datetime import datetime
from hashlib import sha256

from schuifaan.base.states import drawing
from schuifaan.stories.words import OpenTo
from schuifaan.tables.models import Candidate, Invitation, Sitting, Table
from schuifaan.tables.words import (
    MOVES,
    NEIGHBOURS,
    PIN_TRIES,
    STATE_MEANS,
    TIMES_PROPOSED,
    Ask,
    Asked,
    SeatKind,
    SittingState,
    State,
    Via,
)

PIN = re.compile(r"[0-9]{4,8}")
STANDING = (Asked.WAITING, Asked.YES)
HOLDS_THE_TABLE = frozenset({SeatKind.RESIDENT, SeatKind.COORDINATOR})


def may_move(table: Table, to: State) -> bool:
    return to in MOVES[State(table.state)]


def is_running(table: Table) -> bool:
    return table.state != State.DONE


def may_be_asked(candidate: Candidate | None) -> bool:
    """Nobody is asked before the resident said so."""
    return candidate is not None and candidate.ask == Ask.YES


def are_three_times_to_come(times: Collection[datetime], now: datetime) -> bool:
    """Exactly three different times, all still to come."""
    return len(times) == TIMES_PROPOSED == len(set(times)) and all(time > now for time in times)


def may_answer(invitation: Invitation, *, planned: bool, via: str, now: datetime) -> bool:
    """A guest answers by link in time, and may change it until a day is chosen; the coordinator can always note it."""
    if invitation.state == Asked.CANCELLED:
        return False
    if via != Via.LINK:
        return True
    return now < invitation.expires_at and (invitation.state == Asked.WAITING or not planned)


def may_be_withdrawn(invitation: Invitation) -> bool:
    return invitation.state in STANDING


def is_open(sitting: Sitting, now: datetime) -> bool:
    """Whether the tablet is open: three hours at most, then it ends by itself."""
    ends = sitting.ends_by
    return sitting.state == SittingState.OPEN and ends is not None and now < ends


def may_be_opened(sitting: Sitting, now: datetime) -> bool:
    """A planned sitting; or the one that is going on, with a new PIN."""
    return sitting.state == SittingState.PLANNED or is_open(sitting, now)


def may_try_pin(sitting: Sitting) -> bool:
    return sitting.pin_tries < PIN_TRIES


def is_pin(pin: str) -> bool:
    return PIN.fullmatch(pin) is not None


def may_hear_of(open_to: str, kind: str) -> bool:
    """Whether an answer that is open to these people may give its pictures to a guest of this kind."""
    if open_to == OpenTo.TABLE:
        return True
    return open_to == OpenTo.PROFESSIONALS and kind not in NEIGHBOURS


def digest(code: str) -> str:
    """What is kept of the code in a link: enough to know it again, too little to make it."""
    return sha256(code.encode()).hexdigest()


def manual() -> str:
    """The page about the states of a table, as it stands in `docs/tafel.md`."""
    rows = [f"| {state.label} | `State.{state.name}` | {STATE_MEANS[state]} |" for state in MOVES]
    lines = [
        "# De tafel: van gasten zoeken tot afgerond",
        "",
        "Getekend uit `tables.words.MOVES`. Teken opnieuw met `schuifaan django drawtable > docs/tafel.md`.",
        "",
        "```mermaid",
        drawing(MOVES),
        "```",
        "",
        "| staat | code | wat het betekent |",
        "|---|---|---|",
        *rows,
    ]
    return "\n".join(lines) + "\n"
