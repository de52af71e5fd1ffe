"""What residents of the full-size neighbourhood say to the three questions, in pieces that are put together."""

from schuifaan.neighbourhood.words import Tag

T = Tag

WANT: dict[Tag, tuple[str, ...]] = {
    T.REST: ("Ik wil een avond waarop er niets moet.", "Ik wil weer een hele nacht slapen.",
             "Ik wil dat het stil wordt in mijn hoofd.", "Thuis mag het weer gezellig zijn."),
    T.COMPANY: ("Ik wil iemand hebben om mee te eten.", "Ik wil weer ergens bij horen.",
                "Ik wil mensen leren kennen in mijn straat.", "De zondag duurt zo lang. Dat wil ik anders."),
    T.WORK: ("Ik wil weer een dag met iets erin.", "Ik wil iets doen waar ik goed in ben.",
             "Ik wil geld verdienen met mijn handen.", "Ik wil een baas die mij kent."),
    T.HOUSING: ("Ik wil een huis dat warm en droog is.", "Ik wil hier kunnen blijven wonen.",
                "Ik wil een eigen deur met een eigen sleutel.", "Ik wil geen trap meer op hoeven."),
    T.MONEY: ("Ik wil de post weer open durven maken.", "Ik wil aan het eind van de maand nog eten kopen.",
              "Ik wil van mijn schulden af.", "Ik wil weten hoeveel ik echt heb."),
    T.HEALTH: ("Ik wil weer naar de winkel kunnen lopen.", "Ik wil minder pijn als ik opsta.",
               "Ik wil stoppen met roken, samen met iemand.", "Ik wil weer kunnen fietsen."),
    T.SCHOOL: ("Ik wil dat mijn zoon weer naar school gaat.", "Ik wil alsnog een diploma halen.",
               "Ik wil mijn dochter kunnen helpen met lezen.", "Ik wil leren schrijven zonder fouten."),
    T.SAFETY: ("Ik wil de deur open kunnen doen zonder bang te zijn.", "Ik wil dat het ophoudt met schreeuwen.",
               "Ik wil een plek waar de kinderen veilig zijn.", "Ik wil ’s avonds gewoon over straat."),
}  # fmt: skip

CAN: dict[Tag, tuple[str, ...]] = {
    T.COOKING: ("Ik kan voor twintig mensen soep maken.", "Ik bak brood, elke dag als het moet.",
                "Ik kook zoals mijn oma het deed."),
    T.LISTENING: ("Ik kan goed luisteren.", "Mensen vertellen mij altijd alles.", "Ik vergeet nooit een verjaardag."),
    T.REPAIRING: ("Ik kan bijna alles maken.", "Ik heb dertig jaar geschilderd.", "Een lamp maken lukt mij."),
    T.LANGUAGES: ("Ik spreek drie talen.", "Ik kan tolken in het Turks.", "Ik leer snel, ook een taal."),
    T.CHILDREN: ("Kinderen luisteren naar mij.", "Ik pas graag op.", "Ik kan goed voorlezen."),
    T.SEWING: ("Ik naai gordijnen en jurken.", "Ik kan breien en haken.", "Een rits maken kost mij vijf minuten."),
    T.BICYCLES: ("Ik plak een band in het donker.", "Ik maak van twee oude fietsen één goede."),
    T.GARDEN: ("Bij mij groeit alles.", "Ik weet veel van groente.", "Ik snoei graag, ook bij een ander."),
    T.MUSIC: ("Ik speel accordeon.", "Ik zing in elk koor dat mij wil hebben.", "Ik geef ritme aan een groep."),
    T.ANIMALS: ("Ik ben goed met honden.", "Ik weet alles van duiven.", "Katten komen vanzelf naar mij."),
}  # fmt: skip

NEED: dict[Tag, tuple[str, ...]] = {
    T.HOUSING: ("Iemand van de verhuurder die komt kijken.", "Hulp bij het zoeken van een kleiner huis.",
                "Een leuning bij de trap."),
    T.MONEY: ("Eén persoon voor alle brieven.", "Iemand die met mij naar de rekeningen kijkt.",
              "Een half jaar rust om het op te lossen."),
    T.CARE: ("Hulp bij het douchen, twee keer in de week.", "Elke week hetzelfde gezicht.",
             "Eén nummer dat ik kan bellen."),
    T.MIND: ("Iemand die weet hoe het gaat als het mis dreigt te gaan.", "Een gesprek zonder klok.",
             "Iemand die langskomt, ook als ik niets zeg."),
    T.HEALTH: ("Oefenen met iemand erbij.", "Een dokter die de tijd neemt.", "Samen een rondje lopen."),
    T.SCHOOL: ("Een school die eerst luistert.", "Een plek om huiswerk te maken.", "Iemand die met de juf praat."),
    T.WORK: ("Een plek om te proberen.", "Iemand die de weg weet bij een baan.", "Een bedrijf dat niet schrikt."),
    T.COMPANY: ("Iemand die de eerste keer meegaat.", "Een tafel met mensen.", "Een buur die even zwaait."),
    T.TRANSPORT: ("Vervoer op donderdag.", "Iemand die mij naar het ziekenhuis rijdt.", "Een fiets met drie wielen."),
    T.SAFETY: ("Iemand die ik dag en nacht mag bellen.", "Een slot op de deur.", "Een plek voor als het niet gaat."),
}  # fmt: skip

LIFE = (
    "Mijn man is twee jaar geleden gestorven.", "Ik woon hier al mijn hele leven.", "We kwamen hier toen ik zes was.",
    "Mijn moeder woont bij ons in.", "De kinderen zijn het huis uit.",
    "Ik slaap op de bank, dat is beter voor mijn rug.",
    "Op mijn werk ging het niet meer.", "Ik zorg voor mijn broer.", "Mijn dochter belt elke dag.",
    "De hond houdt mij op de been.",
    "Vroeger ging ik overal heen.", "Met Kerst was het te veel.", "De buren zijn aardig, maar druk.",
    "Ik heb een klein pensioen.",
    "Mijn knie wil niet meer.", "Ik durf het bijna niet te zeggen.", "Het begon met een brief.",
    "Dit jaar word ik zeventig.",
    "De baby is nu vier maanden.", "Ik schrijf dit samen met mijn nicht.", "Ik heb het lang alleen gedaan.",
    "Het is klein wonen met zijn vijven.",
    "Ik ben hier graag.", "Het gaat op en af.",
)  # fmt: skip

ANSWERED = (
    "Kom donderdag om twee uur naar het huis van de wijk. Vraag naar de gastvrouw.",
    "Bel het nummer op de brief. Zij weten dat je belt.",
    "De naaigroep is op dinsdag om tien uur. Je bent welkom.",
    "Het spreekuur over geld is op maandag. Neem je brieven mee.",
    "De buurtbus rijdt elk uur. Hij stopt bij de hoek.",
    "Er staat een fiets voor je klaar in de werkplaats.",
)
