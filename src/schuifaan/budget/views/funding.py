"""What funders do with the money of a year: promise it, pay in advance, settle it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from schuifaan.base.access import behind
from schuifaan.base.periods import today
from schuifaan.budget import actions
from schuifaan.budget.forms import AmountForm, FunderForm, PledgeForm, ReserveForm, TrancheForm
from schuifaan.budget.models import Entry, Fund, Tranche
from schuifaan.budget.views.asking import who
from schuifaan.budget.views.deeds import deed, years_of
from schuifaan.dialogues.queries import to_choose
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


def _fund(request: HttpRequest, fund_id: UUID) -> Fund:
    funds = Fund.objects.visible_to(who(request), "grant").select_related("agreement__neighbourhood", "funder")
    return get_object_or_404(funds, pk=fund_id)


@behind(gates.quartermaster)
def pledge(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """What a funder promises for each year of the agreement."""
    fund = _fund(request, fund_id)
    form = PledgeForm(request.POST or None)
    words = {
        "heading": _("Schrijf op wat is toegezegd"),
        "explained": _("Dit geldt voor elk jaar van de afspraak, voor de verhoging."),
        "submit": _("Dit is toegezegd"),
        "told": _("De toezegging staat erin."),
    }
    back = reverse("fund", args=[fund.pk])
    return deed(request, form, lambda: actions.pledge(fund=fund, by=who(request), **form.cleaned_data), back, words)


@behind(gates.quartermaster)
def reserve(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """Keep something back for risks, or use what was kept back."""
    fund = _fund(request, fund_id)
    given: dict[str, Any] = {"years": years_of(fund.agreement), "initial": {"year": today().year}}
    form = ReserveForm(request.POST or None, decisions=to_choose(fund.agreement.neighbourhood), **given)
    words = {
        "heading": _("De spaarpot voor tegenvallers"),
        "explained": _("Wat erin zit, is niet vrij. Eruit halen kan als de afspraak of een besluit dat zegt."),
        "submit": _("Doe dit"),
        "told": _("De spaarpot is bijgewerkt."),
    }
    return deed(
        request, form, lambda: _reserved(fund, request, form.cleaned_data), reverse("fund", args=[fund.pk]), words
    )


def _reserved(fund: Fund, request: HttpRequest, given: dict[str, Any]) -> Entry:
    moved = {"fund": fund, "by": who(request), "year": given["year"], "cents": given["cents"]}
    if given["way"] == "in":
        return actions.reserve(**moved)
    return actions.unreserve(**moved, decision=given["decision"])


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
