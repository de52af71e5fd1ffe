"""The evening at home: the tablet on the kitchen table, promises, doing it differently, and everyone's own yes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.browser.walk.someone import Someone
from tests.browser.walk.story import WANT

PIN, WRONG = "2468", "1111"
COOKS = "Ik kook mee in het huis van de wijk"
FETCHES = "Ik haal Sam elke woensdag van school"
FETCHES_LESS = "Ik haal Sam om de week van school"
WINDOW = "Ik laat het raam maken"
DEBTS = "Ik maak met Rosa een lijst van de brieven"


@dataclass
class Different:
    """Where the table does it differently, and for how many days."""

    theme: str
    instead: str
    days: int
    kind: str = "een eigen werkregel"
    readers: str = "Iedereen aan tafel"


REPAIR = Different("iets anders", "Kees bestelt het raam dezelfde dag.", 60)
RENT = Different("huur", "Kees wacht negen maanden met de brieven.", 270)
PLACE = Different("woonplek", "Rosa mag een kamer delen.", 90, kind="een wet")


def on(days: int) -> str:
    return f"{datetime.now(ZoneInfo('Europe/Amsterdam')) + timedelta(days=days):%Y-%m-%d}"


def gives_room(manager: Someone) -> None:
    """Room beforehand, so that nobody waits."""
    manager.presses("Ruimte die ik geef", inside="nav")
    manager.picks("Waar gaat het over?", REPAIR.theme)
    manager.taps("Wat voor regel is het?", "een eigen werkregel")
    manager.writes("Wat mag er?", "Een reparatie mag zonder formulier")
    manager.writes("Voor hoeveel maanden, op zijn langst?", "3")
    manager.presses("Geef deze ruimte")
    manager.reads("De ruimte is er. Binnen deze ruimte wacht niemand meer.")


def lays_the_tablet_down(tablet: Someone, table: str) -> None:
    """From here on nobody is signed in on it."""
    tablet.goes(table)
    tablet.presses("open de tafel thuis")
    tablet.writes("Pincode", PIN)
    tablet.presses("Leg de tablet op tafel")
    tablet.reads("Samen één plan", WANT, "wil rust")
    assert tablet.page.context.request.get("/verhalen/", max_redirects=0).status != 200


def says_who_is_there(tablet: Someone) -> None:
    tablet.opens("Wie is er?")
    tablet.taps("Wie is er?", "Rosa", "Joke", "Kees", "Samira", "Marloes")
    tablet.presses("Deze mensen zijn er")


def promises(tablet: Someone, who: str, words: str, *, readers: str = "Iedereen aan tafel", tick: str = "") -> None:
    tablet.presses("Nog een afspraak")
    tablet.writes("Wat spreken we af?", words)
    tablet.picks("Wie doet dit?", who)
    tablet.writes("Voor welke dag?", on(8))
    if tick:
        tablet.ticks(tick)
    tablet.presses(readers)


def all_promise_something(tablet: Someone) -> None:
    """The resident first, a neighbour as much as anyone; one promise is not for neighbours."""
    tablet.presses("Nog een afspraak")
    tablet.presses("Iedereen aan tafel")
    tablet.reads("Kijk dit nog even na")
    tablet.presses("Terug naar het plan")
    promises(tablet, "Rosa", COOKS)
    promises(tablet, "Joke", FETCHES)
    promises(tablet, "Kees", WINDOW, tick="Hier is geld voor nodig")
    promises(tablet, "Samira", DEBTS, readers="Zonder buren")
    tablet.reads(COOKS, FETCHES, "2 afspraken zonder buren")
    tablet.reads_nothing_of(DEBTS)


def is_hidden_and_shown(tablet: Someone) -> None:
    tablet.presses("Verberg", inside="body")
    tablet.reads("Even verborgen")
    tablet.reads_nothing_of(WANT, COOKS, FETCHES)
    tablet.writes("Pincode", WRONG)
    tablet.presses("Open de tafel")
    tablet.reads("Die pincode klopt niet.")
    tablet.writes("Pincode", PIN)
    tablet.presses("Open de tafel")
    tablet.reads(COOKS)


def does_it_differently(tablet: Someone) -> None:
    """Inside the room that there was; outside it; and an exception to a law, which asks for its article."""
    explains(tablet, REPAIR)
    tablet.reads("Ria van Dam staat hierachter", "Deze ruimte was er al.")
    explains(tablet, RENT, readers="Zonder buren")
    tablet.reads("1 keer doen we het anders, zonder buren")
    explains(tablet, PLACE)
    tablet.reads("Dit mag niet. Wat mag wel?")
    tablet.writes("Welk artikel geeft de ruimte?", "Burgerlijk Wetboek boek 7, artikel 244")
    tablet.presses("Iedereen aan tafel")
    tablet.reads("Een bestuurder moet erachter staan.")


def explains(tablet: Someone, one: Different, *, readers: str = "Iedereen aan tafel") -> None:
    tablet.presses("Hier doen we het anders")
    tablet.picks("Wie legt dit uit?", "Kees")
    tablet.picks("Van wie is de regel?", "De woningstichting")
    tablet.picks("Waar gaat het over?", one.theme)
    tablet.taps("Wat voor regel is het?", one.kind)
    tablet.writes("De regel", "Eerst een formulier, dan zes weken wachten.")
    tablet.writes("Wat wij doen", one.instead)
    tablet.writes("Wat willen we bereiken?", "Rosa en Sam houden hun huis.")
    tablet.picks("Wat is hier het belangrijkste?", "een thuis hebben")
    tablet.writes("Wat zijn de gevolgen?", "Wachten kost iedereen meer.")
    tablet.writes("Tot wanneer?", on(one.days))
    tablet.presses(readers)


def everyone_says_it_aloud(tablet: Someone) -> None:
    """One has a question. The change that follows asks only those whom it touches."""
    for name in ("Rosa", "Kees", "Samira"):
        says_yes_aloud(tablet, name)
    tablet.presses("Nog een vraag")
    tablet.presses("Zeg dit")
    tablet.reads("Vertel erbij wat er nog moet.")
    tablet.writes("Wat moet er nog?", "Elke week lukt mij niet.")
    tablet.presses("Zeg dit")
    tablet.reads("Heeft nog een vraag")
    tablet.presses(f"Verander: {FETCHES}")
    tablet.writes("Wat spreken we af?", FETCHES_LESS)
    tablet.presses("Iedereen aan tafel")
    assert says(tablet) == {
        "Rosa": "Vragen we opnieuw",
        "Joke": "Vragen we opnieuw",
        "Kees": "Ja, ik doe mee",
        "Samira": "Ja, ik doe mee",
        "Marloes": "Hoeft niets te zeggen",
    }
    says_yes_aloud(tablet, "Rosa")
    tablet.presses("Doe de tablet dicht")
    tablet.reads("De tablet is dicht.")


def says_yes_aloud(tablet: Someone, name: str) -> None:
    """In the bar when it is their turn, else in the list."""
    bar = tablet.page.get_by_role("button", name=f"{name}: ja, ik doe mee")
    if bar.count():
        tablet.presses(f"{name}: ja, ik doe mee")
        return
    tablet.presses(f"Vraag het aan {name}")
    tablet.taps("Doe je mee?", "Ja, ik doe mee")
    tablet.presses("Zeg dit")


def says(tablet: Someone) -> dict[str, str]:
    """What each seat says to this version."""
    rows = tablet.page.get_by_role("region", name="Wie doet mee?").locator("li")
    told = [(row.locator("strong").inner_text(), row.locator("small").inner_text()) for row in rows.all()]
    return dict(told)
