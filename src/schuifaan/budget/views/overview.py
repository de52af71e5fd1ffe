"""Looking at the pot: the years at a glance, one fund line by line, and what is set apart."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schuifaan.base import spoken
from schuifaan.base.access import allowed, behind, may
from schuifaan.base.periods import today
from schuifaan.budget import queries
from schuifaan.budget.ledger import Position
from schuifaan.budget.models import Agreement, Entry, Fund
from schuifaan.budget.rules import places_to_begin, places_to_set_apart, places_with_pot
from schuifaan.budget.views.asking import short, who
from schuifaan.budget.words import What
from schuifaan.neighbourhood import rules as gates
from schuifaan.neighbourhood.views.who import place_for

PER_PAGE = 30


def _years(agreement: Agreement | None) -> list[int]:
    this_year = today().year
    return [this_year] if agreement is None else list(range(agreement.since.year, agreement.until.year + 1))


def _chosen(request: HttpRequest, years: list[int]) -> int:
    """The year that was asked for; else this one, else the nearest of the agreement."""
    asked = request.GET.get("jaar", "")
    if asked.isdecimal() and int(asked) in years:
        return int(asked)
    return min(max(today().year, years[0]), years[-1])


def _figures(stands: Position, year: int, this_month: int) -> list[tuple[str, ...]]:
    """The year in four amounts: sign, picture, amount, unit, what it is, and a word more."""
    month = _("Deze maand %(cents)s.") % {"cents": spoken.euros(this_month)}
    return [
        ("kan", "coins", *short(stands.available), _("is vrij."), _("Niemand wacht erop.")),
        ("wil", "piggy-bank", *short(stands.set_apart), _("staat opzij."), _("Beloofd, nog niet betaald.")),
        ("nodig", "hand-coins", *short(stands.spent), _("is besteed."), month if year == today().year else ""),
        ("afwijk", "handshake", *short(stands.granted), _("is toegezegd."), _("Door alle partijen samen.")),
    ]


@behind(gates.pot)
@require_safe
def pot(request: HttpRequest) -> HttpResponse:
    """The whole pot of a neighbourhood."""
    place = place_for(request, places_with_pot(who(request)))
    agreement = queries.agreement_of(place, today())
    years = _years(agreement)
    year, overview = _chosen(request, years), queries.pot_overview(place, years)
    first = today().replace(day=1)
    stands, this_month = overview.in_year(year), queries.spent_since(place, first)
    outlook = queries.outlook(agreement, overview) if agreement else None
    shown = {
        "place": place,
        "agreement": agreement,
        "outlook": outlook,
        "changes": queries.changed(place, first),
        "expiring": queries.expiring(who(request), place),
        "formal": queries.formal_decisions_told(place, who(request)),
        "year": year,
        "years": years,
        "stands": stands,
        "short": max(0, -stands.available),
        "figures": _figures(stands, year, this_month),
        "may_begin": place in places_to_begin(who(request)),
        "figure": queries.years_figure(overview, today().year, outlook.spending if outlook else None),
        "laws": [(law.label, stands) for law, stands in overview.per_law(year).items()],
        "funders": overview.per_funder(year).items(),
        "funds": [(row.fund, row.in_year(year)) for row in overview.funds],
        "below": [(row.fund, row.in_year(year)) for row in overview.funds if row.in_year(year).available < 0],
    }
    return render(request, "budget/pot.html", shown)


@behind(gates.pot)
@require_safe
def fund(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """One fund: its ground, and each entry with what is free after it."""
    found = get_object_or_404(Fund.objects.visible_to(who(request)).select_related("agreement", "funder"), pk=fund_id)
    years = _years(found.agreement)
    year = _chosen(request, years)
    page = Paginator(queries.fund_entries(found, year, who(request)), PER_PAGE).get_page(request.GET.get("blad"))
    shown = {
        "fund": found,
        "year": year,
        "years": years,
        "page": page,
        "lines": queries.lines(page.object_list, who(request)),
        "stands": Entry.objects.filter(fund=found, year=year).position(),
        "purposes": [What(one).label for one in What if found.permits(one)],
        "tranche": found.tranches.filter(year=year).prefetch_related("indices").first(),
        "may_grant": may(who(request), "grant", found),
        "may_let_residents": bool(found.earmark) and found.permits(What.RESIDENTS),
    }
    return render(request, "budget/fund.html", shown)


@behind(gates.pot)
@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """What is set apart and waits to be spent or released."""
    page = Paginator(queries.open_entries(who(request)), PER_PAGE).get_page(request.GET.get("blad"))
    shown = queries.open_commitments(who(request), page.object_list)
    apart = Agreement.objects.filter(neighbourhood__in=places_to_set_apart(who(request))).exists()
    return render(request, "budget/commitments.html", {"commitments": shown, "page": page, "may_set_apart": apart})


@behind(gates.pot)
@require_safe
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One line of the pot with its why."""
    seen = Entry.objects.visible_to(who(request)).select_related(
        "fund__funder", "fund__agreement", "party", "reverses", "commitment", "pair__fund__funder"
    )
    found = get_object_or_404(seen, pk=entry_id)
    verbs = allowed(Entry, Q(pk=found.pk), who(request), "spend", "reverse")[found.pk]
    told = queries.why(found, who(request))
    shown = {
        "told": told,
        "entry": found,
        "parts": queries.lines(told.parts, who(request)),
        "may_spend": "spend" in verbs and bool(told.stands and told.stands.set_apart),
        "may_reverse": "reverse" in verbs and told.taken_back is None,
    }
    return render(request, "budget/entry.html", shown)


@behind(gates.pot)
@require_safe
def agreement(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """What the parties agreed: who takes part, what comes first, and the money per fund and year."""
    seen = Agreement.objects.visible_to(who(request)).select_related("neighbourhood")
    found = get_object_or_404(seen, pk=agreement_id)
    place = found.neighbourhood
    shown = {
        "agreed": queries.agreed(found),
        "own_limits": queries.own_limits(found, who(request)),
        "may_begin": place in places_to_begin(who(request)),
        "may_share": place in places_to_set_apart(who(request)) and bool(queries.key_names(found)),
    }
    return render(request, "budget/agreement.html", shown)
