"""Deeds beside the plans: set apart for the house, move between funds, share a cost, agree anew, and close a year."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from schuifaan.base.access import behind, may
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions, queries
from schuifaan.budget.forms import KeyForm, LimitForm, MoveForm, OtherCommitForm, ShareForm, VersionForm
from schuifaan.budget.models import Agreement
from schuifaan.budget.queries.turns import parted, turns
from schuifaan.budget.rules import places_to_begin, places_to_set_apart
from schuifaan.budget.views.asking import done, who
from schuifaan.budget.words import Duty
from schuifaan.dialogues.queries import to_choose
from schuifaan.neighbourhood import rules as gates
from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.neighbourhood.views.who import place_for


def deed(
    request: HttpRequest, form: forms.Form, do: Callable[[], object], back: str, words: Mapping[str, str]
) -> HttpResponse:
    """A form that does one thing and goes back; `words`: heading, explained, submit, and what is told afterwards."""
    if done(form, do) is not None:
        messages.success(request, words["told"])
        return redirect(back)
    return render(request, "budget/deed.html", {"form": form, "back": back, **words})


def _agreement_of(place: Neighbourhood) -> Agreement:
    agreement = queries.agreement_of(place, today())
    if agreement is None:
        raise Refusal(_("Leg eerst de afspraak met de partijen vast. Dan komen de fondsen."))
    return agreement


def _place(request: HttpRequest, places: list[Neighbourhood]) -> Neighbourhood:
    if not places:
        raise Http404
    return place_for(request, places)


def years_of(agreement: Agreement) -> list[int]:
    return list(range(agreement.since.year, agreement.until.year + 1))


@behind(gates.coordinator)
def commit_other(request: HttpRequest) -> HttpResponse:
    """Set money apart for what no plan holds; with a decision behind it when there is too little."""
    place = _place(request, places_to_set_apart(who(request)))
    agreement = _agreement_of(place)
    form = OtherCommitForm(
        request.POST or None, funds=queries.funds_to_choose(place, today()), decisions=to_choose(place)
    )
    words = {
        "heading": _("Zet geld opzij"),
        "explained": _("Voor het huis, een initiatief of iets anders. Een ander betaalt het daarna."),
        "limit": queries.own_limit(agreement, Duty.COMMIT, who(request)),
        "submit": _("Zet dit geld opzij"),
        "told": _("Het geld staat opzij."),
    }
    year = today().year
    return deed(
        request, form, lambda: actions.commit(by=who(request), year=year, **form.cleaned_data),
        reverse("commitments"), words,
    )  # fmt: skip


@behind(gates.quartermaster)
def fund_move(request: HttpRequest) -> HttpResponse:
    """From one fund to another: only for what both are meant for, and as the agreement or a decision says."""
    place = _place(request, places_to_begin(who(request)))
    agreement = _agreement_of(place)
    funds = list(agreement.funds.select_related("funder").order_by("law", "funder__name", "earmark", "id"))
    years = years_of(agreement)
    given: dict[str, Any] = {
        "funds": funds,
        "years": years,
        "decisions": to_choose(place),
        "initial": {"year": today().year},
    }
    form = MoveForm(request.POST or None, **given)
    words = {
        "heading": _("Verplaats geld"),
        "explained": _("Van het ene fonds naar het andere. Het totaal blijft gelijk."),
        "submit": _("Verplaats dit geld"),
        "told": _("Het geld is verplaatst. Het staat bij allebei de fondsen."),
    }
    return deed(request, form, lambda: actions.move(by=who(request), **form.cleaned_data), reverse("pot"), words)


def _kept(request: HttpRequest, agreement_id: UUID, places: list[Neighbourhood]) -> Agreement:
    """An agreement of a neighbourhood where this person does this; of another it is not there."""
    rows = Agreement.objects.visible_to(who(request)).filter(neighbourhood__in=places)
    return get_object_or_404(rows.select_related("neighbourhood"), pk=agreement_id)


@behind(gates.coordinator)
def share(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """A cost of all parties, divided by the key that they agreed."""
    agreement = _kept(request, agreement_id, places_to_set_apart(who(request)))
    names = queries.key_names(agreement)
    if not names:
        raise Refusal(_("Spreek eerst af hoe jullie kosten delen. De kwartiermaker schrijft dat op."))
    form = ShareForm(request.POST or None, names=names, funds=queries.funds_per_party(agreement))
    words = {
        "heading": _("Deel kosten"),
        "explained": _("Iedere partij zet zijn deel opzij. Samen is het precies het bedrag."),
        "limit": queries.own_limit(agreement, Duty.COMMIT, who(request)),
        "submit": _("Verdeel dit bedrag"),
        "told": _("Het bedrag is verdeeld. Elk deel staat opzij."),
    }
    return deed(
        request, form, lambda: actions.share(agreement=agreement, by=who(request), **form.cleaned_data),
        reverse("commitments"), words,
    )  # fmt: skip


@behind(gates.quartermaster)
def limit_set(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """Up to how much somebody may move at once."""
    agreement = _kept(request, agreement_id, places_to_begin(who(request)))
    place = agreement.neighbourhood
    form = LimitForm(
        request.POST or None, parties=queries.funders_of(place), people=queries.movers(place),
        decisions=to_choose(place),
    )  # fmt: skip
    words = {
        "heading": _("Spreek een grens af"),
        "explained": _("Zo weet iedereen hoeveel iemand in één keer mag. De nieuwste grens telt."),
        "submit": _("Leg deze grens vast"),
        "told": _("De grens geldt vanaf nu."),
    }
    return deed(
        request, form, lambda: actions.set_limit(agreement=agreement, by=who(request), **form.cleaned_data),
        reverse("agreement", args=[agreement.pk]), words,
    )  # fmt: skip


@behind(gates.quartermaster)
def key_add(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """How the parties share a kind of cost from a day on; older costs keep the key of their own day."""
    agreement = _kept(request, agreement_id, places_to_begin(who(request)))
    place = agreement.neighbourhood
    form = KeyForm(request.POST or None, parties=queries.funders_of(place), decisions=to_choose(place))
    words = {
        "heading": _("Spreek af hoe jullie delen"),
        "explained": _("Wie twee delen heeft, betaalt twee keer zoveel als wie één deel heeft."),
        "submit": _("Leg deze verdeling vast"),
        "told": _("Zo delen jullie vanaf die dag."),
    }
    return deed(
        request, form, lambda: actions.agree_key(agreement=agreement, by=who(request), **form.cleaned_data),
        reverse("agreement", args=[agreement.pk]), words,
    )  # fmt: skip


@behind(gates.quartermaster)
def version_add(request: HttpRequest, agreement_id: UUID) -> HttpResponse:
    """A next version of the agreement; what was agreed before stays to be read."""
    agreement = _kept(request, agreement_id, places_to_begin(who(request)))
    place = agreement.neighbourhood
    given: dict[str, Any] = {
        "parties": queries.funders_of(place),
        "years": years_of(agreement),
        "decisions": to_choose(place),
        "now": queries.agreed(agreement).holds,
    }
    form = VersionForm(request.POST or None, **given)
    words = {
        "heading": _("Spreek iets nieuws af"),
        "explained": _("Hier staat wat nu geldt. Verander wat anders wordt. De oude versie blijf je zien."),
        "submit": _("Leg deze versie vast"),
        "told": _("De nieuwe versie staat vast."),
    }
    return deed(
        request, form, lambda: actions.agree(agreement=agreement, by=who(request), **form.cleaned_data),
        reverse("agreement", args=[agreement.pk]), words,
    )  # fmt: skip


@behind(gates.pot)
def year_close(request: HttpRequest, agreement_id: UUID, year: int) -> HttpResponse:
    """The trial balance of a year, and for the steering group the button that closes it."""
    agreement = get_object_or_404(Agreement.objects.visible_to(who(request)), pk=agreement_id)
    if year not in years_of(agreement):
        raise Http404
    may_close = may(who(request), "close", agreement)
    if request.method == "POST" and not may_close:
        raise Http404
    form = forms.Form(request.POST or None)
    if done(form, lambda: actions.close(agreement=agreement, year=year, by=who(request))):
        messages.success(request, _("%(year)s is dicht. De verslagen zijn bewaard.") % {"year": year})
        return redirect("agreement", agreement.pk)
    trial = queries.trial_balance(agreement, year)
    left, right = sum(one[1] for one in trial), sum(one[2] for one in trial)
    shown = {
        "agreement": agreement, "year": year, "next_year": year + 1, "form": form, "may_close": may_close,
        "limit": queries.own_limit(agreement, Duty.CLOSE, who(request)) if may_close else "",
        "turns": parted(turns(agreement, year)).to_do, "trial": trial, "left": left, "right": right,
        "balances": left == right,
    }  # fmt: skip
    return render(request, "budget/close.html", shown)
