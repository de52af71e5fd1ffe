"""Reading what it brought: prices, one case, sums from ten, marks, and the page of the steering group."""

from schuifaan.outcomes.queries.again import due_at_tables_of, due_for, due_to_ask, is_due_for_resident
from schuifaan.outcomes.queries.cases import (
    CaseView,
    LineView,
    analyses_for,
    case_view,
    own_analyses,
    table_to_analyse,
    with_missing_price,
)
from schuifaan.outcomes.queries.common import Common, common_lines, hits, told_at_once
from schuifaan.outcomes.queries.figures import CaseFigures, case_figures
from schuifaan.outcomes.queries.first import (
    AskedBefore,
    FirstHours,
    asked_before,
    first_hours,
    paid_from_pot,
    promises_by_seat,
)
from schuifaan.outcomes.queries.marks import MarksThenAndNow, marks_then_and_now, own_work_pleasure, work_pleasure
from schuifaan.outcomes.queries.prices import is_informal, is_known, last_level, laws_offered, price_choices
from schuifaan.outcomes.queries.steering import Steering, steering
from schuifaan.outcomes.queries.sums import LawSum, SumOfCases, sum_of_cases

__all__ = [
    "AskedBefore",
    "CaseFigures",
    "CaseView",
    "Common",
    "FirstHours",
    "LawSum",
    "LineView",
    "MarksThenAndNow",
    "Steering",
    "SumOfCases",
    "analyses_for",
    "asked_before",
    "case_figures",
    "case_view",
    "common_lines",
    "due_at_tables_of",
    "due_for",
    "due_to_ask",
    "first_hours",
    "hits",
    "is_due_for_resident",
    "is_informal",
    "is_known",
    "last_level",
    "laws_offered",
    "marks_then_and_now",
    "own_analyses",
    "own_work_pleasure",
    "paid_from_pot",
    "price_choices",
    "promises_by_seat",
    "steering",
    "sum_of_cases",
    "table_to_analyse",
    "told_at_once",
    "with_missing_price",
    "work_pleasure",
]
