"""The question to a guest, behind a link and without an account. Looking answers nothing: mail scanners look too."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from schuifaan.base.access import anyone, behind
from schuifaan.base.periods import now
from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.words import Tag
from schuifaan.tables import actions, policies, queries
from schuifaan.tables.forms import NO, YES, AnswerForm
from schuifaan.tables.models import Invitation, TimeOption
from schuifaan.tables.views.finding import form_page
from schuifaan.tables.words import Asked, Via


def _form(request: HttpRequest, asked: Invitation, *, planned: bool) -> AnswerForm:
    """Three times to choose from; once the day is chosen only yes or no to that day."""
    options = [] if planned else TimeOption.objects.filter(table=asked.table, starts_at__gt=now())
    said = {Asked.YES: YES, Asked.NO: NO}.get(Asked(asked.state), "")
    start = {"yes": said, "times": [str(pk) for pk in asked.suits.order_by("pk").values_list("time", flat=True)]}
    return AnswerForm(options, request.POST if request.method == "POST" else None, must_choose=True, initial=start)


@behind(anyone)
@contexts.work("guest")
@form_page
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever has the link is the guest; they see no name but of whom they may ask."""
    asked = queries.invitation_by_code(code)
    if asked is None:
        raise Http404
    sitting = queries.next_sitting(asked.table)
    can = policies.is_running(asked.table) and policies.may_answer(
        asked, planned=sitting is not None, via=Via.LINK, now=now()
    )
    form = _form(request, asked, planned=sitting is not None)
    if can and form.is_valid():
        actions.answer(invitation=asked, via=Via.LINK, **form.answer)
        messages.success(request, "Dank je wel. Je antwoord is bewaard.")
        return redirect("invitation", code=code)
    themes = [str(Tag(tag).label) for tag in asked.themes]
    page = {"asked": asked, "form": form, "can": can, "themes": themes, "sitting": sitting, "code": code}
    return render(request, "tables/invitation.html", page)
