"""What everyone may know of the pot, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from schuifaan.base.access import anyone, behind
from schuifaan.budget import queries
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
    return render(request, "budget/public.html", {"place": place, "years": years, "year": year, "told": told})
