"""Taking in a party's own file: a list to fill in, a preview, and then all of it or nothing."""

import csv
import io
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from schuifaan.base import spoken
from schuifaan.base.access import behind
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions, queries
from schuifaan.budget.forms import ActualsForm
from schuifaan.budget.models import Fund
from schuifaan.budget.queries.actuals import Actual, code, read
from schuifaan.budget.queries.sheets import UnreadableError
from schuifaan.budget.views.asking import who
from schuifaan.neighbourhood import rules as gates
from schuifaan.neighbourhood.models import Party

SALT = "schuifaan.budget.actuals"
# Long enough to read the preview; after that the file is sent anew.
SECONDS = 3600


def _fund(request: HttpRequest, fund_id: UUID) -> Fund:
    funds = Fund.objects.visible_to(who(request), "grant").select_related("agreement", "funder")
    return get_object_or_404(funds, pk=fund_id)


@behind(gates.quartermaster)
def actuals(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """First the file, then the preview; nothing is kept of the file itself."""
    fund = _fund(request, fund_id)
    if "rows" in request.POST:
        return _take_in(request, fund)
    form = ActualsForm(request.POST or None, request.FILES or None, parties=queries.funders_of_fund(fund))
    shown: dict[str, Any] = {"fund": fund, "form": form}
    if form.is_valid():
        shown |= _preview(request, fund, form)
    return render(request, "budget/actuals.html", shown)


def _preview(request: HttpRequest, fund: Fund, form: ActualsForm) -> dict[str, Any]:
    """What the file would do. With a single fault there is no button to go on."""
    party: Party = form.cleaned_data["party"]
    try:
        found = read(form.cleaned_data["file"].read())
    except UnreadableError as fault:
        form.add_error("file", str(fault))
        return {}
    if found.faults:
        return {"read": found}
    trial = actions.try_actuals(fund=fund, actuals=found.actuals, party=party, by=who(request))
    if trial.faults:
        return {"read": queries.Read((), trial.faults)}
    rows = [(one.row, one.year, one.number, one.on.isoformat(), one.cents, one.reference) for one in found.actuals]
    signed = signing.dumps([str(fund.pk), str(who(request).pk), str(party.pk), rows], salt=SALT, compress=True)
    return {"trial": trial, "party": party, "signed": signed}


def _take_in(request: HttpRequest, fund: Fund) -> HttpResponse:
    """Book what was in the preview: it is signed, so that nothing else is booked."""
    try:
        told = signing.loads(request.POST["rows"], salt=SALT, max_age=SECONDS)
    except signing.BadSignature as fault:
        raise Refusal(_("Kies het bestand opnieuw. Deze bladzijde stond te lang open.")) from fault
    fund_id, person_id, party_id, rows = told
    if (fund_id, person_id) != (str(fund.pk), str(who(request).pk)):
        raise Refusal(_("Kies het bestand opnieuw."))
    party = get_object_or_404(Party, pk=party_id, neighbourhood=fund.agreement.neighbourhood_id)
    paid = [Actual(row, year, number, date.fromisoformat(on), *rest) for row, year, number, on, *rest in rows]
    booked = actions.take_in(fund=fund, actuals=paid, party=party, by=who(request))
    said = ngettext("Deze betaling staat erin.", "Deze %(n)s betalingen staan erin.", len(booked))
    messages.success(request, said % {"n": len(booked)})
    return redirect("fund", fund.pk)


@behind(gates.quartermaster)
@require_safe
def open_list(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """The list to fill in: what stands apart in this fund, with the number of each."""
    fund = _fund(request, fund_id)
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";")
    writer.writerow(["nummer", "waarvoor", "staat nog opzij", "datum", "bedrag", "kenmerk"])
    for one in queries.open_commitments(who(request), queries.open_entries(who(request)).filter(fund=fund)):
        left = spoken.euro(one.stands.set_apart).removeprefix("€ ")
        writer.writerow([code(one.entry.year, one.entry.number), one.entry.get_what_display(), left, "", "", ""])
    response = HttpResponse(f"\ufeff{lines.getvalue()}", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="opzij.csv"'
    return response
