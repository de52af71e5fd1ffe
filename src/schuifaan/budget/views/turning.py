"""What the agreement says about a fund that is short or has money left: to read, and to write down in one press."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from schuifaan.base.access import behind, may
from schuifaan.budget import actions, queries
from schuifaan.budget.forms import TurnForm
from schuifaan.budget.models import Fund
from schuifaan.budget.views.asking import done, who
from schuifaan.budget.views.deeds import years_of
from schuifaan.dialogues.queries import to_choose
from schuifaan.neighbourhood import rules as gates


@behind(gates.pot)
def turn(request: HttpRequest, fund_id: UUID, year: int) -> HttpResponse:
    """The steps in their order, what they do to each fund, and for the quartermaster the button."""
    seen = Fund.objects.visible_to(who(request)).select_related("agreement__neighbourhood", "funder")
    fund = get_object_or_404(seen, pk=fund_id)
    if year not in years_of(fund.agreement):
        raise Http404
    may_write = may(who(request), "grant", fund)
    if request.method == "POST" and not may_write:
        raise Http404
    told = queries.turn_of(fund, year)
    form = TurnForm(
        request.POST or None, decisions=to_choose(fund.agreement.neighbourhood), initial={"seen": told and told.seal}
    )
    if done(form, lambda: actions.carry_out(fund=fund, year=year, by=who(request), **form.cleaned_data)):
        messages.success(request, _("Het staat erin, met het besluit erachter."))
        return redirect("fund", fund.pk)
    shown = {"fund": fund, "year": year, "turn": told, "form": form, "may_write": may_write}
    return render(request, "budget/turn.html", shown)
