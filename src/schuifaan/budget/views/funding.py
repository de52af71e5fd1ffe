"""What funders do with the money of a year: promise it, pay in advance, settle it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from schuifaan.base.access import behind
from schuifaan.base.periods import today
from schuifaan.budget import actions
from schuifaan.budget.forms import AmountForm, FunderForm, TrancheForm
from schuifaan.budget.models import Fund, Tranche
from schuifaan.budget.views.asking import who
from schuifaan.budget.views.deeds import deed, years_of
from schuifaan.neighbourhood import rules as gates


@behind(gates.quartermaster)
def tranche_add(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """The money of a fund for one year: the base times the index, rounded once."""
    funds = Fund.objects.visible_to(who(request), "grant").select_related("agreement", "funder")
    fund = get_object_or_404(funds, pk=fund_id)
    form = TrancheForm(request.POST or None, years=years_of(fund.agreement), initial={"year": today().year})
    words = {
        "heading": _("Schrijf het geld van een jaar op"),
        "explained": _("Het bedrag, met de verhoging van dat jaar. We rekenen het uit en ronden één keer af."),
        "submit": _("Schrijf dit op"),
        "told": _("Het geld van dit jaar staat erin."),
    }
    back = reverse("fund", args=[fund.pk])
    return deed(
        request, form, lambda: actions.grant_tranche(fund=fund, by=who(request), **form.cleaned_data), back, words
    )


def _tranche(request: HttpRequest, tranche_id: UUID) -> Tranche:
    funds = Fund.objects.visible_to(who(request), "grant")
    rows = Tranche.objects.filter(fund__in=funds).select_related("fund__agreement", "fund__funder")
    return get_object_or_404(rows, pk=tranche_id)


@behind(gates.quartermaster)
def tranche_advance(request: HttpRequest, tranche_id: UUID) -> HttpResponse:
    """The funder paid in advance."""
    tranche = _tranche(request, tranche_id)
    form = FunderForm(request.POST or None)
    words = {
        "heading": _("Schrijf op wat er is ontvangen"),
        "explained": _("%(fund)s, %(year)s.") % {"fund": tranche.fund, "year": tranche.year},
        "submit": _("Dit is ontvangen"),
        "told": _("Het staat erbij."),
    }
    back = reverse("fund", args=[tranche.fund_id])
    return deed(
        request, form, lambda: actions.advance(tranche=tranche, by=who(request), **form.cleaned_data), back, words
    )


@behind(gates.quartermaster)
def tranche_settle(request: HttpRequest, tranche_id: UUID) -> HttpResponse:
    """The funder settled the year, on what was granted or on less."""
    tranche = _tranche(request, tranche_id)
    form = AmountForm(request.POST or None)
    words = {
        "heading": _("Schrijf op wat is vastgesteld"),
        "explained": _("Daarna verandert het geld van %(year)s niet meer.") % {"year": tranche.year},
        "submit": _("Dit is vastgesteld"),
        "told": _("Dit jaar is vastgesteld."),
    }
    back = reverse("fund", args=[tranche.fund_id])
    return deed(
        request, form, lambda: actions.settle(tranche=tranche, by=who(request), **form.cleaned_data), back, words
    )
