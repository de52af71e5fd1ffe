"""The addresses of the house. Each floor brings its own; signing in comes from allauth."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from schuifaan.site import contact, session_pages, views

handler500 = "schuifaan.site.views.broken"

FLOORS = ("neighbourhood", "dialogues", "stories", "tables", "plans", "budget", "house", "outcomes", "desk")


def floors() -> list[URLPattern | URLResolver]:
    """The addresses of every floor that has pages; a floor writes its own Dutch words from the root."""
    modules = [f"schuifaan.{floor}.urls" for floor in FLOORS]
    return [path("", include(module)) for module in modules if find_spec(module)]


urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("voorbeeld/", views.example, name="example"),
    path(".well-known/security.txt", contact.security, name="security-contact"),
    *floors(),
    path("inloggen/waar/", session_pages.sessions, name="sessions"),
    path("inloggen/", include("schuifaan.site.signing_urls")),
]
