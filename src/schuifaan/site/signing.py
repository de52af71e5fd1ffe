"""Signing in for staff: how allauth and axes work together here, and who must show a second factor.

Passwords, one-time codes and letters are counted in one place. Five wrong ones under one name from one address, or
twenty from one address whatever the name, and that address waits a quarter of an hour.
"""

import time
from typing import Any, cast
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.contrib.auth import logout
from django.db.models import Sum
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schuifaan.base.access import anyone
from schuifaan.base.post import post
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.rules import lacks_second_factor
from schuifaan.site import events, factors, sessions
from schuifaan.site.attempts import mark
from schuifaan.site.attempts import who as attempts_who
from schuifaan.site.signing_forms import LATER

NAMES_PER_ADDRESS = 4
SIGNING_IN = ("allauth.",)
LETTER_PAGES = ("account_login", "account_logout")
# Here something changes of how someone signs in.
CHANGING = (
    "account_change_password", "account_set_password", "mfa_activate_totp", "mfa_deactivate_totp",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_add_webauthn",
    "mfa_remove_webauthn", "mfa_edit_webauthn",
)  # fmt: skip
SHOWING_IT = ("mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_logout")
WRONG_CODE = _("Deze code klopt niet. Kijk in je app en typ de nieuwste code over.")
WRONG_PASSWORD = _("Dit wachtwoord klopt niet. Probeer het nog een keer.")
TAKEN = _("Dit e-mailadres hoort al bij iemand. Kies een ander adres.")
OLD_LINK = _("Deze link werkt niet meer. Vraag een nieuwe link.")


