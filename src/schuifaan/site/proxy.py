"""Who is at the other end, when a proxy of our own stands in between."""

from django.http import HttpRequest


def address(request: HttpRequest) -> str:
    """The last address that was added is our proxy's own word; what stands before it, anyone can write."""
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    return forwarded.split(",")[-1].strip() or str(request.META.get("REMOTE_ADDR", ""))
