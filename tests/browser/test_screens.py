"""The first page and the lists of every role, on screens from a small phone to a desk."""

import pytest

from tests.browser.measure import at_full_length, axe_faults, wider, widest

WIDTHS = (320, 390, 820, 1280)
PUBLIC = (
    "/", "/voorbeeld/", "/huis/", "/bel/", "/code/", "/inloggen/", "/waar-ging-het-geld-heen/", "/bewonersbudget/",
)  # fmt: skip
PAGES = {
    "bewoner": (
        "/mijn/verhaal/", "/mijn/verhaal/wil/", "/mijn/verhaal/kijk-na/", "/mijn/verhaal/wie-leest/", "/mijn/tafel/",
        "/mijn/plan/", "/mijn/rechten/", "/mijn/cijfer/", "/mijn/rekensom/", "/mijn/inzage/", "/mijn/gegevens/",
    ),
    "buurvrouw": ("/werk/", "/mijn-afspraken/"),
    "coordinator": (
        "/vandaag/", "/verhalen/", "/verhalen/nieuw/", "/tafels/", "/tafels/?als=lijst", "/mensen/", "/mensen/nieuw/",
        "/agenda/", "/rechten/", "/geld/", "/geld/opzij/nieuw/",
    ),
    "professional": ("/werk/", "/mijn-afspraken/", "/anders/"),
    "leidinggevende": ("/wacht-op-jou/", "/ruimte/", "/anders/"),
    "bestuurder": ("/wacht-op-jou/", "/ruimte/", "/wijk/", "/geld/"),
    "huis": ("/kiosk/", "/huis/programma/"),
    "stuurgroep": ("/wijk/", "/geld/", "/besluiten/", "/besluiten/vraag/", "/anders/"),
    "kwartiermaker": (
        "/geld/", "/geld/opzij/", "/geld/fonds/", "/geld/verplaats/", "/besluiten/", "/rechten/",
    ),
    "controleur": ("/geld/", "/geld/opzij/", "/geld/rekening/"),
    "rekenaar": ("/rekensommen/",),
}  # fmt: skip


@pytest.mark.parametrize("role", PAGES)
def test_the_pages_of_a_role_fit_every_screen_and_shut_nobody_out(site, visit, role):
    page = visit(site)
    page.goto("/voorbeeld/")
    page.locator(f"button[value={role}]").click()
    page.wait_for_url("**/*")
    assert faults(page, PAGES[role]) == []


def test_the_pages_for_anyone_fit_every_screen_and_shut_nobody_out(site, visit):
    assert faults(visit(site), PUBLIC) == []


def faults(page, addresses):
    return [fault for address in addresses for fault in faults_at(page, address)]


def faults_at(page, address):
    """Held against each width in turn, with everything unfolded."""
    answer = page.goto(address)
    found = [] if answer.status == 200 else [f"{address} answers {answer.status}"]
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        if wider(page) > 0:
            found.append(f"{address} at {width}: {wider(page)} px sideways, {widest(page)}")
        with at_full_length(page):
            found += [f"{address} at {width}: {fault}" for fault in axe_faults(page)]
    return found
