"""What is filled in to sign in: allauth's own forms, in our words, and every wrong code counted."""

from typing import Any
from uuid import NAMESPACE_OID, uuid5

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schuifaan.base.models import PostedOnce
from schuifaan.base.periods import now
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.views.guessing import guessed_wrong, is_locked_out

USED = _("Deze code is al gebruikt. Wacht op de volgende code in je app.")
LATER = _("Je probeerde het te vaak. Wacht een kwartier en probeer het dan nog een keer.")


class Plain(forms.Form):
    """A label says enough: no words inside the field, and no list of rules under it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""


class SignInForm(Plain, LoginForm):  # type: ignore[misc]
    """E-mail and password."""


class AskResetForm(Plain, ResetPasswordForm):  # type: ignore[misc]
    """The address to send a link to."""


class ChangeForm(Plain, ChangePasswordForm):  # type: ignore[misc]
    """Another password."""


class SetForm(Plain, SetPasswordForm):  # type: ignore[misc]
    """A first password."""


class ResetForm(Plain, ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password from a link."""


def counted(person: Person, code: Any) -> str:
    """Look at a one-time code; a wrong one counts as a wrong password of the same person."""
    name = str(person.email or person.login)
    if is_locked_out(context.request, name):
        raise ValidationError(LATER)
    try:
        return once(person, str(code()))
    except ValidationError:
        guessed_wrong(context.request, name)
        raise


def once(person: Person, code: str) -> str:
    """A code works one time: also the code of an app, as long as a slow clock would still take it."""
    key = uuid5(NAMESPACE_OID, f"code {person.pk} {code}")
    hour = now().replace(minute=0, second=0, microsecond=0)
    if not PostedOnce.objects.get_or_create(key=key, defaults={"at": hour, "location": ""})[1]:
        raise ValidationError(USED)
    return code


class CodeForm(Plain, AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""

    def clean_code(self) -> str:
        return counted(self.user, super().clean_code)


class CodeAgainForm(Plain, ReauthenticateForm):  # type: ignore[misc]
    """The same code, to show once more who you are."""

    def clean_code(self) -> str:
        return counted(self.user, super().clean_code)


class ActivateForm(Plain, ActivateTOTPForm):  # type: ignore[misc]
    """Setting up an app. Its first right code is a second factor in this session too."""

    def clean_code(self) -> str:
        code = str(super().clean_code())
        record_authentication(context.request, self.user, "mfa", type="totp")
        return code


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey. Making it is showing it, in this session."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Hoe noem je deze passkey?")
        self.fields["passwordless"].label = _("Hiermee log ik in zonder wachtwoord")
        self.fields["passwordless"].help_text = _("Je telefoon vraagt dan om je vinger, je gezicht of een pincode.")
        self.fields["passwordless"].initial = True

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean()
        if not self.errors:
            record_authentication(context.request, self.user, "mfa", type="webauthn")
        return told
