"""What funders do with the money of a year: promise it, pay in advance, settle it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from schuifaan.base.access import behind
from schuifaan.base.periods import today
from schuifaan.base.spoken import euro
from schuifaan.budget import actions
from schuifaan.budget.forms import AmountForm, FunderForm, PayBackForm, PledgeForm, ReserveForm, TrancheForm
from schuifaan.budget.ledger import Kind, Move
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


@behind(gates.quartermaster)
def pay_back(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """Give the funder back what it paid too much: first what that does, and then the button."""
    fund = _fund(request, fund_id)
    stands = Entry.objects.filter(fund=fund, year=_year(request, fund)).position()
    given: dict[str, Any] = {"years": years_of(fund.agreement), "decisions": to_choose(fund.agreement.neighbourhood)}
    too_much = max(0, -stands.receivable)
    initial = {"year": _year(request, fund), "cents": euro(too_much).removeprefix("€ ") if too_much else ""}
    form = PayBackForm(request.POST or None, initial=initial, **given)
    words = {
        "heading": _("Schrijf op wat terugging"),
        "explained": _("%(fund)s. Kwam er meer dan is toegezegd? Dan gaat dat terug.") % {"fund": fund},
        "submit": _("Laat zien wat dit doet"),
        "told": _("Het staat erin. Dit geld is terug bij wie betaalde."),
    }
    back = reverse("fund", args=[fund.pk])
    if form.is_valid() and request.POST.get("seen") != _seen(form.cleaned_data):
        return render(request, "budget/pay_back.html", words | _what_it_does(fund, form, back))
    return deed(request, form, lambda: actions.pay_back(fund=fund, by=who(request), **form.cleaned_data), back, words)


def _year(request: HttpRequest, fund: Fund) -> int:
    """The year that was asked for, else this one."""
    asked = request.GET.get("jaar", "")
    return int(asked) if asked.isdecimal() and int(asked) in years_of(fund.agreement) else today().year


def _seen(given: dict[str, Any]) -> str:
    """Of which year and amount it was shown what they do."""
    return f"{given['year']} {given['cents']} {given['decision'] and given['decision'].pk}"


def _what_it_does(fund: Fund, form: PayBackForm, back: str) -> dict[str, Any]:
    """Where the fund stands with its funder, now and afterwards; nothing is written yet."""
    given = form.cleaned_data
    now = Entry.objects.filter(fund=fund, year=given["year"]).position()
    after = now.after(Move(Kind.PAYBACK, given["cents"]))
    return {"fund": fund, "form": form, "back": back, "given": given, "now": now, "after": after, "seen": _seen(given)}


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
