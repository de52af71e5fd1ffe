"""Whoever guesses at a letter or at a one-time code is counted together with whoever guesses at passwords."""

from axes.handlers.proxy import AxesProxyHandler
from django.http import HttpRequest

# All letters together: a wrong code belongs to nobody.
LETTERS = "brief"


def is_locked_out(request: HttpRequest, name: str) -> bool:
    """Whether this visitor has to wait. The page that says so is put in the place of the answer."""
    if AxesProxyHandler.is_allowed(request, {"username": name}):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    request.axes_credentials = {"username": name}  # type: ignore[attr-defined]
    return True


def guessed_wrong(request: HttpRequest, name: str) -> None:
    """Count one wrong guess under this name and this address."""
    AxesProxyHandler.user_login_failed(sender=guessed_wrong, credentials={"username": name}, request=request)
