"""Where the tables of the full-size neighbourhood do it differently, by the party whose rule it is."""

from schuifaan.plans.words import RuleKind, Theme, Value
from schuifaan.site.example.differences import BY_GUEST, BY_NAME
from schuifaan.site.example.script import Different

OWN, LOCAL, LAW = RuleKind.OWN, RuleKind.MUNICIPAL, RuleKind.LAW

MORE: tuple[Different, ...] = (
    Different("", "wonen", Theme.PLACE, OWN, "Een huis zonder trap is voor wie 75 is.",
              "De sleutel gaat naar wie niet meer kan lopen.", "Er valt niemand meer van de trap.",
              "Een gebroken heup kost iedereen meer.", Value.HOME, 6),
    Different("", "welzijn", Theme.OTHER, OWN, "Een maatje blijft een half jaar.",
              "Het maatje blijft zolang het goed is.", "Er is iemand op zondag.", "Het kost niets extra.",
              Value.TAKING_PART, 12),
    Different("", "huishouden", Theme.HOME, OWN, "Hulp in huis is drie uur per twee weken.",
              "De hulp komt elke week een uur.", "Het huis blijft schoon en er is een praatje.",
              "De uren blijven gelijk.", Value.SELF_RELIANCE, 6),
    Different("", "ggz", Theme.CARE, OWN, "Een gesprek is op kantoor.", "Het gesprek is op een bankje in het park.",
              "Er komt weer iemand buiten.", "Het duurt soms korter.", Value.HEALTH, 6),
    Different("", "maatwerk", Theme.OTHER, OWN, "Na zes gesprekken is het klaar.", "Er komen zes gesprekken bij.",
              "De brieven zijn af.", "Opnieuw beginnen kost meer.", Value.SELF_RELIANCE, 4),
    Different("", "jeugd", Theme.CARE, OWN, "Hulp voor een kind begint na een intake van drie weken.",
              "De hulp begint morgen, het papier komt later.", "Het kind slaapt weer.",
              "Wachten maakt het groter.", Value.GROWING_UP, 3),
    Different("", "school", Theme.SCHOOL, LAW, "Een kind gaat elke dag de hele dag naar school.",
              "Het kind begint met drie ochtenden.", "Het kind durft weer.", "Dwang werkte niet.", Value.GROWING_UP, 3,
              article="Leerplichtwet 1969, artikel 11 onder g",
              legal_test="De directeur van de school mag bij gewichtige omstandigheden vrij geven."),
    Different("", "gemeente", Theme.BENEFIT, LOCAL, "Een gift telt mee bij de bijstand.",
              "De wasmachine van de kerk telt niet mee.", "De was is droog.", "Een lening kost meer.",
              Value.SELF_RELIANCE, 6),
    Different("", "huisarts", Theme.CARE, OWN, "Een bezoek duurt tien minuten.", "Er komt één lang gesprek per maand.",
              "Er gaat niemand meer voor niets naar het ziekenhuis.", "Het scheelt losse bezoeken.", Value.HEALTH, 6),
    Different("", "beperking", Theme.OTHER, OWN, "Een proefplek is voor vier weken.", "De plek duurt drie maanden.",
              "Er is tijd om te wennen.", "Stoppen na vier weken was zonde.", Value.TAKING_PART, 3),
)  # fmt: skip


def by_party() -> dict[str, list[Different]]:
    """All ways of doing it differently that a party has, those of the small example too."""
    found: dict[str, list[Different]] = {}
    for one in (*BY_GUEST.values(), *BY_NAME.values(), *MORE):
        found.setdefault(one.party, []).append(one)
    return found
