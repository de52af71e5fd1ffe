"""Beginning a pot: what the parties agreed, and the funds in it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from schuifaan.base.access import behind
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions, queries
from schuifaan.budget.forms import AgreementForm, FundForm
from schuifaan.budget.rules import places_to_begin
from schuifaan.budget.views.asking import done, who
from schuifaan.neighbourhood import rules as gates
from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.neighbourhood.views.who import place_for


def _place(request: HttpRequest) -> Neighbourhood:
    """The neighbourhood whose pot this person keeps; who only checks it keeps none."""
    places = places_to_begin(who(request))
    if not places:
        raise Http404
    return place_for(request, places)


@behind(gates.quartermaster)
def agreement_begin(request: HttpRequest) -> HttpResponse:
    """What the parties agreed: a name, and from when until when."""
    place = _place(request)
    form = AgreementForm(request.POST or None)
    if done(form, lambda: actions.begin_agreement(neighbourhood=place, by=who(request), **form.cleaned_data)):
        messages.success(request, _("De afspraak staat vast. Maak nu de fondsen."))
        return redirect("fund-add")
    shown = {
        "form": form,
        "heading": _("Leg de afspraak vast"),
        "explained": _("Dit spraken de partijen af voor een aantal jaren."),
        "submit": _("Leg dit vast"),
    }
    return render(request, "budget/begin.html", shown)


@behind(gates.quartermaster)
def fund_add(request: HttpRequest) -> HttpResponse:
    """One more law and funder in the pot."""
    place = _place(request)
    agreement = queries.agreement_of(place, today())
    if agreement is None:
        raise Refusal(_("Leg eerst de afspraak met de partijen vast. Maak dan een fonds."))
    form = FundForm(request.POST or None, funders=queries.funders_of(place))
    if fund := done(form, lambda: actions.add_fund(agreement=agreement, by=who(request), **form.cleaned_data)):
        messages.success(request, _("%(fund)s staat in het wijkbudget.") % {"fund": fund})
        return redirect("fund", fund.pk)
    shown = {
        "form": form,
        "heading": _("Maak een fonds"),
        "explained": _("Een fonds hoort bij één wet en één partij die betaalt."),
        "submit": _("Maak dit fonds"),
    }
    return render(request, "budget/begin.html", shown)
