"""Django's own middleware as `startproject` lists it, on the same database and sessions as the pages."""

from schuifaan.site.settings import *  # noqa: F403

ROOT_URLCONF = "bench.knowing"
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
