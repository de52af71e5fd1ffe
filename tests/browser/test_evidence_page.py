"""The report of `evidence` in a real browser: from a file, with the network shut; and the page of a conversation."""

import pytest

from evidence.cli import main
from evidence.shipped import EXAMPLE
from tests.browser.measure import axe_faults, wider, widest
from tests.browser.test_screens import faults

WIDTHS = (320, 390, 820, 1280)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The page of the fifty example cases, as a file."""
    out = tmp_path_factory.mktemp("report") / "verslag.html"
    books = ["--prices", "reference", "--prices", str(EXAMPLE / "prices.csv")]
    assumed = ["--assumptions", str(EXAMPLE / "assumptions.csv")]
    assert main(["compare", str(EXAMPLE / "cases.csv"), *books, *assumed, "--out", str(out)]) == 0
    return out


@pytest.fixture
def opened(browser, report):
    """The page, with everything that it asked for on the way."""
    context = browser.new_context(locale="nl-NL", offline=True)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: said.append(one.text))
    page.goto(report.as_uri())
    yield page, asked, said
    context.close()


def test_it_asks_for_nothing_and_complains_of_nothing(opened, report):
    _page, asked, said = opened
    assert (asked, said) == ([report.as_uri()], [])


@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_every_screen_and_shuts_nobody_out(opened, width):
    page, *_ = opened
    page.set_viewport_size({"width": width, "height": 844})
    assert (wider(page), widest(page) if wider(page) else "") == (0, "")
    assert axe_faults(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_each_figure_is_drawn_once_and_its_letters_can_be_read(opened, width):
    page, *_ = opened
    page.set_viewport_size({"width": width, "height": 844})
    drawn = page.locator("svg[role=img]:visible")
    assert drawn.count() == 5
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('svg[role=img] text')].filter(one => one.getClientRects().length)
           .map(one => one.getBoundingClientRect().height)"""
    )
    assert min(sizes) >= 10


def test_on_paper_every_table_is_there(opened):
    page, *_ = opened
    page.emulate_media(media="print")
    tables = page.locator("table")
    assert [place for place in range(tables.count()) if not tables.nth(place).is_visible()] == []


def test_the_conversation_fits_every_screen(site, visit):
    page = visit(site)
    page.goto("/voorbeeld/")
    page.locator("button[value=rekenaar]").click()
    page.wait_for_url("**/rekensommen/")
    one = page.locator("a[href*='/rekensom/']").first.get_attribute("href")
    assert faults(page, [one, f"{one}vroeger/", f"{one}vroeger/?zoek=huisarts"]) == []
