"""People on a walk. Each has a browser of their own, and each page that they meet is looked at.

A fault of a page does not stop the walk: it is kept, and all of them are told at the end. What a person could not
find on a page does stop it, because the rest of the way hangs on it.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Locator, Page, Response, expect

from tests.browser.measure import Cost, Meter, at_full_length, axe_faults, listen, shifted, wider, widest
from tests.site.served import Served

RESIDENT_BYTES, STAFF_BYTES, REQUESTS, SHIFT = 80_000, 120_000, 7, 0.02
WITH_FAULT = "Failed to load resource: the server responded with a status of"
PATIENCE = 30_000
SHAPE = """() => [...document.querySelectorAll('*')].map(one => [one.tagName, one.getAttribute('class'), one.type,
  one.getAttribute('role'), one.childElementCount, one.textContent.trim() === '', one.labels && one.labels.length,
  one.disabled, one.getAttribute('aria-current')].join()).join('|')"""
PAGE = "main, .sa-eens"  # and the bar below it, in which a table says whether they agree


@dataclass
class Found:
    """What a walk found: the faults of its pages, and what each page weighed."""

    faults: list[str] = field(default_factory=list)
    weights: dict[str, tuple[bool, Cost]] = field(default_factory=dict)
    pages: int = 0
    shapes: set[str] = field(default_factory=set)

    def is_new(self, page: Page) -> bool:
        """Whether a page of this shape was not met before; only the words of those differ, and axe has seen them."""
        shape = str(page.evaluate(SHAPE))
        known = shape in self.shapes
        self.shapes.add(shape)
        return not known

    def heaviest(self, *, resident: bool) -> str:
        rows = [(cost.bytes, name) for name, (mine, cost) in self.weights.items() if mine == resident]
        return "{1}: {0} bytes".format(*max(rows)) if rows else "none"


@dataclass
class Someone:
    """One person and one browser. The verbs are what a person does with a page."""

    name: str
    page: Page
    site: Served
    found: Found
    picture: Callable[[Page, str], Path]
    scripts: bool = True
    meter: Meter = field(default_factory=Meter)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda fault: self._keep(f"script: {fault}"))
        self.wire = self.page.context.new_cdp_session(self.page)
        listen(self.wire, self.meter)
        self._run_scripts(wanted=self.scripts)

    def goes(self, address: str, *, status: int = 200) -> None:
        """Open an address, as somebody who knows it by heart."""
        self._look(self.page.goto(address, wait_until="load"), status)

    def presses(self, name: str | re.Pattern[str], *, inside: str = PAGE, status: int = 200) -> None:
        """Press a button or follow a link, and look at the page behind it."""
        things = self.page.locator(inside)
        said = spoken(name)
        thing = things.get_by_role("button", name=said).or_(things.get_by_role("link", name=said)).first
        with self.page.expect_navigation(wait_until="load") as arrived:
            thing.click()
        self._look(arrived.value, status)

    def opens(self, summary: str) -> None:
        """Unfold what is folded away."""
        self.page.locator("summary", has_text=summary).first.click()

    def writes(self, label: str, words: str) -> None:
        self._field(label).fill(words)

    def picks(self, label: str, option: str | re.Pattern[str]) -> None:
        """Choose from a list; the words of the option may be a part of it."""
        chosen = self._field(label)
        entry = chosen.locator("option", has_text=option).first
        chosen.select_option(value=entry.get_attribute("value"))

    def taps(self, question: str, *answers: str) -> None:
        """Tick or choose under a question, by what stands on the answer."""
        group = self.page.get_by_role("group", name=question).last
        for answer in answers:
            label = group.locator("label").filter(has_text=re.compile(rf"^\s*{re.escape(answer)}", re.IGNORECASE))
            if not label.first.locator("input").is_checked():
                label.first.click()
            expect(label.first.locator("input")).to_be_checked()

    def ticks(self, label: str) -> None:
        self.page.locator("label", has_text=label).first.click()
        expect(self.page.get_by_label(label).first).to_be_checked()

    def reads(self, *words: str | re.Pattern[str]) -> None:
        """These words stand on the page, to be seen."""
        for one in words:
            expect(self.page.get_by_text(one).and_(self.page.locator(":visible")).first).to_be_visible()

    def reads_nothing_of(self, *words: str) -> None:
        """Not even hidden, or in a label."""
        there = self.page.content()
        assert [word for word in words if word in there] == [], f"{self.name} reads what is not theirs"

    def sees(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def is_at(self, pattern: str) -> str:
        """The first group of the pattern, from the address of this page."""
        found = re.search(pattern, self.page.url)
        assert found, f"{self.name} came at {self.page.url}, not at {pattern}"
        return found.group(1) if found.groups() else found.group()

    def _field(self, label: str) -> Locator:
        labelled = self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}"))
        return labelled.and_(self.page.locator("input, textarea, select")).first

    def _look(self, answer: Response | None, status: int) -> None:
        self.found.pages += 1
        if answer is not None and answer.status != status:
            self._keep(f"answers {answer.status}, not {status}")
        resident = self.page.locator(".sa-telefoon").count() > 0
        cost = self.meter.cost
        cost.shift = shifted(self.page)
        self.found.weights[f"{self.name} {self._where()}"] = (resident, cost)
        sideways = [f"{wider(self.page)} px sideways: {widest(self.page)}"] if wider(self.page) > 0 else []
        self._run_scripts(wanted=True)
        with at_full_length(self.page):
            self.picture(self.page, f"{self.found.pages:03d}-{self.name}-{self._where()}".lower())
            faults = axe_faults(self.page) if self.found.is_new(self.page) else []
        self._run_scripts(wanted=self.scripts)
        for fault in (*faults, *sideways, *too_much(cost, resident=resident)):
            self._keep(fault)

    def _run_scripts(self, *, wanted: bool) -> None:
        """Without them a page does nothing by itself; axe is a script too, and runs once the page is there."""
        self.wire.send("Emulation.setScriptExecutionDisabled", {"value": not wanted})

    def _where(self) -> str:
        """The kind of page: its address without the parts that differ."""
        path = self.page.url.split("?")[0].removeprefix(self.site.url).strip("/")
        path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "x", path)
        path = re.sub(r"^(uitnodiging|code)/.+", r"\1", path)
        return path.replace("/", "-") or "home"

    def _keep(self, fault: str) -> None:
        self.found.faults.append(f"{self.name} at {self._where()}: {fault}")

    def _heard(self, message: ConsoleMessage) -> None:
        """A refusal is an answer with another status, which Chromium tells too; that is no fault."""
        if message.type in ("error", "warning") and not message.text.startswith(WITH_FAULT):
            self._keep(f"console: {message.text[:200]}")


def spoken(name: str | re.Pattern[str]) -> re.Pattern[str]:
    """How a name is told: the part for screen readers may stand a space apart."""
    return re.compile(re.escape(name).replace(":", r"\s*:")) if isinstance(name, str) else name


def too_much(cost: Cost, *, resident: bool) -> list[str]:
    """Where a page goes over its budget."""
    most = RESIDENT_BYTES if resident else STAFF_BYTES
    over = {
        f"{cost.bytes} bytes": cost.bytes > most,
        f"{cost.requests} requests": resident and cost.requests > REQUESTS,
        f"layout shifts {cost.shift}": cost.shift > SHIFT,
        f"fetches from elsewhere: {cost.elsewhere}": bool(cost.elsewhere),
    }
    return [fault for fault, is_so in over.items() if is_so]


@dataclass
class Company:
    """Everyone on this walk, on screens of one width."""

    site: Served
    visit: Callable[..., Page]
    take: Callable[[Page, str], Path]
    width: int
    found: Found = field(default_factory=Found)
    scripts: bool = True

    def someone(self, name: str) -> Someone:
        """A stranger with a browser of their own."""
        page = self.visit(self.site, width=self.width)
        return Someone(name, page, self.site, self.found, self._picture, self.scripts)

    def as_role(self, role: str, name: str) -> Someone:
        """Somebody of the example, who came in by the door of the example."""
        person = self.someone(name)
        person.goes("/voorbeeld/")
        person.presses(re.compile(rf"^{re.escape(role)}"))
        return person

    def pauses(self) -> None:
        """Long enough for the worker to send one more mail."""
        time.sleep(0.25)

    def _picture(self, page: Page, name: str) -> Path:
        return self.take(page, f"{self.width}-{name}")
