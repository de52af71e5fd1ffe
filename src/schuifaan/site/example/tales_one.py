"""Three whole stories of the example. The people and facts are made up; the spirit is that of the method."""

from schuifaan.neighbourhood.words import Tag
from schuifaan.plans.words import Claim, RuleKind, Theme, Value
from schuifaan.site.example.script import Cost, Different, Promised, Said, Script
from schuifaan.stories.words import OpenTo, Told
from schuifaan.tables.words import SeatKind

PRO, NEAR = SeatKind.PROFESSIONAL, SeatKind.NEIGHBOUR
NO_NEIGHBOURS = OpenTo.PROFESSIONALS
KEPT, SAID = Claim.CONFIRMED, Claim.SAID_DONE

FATMA = Script(
    name="Fatma Yilmaz", login="bewoner", days_ago=33, area=0, told=Told.SELF, household=("Emir Yilmaz",),
    want=Said("Weer rustig slapen. En Turks eten koken voor de buurt.", (Tag.REST, Tag.HOUSING, Tag.MONEY)),
    can=Said("Ik kan goed koken. Ik kan mensen helpen die nog niet zo goed Nederlands praten.",
             (Tag.COOKING, Tag.LANGUAGES)),
    need=Said("Iemand die met mij de brieven over de huur bekijkt. En het raam in de slaapkamer lekt.",
              (Tag.HOUSING, Tag.MONEY)),
    wishes=("buurvrouw",),
    guests=(("kees", PRO), ("samira", PRO), ("buurvrouw", NEAR), ("linda", PRO)),
    promises=(
        Promised("Fatma", "Ik kook mee in het huis van de wijk", 5, "elke woensdag", came=KEPT),
        Promised("Fatma", "Ik leg mijn post in de blauwe map", None, "elke dag"),
        Promised("kees", "Ik stop de brieven over de huur, een half jaar lang", 0, "", NO_NEIGHBOURS, came=KEPT),
        Promised("samira", "Ik maak met Fatma één lijst van alle schulden", 3, "", NO_NEIGHBOURS, 0, SAID),
        Promised("kees", "Ik laat het raam in de slaapkamer maken", 8, "", OpenTo.TABLE, 640, old_decision=False),
        Promised("buurvrouw", "Ik haal Emir op van school", 5, "elke woensdag", OpenTo.TABLE),
    ),
    different=(
        Different("kees", "wonen", Theme.RENT, RuleKind.OWN,
                  "Na drie maanden geen huur volgt een brief van de deurwaarder.",
                  "Kees wacht een half jaar. Samira kijkt wat Fatma kan betalen.",
                  "Fatma en Emir houden hun huis en krijgen rust.",
                  "Uit huis zetten kost meer dan wachten.", Value.HOME, 6),
    ),
    marks=(3, 6),
)  # fmt: skip

