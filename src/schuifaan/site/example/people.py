"""Who lives and works in the example: twelve parties named by what they do, and fictional people."""

from typing import NamedTuple

from schuifaan.neighbourhood.words import Kind, Mode, Tag

SUBAREAS = ("Rond het huis", "De hofjes", "Bij het park", "De flats")

PARTIES: dict[str, tuple[str, str, Mode]] = {
    "gemeente": ("De gemeente", "betaalt de Wmo en het welzijn", Mode.POOLED),
    "wonen": ("De woningstichting", "verhuurt en onderhoudt huizen", Mode.POOLED),
    "welzijn": ("Het welzijnswerk", "helpt mensen elkaar vinden", Mode.POOLED),
    "thuiszorg": ("De wijkverpleging", "verpleegt en verzorgt thuis", Mode.POOLED),
    "huishouden": ("De hulp in huis", "helpt in het huishouden", Mode.POOLED),
    "ggz": ("De hulp voor hoofd en gevoel", "behandelt en begeleidt", Mode.METHOD),
    "maatwerk": ("Het maatschappelijk werk", "denkt mee als het even te veel is", Mode.POOLED),
    "geld": ("De geldhulp", "helpt met schulden en brieven", Mode.POOLED),
    "jeugd": ("De jeugdhulp", "helpt ouders en kinderen", Mode.METHOD),
    "school": ("De scholen", "geven les aan de kinderen in de wijk", Mode.METHOD),
    "huisarts": ("De huisartsen", "zorgen voor de gezondheid", Mode.METHOD),
    "beperking": ("De begeleiding bij een beperking", "helpt mensen meedoen", Mode.POOLED),
}


class Someone(NamedTuple):
    """A person of the example: `does` puts them in the directory, with these pictures."""

    key: str
    name: str
    kinds: tuple[Kind, ...]
    party: str = ""
    does: str = ""
    tags: tuple[Tag, ...] = ()
    area: int | None = None


STAFF = (
    Someone("coordinator", "Marloes Verbeek", (Kind.COORDINATOR,)),
    Someone("leidinggevende", "Ria van Dam", (Kind.MANAGER,), "wonen"),
    Someone("bestuurder", "Bert Timmers", (Kind.DIRECTOR,), "wonen"),
    Someone("huis", "Balie van het huis", (Kind.HOUSE,)),
    Someone("stuurgroep", "Stien Hermans", (Kind.STEERING,), "gemeente"),
    Someone("kwartiermaker", "Kim de Wit", (Kind.QUARTERMASTER,)),
    Someone("penningmeester", "Els Brouwer", (Kind.QUARTERMASTER,)),
    Someone("controleur", "Cor Prinsen", (Kind.CONTROLLER,), "gemeente"),
    Someone("rekenaar", "Anna Maas", (Kind.ANALYST,)),
    Someone("gemeentebaas", "Hans Peters", (Kind.MANAGER,), "gemeente"),
    Someone("geldbaas", "Wendy Bakker", (Kind.MANAGER,), "geld"),
    Someone("zorgbaas", "Noor Willems", (Kind.MANAGER, Kind.DIRECTOR), "thuiszorg"),
    Someone("ggzbaas", "Marijke Thijssen", (Kind.MANAGER,), "ggz"),
    Someone("schoolbaas", "Frans Vermeer", (Kind.MANAGER, Kind.DIRECTOR), "school"),
    Someone("privacy", "Pien Aarts", (Kind.PRIVACY,), "gemeente"),
)

GUESTS = (
    Someone("kees", "Kees Jansen", (Kind.PROFESSIONAL,), "wonen", "regelt het als er iets is met je huis of de huur",
            (Tag.HOUSING, Tag.REPAIRING), 0),
    Someone("samira", "Samira El Idrissi", (Kind.PROFESSIONAL,), "geld", "maakt met jou een lijst van alle schulden",
            (Tag.MONEY,), 0),
    Someone("linda", "Linda Smulders", (Kind.PROFESSIONAL,), "school", "kijkt wat een kind nodig heeft op school",
            (Tag.SCHOOL, Tag.CHILDREN), 1),
    Someone("ahmed", "Ahmed Bouzid", (Kind.PROFESSIONAL,), "jeugd", "komt thuis bij ouders en kinderen",
            (Tag.CHILDREN, Tag.REST, Tag.SCHOOL), 1),
    Someone("devries", "Dokter De Vries", (Kind.PROFESSIONAL,), "huisarts", "is huisarts aan het plein",
            (Tag.HEALTH, Tag.MIND), 0),
    Someone("tineke", "Tineke Coolen", (Kind.PROFESSIONAL,), "thuiszorg", "verpleegt mensen thuis",
            (Tag.CARE, Tag.HEALTH), 2),
    Someone("ilse", "Ilse van Os", (Kind.PROFESSIONAL,), "ggz", "loopt mee als het in je hoofd te druk is",
            (Tag.MIND, Tag.REST), 0),
    Someone("paul", "Paul Ruijs", (Kind.PROFESSIONAL,), "maatwerk", "denkt mee als het even te veel is",
            (Tag.REST, Tag.COMPANY, Tag.MIND), 0),
    Someone("femke", "Femke Daams", (Kind.PROFESSIONAL,), "beperking", "helpt mensen een plek vinden om mee te doen",
            (Tag.WORK, Tag.COMPANY), 3),
    Someone("wim", "Wim Gerrits", (Kind.PROFESSIONAL,), "gemeente", "kijkt naar hulpmiddelen en vervoer",
            (Tag.TRANSPORT, Tag.CARE), 0),
    Someone("sanne", "Sanne Lamers", (Kind.PROFESSIONAL,), "welzijn", "brengt mensen en clubs bij elkaar",
            (Tag.COMPANY, Tag.MOVING), 0),
    Someone("buurvrouw", "Joke Dekkers", (Kind.NEIGHBOUR, Kind.VOLUNTEER), "",
            "haalt kinderen van school en kookt graag",
            (Tag.CHILDREN, Tag.COOKING, Tag.COMPANY), 0),
    Someone("bram", "Bram Hendriks", (Kind.VOLUNTEER,), "", "runt een fietswerkplaats",
            (Tag.BICYCLES, Tag.REPAIRING, Tag.COMPANY), 0),
    Someone("jan", "Jan Smits", (Kind.NEIGHBOUR,), "", "klust en rijdt met de auto",
            (Tag.REPAIRING, Tag.TRANSPORT), 0),
    Someone("hatice", "Hatice Demir", (Kind.VOLUNTEER,), "", "leidt de kookgroep op woensdag",
            (Tag.COOKING, Tag.LANGUAGES, Tag.COMPANY), 1),
    Someone("toon", "Toon Kuijpers", (Kind.VOLUNTEER,), "", "zorgt voor de tuin van het huis",
            (Tag.GARDEN, Tag.COMPANY, Tag.MOVING), 2),
    Someone("mien", "Mien Schuurmans", (Kind.NEIGHBOUR,), "", "drinkt koffie met wie alleen is",
            (Tag.LISTENING, Tag.COMPANY), 3),
    Someone("yara", "Yara Haddad", (Kind.VOLUNTEER,), "", "tolkt Arabisch en helpt met naaien",
            (Tag.LANGUAGES, Tag.SEWING), 3),
)  # fmt: skip

# The professional of the buttons at the door.
PROFESSIONAL = "kees"
