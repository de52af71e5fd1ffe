"""A guest's mark for their own work at a table: optional, and seen by nobody but that guest."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schuifaan.base.access import behind, signed_in
from schuifaan.neighbourhood.rules import me
from schuifaan.outcomes import actions, queries
from schuifaan.outcomes.forms import PleasureForm
from schuifaan.tables.models import Seat


@behind(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def work_pleasure(request: HttpRequest, seat_id: UUID) -> HttpResponse:
    """How was it to work this way?"""
    seat = get_object_or_404(Seat.objects.visible_to(me(request), "work pleasure"), pk=seat_id)
    form = PleasureForm(request.POST or None)
    if form.is_valid():
        actions.give_work_pleasure(seat=seat, by=me(request), **form.cleaned_data)
        messages.success(request, _("Bedankt. Je cijfer is bewaard."))
        return redirect("work-pleasure", seat_id)
    given = queries.own_work_pleasure(seat, me(request))
    return render(request, "outcomes/work_pleasure.html", {"seat": seat, "form": form, "given": given})
