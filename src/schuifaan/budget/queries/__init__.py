"""Reading the pot: five years at a glance, one fund line by line, and what a promise was paid."""

from schuifaan.budget.queries.actuals import Read
from schuifaan.budget.queries.agreed import agreed, funds_per_party, key_names, own_limit, own_limits, trial_balance
from schuifaan.budget.queries.ahead import outlook
from schuifaan.budget.queries.entries import (
    Commitment,
    Line,
    PaidFor,
    commitment_position,
    corrections,
    expiring_on,
    fund_entries,
    lines,
    open_commitments,
    open_entries,
    paid_for,
    spent_since,
)
from schuifaan.budget.queries.news import changed, expiring, formal_decisions_told
from schuifaan.budget.queries.overview import (
    NOTHING,
    FundYears,
    PotOverview,
    agreement_of,
    funders_of,
    funders_of_fund,
    funds_to_choose,
    movers,
    pot_overview,
    years_figure,
)
from schuifaan.budget.queries.public import public_year, public_years
from schuifaan.budget.queries.residents import Counted, small_pots
from schuifaan.budget.queries.turns import turn_of
from schuifaan.budget.queries.why import clauses_for, why

__all__ = [
    "Commitment", "Counted", "FundYears", "Line", "NOTHING", "PaidFor", "PotOverview", "Read", "agreed", "agreement_of",
    "changed", "clauses_for", "commitment_position", "corrections", "expiring", "expiring_on", "formal_decisions_told",
    "fund_entries", "funders_of", "funders_of_fund", "funds_per_party", "funds_to_choose", "key_names", "lines",
    "movers", "open_commitments", "open_entries", "outlook", "own_limit", "own_limits", "paid_for", "pot_overview",
    "public_year", "public_years", "small_pots", "spent_since", "trial_balance", "turn_of", "why", "years_figure",
]  # fmt: skip
