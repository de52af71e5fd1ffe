"""Real Chromium on a Schuif Aan that really runs. What a page costs, and whom it shuts out, is measured here.

`site` is shared by a whole run; `own_site` is fresh for one test. Nothing of the policy is switched off: the rules of
axe are brought in by the browser's own tools, not by the page.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from tests.site.served import Served, served

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
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PICTURES = Path("var/pictures")
SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({type: 'layout-shift', buffered: true});
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium these are left out, and said to be; where everything must be there, that is a failure."""
    if CHROMIUM or os.environ.get("CI") == "true":
        return
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@dataclass
class Cost:
    """What a page costs whoever opens it. Bytes are counted as they come over the wire, headers too."""

    bytes: int = 0
    requests: int = 0
    elsewhere: list[str] = field(default_factory=list)
    shift: float = 0.0


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright."""
    assert CHROMIUM, "Chromium is not installed"
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=list(CALM))
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example, served once for all tests that only look."""
    with served(tmp_path_factory.mktemp("site") / "var") as place:
        yield place


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Served]:
    """A fresh example for one test that changes things."""
    with served(tmp_path / "var") as place:
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

    def broken(page: Page) -> list[str]:
        page.evaluate(AXE_SCRIPT)
        found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", RULES)
        places = [(rule, node) for rule in found["violations"] for node in rule["nodes"]]
        return [f"{rule['id']}: {node['target'][0]} - {node['html'][:120]}" for rule, node in places]

    return broken


@pytest.fixture
def budget() -> Callable[..., Cost]:
    """`budget(page, "/")`: open this address with an empty cache and count."""

    def opened(page: Page, address: str) -> Cost:
        cost = Cost()
        wire = page.context.new_cdp_session(page)
        listen(wire, cost)
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(300)
        cost.shift = round(page.evaluate("window.shifted || 0"), 4)
        wire.detach()
        return cost

    return opened


def listen(wire: CDPSession, cost: Cost) -> None:
    """Count on the wire itself; a page that is already known would cost nothing, so the cache is put aside."""

    def asked(event: dict[str, Any]) -> None:
        address = event["request"]["url"]
        if address.startswith("data:"):
            return
        cost.requests += 1
        if not address.startswith(("http://localhost:", "http://127.0.0.1:")):
            cost.elsewhere.append(address)

    def arrived(event: dict[str, Any]) -> None:
        cost.bytes += int(event["encodedDataLength"])

    wire.on("Network.requestWillBeSent", asked)
    wire.on("Network.loadingFinished", arrived)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})


@pytest.fixture
def sideways() -> Callable[[Page], int]:
    """How many pixels a page is wider than the screen; it should be none."""

    def wider(page: Page) -> int:
        return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

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