WILLEM = Script(
    name="Willem Arts", days_ago=410, area=0, ends="done",
    want=Said("Ik wil ergens bij horen. En een dag die begint met opstaan voor iets.", (Tag.COMPANY, Tag.WORK)),
    can=Said("Koffie zetten. Ik onthoud van iedereen wat hij drinkt. Ik ben er altijd op tijd.",
             (Tag.LISTENING, Tag.COOKING)),
    need=Said("Geen steeds weer nieuwe gezichten. Iemand die weet hoe het met mij gaat als het mis dreigt te gaan.",
              (Tag.MIND, Tag.COMPANY)),
    wishes=("mien",),
    guests=(("ilse", PRO), ("sanne", PRO), ("mien", NEAR), ("devries", PRO)),
    promises=(
        Promised("Willem", "Ik sta achter de koffiebar van het huis", 4, "elke ochtend", came=KEPT),
        Promised("sanne", "Ik werk Willem in en blijf zijn vaste gezicht", 4, "", came=KEPT),
        Promised("ilse", "Ik kom langs in het huis, niet op kantoor", 10, "om de week", NO_NEIGHBOURS, came=KEPT),
        Promised("mien", "Ik drink elke ochtend mijn koffie bij Willem", 4, "elke ochtend", came=KEPT),
        Promised("devries", "Ik maak met Willem een kaart: zo gaat het goed", 14, "", NO_NEIGHBOURS, came=KEPT),
    ),
    different=(
        Different("ilse", "ggz", Theme.CARE, RuleKind.OWN,
                  "Begeleiding is een gesprek van een uur op kantoor.",
                  "Ilse komt koffie drinken bij de bar. Soms duurt het tien minuten.",
                  "Willem houdt zijn plek en iemand ziet op tijd dat het mis gaat.",
                  "Minder uren, en nooit meer een crisis zonder dat iemand het zag.", Value.TAKING_PART, 12,
                  backed=True),
    ),
    marks=(3, 7, 8),
    costs=(
        Cost("old", "kh2024_begeleiding_thuis_per_uur", "156"),
        Cost("old", "kh2024_consult_zorgverlener_in_de_specialistische_ggz_i", "24"),
        Cost("old", "kh2024_verpleegdag_psychiatrische_instelling", "21"),
        Cost("old", "kh2024_huisarts_consult_gemiddeld", "26"),
        Cost("new", "kh2024_begeleiding_thuis_per_uur", "26"),
        Cost("new", "kh2024_consult_zorgverlener_in_de_specialistische_ggz_i", "18"),
        Cost("new", "kh2024_huisarts_consult_gemiddeld", "9"),
    ),
    burden=(("new", "Mien, elke ochtend een kop koffie", 90),),
)  # fmt: skip

GERRIT = Script(
    name="Gerrit Vos", days_ago=300, area=2, formal=True, household=("Toos Vos",), ends="running",
    want=Said("Samen hier blijven wonen, zolang het kan.", (Tag.HOUSING, Tag.CARE)),
    can=Said("We zorgen voor elkaar. Toos past graag op. Ik weet alles van duiven.", (Tag.CHILDREN, Tag.ANIMALS)),
    need=Said("Een bed beneden. En één persoon die we kunnen bellen, geen zes loketten.", (Tag.CARE, Tag.HEALTH)),
    wishes=("jan",),
    guests=(("tineke", PRO), ("wim", PRO), ("jan", NEAR), ("devries", PRO)),
    promises=(
        Promised("Gerrit", "Ik doe elke dag mijn oefeningen", None, "elke dag", came=KEPT),
        Promised("jan", "Ik zet het bed beneden in elkaar", 5, "", OpenTo.TABLE, 0, KEPT),
        Promised("wim", "Ik regel het bed en de leuning zonder formulieren", 5, "", OpenTo.TABLE, 1180, KEPT,
                 old_decision=True),
        Promised("tineke", "Ik ben degene die jullie bellen, ook voor de anderen", 0, "", OpenTo.TABLE, 0, KEPT),
        Promised("tineke", "Ik leer de buurt hoe je Toos helpt bij het opstaan", 20, came=KEPT),
    ),
    different=(
        Different("wim", "gemeente", Theme.AID, RuleKind.MUNICIPAL,
                  "Een hulpmiddel komt pas na een aanvraag en een onderzoek van zes weken.",
                  "Wim bestelt het bed dezelfde week.",
                  "Gerrit en Toos kunnen samen blijven wonen.",
                  "Wachten betekent dat een van beiden naar een verpleeghuis moet.", Value.HOME, 6, backed=True),
    ),
    marks=(5, 8),
    costs=(
        Cost("old", "kh2024_verpleging_verzorging_incl_dagbesteding_per_dag", "210", 4, 8),
        Cost("old", "kh2024_huishoudelijke_hulp_thuis", "150"),
        Cost("old", "kh2024_persoonlijke_verzorging_thuis", "120"),
        Cost("new", "kh2024_huishoudelijke_hulp_thuis", "150"),
        Cost("new", "kh2024_persoonlijke_verzorging_thuis", "290"),
        Cost("new", "kh2024_verpleging_thuis_per_uur", "52"),
    ),
    burden=(("old", "Toos, zorg voor Gerrit", 500), ("new", "Toos en Jan", 560)),
)  # fmt: skip
