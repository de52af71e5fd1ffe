"""The resident's own pages: my plan, my rights, and the receipt of a right that was used."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from schuifaan.base import journal
from schuifaan.base.access import behind, require, ruled, signed_in
from schuifaan.base.periods import today
from schuifaan.base.snapshot import about
from schuifaan.neighbourhood.rules import coordinator, me, quartermaster, resident
from schuifaan.plans import actions
from schuifaan.plans.forms import NoForm, RightForm
from schuifaan.plans.models import Procedure
from schuifaan.plans.queries.lists import marks_of, my_promises, newest_plan, open_procedures, want_of
from schuifaan.plans.queries.pages import is_late, plan_page
from schuifaan.plans.queries.receipt import receipt_pdf
from schuifaan.plans.queries.tablet import agreement
from schuifaan.plans.views.finding import PURPOSE, form_page, page_of, posted
from schuifaan.plans.words import RIGHT_SLUGS, Right
from schuifaan.tables.models import Table


@behind(resident)
@require_safe
def my_plan(request: HttpRequest) -> HttpResponse:
    found = newest_plan(me(request))
    journal.reading(request, found or me(request), about=me(request), purpose=PURPOSE)
    if found is None:
        return render(request, "plans/no_plan.html")
    about(Table, found.table_id)
    page = plan_page(found, me(request), today())
    marks = marks_of(found)
    more = {"want": want_of(found, me(request)), "marks": marks, "last_mark": marks[-1] if marks else 0}
    told = agreement(page.assents)
    return render(request, "plans/my_plan.html", {"page": page, "plan": found, "agreement": told, **more})


@behind(resident)
@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    asked = Procedure.objects.filter(resident=me(request)).defer("words").order_by("-asked_at", "pk")
    return render(request, "plans/rights.html", {"asked": asked, "plan": newest_plan(me(request))})


@behind(resident)
@form_page
def right_use(request: HttpRequest, slug: str) -> HttpResponse:
    """One right: what happens then, a few words if wanted, and a button."""
    right = RIGHT_SLUGS.get(slug)
    found = newest_plan(me(request))
    if right is None or (right == Right.NO and found is None):
        raise Http404
    form = (NoForm if right == Right.NO else RightForm)(posted(request))
    if form.is_valid():
        made = actions.use_right(plan=found, by=me(request), right=right, **form.cleaned_data)
        messages.success(request, _("Het is gestart. Je bewijs heeft nummer %(receipt)s.") % {"receipt": made.receipt})
        return redirect("rights")
    dates: Any = {"answer_by": actions.answer_by(right, today()), "right": right, "slug": slug}
    return render(request, "plans/right_use.html", {"form": form, **dates})


@behind(resident)
@require_safe
def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    procedure = get_object_or_404(
        Procedure.objects.visible_to(me(request)).select_related("resident", "neighbourhood"), receipt=receipt
    )
    journal.reading(request, procedure, about=procedure.resident, purpose=PURPOSE)
    named = {"Content-Disposition": f'attachment; filename="bewijs-{procedure.receipt}.pdf"'}
    return HttpResponse(receipt_pdf(procedure), content_type="application/pdf", headers=named)


@behind(coordinator, quartermaster)
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """The rights that residents used, for whoever sets them going: what they wrote is for them alone."""
    page = page_of(request, open_procedures(ruled(Procedure, me(request), "handle")))
    asked = list(page)
    journal.reading(request, me(request), about=None)
    for procedure in asked:
        journal.reading(request, procedure, about=procedure.resident, purpose=PURPOSE)
    return render(request, "plans/procedures.html", {"asked": asked, "page": page})


@behind(coordinator, quartermaster)
@require_POST
def procedure_settled(request: HttpRequest, receipt: str) -> HttpResponse:
    procedure = get_object_or_404(Procedure.objects.visible_to(me(request), "handle"), receipt=receipt)
    require(me(request), "handle", procedure)
    actions.settle_right(procedure=procedure, by=me(request))
    messages.success(request, _("Afgerond. Het bewijs van de bewoner blijft bewaard."))
    return redirect("procedures")


@behind(signed_in)
@require_safe
def my_own_promises(request: HttpRequest) -> HttpResponse:
    """What I promised, at every table at which I sit."""
    page = page_of(request, my_promises(me(request)))
    lines = list(page)
    journal.reading(request, me(request), about=None)
    for line in lines:
        journal.reading(request, line.plan, about=line.plan.table.resident, purpose=PURPOSE)
    shown = [(line, is_late(line, today())) for line in lines]
    return render(request, "plans/my_promises.html", {"lines": shown, "page": page})
