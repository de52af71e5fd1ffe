"""The pages of the pot: to begin it, to look at it, and to move money."""

from schuifaan.budget.views.begin import agreement_begin, fund_add
from schuifaan.budget.views.moves import commit, grant, release, reverse, spend
from schuifaan.budget.views.overview import commitments, fund, pot

__all__ = [
    "agreement_begin", "commit", "commitments", "fund", "fund_add", "grant", "pot", "release", "reverse", "spend",
]  # fmt: skip
