"""The watch book: who signed in or tried to, who was turned away, and what went wrong; one line of JSON each.

It tells no name, no address and no word of anybody: who is an id, a name that was tried and the address it came from
are marks. A file a day, for its owner alone, beside the database and not in it; the clock throws old ones away.
"""

import json
import logging
import os
from collections.abc import Callable
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from schuifaan.base.periods import now
from schuifaan.site.attempts import mark
from schuifaan.site.keys import private_folder

KEPT_DAYS = 90
# Whoever floods us fills no disk.
LARGEST = 50 * 1024 * 1024
DOORS = ("account_login", "letter-enter")
NAMES = {
    400: "not understood", 403: "refused", 404: "not there", 405: "refused", 409: "not now", 413: "too large",
    429: "too often",
}  # fmt: skip

log = logging.getLogger(__name__)


def folder() -> Path:
    return Path(settings.VAR) / "security"


def note(event: str, request: HttpRequest | None = None, **more: Any) -> None:
    """Write one line. A page does not wait for a full disk: that is told on the screen."""
    at = now().astimezone(UTC)
    told = {"at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"), "event": event, **_about(request)}
    line = json.dumps({**told, **more}, ensure_ascii=True) + "\n"
    try:
        _append(private_folder(folder()) / f"{at:%Y-%m-%d}.jsonl", line.encode())
    except OSError:
        log.exception("The watch book could not be written.")


def _append(file: Path, line: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if os.fstat(descriptor).st_size < LARGEST:
            os.write(descriptor, line)
    finally:
        os.close(descriptor)


def _about(request: HttpRequest | None) -> dict[str, Any]:
    if request is None:
        return {}
    user = getattr(request, "user", None)
    return {
        "who": str(user.pk) if user is not None and user.is_authenticated else None,
        "from": mark(get_client_ip_address(request) or "")[:12],
        "method": request.method if request.method in ("GET", "HEAD", "POST") else "other",
        "page": _page(request),
    }


def _page(request: HttpRequest) -> str:
    """The name of the page and never its address, which may hold a code."""
    return request.resolver_match.view_name if request.resolver_match else ""


def forget_old() -> None:
    """Each night: what is older than the days that were promised goes."""
    oldest = f"{now().astimezone(UTC) - timedelta(days=KEPT_DAYS):%Y-%m-%d}"
    for file in folder().glob("*.jsonl"):
        if file.stem < oldest:
            file.unlink()


def watch(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Notes down who was turned away, and every page that failed."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if event := _event(request, response):
            note(event, request, status=response.status_code)
        return response

    return answer


def _event(request: HttpRequest, response: HttpResponseBase) -> str:
    status = response.status_code
    known = bool(getattr(request, "user", None) and request.user.is_authenticated)
    if status >= 500:
        return "fault"
    if status == 404 and not known:
        return ""  # Whoever looks for pages that other sites have; each line would be noise.
    if status == 302 and not known and _page(request) not in DOORS:
        return "turned away" if response.headers["Location"].split("?")[0] in map(reverse, DOORS) else ""
    return NAMES.get(status, "")
