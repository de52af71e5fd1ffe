"""Who sits down: suggestions with reasons, the resident's yes first, one question with three times, and the day."""

import re
from datetime import datetime, time, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from icalendar import Calendar

from tests.browser.walk.someone import Company, Someone

PERSONAL = ("Rosa", "Kramer", "Voorbeeldstraat", "slapen")
LINK = re.compile(r"https?://\S+(/uitnodiging/\S+)")
BY_MAIL = ("samira@voorbeeld.invalid", "buurvrouw@voorbeeld.invalid")


def evenings() -> list[str]:
    """Three evenings to come, as a form takes them."""
    first = datetime.combine(datetime.now(ZoneInfo("Europe/Amsterdam")) + timedelta(days=1), time(19, 30))
    return [f"{first + timedelta(days=later):%Y-%m-%dT%H:%M}" for later in range(3)]


def opens_a_table(coordinator: Someone) -> str:
    """Suggestions say why. Nobody is asked yet."""
    coordinator.presses("Zoek gasten")
    coordinator.reads("Wie schuift aan bij Rosa?", "Joke Dekkers", re.compile("Past bij wat Rosa"))
    address = "/" + coordinator.is_at(r"(tafels/[0-9a-f-]+/)")
    coordinator.presses("Dit is ... Joke Dekkers")
    coordinator.presses("Zet op de lijst")
    for name in ("Kees", "Samira", "Ilse"):
        puts_on_the_list(coordinator, name)
    coordinator.presses("Stel drie tijden voor")
    for label, moment in zip(("Eerste tijd", "Tweede tijd", "Derde tijd"), evenings(), strict=True):
        coordinator.writes(label, moment)
    coordinator.presses("Stel deze tijden voor")
    coordinator.reads("Vraag het eerst aan Rosa.")
    return address


def puts_on_the_list(coordinator: Someone, name: str) -> None:
    """From the suggestions in one tap, else from everyone who is known here."""
    if coordinator.page.get_by_role("button", name=f"Zet op de lijst: {name}").count():
        coordinator.presses(f"Zet op de lijst: {name}")
        return
    coordinator.presses("Iemand anders zoeken")
    coordinator.picks("Kies iemand die we kennen", name)
    coordinator.presses("Zet op de lijst")


def says_who_may_be_asked(rosa: Someone) -> None:
    rosa.presses("Mijn verhaal", inside=".sa-voetnav")
    rosa.presses("Kijk wie er aan tafel komt")
    rosa.taps("Joke Dekkers", "Ja, vraag maar")
    rosa.taps("Kees Jansen", "Ja, vraag maar")
    rosa.taps("Samira El Idrissi", "Ja, vraag maar")
    rosa.taps("Ilse van Os", "Liever niet")
    rosa.presses("Bewaar wie mag komen")
    rosa.reads("Bewaard. Wie ja kreeg, mag gevraagd worden.")


def asks_the_guests(coordinator: Someone, table: str) -> None:
    coordinator.goes(table)
    coordinator.reads("Rosa wil dit liever niet.")
    for name in ("Kees", "Samira", "Joke"):
        coordinator.presses(f"Vraag: {name}")
    coordinator.presses("Zei ja: Kees")
    coordinator.reads("Zei ja aan de telefoon.")


def answer_by_mail(company: Company) -> None:
    """Two guests answer without an account: one is asked by name, the other does not hear who it is about."""
    samira, joke = BY_MAIL
    guest = follows_the_mail(company, "gast", samira)
    guest.reads("Iemand in jouw buurt zoekt mensen die meedenken.")
    guest.reads_nothing_of(*PERSONAL)
    says_yes(guest)
    neighbour = follows_the_mail(company, "buur", joke)
    neighbour.reads("Rosa vroeg zelf of jij erbij wilt zijn.")
    says_yes(neighbour)


def follows_the_mail(company: Company, who: str, address: str) -> Someone:
    mail = company.site.mail(address)
    says_nothing_personal(mail)
    link = LINK.search(mail.get_body(("plain",)).get_content())
    assert link, "the mail has no link"
    guest = company.someone(who)
    guest.goes(link[1])
    return guest


def says_yes(guest: Someone) -> None:
    guest.presses("Stuur mijn antwoord")
    guest.reads("Kies ja of nee.")
    guest.taps("Schuif je aan?", "Ja, ik kom")
    times = guest.page.get_by_role("group", name="Welke tijden passen?").locator("label")
    times.first.click()
    guest.presses("Stuur mijn antwoord")
    guest.reads("Fijn dat je komt")


def chooses_the_day(coordinator: Someone, table: str) -> None:
    coordinator.goes(table)
    coordinator.reads("Zei ja via de link.")
    coordinator.presses("Kies een dag")
    coordinator.taps("Waar zitten jullie?", "Bij de bewoner thuis")
    coordinator.presses("Kies deze dag")
    coordinator.reads("De dag is gekozen. De gasten krijgen hem in hun agenda.")
    coordinator.presses("Agenda", inside="nav")
    coordinator.reads("19.30 uur: tafel van Rosa Kramer")


def get_it_in_their_calendar(company: Company) -> None:
    """A file for the calendar comes with the mail; nothing of the resident is in either."""
    for address in BY_MAIL:
        mail = calendar_mail(company, address)
        says_nothing_personal(mail)
        file = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
        told = Calendar.from_ical(file.get_payload(decode=True))
        event = told.walk("VEVENT")[0]
        assert (str(told["METHOD"]), str(event["CLASS"])) == ("REQUEST", "PRIVATE")
        assert str(event["LOCATION"]) == "Bij een bewoner thuis. Het adres hoor je van Marloes."
        assert f"{event['DTSTART'].dt:%Y-%m-%dT%H:%M}" == evenings()[0]


def calendar_mail(company: Company, address: str) -> EmailMessage:
    """The mail about the day comes after the question; the worker takes a moment."""
    for _again in range(60):
        mail = company.site.mail(address)
        if mail["Subject"] == "Je schuift aan: de dag is bekend":
            return mail
        company.pauses()
    raise AssertionError(f"no day for {address}")


def says_nothing_personal(mail: EmailMessage) -> None:
    parts = [part.get_payload(decode=True) for part in mail.walk() if not part.is_multipart()]
    text = str(mail["Subject"]) + "".join(part.decode() for part in parts if isinstance(part, bytes))
    assert [word for word in PERSONAL if word in text] == []
