"""The queue of the privacy contact: who read what, one by one, and what it was. Never the words of a story."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuifaan.base import journal
from schuifaan.base.access import behind, may
from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.desk.forms import CloseForm
from schuifaan.desk.words import PURPOSES, SEEN
from schuifaan.neighbourhood import rules as gates
from schuifaan.neighbourhood.actions import review as actions
from schuifaan.neighbourhood.models import ReviewItem
from schuifaan.neighbourhood.queries import review as queries
from schuifaan.neighbourhood.rules import me
from schuifaan.neighbourhood.words import REVIEW


@behind(gates.reviewer)
@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """What waits, the oldest first; and the data breaches whose clock runs."""
    breaches = queries.breaches(me(request))
    journal.reading(request, me(request), about=None, purpose=REVIEW)
    for item in breaches:
        journal.reading(request, item, about=item.who, purpose=REVIEW)
    page = {"queue": queries.queue(me(request)), "breaches": breaches, "now": now()}
    return render(request, "desk/review.html", page)


def _find(request: HttpRequest, item_id: UUID) -> ReviewItem:
    rows = ReviewItem.objects.visible_to(me(request)).select_related("who", "about", "closed_by")
    item = get_object_or_404(rows.select_related("reading__held_back_by", "neighbourhood"), pk=item_id)
    journal.reading(request, item, about=item.about, purpose=REVIEW)
    if item.closed_at:
        journal.reading(request, item, about=item.who, purpose=REVIEW)
    return item


@behind(gates.reviewer)
@require_http_methods(["GET", "HEAD", "POST"])
def review_item(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """One thing to look over, and the form with what it was."""
    item = _find(request, item_id)
    form = None if item.closed_at else CloseForm(request.POST if request.method == "POST" else None)
    if form is not None and form.is_valid() and _closed(request, form, item):
        return redirect("review")
    return render(request, "desk/review_item.html", {"item": item, "form": form, **_around(request, item)})


def _around(request: HttpRequest, item: ReviewItem) -> dict[str, Any]:
    """What was read, in plain words; and the page of the emergency where this person may see it."""
    seen = [(SEEN.get(one.thing, one.thing), PURPOSES.get(one.purpose, ""), one) for one in queries.what_was_read(item)]
    leads = item.reading is not None and may(me(request), "read", item.reading) and gates.emergency.lets(request)
    return {"seen": seen, "leads": leads, "days": (now() - item.at).days}


def _closed(request: HttpRequest, form: CloseForm, item: ReviewItem) -> bool:
    try:
        actions.close(item=item, by=me(request), **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Nagekeken. Dank je wel."))
    return True


@behind(gates.reviewer)
@require_POST
def reported(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The breach was reported, or it was written down why not."""
    actions.report(item=_find(request, item_id), by=me(request))
    messages.success(request, _("Het datalek is afgehandeld."))
    return redirect("review")
