"""Draws a page with every part of the look, and takes pictures of it at 390 and 1280 px, without a database.

`python tools/look/gallery.py OUT_FOLDER`; it needs Chromium and the development packages.
Open the pictures after each change of the CSS: no test sees that a page has become ugly.
"""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copy, copytree
from threading import Thread

import django
import django_htmx
from django.conf import settings
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
BASE = HERE.parents[1] / "src" / "schuifaan" / "base"
sys.path.insert(0, str(BASE.parents[1]))
settings.configure(
    INSTALLED_APPS=["django.contrib.staticfiles", "django_htmx"],
    STATIC_URL="/static/",
    USE_TZ=True,
    TIME_ZONE="Europe/Amsterdam",
    LANGUAGE_CODE="nl",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [BASE / "templates", HERE / "gallery"],
            "OPTIONS": {"libraries": {"look": "schuifaan.base.templatetags.look"}},
        }
    ],
)
django.setup()

from django.template.loader import render_to_string  # noqa: E402 - Django must be set up first

sys.path.insert(0, str(HERE))
from gallery_parts import context  # noqa: E402

PAGES = ("resident", "work", "kiosk", "404", "500")
WIDTHS = (320, 390, 1280)


def write_pages(out: Path) -> None:
    copytree(BASE / "static", out / "static", dirs_exist_ok=True)
    (out / "static" / "django_htmx").mkdir(exist_ok=True)
    copy(Path(django_htmx.__file__).parent / "static/django_htmx/htmx-4.min.js", out / "static/django_htmx")
    for page in PAGES:
        template = f"{page}.html" if page.isdigit() else f"gallery_{page}.html"
        (out / f"{page}.html").write_text(render_to_string(template, context()))


def take_pictures(out: Path, port: int) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for width in WIDTHS:
            tab = browser.new_page(viewport={"width": width, "height": 900})
            for page in PAGES:
                tab.goto(f"http://127.0.0.1:{port}/{page}.html")
                sideways = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
                tab.screenshot(path=str(out / f"{page}@{width}.png"), full_page=True)
                sys.stdout.write(f"{page}@{width}: {sideways} px sideways\n")
        browser.close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """A line per font says nothing."""


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    write_pages(out)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(out)))
    Thread(target=server.serve_forever, daemon=True).start()
    take_pictures(out, server.server_address[1])
    server.shutdown()


main()
