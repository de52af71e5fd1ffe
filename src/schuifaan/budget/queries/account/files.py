"""One press: the account as a paper and a workbook, and the journal in the ways that other programs read.

What is stored when a year closes is made here too. A journal follows from the books alone, so it can be made again and
must be the same to the byte; paper and workbook carry the day they were made.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch
from django.utils.text import slugify

from schuifaan.budget.ledger.exports import csv_of, json_of
from schuifaan.budget.ledger.plain import Plain
from schuifaan.budget.ledger.plaintext import beancount_of, hledger_of
from schuifaan.budget.models import Agreement, ClosedPeriod, ClosedReport, Entry, Fund, plain_lines
from schuifaan.budget.queries.account.facts import facts_of, payers_of
from schuifaan.budget.queries.account.paper import account_pdf
from schuifaan.budget.queries.account.report import Report
from schuifaan.budget.queries.account.workbook import account_xlsx
from schuifaan.budget.queries.account.writing import report_of

PAPERS: dict[str, tuple[str, Callable[[Report], bytes]]] = {
    "pdf": ("application/pdf", account_pdf),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", account_xlsx),
}
JOURNALS: dict[str, tuple[str, Callable[[list[Plain]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", csv_of),
    "json": ("application/json", json_of),
    "hledger": ("text/plain; charset=utf-8", hledger_of),
    "beancount": ("text/plain; charset=utf-8", beancount_of),
}
FORMS = (*PAPERS, *JOURNALS)
EVERYONE = "alle-partijen"


@dataclass(frozen=True, slots=True)
class File:
    """Something to take along."""

    name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def lines_of(agreement: Agreement, funder: UUID | None = None, year: int | None = None) -> list[Plain]:
    """The lines of all, or of one that pays; of all years, or of one; in the order of the books."""
    funds = Fund.objects.filter(agreement=agreement)
    funds = funds.filter(funder=funder) if funder else funds
    # By their ids, so that the database finds the lines in the order of the books and need not sort them.
    found = Entry.objects.filter(fund__in=sorted(funds.values_list("pk", flat=True)))
    return plain_lines(found.filter(year=year) if year else found)


def _name(who: str, years: Sequence[int], form: str) -> str:
    span = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
    return f"rekening-{(slugify(who) or EVERYONE)[:40]}-{span}.{form}"


def account_file(
    agreement: Agreement, form: str, made_on: date, *, funder: UUID | None = None, year: int | None = None
) -> File:
    """The account in one of the FORMS, of the books as they stand now."""
    facts = facts_of(agreement, made_on, funder=funder, year=year)
    name = _name(facts.funder, facts.years, form)
    if form in PAPERS:
        media_type, draw = PAPERS[form]
        return File(name, media_type, draw(report_of(facts)))
    media_type, write = JOURNALS[form]
    return File(name, media_type, write(lines_of(agreement, funder, year)))


def year_journals(agreement: Agreement, year: int) -> Iterator[File]:
    """The lines of a year in every form. They follow from the books alone: made again, they are the same."""
    lines = lines_of(agreement, year=year)
    for form, (media_type, write) in JOURNALS.items():
        yield File(_name("", [year], form), media_type, write(lines))


def closing_files(agreement: Agreement, year: int, made_on: date) -> Iterator[File]:
    """What is stored when a year closes: for all together in every form, and the account of each that pays."""
    yield from year_journals(agreement, year)
    whole = facts_of(agreement, made_on, year=year)
    taken: set[str] = set()
    for number, facts in enumerate((whole, *(whole.of_funder(funder) for _payer, funder in payers_of(whole)))):
        report = report_of(facts)
        who = facts.funder if _name(facts.funder, [year], "") not in taken else f"{number} {facts.funder}"
        taken.add(_name(who, [year], ""))
        for form, (media_type, draw) in PAPERS.items():
            yield File(_name(who, [year], form), media_type, draw(report))


def closed_years(agreement: Agreement) -> list[ClosedPeriod]:
    """The closed years, the latest first, with the names of what was kept; the files themselves stay where they are."""
    kept = Prefetch("reports", ClosedReport.objects.defer("content"))
    return list(ClosedPeriod.objects.filter(agreement=agreement).prefetch_related(kept).order_by("-year"))


def not_the_same(period: ClosedPeriod) -> list[str]:
    """The stored files of a closed year that are not what they were, or do not follow from the books any more."""
    again = {file.name: file.sha256 for file in year_journals(period.agreement, period.year)}
    stored = {report.name: hashlib.sha256(bytes(report.content)).hexdigest() for report in period.reports.all()}
    changed = {report.name for report in period.reports.all() if report.sha256 != stored[report.name]}
    return sorted(changed | {name for name, digest in again.items() if stored.get(name) != digest})
