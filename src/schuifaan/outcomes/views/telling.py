"""How it went before, told in one conversation; and the second look after a year."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from schuifaan.base.access import behind
from schuifaan.neighbourhood.rules import analyst, me
from schuifaan.outcomes import actions, queries
from schuifaan.outcomes.forms import OldPathForm
from schuifaan.outcomes.views.finding import find, show


@behind(analyst)
@require_http_methods(["GET", "HEAD", "POST"])
def old_path(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """The common things under each other; searching is a GET, so that it works without script."""
    found, words = find(request, table_id), request.GET.get("zoek", "")[:60]
    form = OldPathForm(request.POST or None, lines=queries.common_lines(found, words))
    if form.is_valid():
        actions.tell_old_path(analysis=found, by=me(request), amounts=form.amounts)
        messages.success(request, _("Bewaard. Zo ging het vroeger."))
        return redirect("analysis", table_id)
    hits = queries.hits(words) if words else None
    return show(request, "outcomes/old_path.html", found, form=form, words=words, hits=hits)


@behind(analyst)
@require_POST
def again(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """A year later: what stands there is what was expected."""
    actions.look_again(analysis=find(request, table_id), by=me(request))
    messages.success(request, _("Wat jullie verwachtten, blijft staan. Zet nu bij hoe het echt ging."))
    return redirect("analysis", table_id)
