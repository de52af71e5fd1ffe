"""What can be done with a case analysis in its state."""

from collections.abc import Collection
from datetime import date, timedelta

from schuifaan.base.periods import AMSTERDAM, add_months
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.outcomes.words import MONTHS_TO_LOOK_AGAIN, MOVES, Path, State
from schuifaan.tables.models import Table
from schuifaan.tables.words import State as TableState


def can_be_wanted(table: Table) -> bool:
    """Later: when the plan runs, and never while people still look for help."""
    return table.state in (TableState.RUNNING, TableState.DONE)


def can_be_changed(analysis: CaseAnalysis) -> bool:
    return State(analysis.state) is State.DRAFT


def can_be_agreed(analysis: CaseAnalysis, paths: Collection[str]) -> bool:
    """There is something to set side by side."""
    return State.AGREED in MOVES[State(analysis.state)] and set(paths) >= {Path.OLD, Path.NEW}


def can_be_reopened(analysis: CaseAnalysis) -> bool:
    return State.DRAFT in MOVES[State(analysis.state)]


def can_be_counted(analysis: CaseAnalysis) -> bool:
    """A yes to being counted is a yes to these figures, so they are there first."""
    return State(analysis.state) is State.AGREED


def too_early_from(on: date) -> date:
    """What was agreed from this day on can't be looked at once more today; of the few days before, not all can.

    Not every month has the day, so a year back is no whole answer: `can_look_again` gives it.
    """
    return add_months(on, -MONTHS_TO_LOOK_AGAIN) + timedelta(days=4)


def can_look_again(analysis: CaseAnalysis, on: date) -> bool:
    """A year after it was looked over together, and when the time that it is about has passed. Once."""
    if analysis.agreed_at is None or analysis.again_at is not None:
        return False
    agreed_on = analysis.agreed_at.astimezone(AMSTERDAM).date()
    return add_months(agreed_on, MONTHS_TO_LOOK_AGAIN) <= on and analysis.ends_on < on
