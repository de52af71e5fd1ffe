"""The pages of the pot: to begin it, to look at it, and to move money."""

from schuifaan.budget.views.account import account, account_file, account_kept
from schuifaan.budget.views.actuals import actuals, open_list
from schuifaan.budget.views.begin import agreement_begin, fund_add
from schuifaan.budget.views.deeds import commit_other, fund_move, key_add, limit_set, share, version_add, year_close
from schuifaan.budget.views.funding import pay_back, pledge, reserve, tranche_add, tranche_advance, tranche_settle
from schuifaan.budget.views.moves import commit, grant, release, reverse, spend
from schuifaan.budget.views.overview import agreement, commitments, entry, fund, pot
from schuifaan.budget.views.public import public
from schuifaan.budget.views.residents import count, propose, residents_budget, residents_budget_begin
from schuifaan.budget.views.turning import turn

__all__ = [
    "account", "account_file", "account_kept", "actuals", "agreement", "agreement_begin", "commit", "commit_other",
    "commitments", "count", "entry", "fund", "fund_add", "fund_move", "grant", "key_add", "limit_set", "open_list",
    "pay_back", "pledge", "pot", "propose", "public", "release", "reserve", "residents_budget",
    "residents_budget_begin", "reverse", "share", "spend", "tranche_add", "tranche_advance", "tranche_settle", "turn",
    "version_add", "year_close",
]  # fmt: skip
