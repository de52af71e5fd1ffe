"""How a page goes out: drawn from one snapshot, its readings kept first. How a form comes in: once, or not at all."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from schuifaan.base import fields, journal
from schuifaan.base.models import PostedOnce
from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.base.snapshot import snapshot
from schuifaan.base.walls import contexts

SAFE = ("GET", "HEAD")
# No page of ours is asked for in another way.
WAYS = (*SAFE, "POST")


class ForgottenReadingError(RuntimeError):
    """A page read personal words and did not tell the journal; it is not sent."""


def turn_away(request: HttpRequest, lead: str) -> HttpResponseBase:
    """A stranger is led to where they can sign in; someone who is known learns nothing."""
    if request.user.is_authenticated or not lead:
        raise Http404
    return redirect(lead)


def serve(request: HttpRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Draw a page, or take in a form. A page for someone in particular is kept by no browser and no proxy."""
    if request.method not in WAYS:
        return HttpResponseNotAllowed(WAYS)
    token = fields.touched.set(False)
    try:
        with contexts.looking(**_who(request)):
            response = _draw(request, view) if request.method in SAFE else _take(request, view)
    except Refusal as refusal:
        response = render(
            request, "base/refusal.html", {"refusal": str(refusal), "back": _came_from(request)}, status=409
        )
    finally:
        fields.touched.reset(token)
    if request.user.is_authenticated:
        response.headers.setdefault("Cache-Control", "private, no-store")
    return response


def _who(request: HttpRequest) -> dict[str, Any]:
    """Whom the database hears of: whoever is signed in, else the tablet of a sitting."""
    if request.user.is_authenticated:
        return {"person": request.user.pk}
    session = getattr(request, "session", {})
    return {"sitting": session.get(contexts.SITTING)}


def _came_from(request: HttpRequest) -> str:
    """The page on which someone pressed the button; the front door when that is not one of ours."""
    referer = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure())
    return referer if ours else "/"


def _draw(request: HttpRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    with snapshot():
        response = view()
    _keep(request, response)
    return response


def _keep(request: HttpRequest, response: HttpResponseBase) -> None:
    """Keep the readings of a page before it is sent; a page that forgot them is not sent."""
    if response.status_code < 300 and fields.touched.get() and not journal.accounted(request):
        name = request.resolver_match.view_name if request.resolver_match else request.path
        raise ForgottenReadingError(name)
    journal.keep_readings(request)


def _take(request: HttpRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    key = _post_id(request)
    with transaction.atomic():
        posted, new = (None, True) if key is None else _claim(key)
        if posted and not new:
            return redirect(posted.location)
        response = view()
        _settle(posted, response)
        _keep(request, response)
    return response


def _post_id(request: HttpRequest) -> UUID | None:
    """The id of this form for this person: an id that somebody else used is another id."""
    try:
        return uuid5(UUID(request.POST.get("post_id", "")), str(request.user.pk))
    except ValueError:
        return None


def _claim(key: UUID) -> tuple[PostedOnce, bool]:
    """Take this id. A second sender waits here until the first is done, and then finds where it led."""
    hour = now().replace(minute=0, second=0, microsecond=0)
    return PostedOnce.objects.get_or_create(key=key, defaults={"at": hour, "location": ""})


def _settle(posted: PostedOnce | None, response: HttpResponseBase) -> None:
    """A form that led somewhere is done; one that came back with a question may be sent again."""
    if posted is None:
        return
    if isinstance(response, HttpResponse) and 300 <= response.status_code < 400:
        posted.location = response["Location"][:400]
        posted.save(update_fields=["location"])
    else:
        posted.delete()
