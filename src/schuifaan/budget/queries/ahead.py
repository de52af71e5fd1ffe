"""If it goes on like this: what the months so far say about the end of each year, with how far they swung."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, F, Q, Sum, When
from django.utils.translation import gettext as _

from schuifaan.base.periods import add_months, today
from schuifaan.base.spoken import euros, month
from schuifaan.budget.ledger import together
from schuifaan.budget.ledger.forecast import Ahead, AtEnd, Forecast, Now, forecast
from schuifaan.budget.models import Agreement, Entry, Pledge
from schuifaan.budget.queries.overview import PotOverview
from schuifaan.budget.words import Move

# As many complete months as count at most: what was long ago says little.
MONTHS_SEEN = 12


@dataclass(frozen=True)
class Outlook:
    """The forecast, and what it says in words."""

    forecast: Forecast
    first: date

    @property
    def banded(self) -> bool:
        return self.forecast.banded

    @property
    def this_year(self) -> AtEnd:
        return self.forecast.years[0]

    @property
    def last_year(self) -> AtEnd:
        return self.forecast.years[-1]

    @property
    def spending(self) -> dict[int, int]:
        """What each year to come takes, in the middle of the band."""
        ends = self.forecast.years
        before = [0, *(end.spent.middle for end in ends)]
        return {end.year: end.spent.middle - gone for end, gone in zip(ends[1:], before[1:], strict=False)}

    @property
    def conclusion(self) -> str:
        """One sentence, and the ends of the band in a second."""
        runs = self.forecast.runs_out
        if runs.middle is not None:
            return _("Als het zo doorgaat, is het geld op in %(month)s.") % {"month": self._month(runs.middle)}
        said = {"year": self.this_year.year, "left": euros(self.this_year.left.middle)}
        return _("Als het zo doorgaat, is er eind %(year)s nog %(left)s over.") % said

    @property
    def between(self) -> str:
        if not self.banded:
            return _("Er zijn nog te weinig maanden voorbij om te zeggen hoe zeker dit is.")
        runs, left = self.forecast.runs_out, self.this_year.left
        if runs.middle is None and left.low == left.high:
            return _("Zoveel is al beloofd. Daar gaan we van uit.")
        if runs.middle is None:
            said = {"low": euros(left.low), "high": euros(left.high)}
            return _("Het kan ook tussen %(low)s en %(high)s zijn.") % said
        earliest = self._month(runs.earliest or runs.middle)
        if runs.latest is None:
            return _("Op zijn vroegst in %(month)s. Het kan ook goed gaan.") % {"month": earliest}
        said = {"first": earliest, "last": self._month(runs.latest)}
        return _("Op zijn vroegst in %(first)s, op zijn laatst in %(last)s.") % said

    def _month(self, number: int) -> str:
        return month(add_months(self.first, number - 1))


def outlook(agreement: Agreement, overview: PotOverview) -> Outlook | None:
    """What is to be expected; nothing before the first month is over, or after the last year."""
    first = today().replace(day=1)
    took = _took(agreement)
    seen = _months(took, first)
    if not seen or not agreement.since <= today() <= agreement.until:
        return None
    stands = together(overview.in_year(year) for year in overview.years if year <= first.year)
    this_month = took.get(first, 0)
    if this_month * len(seen) >= sum(seen) and first.month < 12:
        # This month took what a month takes: it counts as it is, and what is to come begins after it.
        now, begins = Now(stands.balance, stands.set_apart, tuple(seen)), add_months(first, 1)
    else:
        now, begins = Now(stands.balance + this_month, stands.set_apart + this_month, tuple(seen)), first
    ahead = [Ahead(first.year, 13 - begins.month), *_later(agreement, overview, first.year)]
    return Outlook(forecast(now, ahead), begins)


def _later(agreement: Agreement, overview: PotOverview, year: int) -> list[Ahead]:
    """The years to come: what was granted for them already, else what was pledged."""
    last: dict[UUID, int] = dict(
        Pledge.objects.filter(fund__agreement=agreement).order_by("decided_on", "at").values_list("fund", "cents")
    )
    pledged = sum(last.values())
    years = [one for one in overview.years if one > year]
    return [Ahead(one, 12, overview.in_year(one).balance or pledged) for one in years]


SPENT = Q(move=Move.SPEND) | Q(move=Move.REVERSAL, undoes=Move.SPEND)
SIGNED = Sum(Case(When(move=Move.SPEND, then=F("cents")), default=-F("cents")))


def _took(agreement: Agreement) -> dict[date, int]:
    """What each month took up to today, from the first in which money was spent: what came before says nothing.

    Asked once, and per day: a database that must ask us what month it is, asks that of each line.
    """
    rows = Entry.objects.filter(SPENT, fund__agreement=agreement, on__lte=today()).order_by()
    days = list(rows.values_list("on").annotate(cents=SIGNED, spends=Count("id", filter=Q(move=Move.SPEND))))
    begun = min((on for on, _cents, spends in days if spends), default=date.max).replace(day=1)
    found: dict[date, int] = defaultdict(int)
    for on, cents, _spends in days:
        if on >= begun:
            found[on.replace(day=1)] += cents
    return dict(found)


def _months(took: dict[date, int], first: date) -> list[int]:
    """What each complete month took, the oldest first; a month without spending counts as well."""
    begins = max(add_months(first, -MONTHS_SEEN), min([*took, first]))
    months = (first.year - begins.year) * 12 + first.month - begins.month
    return [took.get(add_months(begins, number), 0) for number in range(months)]
