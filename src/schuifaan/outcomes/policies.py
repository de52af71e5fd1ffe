"""What can be done with a case analysis in its state."""

from collections.abc import Collection

from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.outcomes.words import MOVES, Path, State
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
