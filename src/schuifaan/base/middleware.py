"""The last look before a page: a page without a gate is closed, whatever its maker meant."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from schuifaan.base.walls import contexts

# Pages of others that bring their own gate: signing in. The served files are not pages.
OTHERS = ("allauth.",)


class AccessMiddleware:
    """Refuse each page that named no gate."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Default deny: a page that nobody put behind a gate is not there."""
        if not hasattr(view, "gates") and not view.__module__.startswith(OTHERS):
            raise Http404


def nobody_looks(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Until a page is served to someone, the database shows a request nothing that a resident told."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with contexts.nobody():
            return get_response(request)

    return middleware
