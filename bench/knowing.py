"""An empty page of a Django as it comes, for someone who is signed in: what knowing who asks costs by itself."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.knowing_settings"

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!doctype html><title>leeg</title>", status=200 if request.user.is_authenticated else 403)


urlpatterns = [path("", page)]
application = get_wsgi_application()

from schuifaan.neighbourhood.models.people import PersonManager  # noqa: E402 - the settings come first

# Who is signed in is found the way any Django does, and not by our kept question.
del PersonManager.get
