"""Whom to tell when something here is not safe: security.txt, as RFC 9116 asks."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from schuifaan.base.access import anyone, behind
from schuifaan.base.periods import now

VALID = timedelta(days=180)


@behind(anyone)
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Made at each answer, so that it never runs out while someone keeps this running."""
    ends = (now().astimezone(UTC) + VALID).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {ends:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri()}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
