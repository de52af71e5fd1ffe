"""The pages of the pot: to look at it, and to move money."""

from schuifaan.budget.views.moves import commit, grant, release, reverse, spend
from schuifaan.budget.views.overview import commitments, fund, pot

__all__ = ["commit", "commitments", "fund", "grant", "pot", "release", "reverse", "spend"]
