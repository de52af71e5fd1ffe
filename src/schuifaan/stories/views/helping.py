"""Who may do this for me: the resident's own page, and the same for the coordinator who heard it from them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from schuifaan.base.access import behind
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.actions.mandates import end_mandate
from schuifaan.neighbourhood.models import Mandate, Neighbourhood, Person
from schuifaan.neighbourhood.queries.mandates import helped_by, helpers_of
from schuifaan.neighbourhood.rules import coordinator, me, resident
from schuifaan.stories import queries
from schuifaan.stories.actions.helping import let_help
from schuifaan.stories.forms import HelperForm
from schuifaan.stories.views.speaking import my_place, posted, voice_for
from schuifaan.stories.views.theirs import find

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _page(teller: Person, form: HelperForm | None) -> dict[str, Any]:
    return {"helpers": helpers_of(teller), "form": form, "shielded": queries.is_shielded(teller)}


def _lets_help(request: HttpRequest, form: HelperForm, teller: Person, place: Neighbourhood) -> bool:
    """Whether it was given; the form says what to do when it was not."""
    sign_in_at = request.build_absolute_uri(reverse("account_reset_password"))
    try:
        mandate = let_help(
            resident=teller, by=me(request), neighbourhood=place, sign_in_at=sign_in_at, **form.cleaned_data
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("%(name)s mag nu helpen.") % {"name": mandate.helper})
    return True


@behind(resident)
@form_page
def my_helpers(request: HttpRequest) -> HttpResponse:
    """Who helps me, and letting someone help."""
    form = HelperForm(posted(request))
    if form.is_valid() and _lets_help(request, form, me(request), my_place(me(request))):
        return redirect("my-helpers")
    page = {"helped": helped_by(me(request)), "voice": voice_for(me(request))}
    return render(request, "stories/my_helpers.html", {**_page(me(request), form), **page})


def _stop(request: HttpRequest, mandate_id: UUID, teller: Person) -> None:
    rows = Mandate.objects.visible_to(me(request), "end").filter(resident=teller).select_related("helper", "resident")
    mandate = get_object_or_404(rows, pk=mandate_id)
    end_mandate(mandate=mandate, by=me(request))
    messages.success(request, _("%(name)s helpt niet meer.") % {"name": mandate.helper})


@behind(resident)
@require_POST
def my_helper_end(request: HttpRequest, mandate_id: UUID) -> HttpResponse:
    _stop(request, mandate_id, me(request))
    return redirect("my-helpers")


@behind(coordinator)
@form_page
def story_helpers(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """What the coordinator heard from the resident about who may help."""
    told = find(request, story_id, "answer")
    form = HelperForm(posted(request))
    if form.is_valid() and _lets_help(request, form, told.resident, told.neighbourhood):
        return redirect("story-helpers", told.pk)
    return render(request, "stories/helpers.html", {**_page(told.resident, form), "story": told})


@behind(coordinator)
@require_POST
def story_helper_end(request: HttpRequest, story_id: UUID, mandate_id: UUID) -> HttpResponse:
    told = find(request, story_id, "answer")
    _stop(request, mandate_id, told.resident)
    return redirect("story-helpers", told.pk)
