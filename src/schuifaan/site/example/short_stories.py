"""Thirty-five short stories of the example, one line each: who, what they want, can and need, and who sits down."""

from typing import NamedTuple

from schuifaan.neighbourhood.words import Tag

T = Tag


class Short(NamedTuple):
    """A short story; `ends` is where it is today."""

    name: str
    days_ago: int
    ends: str
    want: str
    want_tags: tuple[T, ...]
    can: str
    can_tags: tuple[T, ...]
    need: str
    need_tags: tuple[T, ...]
    guests: tuple[str, ...] = ()
    marks: tuple[int, ...] = ()
    case: str = ""


SHORT = (
    Short("Henk Bos", 0, "new", "Ik wil weer onder de mensen. Sinds Riet dood is, praat ik met de televisie.",
          (T.COMPANY,), "Fietsen maken. Schaken.", (T.BICYCLES, T.REPAIRING), "Iemand die de eerste keer meegaat.",
          (T.COMPANY,)),
    Short("Aylin Kaya", 1, "new", "Ik wil werken. Mijn dochter wil zwemmen.", (T.WORK,), "Naaien, Turks en Nederlands.",
          (T.SEWING, T.LANGUAGES), "Rust in huis.", (T.REST, T.MONEY)),
    Short("Cor en Leny Smit", 4, "new", "Samen blijven wonen, zolang het kan.", (T.HOUSING,),
          "Voor elkaar zorgen. Oppassen.", (T.CHILDREN,), "Hulp bij het douchen. Geen zes loketten.", (T.CARE,)),
    Short("Rachid Amrani", 6, "new", "Een huis dat niet schimmelt.", (T.HOUSING,), "Klussen.", (T.REPAIRING,),
          "Iemand van de verhuurder die komt kijken.", (T.HOUSING,)),
    Short("Ans Wouters", 12, "answered", "Weten waar ik mag kaarten.", (T.COMPANY,), "Kaarten. Taart bakken.",
          (T.COOKING,), "Alleen een adres.", (T.COMPANY,)),
    Short("Bilal Osman", 9, "seeking", "Mijn diploma laten tellen.", (T.WORK,), "Autotechniek. Vier talen.",
          (T.REPAIRING, T.LANGUAGES), "Iemand die de weg weet.", (T.WORK, T.SCHOOL)),
    Short("Greetje Pol", 14, "seeking", "Weer naar buiten durven.", (T.MOVING,), "Breien. Luisteren.", (T.LISTENING,),
          "Iemand om mee te lopen.", (T.COMPANY, T.HEALTH)),
    Short("Kevin Maas", 48, "seeking", "Van mijn schulden af.", (T.MONEY,), "Koken voor groepen.", (T.COOKING,),
          "Eén persoon voor alle brieven.", (T.MONEY,)),
    Short("Mieke Raaijmakers", 12, "planned", "Mijn man thuis kunnen houden.", (T.CARE,), "Piano spelen.", (T.MUSIC,),
          "Eén avond per week vrij.", (T.CARE, T.REST), ("tineke", "mien")),
    Short("Dennis Rovers", 10, "planned", "Mijn kinderen weer zien.", (T.CHILDREN,), "Stucen en schilderen.",
          (T.REPAIRING,), "Een rustige plek om ze te ontvangen.", (T.HOUSING, T.REST), ("ahmed", "paul")),
    Short("Petra Linden", 21, "sitting", "Niet meer steeds ruzie met de buren.", (T.REST,), "Honden uitlaten.",
          (T.ANIMALS,), "Iemand die er tussen gaat zitten.", (T.HOUSING, T.REST), ("kees", "paul")),
    Short("Wilma Jacobs", 70, "running", "Weer kunnen lopen tot de winkel.", (T.MOVING,), "Verhalen vertellen.",
          (T.LISTENING,), "Oefenen met iemand erbij.", (T.HEALTH, T.MOVING), ("sanne", "toon"), (5, 7)),
    Short("Mo en Safae Idder", 84, "running", "Een droog huis voor de baby.", (T.HOUSING,), "Koken en schoonmaken.",
          (T.COOKING,), "Het raam en de muur maken.", (T.HOUSING,), ("kees", "jan"), (4, 6)),
    Short("Piet van Boxtel", 98, "running", "Niet meer alleen eten.", (T.COMPANY,), "Groente kweken.", (T.GARDEN,),
          "Een tafel met mensen.", (T.COMPANY,), ("toon", "mien"), (4, 8)),
    Short("Soraya Benali", 110, "running", "Nederlands leren door te doen.", (T.LANGUAGES,), "Haar knippen.",
          (T.SEWING,), "Oppas op dinsdag.", (T.CHILDREN,), ("yara", "buurvrouw"), (5, 7)),
    Short("Theo Verhagen", 125, "running", "Minder drinken en meer doen.", (T.HEALTH,), "Vissen. Hout bewerken.",
          (T.REPAIRING,), "Een dag met iets erin.", (T.MIND, T.COMPANY), ("ilse", "bram"), (3, 5), "care"),
    Short("Lies Coppens", 140, "running", "Mijn zoon begrijpen.", (T.CHILDREN,), "Voorlezen.", (T.LISTENING,),
          "Iemand die uitlegt wat autisme is.", (T.CHILDREN, T.SCHOOL), ("ahmed", "linda"), (5, 6)),
    Short("Ivo Claassen", 155, "running", "Mijn uitkering op orde.", (T.MONEY,), "Computers maken.", (T.REPAIRING,),
          "Hulp bij één formulier.", (T.MONEY, T.WORK), ("samira", "femke"), (4, 4)),
    Short("Fien Brouwers", 170, "running", "Weer slapen.", (T.REST,), "Zingen.", (T.MUSIC,), "Stilte boven mij.",
          (T.HOUSING, T.REST), ("kees", "devries"), (4, 7)),
    Short("Jamal Karimi", 185, "running", "Een baan met mijn handen.", (T.WORK,), "Lassen.", (T.REPAIRING,),
          "Een baas die het wil proberen.", (T.WORK,), ("femke", "bram"), (5, 8)),
    Short("Trees Hofman", 200, "running", "Mijn huis weer netjes.", (T.HOUSING,), "Bloemen schikken.", (T.GARDEN,),
          "Samen opruimen, niet voor mij.", (T.MIND, T.CARE), ("paul", "mien"), (3, 6), "home"),
    Short("Stefan Kok", 215, "running", "Rust in mijn hoofd.", (T.MIND,), "Tekenen.", (T.LISTENING,),
          "Een vast gezicht.", (T.MIND,), ("ilse", "sanne"), (3, 7), "mind"),
    Short("Corrie Bastings", 230, "done", "Weer bij het koor.", (T.COMPANY, T.MOVING), "Zingen en bakken.", (T.MUSIC,),
          "Een lift op donderdag.", (T.TRANSPORT,), ("jan", "wim"), (5, 9), "transport"),
    Short("Youssef Tahir", 245, "done", "Voor mezelf kunnen koken.", (T.HEALTH,), "Praten met iedereen.",
          (T.LISTENING,), "Leren koken met suiker.", (T.HEALTH,), ("hatice", "devries"), (4, 8), "health"),
    Short("Marieke Zeelen", 260, "done", "Van de bank af.", (T.MOVING,), "Organiseren.", (T.WORK,),
          "Iemand die belt als ik niet kom.", (T.COMPANY, T.MIND), ("sanne", "ilse"), (3, 8), "mind"),
    Short("Ben Heesakkers", 275, "done", "In mijn huis blijven.", (T.HOUSING,), "Klokken maken.", (T.REPAIRING,),
          "Iemand voor de huur en de brieven.", (T.MONEY, T.HOUSING), ("samira", "kees"), (4, 8), "debt"),
    Short("Ria en Jos Peters", 290, "done", "Zonder zorgen op vakantie.", (T.CARE,), "Oppassen op huizen.",
          (T.ANIMALS,), "Zorg voor moeder als wij weg zijn.", (T.CARE,), ("tineke", "mien"), (6, 8), "home"),
    Short("Hamid Nouri", 305, "done", "Mijn rug en mijn werk terug.", (T.HEALTH, T.WORK), "Timmeren.", (T.REPAIRING,),
          "Werk dat past.", (T.WORK,), ("femke", "devries"), (4, 7), "work"),
    Short("Sjaan Biemans", 320, "done", "Niet naar een tehuis.", (T.HOUSING,), "Vertellen over vroeger.",
          (T.LISTENING,), "Hulp bij het opstaan.", (T.CARE,), ("tineke", "jan"), (5, 7), "dearer"),
    Short("Leon Derks", 335, "done", "Mijn rijbewijs terug.", (T.WORK,), "Vrachtwagens laden.", (T.TRANSPORT,),
          "Hulp om te stoppen.", (T.HEALTH, T.MIND), ("ilse", "paul"), (3, 6), "care"),
    Short("Amina Farah", 350, "done", "Mijn kinderen op sport.", (T.CHILDREN, T.MOVING), "Henna en haar.", (T.SEWING,),
          "Iemand die de club kent.", (T.COMPANY, T.MONEY), ("sanne", "ahmed"), (5, 8), "missing"),
    Short("Nico Swinkels", 365, "done", "Geen deurwaarder meer aan de deur.", (T.MONEY,), "Auto's wassen.",
          (T.REPAIRING,), "Eén lijst van alles.", (T.MONEY,), ("samira", "kees"), (3, 8), "debt"),
    Short("Els Vogels", 380, "done", "Weer schilderen.", (T.COMPANY,), "Aquarel.", (T.LISTENING,),
          "Een plek met licht.", (T.COMPANY,), ("femke", "toon"), (5, 8), "transport"),
    Short("Omar Saleh", 395, "done", "Hier thuis raken.", (T.COMPANY, T.LANGUAGES), "Brood bakken.", (T.COOKING,),
          "Buren die groeten.", (T.COMPANY,), ("yara", "hatice"), (4, 9)),
    Short("Diny Manders", 430, "done", "Een hulp die blijft.", (T.CARE,), "Kaarten schrijven.", (T.LISTENING,),
          "Elke week dezelfde.", (T.CARE,), ("tineke", "mien"), (5, 5), "no_offer"),
)  # fmt: skip

