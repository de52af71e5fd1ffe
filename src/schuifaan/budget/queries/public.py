"""Where the money went, for everyone: no single resident is to be found in it, however often somebody looks.

It counts up to the end of last month, in hundreds of euros. What fewer than ten residents got stands together with
something larger.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base.drawings.amounts import Amount, Amounts
from schuifaan.base.periods import today
from schuifaan.base.spoken import MONTHS, euros, listing
from schuifaan.base.walls import contexts
from schuifaan.budget import ledger
from schuifaan.budget.ledger.shown import Figure, shown
from schuifaan.budget.models import Agreement, Binding, Entry, EntryQuerySet, as_move
from schuifaan.budget.words import What
from schuifaan.neighbourhood.models import Neighbourhood

HUNDRED_EUROS = 10_000
TONES: dict[str, str] = {
    What.PROMISE: "wil", What.HOUSE: "nodig", What.INITIATIVE: "kan", What.QUARTERMASTER: "rest", What.SHARED: "rest",
    What.RESIDENTS: "anders",
}  # fmt: skip
# Said so that anyone knows what it is.
FOR_EVERYONE: dict[str, Any] = {
    What.PROMISE: gettext_lazy("hulp die in een plan staat"), What.HOUSE: gettext_lazy("het huis van de wijk"),
    What.INITIATIVE: gettext_lazy("iets wat buurtgenoten doen"), What.QUARTERMASTER: gettext_lazy("de kwartiermaker"),
    What.SHARED: gettext_lazy("kosten die we samen delen"), What.RESIDENTS: gettext_lazy("het bewonersbudget"),
}  # fmt: skip


@dataclass(frozen=True)
class PublicYear:
    """A year as everyone may read it, in hundreds of euros. `figure` is None as long as there is too little to show."""

    year: int
    until: date
    granted: int
    spent: int | None
    figure: Amounts | None
    together: str
    givers: tuple[tuple[str, int], ...]

    @property
    def left(self) -> int | None:
        return None if self.spent is None else self.granted - self.spent

    @property
    def last_month(self) -> str:
        return MONTHS[self.until.month - 1]


def rounded(cents: int) -> int:
    """To whole hundreds of euros, half up, so that a single payment can't be read from a difference."""
    return (cents + HUNDRED_EUROS // 2) // HUNDRED_EUROS * HUNDRED_EUROS


def public_years(neighbourhood: Neighbourhood) -> list[int]:
    """The years that have begun, the newest first."""
    agreements = Agreement.objects.filter(neighbourhood=neighbourhood).values_list("since", "until")
    years = {year for since, until in agreements for year in range(since.year, min(until.year, today().year) + 1)}
    return sorted(years, reverse=True)


def until_of(year: int) -> date | None:
    """The end of the last complete month of that year; nothing before the first one is over."""
    if year < today().year:
        return date(year, 12, 31)
    first = today().replace(day=1)
    return None if first.month == 1 else date.fromordinal(first.toordinal() - 1)


def public_year(neighbourhood: Neighbourhood, year: int) -> PublicYear | None:
    """What everyone may know of a year."""
    until = until_of(year)
    if until is None:
        return None
    lines = Entry.objects.filter(fund__agreement__neighbourhood=neighbourhood, year=year, on__lte=until)
    per_what = _positions(lines, "what")
    figures = _figures(neighbourhood, year, until, {what: one.spent for what, one in per_what.items()})
    # What residents decided stands one by one on a page of its own: nothing can hide behind a figure that is known.
    told = shown(one for one in figures if one.name != What.RESIDENTS)
    known = [one for one in figures if one.name == What.RESIDENTS]
    hidden = told.together is not None and told.together.cents is None
    spent_on = [row for row in (*told.figures, *known) if row.cents]
    rows = [Amount(str(FOR_EVERYONE[row.name]), TONES[row.name], rounded(row.cents)) for row in spent_on]
    names = listing(str(FOR_EVERYONE[name]) for name in told.together.names) if told.together else ""
    if told.together and told.together.cents is not None:
        rows.append(Amount(_("een paar dingen samen"), "rest", rounded(told.together.cents)))
    spent = None if hidden else rounded(sum(one.spent for one in per_what.values()))
    givers = sorted(_positions(lines, "fund__funder__name").items())
    return PublicYear(
        year=year, until=until, granted=rounded(sum(one.granted for _name, one in givers)), spent=spent,
        figure=_drawn(year, spent, rows) if rows and spent else None, together=names,
        givers=tuple((name, rounded(one.granted)) for name, one in givers if one.granted > 0),
    )  # fmt: skip


def _positions(lines: EntryQuerySet, per: str) -> dict[str, ledger.Position]:
    sums = lines.order_by().values_list(per, "move", "undoes").annotate(cents=Sum("cents"))
    return ledger.position_of_each((name, as_move(move, undoes, cents)) for name, move, undoes, cents in sums)


def _figures(neighbourhood: Neighbourhood, year: int, until: date, spent: dict[str, int]) -> list[Figure]:
    """What was spent on each kind of thing; of plans with how many residents stand behind it."""
    people = _residents(neighbourhood, year, until)
    return [Figure(what.value, spent.get(what.value, 0), people if what == What.PROMISE else None) for what in What]


@contexts.work("pot")
def _residents(neighbourhood: Neighbourhood, year: int, until: date) -> int:
    """For how many residents something was paid; who was wiped counts no more, so it is never too many."""
    paid = Entry.objects.filter(
        fund__agreement__neighbourhood=neighbourhood, year=year, on__lte=until, move="spend", what=What.PROMISE
    )
    bound = Binding.objects.filter(entry__in=paid.values("commitment"))
    counted = bound.aggregate(people=Count("promise__plan__table__resident", distinct=True))
    return int(counted["people"])


def _drawn(year: int, spent: int, rows: list[Amount]) -> Amounts:
    largest = max(rows, key=lambda row: row.cents)
    said = {"year": year, "most": largest.label, "cents": euros(spent)}
    return Amounts(
        title=_("In %(year)s ging het meeste geld naar %(most)s") % said,
        described=_("Per soort: hoeveel geld eraan is uitgegeven. De tabel eronder noemt de bedragen."),
        explained=_("Samen %(cents)s. We ronden af op honderd euro.") % said,
        not_said=_("Hier zie je niet of het geld hielp. En niet wat het anders had gekost."),
        rows=tuple(sorted(rows, key=lambda row: (-row.cents, row.label))),
    )
