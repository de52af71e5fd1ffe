"""The words of the neighbourhood: roles, parties, laws, and the picture answers that match need with offer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What someone is here. One person may be several of these, each from a day to a day."""

    RESIDENT = "resident", _("bewoner")
    NEIGHBOUR = "neighbour", _("buur")
    VOLUNTEER = "volunteer", _("vrijwilliger")
    PROFESSIONAL = "professional", _("professional")
    COORDINATOR = "coordinator", _("wijkcoördinator")
    MANAGER = "manager", _("leidinggevende")
    DIRECTOR = "director", _("bestuurder")
    HOUSE = "house", _("huis van de wijk")
    STEERING = "steering", _("stuurgroep")
    QUARTERMASTER = "quartermaster", _("kwartiermaker")
    CONTROLLER = "controller", _("controleur")
    ANALYST = "analyst", _("rekenaar")
    PRIVACY = "privacy", _("contact voor privacy")


# Whoever works with the stories of others signs in with a second factor.
STAFF = frozenset(Kind) - {Kind.RESIDENT, Kind.NEIGHBOUR, Kind.VOLUNTEER}


class Mode(models.TextChoices):
    METHOD = "method", _("doet mee met de samenwerkwijze")
    POOLED = "pooled", _("doet ook mee met het wijkbudget")


class Law(models.TextChoices):
    WMO = "Wmo", _("Wmo")
    WELZIJN = "welzijn", _("Welzijn")
    JEUGDWET = "Jeugdwet", _("Jeugdwet")
    ZVW = "Zvw", _("Zorgverzekeringswet")
    WLZ = "Wlz", _("Wet langdurige zorg")
    PARTICIPATIEWET = "Participatiewet", _("Participatiewet")
    HOUSING = "wonen", _("Wonen")
    SAFETY = "veiligheid", _("Veiligheid")


class Ground(models.TextChoices):
    """Why personal data may be used at all (Article 6 and 9 GDPR)."""

    CONSENT = "consent", _("toestemming")
    CONTRACT = "contract", _("overeenkomst")
    LEGAL_DUTY = "legal_duty", _("wettelijke plicht")
    VITAL = "vital", _("levensbelang")
    PUBLIC_TASK = "public_task", _("taak van algemeen belang")


class Tag(models.TextChoices):
    """The picture answers. The same picture says what someone can do, needs, or offers in the directory."""

    COOKING = "cooking", _("koken")
    LISTENING = "listening", _("luisteren")
    REPAIRING = "repairing", _("klussen")
    LANGUAGES = "languages", _("talen spreken")
    CHILDREN = "children", _("met kinderen")
    SEWING = "sewing", _("naaien")
    BICYCLES = "bicycles", _("fietsen maken")
    GARDEN = "garden", _("de tuin")
    MUSIC = "music", _("muziek")
    ANIMALS = "animals", _("dieren")
    COMPANY = "company", _("onder de mensen zijn")
    REST = "rest", _("rust")
    HOUSING = "housing", _("wonen")
    MONEY = "money", _("geld")
    WORK = "work", _("werk")
    SCHOOL = "school", _("school")
    HEALTH = "health", _("gezondheid")
    MIND = "mind", _("hoofd en gevoel")
    CARE = "care", _("zorg thuis")
    MOVING = "moving", _("bewegen")
    TRANSPORT = "transport", _("vervoer")
    SAFETY = "safety", _("veilig zijn")


ICONS: dict[Tag, str] = {
    Tag.COOKING: "cooking-pot", Tag.LISTENING: "ear", Tag.REPAIRING: "hammer", Tag.LANGUAGES: "translate",
    Tag.CHILDREN: "baby", Tag.SEWING: "scissors", Tag.BICYCLES: "bicycle", Tag.GARDEN: "plant",
    Tag.MUSIC: "music-notes", Tag.ANIMALS: "dog", Tag.COMPANY: "users-three", Tag.REST: "bed",
    Tag.HOUSING: "house-line", Tag.MONEY: "coins", Tag.WORK: "handshake", Tag.SCHOOL: "graduation-cap",
    Tag.HEALTH: "first-aid", Tag.MIND: "brain", Tag.CARE: "heart", Tag.MOVING: "flag",
    Tag.TRANSPORT: "bus", Tag.SAFETY: "shield-check",
}  # fmt: skip

# Answers about these stay away from neighbours unless the resident says otherwise.
SENSITIVE = frozenset({Tag.MONEY, Tag.HEALTH, Tag.MIND, Tag.SCHOOL, Tag.CARE, Tag.SAFETY})


class Scope(models.TextChoices):
    """What a helper may do for a resident."""

    READ = "read", _("meelezen")
    ACT = "act", _("meelezen en voor mij invullen")
    ASSENT = "assent", _("ook namens mij ja zeggen")


# The purpose in the journal of reading in an emergency.
EMERGENCY = "nood"
# The purpose of looking over who read.
REVIEW = "nakijken"


class Telling(models.TextChoices):
    """How a resident hears that somebody read their story in an emergency."""

    # On their own pages, and by mail when they have an address.
    PAGES = "pages", _("op de eigen pagina's")
    # Whoever never signs in is told by somebody; it stands on their pages too.
    VOICE = "voice", _("iemand vertelt het zelf")
    # Home is not safe: nothing is sent and nothing catches the eye; who keeps the story tells it.
    QUIET = "quiet", _("alleen zoals samen afgesproken")


class ReviewKind(models.TextChoices):
    """What comes into the queue of who looks over the reading."""

    EMERGENCY = "emergency", _("met spoed gelezen")
    HELD = "held", _("nog niet verteld, voor de veiligheid")
    MANY = "many", _("las over veel mensen")
    UNEXPLAINED = "unexplained", _("las zonder plek aan tafel")
    STREET = "street", _("las over iemand uit de eigen straat")
    HOME = "home", _("las over iemand uit het eigen huis")
    MISSED = "missed", _("zocht met spoed en raadde mis")
    SIGN_IN = "sign_in", _("vaak mislukt met inloggen")
    LETTER = "letter", _("codes van brieven geraden")
    PIN = "pin", _("vaak een verkeerde pincode aan tafel")


class ReviewOutcome(models.TextChoices):
    IN_ORDER = "order", _("Het is in orde")
    TALKED = "talked", _("We praatten erover")
    BREACH = "breach", _("Het is een datalek")
