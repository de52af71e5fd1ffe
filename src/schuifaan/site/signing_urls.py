"""The addresses of signing in: only what is used here of what allauth brings."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import path, re_path

urlpatterns = [
    path("", account.login, name="account_login"),
    path("uit/", account.logout, name="account_logout"),
    path("gestopt/", account.account_inactive, name="account_inactive"),
    path("opnieuw/", account.reauthenticate, name="account_reauthenticate"),
    path("wachtwoord/", account.password_change, name="account_change_password"),
    path("wachtwoord/zetten/", account.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("wachtwoord/klaar/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("tweede-stap/", factor.index, name="mfa_index"),
    path("tweede-stap/code/", factor.authenticate, name="mfa_authenticate"),
    path("tweede-stap/opnieuw/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("tweede-stap/app/", app.activate_totp, name="mfa_activate_totp"),
    path("tweede-stap/app/weg/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("tweede-stap/reservecodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tweede-stap/reservecodes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tweede-stap/reservecodes/bewaren/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("tweede-stap/passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("tweede-stap/passkeys/nieuw/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("tweede-stap/passkeys/opnieuw/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("tweede-stap/passkeys/inloggen/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("tweede-stap/passkeys/<int:pk>/weg/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("tweede-stap/passkeys/<int:pk>/naam/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
]
