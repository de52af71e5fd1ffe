"""The verbs of the pot: begin it, agree, grant, set apart, spend, release, move, take back, close."""

from schuifaan.budget.actions.agreeing import add_fund, agree, begin_agreement
from schuifaan.budget.actions.booking import PURPOSE
from schuifaan.budget.actions.moves import commit, expire, grant, release, reverse, spend, unbind

__all__ = [
    "PURPOSE", "add_fund", "agree", "begin_agreement", "commit", "expire", "grant", "release", "reverse", "spend",
    "unbind",
]  # fmt: skip
