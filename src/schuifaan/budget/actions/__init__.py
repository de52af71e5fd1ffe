"""The verbs of the pot: begin it, agree, grant, set apart, spend, release, move, share, take back, close."""

from schuifaan.budget.actions.agreeing import add_fund, agree, begin_agreement
from schuifaan.budget.actions.between import move, reserve, unreserve
from schuifaan.budget.actions.booking import PURPOSE
from schuifaan.budget.actions.closing import close, keep_report
from schuifaan.budget.actions.funding import advance, grant_tranche, pay_back, pledge, settle
from schuifaan.budget.actions.importing import Trial, take_in, try_actuals
from schuifaan.budget.actions.moves import commit, expire, grant, release, reverse, spend, unbind
from schuifaan.budget.actions.residents import begin_residents_budget, count, propose
from schuifaan.budget.actions.sharing import agree_key, set_limit, share
from schuifaan.budget.actions.turning import carry_out

__all__ = [
    "PURPOSE", "Trial", "add_fund", "advance", "agree", "agree_key", "begin_agreement", "begin_residents_budget",
    "carry_out", "close", "commit", "count", "expire", "grant", "grant_tranche", "keep_report", "move", "pay_back",
    "pledge", "propose", "release", "reserve", "reverse", "set_limit", "settle", "share", "spend", "take_in",
    "try_actuals", "unbind", "unreserve",
]  # fmt: skip
