"""Real Chromium on a Schuif Aan that really runs. What a page costs, and whom it shuts out, is measured here.

`site` is shared by a whole run; `own_site` is fresh for one test. Nothing of the policy is switched off: the rules of
axe are brought in by the browser's own tools, not by the page.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.measure import SHIFTS, Cost, Meter, axe_faults, listen, shifted, wider
from tests.site.served import COMMAND, Served, served, surroundings

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
CALM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
PICTURES = Path("var/pictures")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium these are left out, and said to be; where everything must be there, that is a failure."""
    if CHROMIUM or os.environ.get("CI") == "true":
        return
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright."""
    assert CHROMIUM, "Chromium is not installed"
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=list(CALM))
        yield started
        started.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an example that nobody touched yet. Living it through takes long, so that is done once."""
    folder = tmp_path_factory.mktemp("example") / "var"
    subprocess.run([*COMMAND, "example"], env=surroundings(folder), check=True, timeout=300)
    return folder


@pytest.fixture(scope="session")
def site(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example, served once for all tests that only look."""
    with served(shutil.copytree(example, tmp_path_factory.mktemp("site") / "var")) as place:
        yield place


@pytest.fixture
def own_site(example: Path, tmp_path: Path) -> Iterator[Served]:
    """A fresh example for one test that changes things."""
    with served(shutil.copytree(example, tmp_path / "var")) as place:
        yield place


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`visit(site, width=390)`: the browser of one more person, with cookies of their own."""
    opened: list[BrowserContext] = []

    def person(site: Served, *, width: int = 390, height: int = 844, **options: Any) -> Page:
        size = {"width": width, "height": height}
        context = browser.new_context(base_url=site.url, viewport=size, locale="nl-NL", **options)
        opened.append(context)
        context.set_default_timeout(10_000)
        if options.get("java_script_enabled", True):
            context.add_init_script(SHIFTS)
        return context.new_page()

    yield person
    for context in opened:
        context.close()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """The rules that a page breaks, each with where; an empty list is what we want."""
    return axe_faults


@pytest.fixture
def budget() -> Callable[..., Cost]:
    """`budget(page, "/")`: open this address with an empty cache and count."""

    def opened(page: Page, address: str) -> Cost:
        meter = Meter()
        wire = page.context.new_cdp_session(page)
        listen(wire, meter)
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(300)
        meter.cost.shift = shifted(page)
        wire.detach()
        return meter.cost

    return opened


@pytest.fixture
def sideways() -> Callable[[Page], int]:
    """How many pixels a page is wider than the screen; it should be none."""
    return wider


@pytest.fixture
def picture() -> Callable[[Page, str], Path]:
    """Keep a picture of the whole page under var/pictures."""

    def taken(page: Page, name: str) -> Path:
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{name}.png"
        page.screenshot(path=file, full_page=True)
        return file

    return taken
