"""Moving money: find, may I, is it valid, do it, go on."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.access import behind
from schuifaan.base.periods import today
from schuifaan.base.spoken import euro
from schuifaan.budget import actions, queries
from schuifaan.budget.forms import AmountForm, CommitForm, GrantForm, SpendForm
from schuifaan.budget.models import Entry, Fund
from schuifaan.budget.policies import require_payable
from schuifaan.budget.views.asking import done, who
from schuifaan.budget.words import Duty, What
from schuifaan.dialogues.queries import to_choose
from schuifaan.neighbourhood import rules as gates
from schuifaan.plans.models import Promise


@behind(gates.coordinator)
def commit(request: HttpRequest, promise_id: UUID) -> HttpResponse:
    """Set money apart for one promise."""
    promises = Promise.objects.visible_to(who(request), "pay")
    promise = get_object_or_404(promises.select_related("plan__table__resident", "seat__person"), pk=promise_id)
    table = promise.plan.table
    journal.reading(request, promise, about=table.resident, purpose=actions.PURPOSE)
    require_payable(promise, today())
    funds = queries.funds_to_choose(table.neighbourhood, today())
    form = CommitForm(request.POST or None, funds=funds, decisions=to_choose(table.neighbourhood))
    set_apart = partial(actions.commit, year=today().year, what=What.PROMISE, by=who(request), promise=promise)
    if entry := done(form, lambda: set_apart(**form.cleaned_data)):
        messages.success(request, _("%(cents)s staat opzij voor deze afspraak.") % {"cents": euro(entry.cents)})
        return redirect(request.path)
    agreement = queries.agreement_of(table.neighbourhood, today())
    shown = {
        "promise": promise, "form": form, "funds": funds, "paid": queries.paid_for(promise),
        "limit": queries.own_limit(agreement, Duty.COMMIT, who(request)),
    }  # fmt: skip
    return render(request, "budget/commit.html", shown)


def _commitment(request: HttpRequest, entry_id: UUID) -> Entry:
    entries = Entry.objects.visible_to(who(request), "spend").select_related("fund__funder", "fund__agreement")
    return get_object_or_404(entries, pk=entry_id)


def _resolve(
    request: HttpRequest, commitment: Entry, form: AmountForm, do: Callable[..., Entry], page: tuple[str, str]
) -> HttpResponse:
    """Spend or release: what is left stands in the form, and what was done is told on the list."""
    template, told = page
    if part := done(form, lambda: do(commitment=commitment, by=who(request), **form.cleaned_data)):
        messages.success(request, told % {"cents": euro(part.cents)})
        return redirect("commitments")
    shown = {
        "commitment": commitment, "stands": queries.commitment_position(commitment), "form": form,
        "limit": queries.own_limit(commitment.fund.agreement, Duty.SPEND, who(request)),
    }  # fmt: skip
    return render(request, template, shown)


def _left(commitment: Entry) -> dict[str, str]:
    return {"cents": euro(queries.commitment_position(commitment).set_apart).removeprefix("€ ")}


@behind(gates.quartermaster)
def spend(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Pay a part of what was set apart, or all of it."""
    commitment = _commitment(request, entry_id)
    clauses = queries.clauses_for(commitment)
    form = SpendForm(request.POST or None, clauses=clauses, initial=_left(commitment))
    return _resolve(request, commitment, form, actions.spend, ("budget/spend.html", _("%(cents)s is besteed.")))


@behind(gates.quartermaster)
def release(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Let go of what is not needed any more."""
    commitment = _commitment(request, entry_id)
    form = AmountForm(request.POST or None, initial=_left(commitment))
    return _resolve(request, commitment, form, actions.release, ("budget/release.html", _("%(cents)s is weer vrij.")))


@behind(gates.quartermaster)
def grant(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """Write down what a funder decided."""
    funds = Fund.objects.visible_to(who(request), "grant").select_related("agreement", "funder")
    fund = get_object_or_404(funds, pk=fund_id)
    years = list(range(fund.agreement.since.year, fund.agreement.until.year + 1))
    form = GrantForm(request.POST or None, years=years, initial={"year": today().year})
    if entry := done(form, lambda: actions.grant(fund=fund, by=who(request), **form.cleaned_data)):
        messages.success(request, _("%(cents)s is bijgeschreven.") % {"cents": euro(entry.cents)})
        return redirect("fund", fund.pk)
    return render(request, "budget/grant.html", {"fund": fund, "form": form})


@behind(gates.pot)
def reverse(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Take an entry back that another made by mistake."""
    entries = Entry.objects.visible_to(who(request), "reverse").select_related("fund__funder", "fund__agreement")
    entry = get_object_or_404(entries, pk=entry_id)
    form = forms.Form(request.POST or None)
    if done(form, lambda: actions.reverse(entry=entry, by=who(request))):
        messages.success(request, _("Dit is teruggedraaid."))
        return redirect("fund", entry.fund_id)
    return render(request, "budget/reverse.html", {"entry": entry, "form": form})
