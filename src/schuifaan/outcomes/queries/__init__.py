"""Reading what it brought: prices, one case, sums from ten, marks, and the page of the steering group."""

from schuifaan.outcomes.queries.cases import (
    CaseView,
    LineView,
    analyses_for,
    case_view,
    first_hours,
    own_analyses,
    table_to_analyse,
    with_missing_price,
)
from schuifaan.outcomes.queries.figures import CaseFigures, case_figures
from schuifaan.outcomes.queries.marks import MarksThenAndNow, marks_then_and_now, own_work_pleasure, work_pleasure
from schuifaan.outcomes.queries.prices import is_informal, is_known, last_level, laws_offered, price_choices
from schuifaan.outcomes.queries.steering import Steering, steering
from schuifaan.outcomes.queries.sums import LawSum, SumOfCases, sum_of_cases

__all__ = [
    "CaseFigures",
    "CaseView",
    "LawSum",
    "LineView",
    "MarksThenAndNow",
    "Steering",
    "SumOfCases",
    "analyses_for",
    "case_figures",
    "case_view",
    "first_hours",
    "is_informal",
    "is_known",
    "last_level",
    "laws_offered",
    "marks_then_and_now",
    "own_analyses",
    "own_work_pleasure",
    "price_choices",
    "steering",
    "sum_of_cases",
    "table_to_analyse",
    "with_missing_price",
    "work_pleasure",
]
