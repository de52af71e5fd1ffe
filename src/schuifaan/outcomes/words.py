"""The words of what it brought."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

# Nothing about fewer people than this is shown to others.
AT_LEAST = 10


class Path(models.TextChoices):
    OLD = "old", _("zoals het vroeger ging")
    NEW = "new", _("zoals het nu gaat")


class Certainty(models.TextChoices):
    COUNTED = "counted", _("geteld")
    TOLD = "told", _("verteld")
    ESTIMATED = "estimated", _("geschat")


class Per(models.TextChoices):
    """Per what something is counted, as people say it: twee uur per week."""

    ONCE = "once", _("in totaal")
    DAY = "day", _("per dag")
    WEEK = "week", _("per week")
    MONTH = "month", _("per maand")
    YEAR = "year", _("per jaar")


class Measured(models.TextChoices):
    """Once there is a second look, what was expected at first stays readable beside what came of it."""

    ALWAYS = "", _("altijd")
    FIRST = "first", _("eerst verwacht")
    SECOND = "second", _("na een jaar")


class State(models.TextChoices):
    DRAFT = "draft", _("in de maak")
    AGREED = "agreed", _("samen nagekeken")


MOVES: dict[State, tuple[State, ...]] = {
    State.DRAFT: (State.AGREED,),
    State.AGREED: (State.DRAFT,),
}


class OwnHour(models.TextChoices):
    """What the new way itself costs: our own assumptions, which stand in the price book of the project."""

    COORDINATOR = "eigen_uur_coordinator", _("uur van de wijkcoördinator")
    GUEST = "eigen_uur_gast", _("uur van een gast aan tafel")
    HOUSE = "eigen_uur_huis", _("uur van het huis van de wijk")


class Missing(models.TextChoices):
    """What people had or have, and for which nobody brought a price with a source yet."""

    YOUTH = "jeugdhulp_ambulant_uur", _("jeugdhulp")
    EVICTION = "huisuitzetting", _("een huisuitzetting")
    POLICE = "politie_uur", _("tijd van de politie")
    PROBATION = "reclassering", _("reclassering")
    DEBT_HELP = "schuldhulp", _("hulp bij schulden")
    LONG_CARE = "wlz_pakket", _("een pakket uit de Wet langdurige zorg")
    OTHER = "anders_zonder_prijs", _("iets anders zonder prijs")


# Who bears a cost, as the price book names it.
BEARERS: dict[str, Any] = {
    "Wmo": _("Wmo (gemeente)"),
    "welzijn": _("Welzijn (gemeente)"),
    "Jeugdwet": _("Jeugdwet (gemeente)"),
    "Zvw": _("Zorgverzekeraar"),
    "Wlz": _("Wet langdurige zorg"),
    "Participatiewet": _("Bijstand (gemeente)"),
    "wonen": _("Woningstichting"),
    "veiligheid": _("Politie en rechter"),
    "onderwijs": _("Onderwijs"),
    "inwoner": _("De bewoner zelf"),
    "werkgever": _("Werkgever"),
    "UWV": _("UWV"),
    "partij": _("Partij van de gast"),
    "Wmo|Wlz": _("Wmo of Wlz, niet verdeeld"),
    "Wlz|Zvw": _("Wlz of zorgverzekeraar"),
}
# Hours of relatives and neighbours have a price in the book; here they are a burden, and never a cost or a saving.
INFORMAL = "informeel"

GRADES: dict[str, Any] = {
    "A": _("landelijke prijs"),
    "B": _("bekend tarief"),
    "C": _("grove prijs"),
    "D": _("eigen aanname"),
}

# After so many months the house asks by itself to look once more.
MONTHS_TO_LOOK_AGAIN = 12
# The code of money out of the pot, before the law that it came from; a unit is a euro.
POT = "wijkbudget_"

# Our own assumptions about time, until the analyst writes down better ones.
HOURS_AROUND_A_TABLE = Decimal(8)
HOURS_OF_A_PROMISE = Decimal(1)
HOURS_OF_A_SITTING = Decimal(2)