# What each guest promises when nothing else was written down, and until which day after the sitting.
PROMISES = {
    "kees": ("Ik kom kijken wat er aan het huis moet gebeuren", 10),
    "samira": ("Ik maak met jou één lijst van alle schulden", 14),
    "linda": ("Ik praat op school met de juf", 14),
    "ahmed": ("Ik kom zes keer thuis langs", 42),
    "devries": ("Ik plan een lang gesprek, geen tien minuten", 14),
    "tineke": ("Ik ben je vaste gezicht voor de zorg thuis", 7),
    "ilse": ("Ik kom langs in het huis van de wijk", 14),
    "paul": ("Ik bel elke maandag hoe het gaat", 7),
    "femke": ("Ik ga mee naar een plek om te proberen", 21),
    "wim": ("Ik regel het vervoer zonder formulier", 10),
    "sanne": ("Ik ga de eerste keer mee", 7),
    "buurvrouw": ("Ik pas op dinsdag op", 7),
    "bram": ("Ik leer je de werkplaats kennen", 7),
    "jan": ("Ik rijd je op donderdag", 7),
    "hatice": ("Ik zet je bij de kookgroep op woensdag", 7),
    "toon": ("Ik werk met jou in de tuin", 7),
    "mien": ("Ik kom elke week koffie drinken", 7),
    "yara": ("Ik vertaal als het nodig is", 7),
}
