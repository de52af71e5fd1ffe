"""The page of the steering group: how the neighbourhood goes, in figures about at least ten people or about none."""

from dataclasses import dataclass
from functools import cached_property

from schuifaan.base.drawings.pot import Bearers, PotYears
from schuifaan.base.drawings.run import RunChart
from schuifaan.base.drawings.slope import Slope
from schuifaan.base.drawings.waterfall import Waterfall
from schuifaan.base.periods import today
from schuifaan.base.walls import contexts
from schuifaan.budget import queries as pot
from schuifaan.budget.ledger import Position
from schuifaan.house.queries import Week, taps_per_week
from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.outcomes.queries.figures import marks_slope, sum_bearers, sum_waterfall, taps_run
from schuifaan.outcomes.queries.marks import MarksThenAndNow, WorkMarks, marks_then_and_now, work_pleasure
from schuifaan.outcomes.queries.sums import SumOfCases, sum_of_cases
from schuifaan.plans.queries.lists import Pattern, patterns

WEEKS = 52


@dataclass(frozen=True)
class Steering:
    """All that the steering group sees. What is None is about fewer than ten."""

    place: Neighbourhood
    marks: MarksThenAndNow | None
    work: WorkMarks | None
    cases: SumOfCases | None
    overview: pot.PotOverview
    weeks: tuple[Week, ...]
    patterns: tuple[Pattern, ...]

    @cached_property
    def pot(self) -> Position:
        """Where the pot stands over all its years."""
        return self.overview.in_all

    @property
    def taps_last_week(self) -> int:
        return self.weeks[-1].taps

    @cached_property
    def marks_figure(self) -> Slope | None:
        return marks_slope(self.marks) if self.marks else None

    @cached_property
    def cases_figure(self) -> Waterfall | None:
        return sum_waterfall(self.cases) if self.cases else None

    @cached_property
    def bearers_figure(self) -> Bearers | None:
        return sum_bearers(self.cases) if self.cases else None

    @cached_property
    def pot_figure(self) -> PotYears | None:
        return pot.years_figure(self.overview, today().year) if self.overview.funds else None

    @cached_property
    def taps_figure(self) -> RunChart:
        return taps_run(self.weeks)


@contexts.work("sums")
def steering(place: Neighbourhood) -> Steering:
    """How it goes here. No words and no names are read for it."""
    agreement = pot.agreement_of(place, today())
    years = range(agreement.since.year, agreement.until.year + 1) if agreement else [today().year]
    return Steering(
        place=place,
        marks=marks_then_and_now(place),
        work=work_pleasure(place),
        cases=sum_of_cases(place),
        overview=pot.pot_overview(place, years),
        # The running week is not whole yet, and would look like a fall.
        weeks=tuple(taps_per_week(place, WEEKS + 1)[:-1]),
        patterns=tuple(patterns(place)),
    )
