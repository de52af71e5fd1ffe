"""What a browser is told beside the content security policy: none of the device is asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

CLOSED = ("camera", "microphone", "geolocation", "payment", "usb", "serial", "midi", "display-capture")
# A passkey is asked for by our own pages only.
OWN = ("publickey-credentials-get", "publickey-credentials-create")
PERMISSIONS = ", ".join([f"{name}=()" for name in CLOSED] + [f"{name}=(self)" for name in OWN])


def device_policy(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Close what no page of ours needs, also against whoever would slip something into a page."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answer
