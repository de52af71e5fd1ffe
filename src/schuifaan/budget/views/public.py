"""What everyone may know of the pot, without signing in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schuifaan.base.access import anyone, behind
from schuifaan.budget import queries
from schuifaan.budget.models import ResidentsBudget
from schuifaan.budget.queries.public import PublicYear
from schuifaan.budget.views.asking import short
from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.neighbourhood.views.who import place_for


@behind(anyone)
@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """Waar ging het geld heen: in hundreds of euros, and nothing about anyone."""
    there = list(Neighbourhood.objects.order_by("name", "id"))
    place = place_for(request, there) if there else None
    years = queries.public_years(place) if place else []
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else next(iter(years), None)
    told = queries.public_year(place, year) if place and year else None
    shown: dict[str, Any] = {
        "place": place,
        "years": years,
        "year": year,
        "told": told,
        "figures": _figures(told) if told else [],
    }
    shown["has_small_pot"] = ResidentsBudget.objects.filter(fund__agreement__neighbourhood=place).exists()
    return render(request, "budget/public.html", shown)


def _figures(told: PublicYear) -> list[tuple[str, ...]]:
    """The year in two or three amounts: sign, picture, amount, unit, what it is, and a word more."""
    until = _("Tot en met %(month)s %(year)s.") % {"month": told.last_month, "year": told.year}
    whole = _("Voor heel %(year)s.") % {"year": told.year}
    given = ("wil", "handshake", *short(told.granted), _("legden de partijen bij elkaar."), whole)
    if told.spent is None or told.left is None:
        little = _("Er is nog te weinig om te laten zien."), _("Anders weet je wie wat kreeg.")
        return [given, ("nodig", "hand-coins", "\N{EN DASH}", "", *little)]
    return [
        given,
        ("nodig", "hand-coins", *short(told.spent), _("is uitgegeven."), until),
        ("kan", "piggy-bank", *short(told.left), _("is nog niet uitgegeven."), _("Een deel is al beloofd.")),
    ]
