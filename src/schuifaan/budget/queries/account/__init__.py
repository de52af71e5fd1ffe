"""The account of the pot: who gave, what it was for, what went otherwise; to read, to take along, to check."""

from schuifaan.budget.queries.account.facts import Facts, facts_of, payers_of
from schuifaan.budget.queries.account.files import (
    FORMS,
    File,
    account_file,
    closed_years,
    closing_files,
    not_the_same,
)
from schuifaan.budget.queries.account.writing import report_of

__all__ = [
    "FORMS", "Facts", "File", "account_file", "closed_years", "closing_files", "facts_of", "not_the_same",
    "payers_of", "report_of",
]  # fmt: skip
