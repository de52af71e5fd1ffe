"""The account of the pot: who gave, what it was for, what went otherwise; to read, to take along, to check."""

from schuifaan.budget.queries.account.facts import Facts, facts_of
from schuifaan.budget.queries.account.files import FORMS, File, account_file, closing_files, not_the_same
from schuifaan.budget.queries.account.writing import report_of

__all__ = ["FORMS", "Facts", "File", "account_file", "closing_files", "facts_of", "not_the_same", "report_of"]
