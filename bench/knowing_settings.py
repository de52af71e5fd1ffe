"""Django's own middleware as `startproject` lists it, on the same database and the same rows of sessions as the pages.

How a session and a person are found is Django's own as well: the kept questions of the pages are not in it.
"""

from schuifaan.site.settings import *  # noqa: F403

ROOT_URLCONF = "bench.knowing"
SESSION_ENGINE = "bench.knowing_sessions"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # The application for signing in does not start without its own.
    "allauth.account.middleware.AccountMiddleware",
]
