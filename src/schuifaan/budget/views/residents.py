"""The bewonersbudget: to read for everyone, to propose for whoever lives here, to count at the round table."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schuifaan.base.access import anyone, behind
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions, queries
from schuifaan.budget.forms import CountForm, ProposalForm, SmallPotForm
from schuifaan.budget.models import Fund, Proposal, ResidentsBudget
from schuifaan.budget.views.asking import done, who
from schuifaan.budget.words import ProposalState
from schuifaan.dialogues.queries import to_choose
from schuifaan.neighbourhood import rules as gates
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.views.who import place_for


@behind(anyone)
@require_safe
def residents_budget(request: HttpRequest) -> HttpResponse:
    """What residents decided, and what the next round table talks about."""
    person = request.user if isinstance(request.user, Person) else None
    mine = [role.neighbourhood for role in person.roles_now] if person else []
    there = mine or list(Neighbourhood.objects.order_by("name", "id"))
    place = place_for(request, there) if there else None
    pots = queries.small_pots(place, person) if place else []
    return render(request, "budget/residents_budget.html", {"place": place, "pots": pots})


@behind(gates.no_staff)
def propose(request: HttpRequest, budget_id: UUID) -> HttpResponse:
    """Propose something for the neighbourhood, in a few sentences."""
    budgets = ResidentsBudget.objects.visible_to(who(request), "propose").select_related("fund__agreement")
    budget = get_object_or_404(budgets, pk=budget_id)
    form = ProposalForm(request.POST or None)
    if done(form, lambda: actions.propose(budget=budget, by=who(request), **form.cleaned_data)):
        messages.success(request, _("Dank je wel. De rondetafel praat erover."))
        return redirect("residents-budget")
    return render(request, "budget/propose.html", {"budget": budget, "form": form})


@behind(gates.coordinator)
def count(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Write down how many said yes and how many no."""
    proposals = Proposal.objects.visible_to(who(request), "count").select_related("budget__fund__agreement")
    proposal = get_object_or_404(proposals, pk=proposal_id)
    if proposal.state != ProposalState.PROPOSED:
        raise Refusal(_("Hier is al over geteld."))
    form = CountForm(request.POST or None)
    if counted := done(form, lambda: actions.count(proposal=proposal, by=who(request), **form.cleaned_data)):
        told = {
            ProposalState.ACCEPTED: _("De rondetafel zei ja. Het geld staat opzij."),
            ProposalState.DECLINED: _("De rondetafel zei nee. Dat staat nu op de lijst."),
        }
        messages.success(request, told[ProposalState(counted.state)])
        return redirect("residents-budget")
    return render(request, "budget/count.html", {"proposal": proposal, "form": form})


@behind(gates.quartermaster)
def residents_budget_begin(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """Let residents decide on this fund, within rules that the steering group stands behind."""
    funds = Fund.objects.visible_to(who(request), "grant").select_related("agreement__neighbourhood", "funder")
    fund = get_object_or_404(funds, pk=fund_id)
    form = SmallPotForm(request.POST or None, decisions=to_choose(fund.agreement.neighbourhood))
    if done(form, lambda: actions.begin_residents_budget(fund=fund, by=who(request), **form.cleaned_data)):
        messages.success(request, _("Bewoners beslissen nu over dit geld."))
        return redirect("residents-budget")
    return render(request, "budget/residents_budget_begin.html", {"fund": fund, "form": form})
