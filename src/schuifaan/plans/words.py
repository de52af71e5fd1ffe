"""The words of a plan: promises, assent, where we do it differently, standing room, and the resident's rights."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from schuifaan.stories.words import OpenTo

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class State(models.TextChoices):
    DRAFT = "draft", _("in de maak")
    AGREED = "agreed", _("iedereen doet mee")
    CLOSED = "closed", _("afgerond")


# The moves a plan may make; `docs/plan.md` is drawn from it.
MOVES: dict[State, tuple[State, ...]] = {
    State.DRAFT: (State.AGREED, State.CLOSED),
    State.AGREED: (State.DRAFT, State.CLOSED),
    State.CLOSED: (),
}

# What each state means, and the one rule of versions, for the manual.
MEANS: dict[State, str] = {
    State.DRAFT: "Er wordt aan geschreven, of nog niet iedereen die het aangaat zei ja. Afspraken lopen gewoon.",
    State.AGREED: "Iedereen die het aangaat zei ja, de bewoner altijd zelf. We kijken na vier weken of het loopt.",
    State.CLOSED: "Het plan is afgerond. Wie het kon lezen, kan dat nog.",
}
VERSIONS = """
## Versies
- Een versie is verzegeld zodra de eerste stoel er iets van zegt. Tot dan schrijf je vrij.
- De eerste verandering daarna begint een nieuwe versie. Veranderen is: een andere afspraak, een nieuwe, of een minder.
- Een andere dag of een andere lezer is geen andere afspraak. Dan vragen we niemand opnieuw.
- Alleen wie de verandering aangaat, vragen we opnieuw: wie het afsprak, wie erin genoemd is, en altijd de bewoner.
- Wat de anderen zeiden, blijft gelden.
- Een zegel staat op het vorige zegel en op gezouten afdrukken van de woorden. Wis je ze, dan blijft de rij heel.
"""

CHECK_IN_WEEKS = 4
REVIEW_MONTHS = 6

# Who may read a line, said as the plan says it; the resident, its maker and those it touches always may.
READERS: "dict[str, StrOrPromise]" = {
    OpenTo.TABLE: _("iedereen aan tafel"),
    OpenTo.PROFESSIONALS: _("zonder buren"),
    OpenTo.COORDINATOR: _("alleen wie het aangaat, en de wijkcoördinator"),
}


class Says(models.TextChoices):
    """What a seat says to one version of the plan."""

    YES = "yes", _("ja, ik doe mee")
    YES_IF = "yes_if", _("ja, als ...")
    NOT_YET = "not_yet", _("nog niet, omdat ...")


class Voice(models.TextChoices):
    ALOUD = "aloud", _("aan tafel gezegd")
    PRIVATE = "private", _("later, zelf")


class Claim(models.TextChoices):
    """Of a promise: what its maker says, and what the resident says to that."""

    OPEN = "open", _("nog te doen")
    SAID_DONE = "said_done", _("gedaan, hoorden we")
    CONFIRMED = "confirmed", _("gedaan, en dat klopt")
    DISPUTED = "disputed", _("nog niet gedaan, zegt de bewoner")


class RuleKind(models.TextChoices):
    OWN = "own", _("een eigen werkregel")
    MUNICIPAL = "municipal", _("een regel van de gemeente")
    LAW = "law", _("een wet")


class Theme(models.TextChoices):
    """What a rule is about; standing room and the counts of the steering group go by it."""

    RENT = "rent", _("huur")
    DEBT = "debt", _("schulden")
    AID = "aid", _("hulpmiddel")
    HOME = "home", _("hulp in huis")
    PLACE = "place", _("woonplek")
    SCHOOL = "school", _("school en leerplicht")
    BENEFIT = "benefit", _("uitkering")
    CARE = "care", _("zorg")
    PRIVACY = "privacy", _("gegevens delen")
    OTHER = "other", _("iets anders")


# Money, health and school: a neighbour never reads about these, unless named.
SENSITIVE = frozenset({Theme.RENT, Theme.DEBT, Theme.AID, Theme.HOME, Theme.SCHOOL, Theme.BENEFIT, Theme.CARE})


class Value(models.TextChoices):
    """The value of the law behind the rule that this departs from; the reversed test asks it before the letter."""

    SELF_RELIANCE = "self_reliance", _("zelf verder kunnen")
    TAKING_PART = "taking_part", _("meedoen")
    SAFETY = "safety", _("veilig zijn")
    HOME = "home", _("een thuis hebben")
    HEALTH = "health", _("gezond zijn")
    GROWING_UP = "growing_up", _("goed opgroeien")


class Stand(models.TextChoices):
    INSIDE = "inside", _("binnen de ruimte die er al was")
    WAITING = "waiting", _("wacht op wie erachter gaat staan")
    BACKED = "backed", _("iemand staat erachter")
    TALK = "talk", _("we praten erover")
    ENDED = "ended", _("voorbij")


STARTED = (Stand.INSIDE, Stand.BACKED)


class Right(models.TextChoices):
    """What a resident may always ask. Each starts the real procedure; none ends the help."""

    DECISION = "decision", _("Ik wil een officieel besluit")
    SUPPORTER = "supporter", _("Iemand die alleen naast mij staat (gratis)")
    COMPLAINT = "complaint", _("Ik heb een klacht")
    NO = "no", _("Nee")


# The part of a public address that stands for each right.
RIGHT_SLUGS = {
    "besluit": Right.DECISION,
    "naast-mij": Right.SUPPORTER,
    "klacht": Right.COMPLAINT,
    "nee": Right.NO,
}
DECISION_WEEKS = 8  # six for looking into it, two for the decision (Wmo 2015, 2.3.2 and 2.3.5)
COMPLAINT_WEEKS = 6  # Awb 9:11
SUPPORTER_DAYS = 5  # working days; our own promise


class RightState(models.TextChoices):
    ASKED = "asked", _("aangevraagd")
    RUNNING = "running", _("loopt")
    SETTLED = "settled", _("afgerond")
    WITHDRAWN = "withdrawn", _("ingetrokken door de bewoner")