class Attempts(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts wrong guesses: per name, and a quarter as strictly per address over all names."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """The first of the two lists is of this name, the second of this address."""
        lists = self.get_user_attempts(request, credentials)
        named, address = (rows.aggregate(sum=Sum("failures_since_start"))["sum"] or 0 for rows in lists)
        return max(named, address // NAMES_PER_ADDRESS)

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        """The address of a letter holds its code, so the page that was asked for is not kept."""
        if request is not None:
            request.axes_path_info = ""  # type: ignore[attr-defined]
            events.note("sign-in failed", request, tried=attempts_who(request, credentials))
        super().user_login_failed(sender, credentials, request, **kwargs)

    def user_logged_in(self, sender: Any, request: HttpRequest, user: Person, **kwargs: Any) -> None:
        """Whoever got in begins with a clean slate; what others did from this address stays counted."""
        sessions.begin(request)
        events.note("signed in", request, how=ways(request, user))
        self.clean_expired_user_attempts(request)
        if user.email:
            here = AccessAttempt.objects.filter(ip_address=request.axes_ip_address)  # type: ignore[attr-defined]
            here.filter(username=mark(user.email)).delete()

    def user_logged_out(self, sender: Any, request: HttpRequest, user: Person | None, **kwargs: Any) -> None:
        if user is not None:
            events.note("signed out", request, who=str(user.pk))
        super().user_logged_out(sender, request, user, **kwargs)


def ways(request: HttpRequest, person: Person) -> list[str]:
    """How this person showed who they are: "password", "mfa totp"; nothing for a letter, the page says that."""
    records = get_authentication_records(request, person)
    return [" ".join(filter(None, (record["method"], record.get("type")))) for record in records]


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themself; mail waits in our own queue."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Dit account is gestopt. Bel de wijkcoördinator."),
        "email_password_mismatch": _("E-mail en wachtwoord horen niet bij elkaar. Kijk ze allebei na."),
        "email_taken": TAKEN,
        "enter_current_password": _("Typ eerst je wachtwoord van nu."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": WRONG_PASSWORD,
        "invalid_login": _("E-mail en wachtwoord horen niet bij elkaar. Kijk ze allebei na."),
        "invalid_or_expired_key": OLD_LINK,
        "invalid_password_reset": OLD_LINK,
        "rate_limited": LATER,
        "too_many_login_attempts": LATER,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """These pages are pages, and no form is sent as data. Only our own script asks what a passkey must answer."""
        asked = request.resolver_match.view_name if request.resolver_match else ""
        return asked == "mfa_login_webauthn" and request.method == "GET" and bool(super().is_ajax(request))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("start")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not for whoever signed in a moment ago: they just showed who they are."""
        records = get_authentication_records(context.request, context.request.user)
        latest = max((record["at"] for record in records), default=0)
        return bool(time.time() - latest >= REAUTHENTICATION_TIMEOUT)

    def send_notification_mail(self, template_prefix: str, user: Person, *args: Any, **kwargs: Any) -> None:
        """Whoever changes how they sign in hears of it, and so does the watch book."""
        events.note("way in changed", self.request, what=template_prefix.rpartition("/")[2])
        super().send_notification_mail(template_prefix, user, *args, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """As every mail of the house: after the deed, by the worker."""
        told = {"request": self.request, "email": email, **context}
        subject = render_to_string(f"{template_prefix}_subject.txt", told).strip()
        body = render_to_string(f"{template_prefix}_message.txt", told).strip()
        post(to=email, subject=subject, body=f"{body}\n")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """What allauth says about second factors, in our words; the last one is not taken away."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Dit is je laatste manier. Voeg eerst een andere toe."),
        "cannot_generate_recovery_codes": _("Kies eerst een app of een passkey. Daarna maak je reservecodes."),
        "incorrect_code": WRONG_CODE,
    }

    def encrypt(self, text: str) -> str:
        """What makes the codes is no use to whoever has only the database."""
        return factors.lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        return factors.unlock(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def generate_authenticator_name(self, user: Person, type: Any) -> str:  # noqa: A002 - allauth's own name
        count = Authenticator.objects.filter(user=user, type=type).count()
        return str(_("Passkey %(number)s") % {"number": count + 1})


class SecondFactorMiddleware:
    """Before any page: whoever works with the stories of others has shown a second factor, or sets one up first."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer: HttpResponseBase = self.get_response(request)
        return answer

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        if not request.user.is_authenticated or getattr(view, "gates", ()) == (anyone,):
            return None
        signing_in = view.__module__.startswith(SIGNING_IN)
        if request.session.get("letter"):
            return keep_letter_small(request, signing_in=signing_in)
        if lacks_second_factor(request):
            return lead_to_second_factor(request, signing_in=signing_in)
        return lead_to_showing_both(request) if page_name(request) in CHANGING else None


def page_name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def keep_letter_small(request: HttpRequest, *, signing_in: bool) -> HttpResponseBase | None:
    """A letter lets a resident in: it sets up no password and no second factor, and opens no work with others."""
    if lacks_second_factor(request):
        logout(request)
        return redirect("account_login")
    return redirect("start") if signing_in and page_name(request) not in LETTER_PAGES else None


def lead_to_second_factor(request: HttpRequest, *, signing_in: bool) -> HttpResponseBase | None:
    """To setting one up, where there is none yet; else to showing it, also before anything of signing in changes."""
    if not Authenticator.objects.filter(user=request.user).exists():
        return None if signing_in else redirect("mfa_index")
    if page_name(request) in SHOWING_IT:
        return None
    return _lead("mfa_reauthenticate", request)


def _lead(name: str, request: HttpRequest) -> HttpResponseBase:
    back = {"next": request.get_full_path()} if request.method == "GET" else {}
    return redirect(f"{reverse(name)}?{urlencode(back)}")


def lead_to_showing_both(request: HttpRequest) -> HttpResponseBase | None:
    """Before anything of signing in changes: everything that it takes to sign in, shown again a moment ago.

    Whoever has no second factor yet has shown all there is; allauth asks for the password again.
    """
    person = cast(Person, request.user)
    factors_of = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    if not factors_of - {Authenticator.Type.RECOVERY_CODES}:
        return None
    since = time.time() - REAUTHENTICATION_TIMEOUT
    shown = [record for record in get_authentication_records(request, person) if record["at"] >= since]
    if not any(record["method"] == "mfa" for record in shown):
        return _lead("mfa_reauthenticate", request)
    passkey = any(record.get("type") == Authenticator.Type.WEBAUTHN for record in shown)
    if passkey or any(record["method"] == "password" for record in shown) or not person.has_usable_password():
        return None
    return _lead("account_reauthenticate", request)
