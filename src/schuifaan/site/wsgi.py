"""The door for a web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schuifaan.site.settings")
application = get_wsgi_application()


def settle() -> None:
    """What is loaded to serve pages stays as long as the process does, so nobody looks through it for what can go.

    And a page makes thousands of objects that go by themselves: to look after every 700, as Python does, is too often.
    Together that took a tenth of the processor, and now and then a tenth of a second at once.
    """
    get_resolver().url_patterns  # noqa: B018 - asking loads every page
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


settle()
