"""The pot at a glance: where each fund stands in each year, and the drawing of the years."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from schuifaan.base.drawings.pot import Part, PotYear, PotYears
from schuifaan.base.kept import kept
from schuifaan.base.periods import holds, today
from schuifaan.base.spoken import euros
from schuifaan.budget.ledger import Position, position_of_each, together
from schuifaan.budget.models import Agreement, Entry, Fund, as_move
from schuifaan.budget.words import FIRST_LIMITS
from schuifaan.neighbourhood.models import Neighbourhood, Party, Person, Role
from schuifaan.neighbourhood.words import Law

T = TypeVar("T")
NOTHING = Position()


@dataclass(frozen=True)
class FundYears:
    """A fund, and where it stands in each year."""

    fund: Fund
    years: dict[int, Position]

    def in_year(self, year: int) -> Position:
        return self.years.get(year, NOTHING)


@dataclass(frozen=True)
class PotOverview:
    """The pot of a neighbourhood over some years."""

    years: tuple[int, ...]
    funds: tuple[FundYears, ...]

    def in_year(self, year: int) -> Position:
        return together(fund.in_year(year) for fund in self.funds)

    @property
    def in_all(self) -> Position:
        return together(self.in_year(year) for year in self.years)

    def per_law(self, year: int) -> dict[Law, Position]:
        stands = self._by(year, lambda fund: fund.law)
        return {law: together(stands[law]) for law in Law if law in stands}

    def per_funder(self, year: int) -> dict[Party, Position]:
        stands = self._by(year, lambda fund: fund.funder)
        return {party: together(stands[party]) for party in sorted(stands, key=lambda one: (one.name, str(one.pk)))}

    def _by(self, year: int, of: Callable[[Fund], T]) -> dict[T, list[Position]]:
        found: dict[T, list[Position]] = {}
        for row in self.funds:
            found.setdefault(of(row.fund), []).append(row.in_year(year))
        return found


@kept
def _funds(place: UUID) -> QuerySet[Fund]:
    return Fund.objects.filter(agreement__neighbourhood=place).select_related("funder", "agreement")


@kept
def _moves(place: UUID) -> "QuerySet[Entry, Any]":
    """Of each fund in each year the sum of each kind of move, added up inside the index."""
    # A list of funds, and no join: SQLite then walks the index in its own order and sorts nothing.
    funds = Fund.objects.filter(agreement__neighbourhood=place).order_by().values("pk")
    rows = Entry.objects.filter(fund__in=funds, cents__gt=0).order_by()
    return rows.values_list("fund", "year", "move", "undoes").annotate(cents=Sum("cents"))


def _positions(place: UUID) -> dict[tuple[UUID, int], Position]:
    """Where each fund stands in each year, from one question to the database."""
    sums = _moves(place)
    return position_of_each(((fund, year), as_move(move, undoes, cents)) for fund, year, move, undoes, cents in sums)


def pot_overview(neighbourhood: Neighbourhood, years: Iterable[int]) -> PotOverview:
    """The whole pot over these years, per fund; the sums per law and per funder follow from it."""
    shown = tuple(years)
    found, order = _positions(neighbourhood.pk), list(Law)
    rows = sorted(
        _funds(neighbourhood.pk),
        key=lambda fund: (order.index(Law(fund.law)), fund.funder.name, fund.earmark, str(fund.pk)),
    )
    return PotOverview(
        shown,
        tuple(FundYears(fund, {year: found.get((fund.pk, year), NOTHING) for year in shown}) for fund in rows),
    )


@kept
def _agreements(place: UUID) -> QuerySet[Agreement]:
    return Agreement.objects.filter(neighbourhood=place).order_by("since", "id")


def agreement_of(neighbourhood: Neighbourhood, on: date) -> Agreement | None:
    """The agreement that holds on that day; else the one that comes first, else the latest."""
    there = _agreements(neighbourhood.pk)
    holding = [one for one in there if one.since <= on <= one.until]
    coming = [one for one in there if one.since > on]
    return next(iter([*holding, *coming, *reversed(there)]), None)


def funders_of(neighbourhood: Neighbourhood) -> list[Party]:
    """Who may pay into the pot: any party here; with its first fund it joins the pot, not only the way of working."""
    return list(Party.objects.filter(neighbourhood=neighbourhood).order_by("name", "id"))


def movers(neighbourhood: Neighbourhood) -> list[Person]:
    """Who has one of the three duties here today, each once."""
    kinds = [kind for _duty, kind, _cents in FIRST_LIMITS]
    roles = Role.objects.filter(holds(today()), neighbourhood=neighbourhood, kind__in=kinds).order_by("pk")
    found = {role.person_id: role.person for role in roles.select_related("person")}
    return sorted(found.values(), key=lambda person: (str(person), str(person.pk)))


def funders_of_fund(fund: Fund) -> list[Party]:
    """Who can have paid from a fund: the party whose money it is first, then the others here."""
    others = funders_of(fund.agreement.neighbourhood)
    return [fund.funder, *(party for party in others if party != fund.funder)]


def funds_to_choose(neighbourhood: Neighbourhood, on: date) -> list[tuple[Fund, int]]:
    """The funds that hold on that day, with what is free in each this year."""
    overview = pot_overview(neighbourhood, [on.year])
    rows = [row for row in overview.funds if row.fund.agreement.since <= on <= row.fund.agreement.until]
    return [(row.fund, row.in_year(on.year).available) for row in rows]


# Four laws have a colour of their own; the others share one.
TONES = {Law.WMO: "wmo", Law.WELZIJN: "welzijn", Law.JEUGDWET: "jeugd", Law.ZVW: "wil"}


def _parts(overview: PotOverview, year: int) -> tuple[Part, ...]:
    """What was spent, per law; the same laws in each year, so that the colours stay put."""
    per_law = overview.per_law(year)
    own = [Part(str(law.label), TONES[law], stands.spent) for law, stands in per_law.items() if law in TONES]
    others = {law: stands.spent for law, stands in per_law.items() if law not in TONES}
    name = str(next(iter(others)).label) if len(others) == 1 else _("andere wetten")
    return (*own, Part(name, "rest", sum(others.values()))) if others else tuple(own)


def years_figure(overview: PotOverview, this_year: int, expected: Mapping[int, int] | None = None) -> PotYears:
    """The years beside each other: the stroke is what was granted, the column what was spent, light what is expected.

    `expected`: what each year to come takes if it goes on like this.
    """
    coming = expected or {}
    kinds = {-1: _("besteed"), 0: _("tot nu"), 1: _("komt nog")}
    if coming:
        kinds[1] = _("verwacht")
    years = tuple(
        PotYear(
            str(year),
            overview.in_year(year).granted,
            (Part(_("verwacht"), "rest", coming[year]),) if year in coming else _parts(overview, year),
            kinds[(year > this_year) - (year < this_year)],
            expected=year in coming,
        )
        for year in overview.years
    )
    now = overview.in_year(this_year)
    said = {"spent": euros(now.spent), "granted": euros(now.granted), "year": this_year}
    return PotYears(
        title=_("In %(year)s besteedden we %(spent)s van %(granted)s") % said,
        described=_("Per jaar: wat is toegezegd en wat is besteed. De tabel eronder noemt de bedragen."),
        explained=_("De streep is wat is toegezegd. De kolom is wat is besteed. Licht is wat we verwachten.")
        if coming
        else _("De streep is wat is toegezegd. De kolom is wat is besteed."),
        other_side=_("Er staat nog %(apart)s opzij. Dat moet nog worden betaald.") % {"apart": euros(now.set_apart)},
        not_said=_("Hier zie je niet of het geld hielp. Ook staat er niet bij wat anders was uitgegeven."),
        years=years,
    )
