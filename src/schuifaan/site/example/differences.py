"""Where the short stories of the example do it differently: by who sits at the table, and three that stand alone."""

from schuifaan.plans.words import RuleKind, Theme, Value
from schuifaan.site.example.script import Different

BY_GUEST: dict[str, Different] = {
    "kees": Different(
        "kees", "wonen", Theme.RENT, RuleKind.OWN, "Na drie maanden geen huur volgt een brief van de deurwaarder.",
        "Kees wacht en belt elke maand.", "Er is rust om het op te lossen.", "Een rechtszaak kost iedereen meer.",
        Value.HOME, 5,
    ),
    "samira": Different(
        "samira", "geld", Theme.DEBT, RuleKind.OWN, "Eerst alle papieren, dan pas een gesprek.",
        "Samira begint met de brieven die op tafel liggen.", "De post gaat weer open.",
        "De papieren komen later alsnog.", Value.SELF_RELIANCE, 6,
    ),
    "wim": Different(
        "wim", "gemeente", Theme.AID, RuleKind.MUNICIPAL, "Vervoer komt pas na een aanvraag.",
        "Wim zet de naam op de lijst van de buurtbus.", "Er is weer een weg naar buiten.",
        "De buurtbus rijdt toch al.", Value.TAKING_PART, 6, backed=True,
    ),
    "tineke": Different(
        "tineke", "thuiszorg", Theme.CARE, RuleKind.OWN, "Zorg thuis gaat per minuut en per taak.",
        "Tineke plant één keer per dag, zo lang als nodig is.", "Er komt steeds hetzelfde gezicht.",
        "De uren blijven gelijk.", Value.HEALTH, 6, backed=True,
    ),
}  # fmt: skip

# By the name of the resident; these take the place of what follows from the guests.
BY_NAME: dict[str, Different] = {
    "Mo en Safae Idder": Different(
        "kees", "wonen", Theme.RENT, RuleKind.OWN, "Een huurverlaging is er alleen na een klacht bij de commissie.",
        "Mo en Safae betalen een jaar lang minder.", "De baby slaapt droog en het geld is er voor verf.",
        "De muur kost de verhuurder meer als hij wacht.", Value.HOME, 12,
    ),
    "Fien Brouwers": Different(
        "kees", "wonen", Theme.PLACE, RuleKind.LAW, "Kleine reparaties zijn voor de huurder.",
        "De verhuurder legt de vloer van de bovenburen dicht.", "Fien slaapt weer.",
        "Een verhuizing kost veel meer.", Value.HEALTH, 6, article="Burgerlijk Wetboek boek 7, artikel 217",
        legal_test="Het artikel verdeelt de kosten. Een verhuurder mag meer doen dan hij moet.",
    ),
}  # fmt: skip


def different_at(name: str, guests: tuple[str, ...]) -> tuple[Different, ...]:
    """At most one per short story."""
    if name in BY_NAME:
        return (BY_NAME[name],)
    return tuple(BY_GUEST[key] for key in guests if key in BY_GUEST)[:1]
