"""How this installation is set up. Everything that differs per place comes from the environment.

Without `SCHUIFAAN_HOSTS` it is the example on your own machine. With it, it is a real neighbourhood behind https.
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from schuifaan.site import database, driver, keys, mail

driver.put_in_place()

VAR = keys.private_folder(Path(os.environ.get("SCHUIFAAN_VAR", "var")).absolute())
HOSTS = [host.strip() for host in os.environ.get("SCHUIFAAN_HOSTS", "").split(",") if host.strip()]
REAL = bool(HOSTS)
HERE = ["localhost", "127.0.0.1", "[::1]"]

DEBUG = False
ALLOWED_HOSTS = HOSTS or HERE
SECRET_KEY = keys.key("secret", VAR / "keys")
# Seals over the journal; apart from the database, so that whoever can write there cannot write a seal.
JOURNAL_KEY = keys.key("journal", VAR / "keys")
# The head of the journal, signed, outside the database: in this file, and each day in the mailboxes of two parties.
JOURNAL_ANCHOR = VAR / "journal.anchor"
# What makes the codes of a second factor is locked with this one, for the same reason.
FACTOR_KEY = keys.key("factor", VAR / "keys")
# Whom to tell that something is not safe; see /.well-known/security.txt.
SECURITY_CONTACT = os.environ.get("SCHUIFAAN_SECURITY_CONTACT") or f"mailto:security@{(HOSTS or HERE)[0]}"
# A sorted list of leaked passwords as hashes, if the keeper put one on this machine.
BREACHED_PASSWORDS = os.environ.get("SCHUIFAAN_BREACHED_PASSWORDS", "")
JOURNAL_ORIGIN = f"{HOSTS[0] if HOSTS else 'localhost'}/journaal"
ANCHOR_KEY = keys.key("anchor", VAR / "keys")
ANCHOR_MAIL = [address.strip() for address in os.environ.get("SCHUIFAAN_ANCHOR_MAIL", "").split(",") if address.strip()]

INSTALLED_APPS = [
    "schuifaan.base",
    "schuifaan.neighbourhood",
    "schuifaan.dialogues",
    "schuifaan.stories",
    "schuifaan.tables",
    "schuifaan.plans",
    "schuifaan.budget",
    "schuifaan.house",
    "schuifaan.outcomes",
    "schuifaan.desk",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "schuifaan.base.middleware.nobody_looks",
    "schuifaan.site.events.watch",
    "django.middleware.security.SecurityMiddleware",
    # Before the served files, so that these carry the same policies.
    "csp.middleware.CSPMiddleware",
    "schuifaan.site.headers.device_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Residents pay for their bytes. Django's own pads each answer, against guessing by length.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "schuifaan.site.sessions.SessionEnds",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "schuifaan.site.signing.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "schuifaan.base.middleware.AccessMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "schuifaan.site.urls"
WSGI_APPLICATION = "schuifaan.site.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["schuifaan.base.templatetags.addresses"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "schuifaan.site.page_context.page",
            ],
        },
    }
]

DATABASES = {"default": database.from_url(os.environ.get("SCHUIFAAN_DATABASE_URL") or f"sqlite:///{VAR}/db.sqlite3")}
# The role that owns the tables, when the pages use another: it migrates, and keeps the walls and the guards.
if OWNER_URL := os.environ.get("SCHUIFAAN_OWNER_URL"):
    DATABASES["owner"] = database.from_url(OWNER_URL)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What one process must know of another for a minute: that a button was pressed already. No names, no words.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR / "cache"},
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# What is served beside the pages: one name per content, pressed beforehand.
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
# No other site shows or reads them.
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Nothing from elsewhere, nothing written into the page itself.
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A working day for staff; a page that signs in a resident's phone or a tablet sets its own end, see `sessions`.
SESSION_ENGINE = "schuifaan.site.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None

if REAL:
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS]
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # Preloading is up to the owner of the whole domain, not to one site in it.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    # This prefix makes a browser refuse the cookie from any other host or without https.
    SESSION_COOKIE_NAME = "__Host-schuifaan"
    CSRF_COOKIE_NAME = "__Host-schuifaan-csrf"
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    AXES_CLIENT_IP_CALLABLE = "schuifaan.site.proxy.address"

# Signing in, for staff: a passkey, or a password with a second factor.
AUTH_USER_MODEL = "neighbourhood.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "schuifaan.site.passwords.Guessable"},
    {"NAME": "schuifaan.site.passwords.Leaked"},
]
# A link to a new password works for an hour, once.
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "schuifaan.site.signing.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "schuifaan.site.signing_forms.SignInForm",
    "reset_password": "schuifaan.site.signing_forms.AskResetForm",
    "change_password": "schuifaan.site.signing_forms.ChangeForm",
    "set_password": "schuifaan.site.signing_forms.SetForm",
    "reset_password_from_key": "schuifaan.site.signing_forms.ResetForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Whoever asks for a new password learns nothing about who is here.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
MFA_ADAPTER = "schuifaan.site.signing.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "schuifaan.site.signing_forms.CodeForm",
    "reauthenticate": "schuifaan.site.signing_forms.CodeAgainForm",
    "activate_totp": "schuifaan.site.signing_forms.ActivateForm",
    "add_webauthn": "schuifaan.site.signing_forms.AddPasskeyForm",
}
# The clock of a phone may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Schuif Aan"
MFA_ALLOW_UNVERIFIED_EMAIL = True
# On your own machine a passkey works without https, on the name localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not REAL

# Whoever guesses waits a quarter of an hour; nothing about visitors is kept once they are in.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_HANDLER = "schuifaan.site.signing.Attempts"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "schuifaan.site.attempts.who"
AXES_SENSITIVE_PARAMETERS = ["login", "password", "code", "email"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Mail and the nightly work wait in the database until the worker takes them.
AT_ONCE = os.environ.get("SCHUIFAAN_TASKS") == "immediate"
WORK = "django_tasks.backends.immediate.ImmediateBackend" if AT_ONCE else "django_tasks_db.DatabaseBackend"
TASKS = {"default": {"BACKEND": WORK}}

DEFAULT_FROM_EMAIL = os.environ.get("SCHUIFAAN_MAIL_FROM", "Schuif Aan <schuifaan@localhost>")
EMAIL_SUBJECT_PREFIX = ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
if MAIL_URL := os.environ.get("SCHUIFAAN_MAIL_URL"):
    globals().update(mail.from_url(MAIL_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(VAR / "mail")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {
            "()": "schuifaan.site.logs.Discreet",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"screen": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["screen"], "level": "WARNING"},
    # Replaces Django's own handlers, which would quote a request; a page that is not there is no news.
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        # A form that no browser sends is a line in the watch book, and no trace on the screen.
        "django.security": {"level": "CRITICAL"},
        "django.security.DisallowedHost": {"level": "ERROR"},
        # Guesses are in the watch book, without the address they came from.
        "axes": {"level": "ERROR"},
    },
}

# Of how many people someone in this role reads on one day before somebody asks why.
REVIEW_MANY_PEOPLE = {"coordinator": 60, "quartermaster": 40, "professional": 15, "manager": 15, "other": 10}
