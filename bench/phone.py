"""When the largest part of a page stands on a slow phone: Chromium with a slow line and a slow processor."""

import shutil
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.load import HOST
from bench.pages import Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# A line as in a full train, and a phone of some years ago.
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER = 4
SCREEN: dict[str, Any] = {"width": 360, "height": 740}
WATCH = """
window.largest = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.largest = entry.renderTime || entry.startTime;
}).observe({type: "largest-contentful-paint", buffered: true});
"""


def largest(port: int, pages: list[Page], times: int) -> dict[str, tuple[float, float]]:
    """Milliseconds per page: the first time, and when the style and letters are there already."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        found = {page.name: _page(browser, port, page, times) for page in pages}
        browser.close()
    return found


def _told(tab: Any) -> float:
    """What the browser saw; it may tell it a moment after the page has come to rest."""
    for _wait in range(30):
        if seen := float(tab.evaluate("window.largest")):
            return seen
        tab.wait_for_timeout(100)
    return 0.0


def _page(browser: Browser, port: int, page: Page, times: int) -> tuple[float, float]:
    first, again = [], []
    for _time in range(times):
        context = browser.new_context(viewport=SCREEN, device_scale_factor=2, is_mobile=True)  # type: ignore[arg-type]
        context.add_cookies(
            [{"name": name, "value": value, "url": f"http://{HOST}:{port}"} for name, value in page.cookies.items()]
        )
        context.add_init_script(WATCH)
        tab = context.new_page()
        devtools = context.new_cdp_session(tab)
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", LINE)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        for kept in (first, again):
            tab.goto(f"http://{HOST}:{port}{page.path}", wait_until="networkidle")
            kept.append(_told(tab))
        context.close()
    return median(first), median(again)
