"""An empty Django page: one address, no middleware, no database. What any page costs before it does something."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

ADDRESS = "/"


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!doctype html><title>leeg</title>")


urlpatterns = [path("", page)]
if not settings.configured:
    settings.configure(ROOT_URLCONF=__name__, MIDDLEWARE=[], SECRET_KEY="empty", ALLOWED_HOSTS=["*"])  # noqa: S106
application = get_wsgi_application()
