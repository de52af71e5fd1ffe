"""Two more whole stories of the example: a young person without a place, and a child who stays at home."""

from schuifaan.neighbourhood.words import Tag
from schuifaan.plans.words import Claim, RuleKind, Theme, Value
from schuifaan.site.example.script import Cost, Different, Promised, Said, Script
from schuifaan.stories.words import OpenTo, Told
from schuifaan.tables.words import SeatKind

PRO, NEAR = SeatKind.PROFESSIONAL, SeatKind.NEIGHBOUR
NO_NEIGHBOURS = OpenTo.PROFESSIONALS
KEPT = Claim.CONFIRMED

DAAN = Script(
    name="Daan Peeters", days_ago=120, area=3, told=Told.PHONE,
    want=Said("Een eigen sleutel. En niet meer elke week op een andere bank slapen.", (Tag.HOUSING, Tag.REST)),
    can=Said("Ik kan brommers maken. Ik kan goed met kleine kinderen, dat zegt iedereen.",
             (Tag.REPAIRING, Tag.BICYCLES, Tag.CHILDREN)),
    need=Said("Een plek voor een paar maanden. En iemand die met mij meegaat naar school.",
              (Tag.HOUSING, Tag.SCHOOL, Tag.MONEY)),
    wishes=("bram",),
    guests=(("kees", PRO), ("paul", PRO), ("bram", NEAR), ("linda", PRO)),
    promises=(
        Promised("Daan", "Ik werk mee in de fietswerkplaats", 3, "elke vrijdag", came=KEPT),
        Promised("Daan", "Ik sta elke schooldag om acht uur klaar", None, "elke schooldag"),
        Promised("kees", "Ik geef Daan de sleutel van de tijdelijke woning", 2, "", NO_NEIGHBOURS, came=KEPT),
        Promised("paul", "Ik drink elke week koffie met Daan", None, "elke week", NO_NEIGHBOURS),
        Promised("bram", "Ik leer Daan het vak", 3, "elke vrijdag", came=KEPT),
    ),
    different=(
        Different("kees", "wonen", Theme.PLACE, RuleKind.OWN,
                  "Een tijdelijke woning is voor wie drie jaar staat ingeschreven.",
                  "Daan krijgt zes maanden de woning boven de winkel.",
                  "Daan kan naar school, omdat hij weet waar hij slaapt.",
                  "Zonder plek is er opvang nodig, en die kost veel meer.", Value.HOME, 6),
    ),
    marks=(2, 6),
    costs=(
        Cost("old", "ev2025_opvangplek", "0.75"),
        Cost("old", "kh2024_spoedeisende_hulp", "3"),
        Cost("old", "kh2024_consult_maatschappelijk_werk", "18"),
        Cost("new", "kh2024_consult_maatschappelijk_werk", "26"),
        Cost("new", "kh2024_middelbaar_beroepsonderwijs_per_jaar", "0.5", 3, 9),
    ),
    burden=(("new", "Bram, elke vrijdag", 120),),
)  # fmt: skip

NADIA = Script(
    name="Nadia Amrani", days_ago=190, area=1, household=("Sami Amrani",),
    want=Said("Dat Sami weer naar school gaat. En dat we thuis niet steeds ruzie hebben.", (Tag.SCHOOL, Tag.REST)),
    can=Said("Naaien. Ik maak gordijnen voor de hele flat als het moet.", (Tag.SEWING, Tag.LANGUAGES)),
    need=Said("Dat iemand eerst naar Sami luistert. En dan pas over de leerplicht praat.",
              (Tag.SCHOOL, Tag.CHILDREN, Tag.MIND)),
    wishes=("buurvrouw",),
    guests=(("linda", PRO), ("ahmed", PRO), ("buurvrouw", NEAR), ("yara", NEAR)),
    promises=(
        Promised("Nadia", "Ik geef met Yara de naaigroep", 6, "elke dinsdag", came=KEPT),
        Promised("linda", "Sami begint met twee ochtenden in de week", 7, "", NO_NEIGHBOURS, came=KEPT),
        Promised("ahmed", "Ik loop de eerste weken mee naar school", 7, "twee keer per week", NO_NEIGHBOURS, came=KEPT),
        Promised("buurvrouw", "Ik fiets met Sami mee naar school", 7, "op dinsdag en donderdag", came=KEPT),
        Promised("linda", "Ik bouw het op naar alle ochtenden", 60, "", NO_NEIGHBOURS, came=KEPT),
    ),
    different=(
        Different("linda", "school", Theme.SCHOOL, RuleKind.LAW,
                  "Een kind gaat elke dag de hele dag naar school.",
                  "Sami gaat eerst twee ochtenden. We bouwen het op in drie maanden.",
                  "Sami gaat weer naar school en durft te blijven.",
                  "Dwang werkte niet: hij bleef al acht maanden thuis.", Value.GROWING_UP, 3,
                  article="Leerplichtwet 1969, artikel 11 onder g",
                  legal_test="De directeur van de school mag bij gewichtige omstandigheden vrij geven.", backed=True),
    ),
    marks=(4, 7),
    costs=(
        Cost("old", "kh2024_speciaal_onderwijs_per_jaar", "1"),
        Cost("old", "kh2024_consult_vrijgevestigd_zorgverlener_in_de_special", "20"),
        Cost("old", "kh2024_consult_maatschappelijk_werk", "12"),
        Cost("new", "kh2024_primair_onderwijs_per_jaar", "1"),
        Cost("new", "kh2024_remedial_teaching_per_uur", "40"),
        Cost("new", "kh2024_consult_maatschappelijk_werk", "10"),
    ),
    burden=(("old", "Nadia, elke dag thuis met Sami", 700), ("new", "Joke, mee fietsen", 60)),
)  # fmt: skip
