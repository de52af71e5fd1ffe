"""How one story of the example goes: who tells what, who sits down, what they promise and what came of it."""

from dataclasses import dataclass
from typing import NamedTuple

from schuifaan.neighbourhood.words import Tag
from schuifaan.plans.words import Claim, RuleKind, Theme, Value
from schuifaan.stories.words import OpenTo, Told
from schuifaan.tables.words import Outcome, SeatKind


class Said(NamedTuple):
    """An answer to one of the three questions."""

    words: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class Promised:
    """Who does what; `day` counts from the sitting, `came` says what came of it."""

    who: str
    words: str
    day: int | None = 7
    often: str = ""
    open_to: OpenTo = OpenTo.TABLE
    euros: int = 0
    came: Claim = Claim.OPEN
    # Whether the old way would have asked for an official decision.
    old_decision: bool | None = None


@dataclass(frozen=True)
class Different:
    """Where this table does it differently; `backed` None means that it still waits."""

    who: str
    party: str
    theme: Theme
    kind: RuleKind
    rule: str
    instead: str
    effect: str
    consequences: str
    value: Value
    months: int = 6
    article: str = ""
    legal_test: str = ""
    backed: bool | None = None


class Cost(NamedTuple):
    """A line of the case analysis; `from_month` and `months` within the twelve."""

    path: str
    code: str
    units: str
    from_month: int = 0
    months: int = 12


@dataclass(frozen=True)
class Script:
    """One story from the first word to where it is today. `days_ago` is the day on which it was told."""

    name: str
    days_ago: int
    want: Said
    can: Said
    need: Said
    ends: str = "running"
    told: Told = Told.TOGETHER
    formal: bool = False
    restricted: bool = False
    login: str = ""
    area: int = 0
    household: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    guests: tuple[tuple[str, SeatKind], ...] = ()
    promises: tuple[Promised, ...] = ()
    different: tuple[Different, ...] = ()
    marks: tuple[int, ...] = ()
    costs: tuple[Cost, ...] = ()
    burden: tuple[tuple[str, str, int], ...] = ()
    counts: bool = True
    outcome: Outcome = Outcome.HELPED
    answer: str = ""
    # In whose own words an official decision is asked for.
    asks_decision: str = ""
