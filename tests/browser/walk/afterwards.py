"""After the evening: a yes in private, who stands behind it, rights, doing, looking how it goes, and money."""

import re

from tests.browser.walk.evening import COOKS, FETCHES, FETCHES_LESS, PLACE, RENT, WANT, WINDOW, on
from tests.browser.walk.someone import Someone

MONEY_LATER = "Vandaag zit de tafel bij elkaar. Zet het geld morgen opzij."
FATMAS_WINDOW = "Ik laat het raam in de slaapkamer maken"
ENTRY = re.compile("€ 250,00$")


def says_yes_in_private(neighbour: Someone) -> None:
    """A neighbour sees what changed, and says yes at home. Then everyone joins."""
    neighbour.presses("Bekijk het plan van Rosa")
    neighbour.reads("Dit is veranderd", re.compile(re.escape(FETCHES)), re.compile(re.escape(FETCHES_LESS)))
    neighbour.reads_nothing_of(WINDOW, RENT.instead)
    neighbour.presses("Ja, ik doe mee")
    neighbour.reads("Iedereen doet mee")


def stands_behind_it(backer: Someone, theme: str, *, talks_first: bool = False) -> None:
    """Only what falls outside the room waits, and nothing else of the plan is told."""
    backer.presses("Wacht op jou", inside="nav")
    if talks_first:
        answers_what_waits(backer, theme, "Praat erover")
        backer.reads("Jullie praten erover.")
    answers_what_waits(backer, theme, "Sta erachter")
    backer.reads("Jij staat erachter.")


def answers_what_waits(backer: Someone, theme: str, button: str) -> None:
    found = backer.page.get_by_role("listitem").filter(has_text="legde het uit").filter(has_text=instead_of(theme))
    address = found.get_by_role("link").first.get_attribute("href")
    backer.goes(str(address))
    backer.reads_nothing_of(WANT, COOKS)
    backer.presses(button)
    backer.reads("Kijk dit nog even na")
    backer.writes("Waarom?", "Rust is hier goedkoper dan wachten.")
    backer.writes("Tot wanneer, of wanneer praten jullie?", on(80))
    backer.presses(button)


def instead_of(theme: str) -> str:
    return {"huur": RENT.instead, "woonplek": PLACE.instead}[theme]


def asks_a_decision(rosa: Someone) -> None:
    """A right is one tap from the plan, starts with a date, and gives a receipt to keep."""
    rosa.presses("Mijn plan", inside=".sa-voetnav")
    rosa.reads("Iedereen doet mee", COOKS, RENT.instead, "Ria van Dam staat hierachter")
    rosa.presses("Ik wil een officieel besluit")
    rosa.reads("Je hulp gaat gewoon door. Je krijgt een bewijs om te bewaren.")
    rosa.presses("Vraag het besluit aan")
    rosa.reads(re.compile("Het is gestart. Je bewijs heeft nummer"))
    receipt = rosa.page.get_by_role("link", name=re.compile("Bewaar je bewijs")).get_attribute("href")
    paper = rosa.page.context.request.get(str(receipt))
    told = paper.status, paper.headers["content-type"], paper.body()[:5]
    assert told == (200, "application/pdf", b"%PDF-")


def has_done_it(professional: Someone) -> None:
    professional.presses("Mijn afspraken", inside="nav")
    professional.presses(f"Gedaan: {WINDOW}")
    professional.reads("Mooi. We vragen de bewoner of het klopt.")


def says_that_it_is_so(rosa: Someone) -> None:
    """Of others the resident says whether it is so; the own promise is simply done."""
    rosa.presses("Mijn plan", inside=".sa-voetnav")
    rosa.reads("Dit is gedaan, hoorden we. Klopt dat?")
    rosa.presses("Ja, dat klopt")
    rosa.reads("Dank je wel.")
    rosa.presses(f"Gedaan: {COOKS}")
    rosa.reads("Mooi. Het staat erbij.")


def looks_how_it_goes(rosa: Someone) -> None:
    rosa.presses("Vertel hoe het loopt")
    rosa.taps("Loopt het?", "Ja, het loopt")
    rosa.writes("Wil je er iets bij vertellen?", "Ik slaap weer.")
    rosa.presses("Bewaar hoe het loopt")
    rosa.reads("Dank je wel. We weten nu hoe het loopt.")


def waits_with_money(coordinator: Someone, table: str) -> None:
    """Never on the evening itself."""
    opens_the_plan(coordinator, table)
    coordinator.presses(f"Zet geld opzij voor: {WINDOW}", status=409)
    coordinator.reads(MONEY_LATER)
    coordinator.presses("Ga terug")


def opens_the_plan(coordinator: Someone, table: str) -> None:
    coordinator.goes(table)
    coordinator.presses("Lees het plan")


def sets_money_apart(coordinator: Someone) -> None:
    """Another table sat weeks ago; there a promise is paid. Above the limit, and more than there is, is refused."""
    coordinator.presses("Tafels", inside="nav")
    coordinator.presses(re.compile("Fatma"))
    coordinator.presses("Lees het plan")
    coordinator.presses(f"Zet geld opzij voor: {FATMAS_WINDOW}")
    coordinator.taps("Uit welk fonds?", "Wmo")
    coordinator.writes("Hoeveel euro?", "99999999")
    coordinator.presses("Zet dit geld opzij")
    coordinator.reads("Je mag tot € 200.000 in één keer. Vraag iemand die meer mag.")
    coordinator.writes("Hoeveel euro?", "199.999")
    coordinator.presses("Zet dit geld opzij")
    coordinator.reads(re.compile(r"Hier is nog € .* vrij\. Kies een lager bedrag of een ander fonds\."))
    coordinator.writes("Hoeveel euro?", "250,00")
    coordinator.presses("Zet dit geld opzij")
    coordinator.reads(re.compile("staat opzij voor deze afspraak"))


def spends_it(quartermaster: Someone) -> None:
    quartermaster.presses("Geld", inside="nav")
    quartermaster.presses("Bekijk wat opzij staat")
    quartermaster.presses(re.compile(r"^Betaal van € 250,"))
    quartermaster.writes("Hoeveel euro?", "300")
    quartermaster.presses("Schrijf op dat dit is betaald")
    quartermaster.reads(re.compile(r"Hiervan staat nog € 250 opzij"))
    quartermaster.writes("Hoeveel euro?", "250")
    quartermaster.presses("Schrijf op dat dit is betaald")
    quartermaster.reads(re.compile("is besteed"))


def reads_the_pot(controller: Someone) -> None:
    """Sees every line, and moves nothing; nor reads what it was for."""
    controller.presses("Geld", inside="nav")
    controller.presses(re.compile("^Wmo"))
    controller.reads(ENTRY)
    controller.reads_nothing_of(FATMAS_WINDOW, "Fatma", "Draai terug")
    controller.goes("/geld/opzij/")
    controller.reads_nothing_of("Betaal")
