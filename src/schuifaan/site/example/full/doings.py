"""What guests of the full-size neighbourhood promise, how often, and how they look back on it."""

from schuifaan.neighbourhood.words import Tag

T = Tag

BY_PARTY: dict[str, tuple[str, ...]] = {
    "gemeente": ("Ik regel het vervoer zonder formulier", "Ik bestel een leuning voor de trap",
                 "Ik zoek uit welk geld er al is"),
    "wonen": ("Ik laat de muur nakijken en drogen", "Ik stop de brieven over de huur", "Ik zoek een huis zonder trap"),
    "welzijn": ("Ik ga de eerste keer mee", "Ik breng je bij de wandelgroep", "Ik bel elke maandag hoe het gaat"),
    "thuiszorg": ("Ik ben je vaste gezicht voor de zorg thuis", "Ik plan de zorg in de ochtend",
                  "Ik leer je buurvrouw hoe je helpt bij het opstaan"),
    "huishouden": ("Ik kom elke dinsdag, steeds dezelfde", "Ik doe de ramen erbij", "Ik ruim samen met jou de kast op"),
    "ggz": ("Ik kom langs in het huis van de wijk", "Ik maak met jou een kaart: zo gaat het goed",
            "Ik ben er ook als je niets zegt"),
    "maatwerk": ("Ik drink elke week koffie met je", "Ik schrijf de brief met jou samen", "Ik bel de verzekeraar"),
    "geld": ("Ik maak met jou één lijst van alle schulden", "Ik open elke week de post met jou",
             "Ik vraag uitstel bij iedereen tegelijk"),
    "jeugd": ("Ik kom zes keer thuis langs", "Ik loop de eerste weken mee naar school",
              "Ik praat met de kinderen apart"),
    "school": ("Ik praat met de juf", "We beginnen met twee ochtenden", "Ik zet een rustige plek klaar"),
    "huisarts": ("Ik plan een lang gesprek, geen tien minuten", "Ik kijk alle pillen na",
                 "Ik bel zelf met het ziekenhuis"),
    "beperking": ("Ik ga mee naar een plek om te proberen", "Ik oefen de reis met jou", "Ik zoek een klus die past"),
}  # fmt: skip
NEIGHBOURLY = (
    "Ik rijd je op donderdag", "Ik haal de kinderen van school", "Ik kom elke week koffie drinken",
    "Ik eet op zondag mee", "Ik laat de hond uit", "Ik kijk of het licht aan gaat", "Ik leer je mijn recept",
    "Ik help met de tuin", "Ik neem je mee naar het koor", "Ik vertaal als het nodig is",
    "Ik pas op dinsdag op", "Ik maak je fiets",
)  # fmt: skip
OWN: dict[Tag, tuple[str, ...]] = {
    T.COOKING: ("Ik kook mee in het huis van de wijk", "Ik maak elke maand soep voor de straat"),
    T.LISTENING: ("Ik drink koffie met wie alleen is", "Ik bel elke week met een buurvrouw"),
    T.REPAIRING: ("Ik klus mee op zaterdag", "Ik maak de bank bij het plein"),
    T.LANGUAGES: ("Ik vertaal in het taalcafé", "Ik help bij het spreekuur"),
    T.CHILDREN: ("Ik lees voor op woensdag", "Ik pas op als een moeder werkt"),
    T.SEWING: ("Ik geef naailes op dinsdag", "Ik maak gordijnen voor het huis"),
    T.BICYCLES: ("Ik werk mee in de fietswerkplaats", "Ik leer een kind banden plakken"),
    T.GARDEN: ("Ik werk in de tuin van het huis", "Ik breng groente mee op vrijdag"),
    T.MUSIC: ("Ik speel bij het zingen", "Ik oefen met het koor"),
    T.ANIMALS: ("Ik laat de hond van mijn buurman uit", "Ik zorg voor de kippen bij de school"),
}
OFTEN = ("", "", "", "elke week", "elke dag", "om de week", "elke maand", "op dinsdag en donderdag")
IF = (
    "Ja, als ik het op vrijdag mag doen.", "Ja, als iemand mij de weg wijst.", "Ja, als mijn collega mag meekijken.",
)  # fmt: skip
NOT_YET = (
    "Ik wil eerst met mijn chef praten.", "Ik weet nog niet of ik de tijd heb.", "Eerst wil ik weten wie er belt.",
)  # fmt: skip
GOES_WELL = (
    "Het loopt. De afspraken kloppen.", "Het gaat beter dan ik dacht.", "Elke week iets. Dat is genoeg.",
    "De rust is terug. We gaan zo door.", "Goed, en zondag kwam er iemand eten.",
)  # fmt: skip
GOES_BADLY = ("Twee keer kwam er niemand.", "Het is weer te druk in huis.", "De brief bleef liggen. We bellen morgen.")
