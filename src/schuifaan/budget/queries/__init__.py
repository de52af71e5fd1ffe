"""Reading the pot: five years at a glance, one fund line by line, and what a promise was paid."""

from schuifaan.budget.queries.entries import (
    Commitment,
    Line,
    PaidFor,
    commitment_position,
    expiring_on,
    lines,
    open_commitments,
    open_entries,
    paid_for,
    spent_since,
)
from schuifaan.budget.queries.overview import (
    NOTHING,
    FundYears,
    PotOverview,
    agreement_of,
    funders_of,
    funds_to_choose,
    pot_overview,
    together,
    years_figure,
)

__all__ = [
    "Commitment", "FundYears", "Line", "NOTHING", "PaidFor", "PotOverview", "agreement_of", "commitment_position",
    "expiring_on", "funders_of", "funds_to_choose", "lines", "open_commitments", "open_entries", "paid_for",
    "pot_overview", "spent_since", "together", "years_figure",
]  # fmt: skip
