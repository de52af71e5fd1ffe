"""What an account is made of: the lines of the books added up by the database, and the names of what they are about."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from schuifaan.base import spoken
from schuifaan.budget.ledger import Kind
from schuifaan.budget.ledger.account import Account, Alike, Counted, account
from schuifaan.budget.models import Agreement, Clause, ClosedPeriod, Entry, Fund
from schuifaan.budget.words import Move, What
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Party

# What lines must share to be added up. A reversal is told with the rule and the decision of what it takes back.
ALIKE = ("fund_id", "year", "party_id", "what", "told_decision", "told_rule", "told_why", "late")


@dataclass(frozen=True, slots=True)
class FundFact:
    """A fund by its names."""

    name: str
    law: str
    funder: UUID
    payer: str
    ground: str
    title: str
    purposes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionFact:
    question: str
    outcome: str
    on: date | None
    behind: str
    review: date | None = None


@dataclass(frozen=True, slots=True)
class ClosedFact:
    year: int
    on: date
    chain: str


@dataclass(frozen=True, slots=True)
class Crossing:
    """Money of one party that paid for what a fund of another could not."""

    payer: UUID
    fund: UUID
    year: int
    cents: int


@dataclass(frozen=True, slots=True)
class Facts:
    """One account before it is written: the sums, and every name that they need."""

    agreement: str
    place: str
    is_example: bool
    years: tuple[int, ...]
    made_on: date
    account: Account
    funds: dict[UUID, FundFact]
    parties: dict[UUID, str]
    decisions: dict[UUID, DecisionFact]
    clauses: dict[str, str]
    closed: tuple[ClosedFact, ...]
    crossings: tuple[Crossing, ...]
    funder: str = ""
    funder_id: UUID | None = None

    def of_funder(self, funder: UUID) -> "Facts":
        """The part of one party that pays: its funds; of another only what one paid for the other."""
        own = {key for key, fund in self.funds.items() if fund.funder == funder}
        crossings = tuple(one for one in self.crossings if one.payer == funder or one.fund in own)
        near = own | {one.fund for one in crossings}
        funds = {key: fund for key, fund in self.funds.items() if key in near}
        part = self.account.only(lambda row: row.fund in own)
        return replace(
            self, account=part, funds=funds, crossings=crossings, funder=self.parties[funder], funder_id=funder
        )

    def of_year(self, year: int) -> "Facts":
        crossings = tuple(one for one in self.crossings if one.year == year)
        part = self.account.only(lambda row: row.year == year)
        return replace(self, account=part, crossings=crossings, years=(year,))

    @property
    def own_funds(self) -> tuple[FundFact, ...]:
        """The funds that this account is about."""
        return tuple(fund for fund in self.funds.values() if self.funder_id in (None, fund.funder))


def payers_of(facts: Facts) -> list[tuple[str, UUID]]:
    """Each party that pays, once, by name."""
    return sorted({(fund.payer, fund.funder) for fund in facts.own_funds})


def counted_rows(entries: "QuerySet[Entry]") -> Iterator[Counted]:
    """The lines, added up by the database where they are alike."""
    told = {
        "told_decision": Coalesce("reverses__decision", "decision"),
        "told_rule": Coalesce("reverses__rule", "rule", Value("")),
        "told_why": Coalesce("reverses__why", "why", Value("")),
    }
    grouped = entries.order_by().annotate(**told).values_list(*ALIKE, "move", "undoes")
    for *alike, move, undoes, cents, count in grouped.annotate(sum_of_cents=Sum("cents"), lines=Count("pk")):
        yield Alike(*alike), Kind(move), Kind(undoes) if undoes else None, cents, count


def _fund(fund: Fund) -> FundFact:
    purposes = tuple(str(What(purpose).label) for purpose in What.values if fund.permits(purpose))
    return FundFact(
        str(fund), fund.get_law_display(), fund.funder_id, str(fund.funder), fund.ground, fund.title, purposes
    )


def _decisions(keys: Iterable[UUID]) -> dict[UUID, DecisionFact]:
    found = Decision.objects.filter(pk__in=keys).prefetch_related("behind__party", "behind__person")
    return {
        one.pk: DecisionFact(
            one.question,
            one.outcome,
            one.decided_on,
            spoken.listing(sorted({str(who) for who in one.behind.all()})),
            one.review_on if one.stands else None,
        )  # fmt: skip
        for one in found
    }


def _closed(agreement: Agreement) -> tuple[ClosedFact, ...]:
    rows = ClosedPeriod.objects.filter(agreement=agreement).order_by("year")
    return tuple(ClosedFact(row.year, spoken.local_date(row.at), row.chain_hash) for row in rows)


def _crossings(agreement: Agreement) -> tuple[Crossing, ...]:
    """What came in from another fund; the line of it names whose money it was."""
    came = Entry.objects.filter(Q(move=Move.MOVE_IN) | Q(undoes=Move.MOVE_IN), fund__agreement=agreement)
    found: Counter[tuple[UUID, UUID, int]] = Counter()
    for party, fund, year, undoes, cents in (
        came.order_by().values_list("party_id", "fund_id", "year", "undoes").annotate(sum_of_cents=Sum("cents"))
    ):
        found[party, fund, year] += -cents if undoes else cents
    return tuple(Crossing(*where, cents) for where, cents in found.items() if cents)


def facts_of(agreement: Agreement, made_on: date, *, funder: UUID | None = None, year: int | None = None) -> Facts:
    """All years of an agreement, for everyone who pays; or one year, or the part of one that pays."""
    funds = Fund.objects.filter(agreement=agreement).select_related("funder").order_by("law", "funder__name", "earmark")
    entries = Entry.objects.filter(fund__in=[fund.pk for fund in funds if funder in (None, fund.funder_id)])
    books = account(counted_rows(entries.filter(year=year) if year else entries))
    crossings = _crossings(agreement)
    parties = {row.party for row in books.rows} | {fund.funder_id for fund in funds}
    parties |= {one.payer for one in crossings}
    decisions = {row.decision for row in books.rows if row.decision}
    clauses = Clause.objects.filter(version__agreement=agreement).order_by("version__number")
    found = Facts(
        agreement=agreement.name,
        place=agreement.neighbourhood.name,
        is_example=agreement.neighbourhood.is_example,
        years=tuple(range(agreement.since.year, agreement.until.year + 1)),
        made_on=made_on,
        account=books,
        funds={fund.pk: _fund(fund) for fund in funds},
        parties={party.pk: str(party) for party in Party.objects.filter(pk__in=parties)},
        decisions=_decisions(decisions),
        clauses={clause.code: clause.text for clause in clauses},
        closed=_closed(agreement),
        crossings=crossings,
    )
    found = found.of_funder(funder) if funder else found
    return found.of_year(year) if year else found
