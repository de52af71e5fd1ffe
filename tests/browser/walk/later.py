"""Later: what it brought, the house, the steering group, and who read what."""

import re

from tests.browser.walk.someone import Someone


def wants_it_reckoned(rosa: Someone) -> None:
    rosa.presses("Mijn plan", inside=".sa-voetnav")
    rosa.reads("Je gaf je leven eerst een 4. Nu een 7.")
    goes_to_what_it_brought(rosa)
    rosa.taps("Wie rekent mee?", "Anna Maas")
    rosa.presses("Ja, reken het samen met mij na")
    rosa.reads("Gevraagd. Jullie rekenen samen, als het jou past.")


def goes_to_what_it_brought(rosa: Someone) -> None:
    rosa.presses("Mijn verhaal", inside=".sa-voetnav")
    rosa.presses("Wie las mijn verhaal?")
    rosa.presses("Bekijk je gegevens")
    rosa.presses("Wat bracht mijn tafel?")


def reckons(analyst: Someone) -> None:
    """Two paths with real prices; a price that does not exist is found out; hours of neighbours stand apart."""
    analyst.presses("Rekensommen", inside="nav")
    analyst.presses("Open de rekensom van Rosa")
    adds_a_line(analyst, "Zet iets bij vroeger", "huisarts", "24")
    adds_a_line(analyst, "Zet iets bij nu", "huisarts", "6,5")
    analyst.presses("Zet uren erbij")
    analyst.writes("Wie hielp er?", "Joke")
    analyst.writes("Hoeveel uur in deze twaalf maanden?", "40")
    analyst.presses("Bewaar de uren")
    analyst.reads("Dit is geen winst: het kost mensen tijd.")
    analyst.presses("We keken dit samen na")
    analyst.reads("Samen nagekeken. De bewoner zegt zelf of het meetelt.")


def adds_a_line(analyst: Someone, button: str, looks_for: str, units: str) -> None:
    analyst.presses(button)
    analyst.writes("Zoek een prijs", looks_for)
    analyst.presses("Zoek")
    analyst.presses("Zet in de rekensom")
    analyst.reads("Kijk dit nog even na")
    analyst.picks("Wat was of is er?", re.compile("huisarts", re.IGNORECASE))
    analyst.writes("Hoeveel keer, uur of dagen?", units)
    analyst.presses("Zet in de rekensom")


def lets_it_count(rosa: Someone) -> None:
    goes_to_what_it_brought(rosa)
    rosa.reads("Je telt nu niet mee.")
    rosa.presses("Ja, tel mij mee")
    rosa.reads("Je telt nu mee.")


def marks_the_work(professional: Someone) -> None:
    professional.presses("Mijn tafels", inside="nav")
    professional.presses("tafel van Rosa")
    professional.taps("Welk cijfer geef je?", "8")
    professional.presses("Geef dit cijfer")
    professional.reads("Bedankt. Je cijfer is bewaard.")


def counts_a_visit(house: Someone) -> None:
    house.presses("Koffie en een praatje")
    house.reads("Bedankt, je bezoek telt mee.")


def sees_the_neighbourhood(steering: Someone) -> None:
    """Sums from ten, never a story."""
    steering.reads("Hoe gaat het met de wijk?", "Wat deze cijfers niet zeggen")
    steering.reads_nothing_of("Rosa", "Fatma")
    steering.presses("Geld", inside="nav")
    steering.presses("Anders doen", inside="nav")


def sees_who_read_what(rosa: Someone) -> None:
    rosa.presses("Mijn verhaal", inside=".sa-voetnav")
    rosa.presses("Wie las mijn verhaal?")
    rosa.reads("Marloes Verbeek", "Joke Dekkers", "Kees Jansen", "Ria van Dam", "Bert Timmers", "Anna Maas")
    rosa.reads_nothing_of("Stien", "Cor Prinsen", "Kim de Wit", "Ilse")
    rosa.presses("Bekijk je gegevens")
    mine = rosa.page.context.request.get("/mijn/gegevens/meenemen/")
    assert (mine.status, "Ik kan goed koken." in mine.text()) == (200, True)
