"""What a page costs whoever opens it, and whom it shuts out: counted on the wire, and by the rules of axe."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import CDPSession, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK_AXE = (
    "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], iframes: false})"
)
HERE = ("http://localhost:", "http://127.0.0.1:")
SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({type: 'layout-shift', buffered: true});
"""

STICKS_OUT = """() => {
  const edge = document.documentElement.clientWidth;
  const beyond = one => one.getBoundingClientRect().right > edge + 0.5;
  const out = [...document.querySelectorAll('main *, header *')].filter(beyond);
  const inmost = out.filter(one => ![...one.children].some(beyond)).map(one => `<${one.tagName} ${one.className}> ${
    one.textContent.trim().slice(0, 30)}`);
  return inmost.slice(0, 3).join(' and ') || 'unknown';
}"""


@dataclass
class Cost:
    """What a page costs whoever opens it. Bytes are counted as they come over the wire, headers too."""

    bytes: int = 0
    requests: int = 0
    elsewhere: list[str] = field(default_factory=list)
    shift: float = 0.0


@dataclass
class Meter:
    """Counts the page that is open now; the next page begins at nothing, and so does the one behind a redirect."""

    cost: Cost = field(default_factory=Cost)

    def asked(self, event: dict[str, Any]) -> None:
        address = event["request"]["url"]
        if event.get("type") == "Document":
            self.cost = Cost()
        if address.startswith("data:"):
            return
        self.cost.requests += 1
        if not address.startswith(HERE):
            self.cost.elsewhere.append(address)

    def arrived(self, event: dict[str, Any]) -> None:
        self.cost.bytes += int(event["encodedDataLength"])


def listen(wire: CDPSession, meter: Meter) -> None:
    """Count on the wire itself; a page that is already known would cost nothing, so the cache is put aside."""
    wire.on("Network.requestWillBeSent", meter.asked)
    wire.on("Network.loadingFinished", meter.arrived)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})


@contextmanager
def at_full_length(page: Page) -> Iterator[None]:
    """The whole page on one tall screen, so that a bar at the bottom of the screen covers nothing half-way."""
    size = page.viewport_size
    assert size
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
    yield
    page.set_viewport_size(size)


def axe_faults(page: Page) -> list[str]:
    """The rules that a page breaks, each with where. The browser brings axe in, so that the policy stays on."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(ASK_AXE, RULES)
    places = [(rule, node) for rule in found["violations"] for node in rule["nodes"]]
    return [f"{rule['id']}: {node['target'][0]} - {node['html'][:120]}" for rule, node in places]


def shifted(page: Page) -> float:
    return round(float(page.evaluate("window.shifted || 0")), 4)


def wider(page: Page) -> int:
    """How many pixels a page is wider than the screen; it should be none."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def widest(page: Page) -> str:
    """What sticks out at the side, told by its name, class and words."""
    return str(page.evaluate(STICKS_OUT))
