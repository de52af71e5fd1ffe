"""What a browser is told beside the content security policy: none of the device is asked for, and nothing is kept."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]
# What browsers know by this name: an unknown one is told as a fault on each page.
CLOSED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "geolocation",
    "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
# A passkey is asked for by our own pages only.
OWN = ("publickey-credentials-get", "publickey-credentials-create")
PERMISSIONS = ", ".join([f"{name}=()" for name in CLOSED] + [f"{name}=(self)" for name in OWN])
# Neither a browser nor a proxy keeps a page. Files that are served beside the pages bring a line of their own.
KEPT_NOWHERE = "private, no-store"
# Where someone leaves: what the browser still has of us goes too.
LEAVING = ("account_logout", "sitting-close")
# The only pages that are for search engines.
FOUND = ("home", "programme")


def device_policy(get_response: Answer) -> Answer:
    """Close what no page of ours needs, also against whoever would slip something into a page."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        if not response.headers.get("Cache-Control"):
            response.headers["Cache-Control"] = KEPT_NOWHERE
        _by_page(request, response)
        return response

    return answer


def _by_page(request: HttpRequest, response: HttpResponseBase) -> None:
    name = request.resolver_match.view_name if request.resolver_match else ""
    if name not in FOUND:
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    if name in LEAVING and request.method == "POST":
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
