"""What the parties agreed, as it is read: its versions, the money per fund and year, the keys and the mandates."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base.periods import today
from schuifaan.base.spoken import euros
from schuifaan.budget.ledger import Account
from schuifaan.budget.models import (
    Agreement,
    AgreementVersion,
    AllocationKey,
    AllocationShare,
    ClosedPeriod,
    Entry,
    Fund,
    LawEntry,
    Limit,
    OrderedStep,
    Participation,
    Tranche,
)
from schuifaan.budget.policies import most_at_once
from schuifaan.budget.queries.why import name_of
from schuifaan.budget.words import FIRST_LIMITS, Duty, Turn
from schuifaan.neighbourhood.models import Party, Person


@dataclass(frozen=True)
class FundTranches:
    """A fund, and its money per year: None where nothing was granted yet."""

    fund: Fund
    years: tuple[Tranche | None, ...]

    @property
    def named(self) -> list[tuple[int, Tranche | None]]:
        """Each with its year."""
        first = self.fund.agreement.since.year
        return list(enumerate(self.years, start=first))


@dataclass(frozen=True)
class Mandate:
    """How much somebody may move at once, said in words."""

    limit: Limit
    who: str


@dataclass(frozen=True)
class Agreed:
    """An agreement with all that hangs on it. The version that holds today stands apart from the others."""

    agreement: Agreement
    years: tuple[int, ...]
    holds: AgreementVersion | None
    versions: tuple[AgreementVersion, ...]
    funds: tuple[FundTranches, ...]
    keys: tuple[AllocationKey, ...]
    mandates: tuple[Mandate, ...]
    closed: tuple[ClosedPeriod, ...]

    def _steps(self, turn: Turn) -> list[OrderedStep]:
        return [step for step in self.holds.steps.all() if step.turn == turn] if self.holds else []

    @property
    def over(self) -> list[OrderedStep]:
        return self._steps(Turn.OVER)

    @property
    def under(self) -> list[OrderedStep]:
        return self._steps(Turn.UNDER)

    @property
    def next_to_close(self) -> int | None:
        """The first year that is over and still open."""
        done = {period.year for period in self.closed}
        return next((year for year in self.years if year not in done and year < today().year), None)


def agreed(agreement: Agreement) -> Agreed:
    """All of an agreement, in as many questions whatever stands in it."""
    versions = list(_versions(agreement))
    years = tuple(range(agreement.since.year, agreement.until.year + 1))
    # The newest that has begun; before the first day the first that will.
    holds = next(iter([one for one in reversed(versions) if one.since <= today()] + versions), None)
    return Agreed(
        agreement=agreement,
        years=years,
        holds=holds,
        versions=tuple(reversed(versions)),
        funds=_funds(agreement, years),
        keys=tuple(_keys(agreement)),
        mandates=_mandates(agreement, today()),
        closed=tuple(ClosedPeriod.objects.filter(agreement=agreement).order_by("year")),
    )


def _versions(agreement: Agreement) -> list[AgreementVersion]:
    parties = Participation.objects.select_related("party").order_by("party__name", "id")
    prefetch = (
        Prefetch("participations", queryset=parties),
        Prefetch("laws", queryset=LawEntry.objects.order_by("year", "law")),
        "steps",
        "clauses",
    )
    rows = AgreementVersion.objects.filter(agreement=agreement).order_by("number")
    return list(rows.prefetch_related(*prefetch))


def _funds(agreement: Agreement, years: tuple[int, ...]) -> tuple[FundTranches, ...]:
    funds = (
        Fund.objects.filter(agreement=agreement)
        .select_related("funder", "agreement")
        .order_by("law", "funder__name", "id")
    )
    there = {(one.fund_id, one.year): one for one in Tranche.objects.filter(fund__agreement=agreement).order_by("id")}
    return tuple(FundTranches(fund, tuple(there.get((fund.pk, year)) for year in years)) for fund in funds)


def _keys(agreement: Agreement) -> list[AllocationKey]:
    shares = AllocationShare.objects.select_related("party").order_by("party__name", "id")
    rows = AllocationKey.objects.filter(agreement=agreement).order_by("name", "-number")
    return list(rows.prefetch_related(Prefetch("shares", queryset=shares)))


def _mandates(agreement: Agreement, on: date) -> tuple[Mandate, ...]:
    """Of two for the same people only the newest: that one counts."""
    rows = Limit.objects.filter(agreement=agreement, since__lte=on).exclude(until__lt=on).select_related("party")
    newest = {limit.holds_for: limit for limit in rows.order_by("since", "at", "id")}
    told = []
    for limit in sorted(newest.values(), key=lambda one: (one.duty, one.role, one.cents, str(one.pk))):
        who = name_of(limit.person) if limit.person else str(limit.get_role_display())
        told.append(Mandate(limit, f"{who}, {limit.party}" if limit.party else who))
    return tuple(told)


def own_limit(agreement: Agreement | None, duty: Duty, person: Person) -> str:
    """How much this person may do at once, and what to do when it is more."""
    if agreement is None:
        return ""
    most = most_at_once(agreement, duty, person)
    if not most:
        return _("Er staat nog niet op hoeveel jij mag. Vraag de kwartiermaker om een grens.")
    return _("Je mag tot %(most)s in één keer. Is het meer? Vraag iemand die meer mag.") % {"most": euros(most)}


def own_limits(agreement: Agreement, person: Person) -> list[tuple[str, str]]:
    """For each duty that this person has: what it is, and how far it goes."""
    duties = {duty: kind for duty, kind, _cents in FIRST_LIMITS}
    mine = [duty for duty, kind in duties.items() if agreement.neighbourhood in person.places_as(kind)]
    return [(str(duty.label), own_limit(agreement, duty, person)) for duty in mine]


def key_names(agreement: Agreement) -> list[str]:
    """By which keys costs are shared here."""
    names = AllocationKey.objects.filter(agreement=agreement, since__lte=today()).order_by("name")
    return list(names.values_list("name", flat=True).distinct())


def funds_per_party(agreement: Agreement) -> dict[Party, list[Fund]]:
    """From which funds each party of the agreement can pay its part."""
    found: dict[Party, list[Fund]] = {}
    for fund in agreement.funds.select_related("funder").order_by("funder__name", "law", "earmark", "id"):
        found.setdefault(fund.funder, []).append(fund)
    return found


ACCOUNT_WORDS = {
    Account.RECEIVABLE: gettext_lazy("komt nog van de partijen"),
    Account.RECEIVED: gettext_lazy("ontvangen"),
    Account.FREE: gettext_lazy("vrij"),
    Account.RESERVED: gettext_lazy("spaarpot voor tegenvallers"),
    Account.COMMITTED: gettext_lazy("opzij gezet"),
    Account.SPENT: gettext_lazy("besteed"),
    Account.BETWEEN: gettext_lazy("tussen fondsen onderweg"),
    Account.CARRIED: gettext_lazy("tussen jaren onderweg"),
}


def trial_balance(agreement: Agreement, year: int) -> list[tuple[str, int, int]]:
    """What was written left and right of each account in a year; the database adds it up."""
    rows = Entry.objects.filter(fund__agreement=agreement, year=year).order_by()
    left = dict(rows.values_list("debit").annotate(cents=Sum("cents")))
    right = dict(rows.values_list("credit").annotate(cents=Sum("cents")))
    return [(str(ACCOUNT_WORDS[one]), left.get(str(one), 0), right.get(str(one), 0)) for one in Account]
