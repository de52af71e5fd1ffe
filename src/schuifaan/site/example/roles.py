"""The roles in which a visitor can walk through the example neighbourhood."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A button at the door of the example: who you are, and what you will see."""

    slug: str
    name: str
    does: str
    icon: str
    colour: str


ROLES = (
    Role("bewoner", "Fatma, bewoner", "Vertelt haar verhaal en ziet haar plan", "sun", "wil"),
    Role("buurvrouw", "Joke, buurvrouw", "Schuift aan en haalt een kind van school", "hand-heart", "kan"),
    Role("coordinator", "Marloes, wijkcoördinator", "Brengt de goede mensen aan tafel", "users-three", "kan"),
    Role("professional", "Kees, woningstichting", "Doet wat hij aan tafel belooft", "house-line", "nodig"),
    Role("leidinggevende", "Ria, leidinggevende", "Geeft ruimte en staat erachter", "signpost", "afwijk"),
    Role("bestuurder", "Bert, bestuurder", "Staat achter wat buiten de ruimte valt", "scales", "afwijk"),
    Role("huis", "De balie van het huis", "Telt bezoek met één tik", "coffee", "wil"),
    Role("stuurgroep", "Stien, stuurgroep", "Ziet hoe het met de wijk gaat", "compass", "nodig"),
    Role("kwartiermaker", "Kim, kwartiermaker", "Hoort bij geen partij, ziet drempels en geld", "path", "afwijk"),
    Role("controleur", "Cor, controleur", "Leest het hele wijkbudget", "coins", "nodig"),
    Role("rekenaar", "Anna, rekenaar", "Rekent een verhaal na, als de bewoner wil", "receipt", "kan"),
    Role("privacy", "Pien, contact voor privacy", "Kijkt na wie met spoed of te veel las", "eye", "nodig"),
)


def example_login(slug: str) -> str:
    """The sign-in name of the fictional person behind a button."""
    return f"voorbeeld-{slug}"
