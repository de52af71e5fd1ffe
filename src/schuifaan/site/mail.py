"""Where letters by mail go: a folder in the example, a mail server when its address is given."""

from typing import Any
from urllib.parse import unquote, urlsplit

from schuifaan.site.unready import NotReady

PORTS = {"smtp": 587, "smtps": 465}
UNREAD = "SCHUIFAAN_MAIL_URL is not an address of a mail server; write smtp://name:password@host:587."


def from_url(url: str) -> dict[str, Any]:
    """`smtp://name:password@host:587` is encrypted once connected, `smtps://` from the first byte."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise NotReady(UNREAD) from fault
    if parts.scheme not in PORTS or not parts.hostname:
        raise NotReady(UNREAD)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
