"""The words of a table: its state, its seats, an invitation, and why someone is suggested."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    SEEKING = "seeking", _("gasten zoeken")
    PLANNED = "planned", _("dag gekozen")
    SITTING = "sitting", _("aan tafel")
    RUNNING = "running", _("plan loopt")
    DONE = "done", _("afgerond")


# The moves a table may make; `docs/tafel.md` is drawn from it.
MOVES: dict[State, tuple[State, ...]] = {
    State.SEEKING: (State.PLANNED, State.SITTING, State.DONE),
    State.PLANNED: (State.SEEKING, State.SITTING, State.RUNNING, State.DONE),
    State.SITTING: (State.RUNNING, State.PLANNED, State.DONE),
    State.RUNNING: (State.SITTING, State.PLANNED, State.DONE),
    State.DONE: (),
}

STATE_MEANS = {
    State.SEEKING: _("De bewoner zegt wie gevraagd mag worden. De coördinator vraagt die mensen."),
    State.PLANNED: _("Er is een dag. Wie komt, heeft hem in de agenda."),
    State.SITTING: _("De tafel zit, of zat en heeft nog geen plan waar iedereen ja tegen zegt."),
    State.RUNNING: _("Iedereen doet mee met het plan. De klok van zes weken staat stil."),
    State.DONE: _("Er is een eerlijke uitkomst. Ook: we vonden nog geen hulp die past."),
}

# The columns of the board.
COLUMNS = (
    (_("Gasten zoeken"), (State.SEEKING,)),
    (_("Aan tafel"), (State.PLANNED, State.SITTING)),
    (_("Plan loopt"), (State.RUNNING,)),
    (_("Afgerond"), (State.DONE,)),
)

WEEKS_TO_A_PLAN = 6
SITTING_HOURS = 3
USUAL_HOURS = 2
TIMES_PROPOSED = 3
ANSWER_WITHIN_DAYS = 14
PIN_TRIES = 5


class Outcome(models.TextChoices):
    HELPED = "helped", _("het plan is klaar")
    NO_FITTING_OFFER = "no_fitting_offer", _("we vonden nog geen hulp die past")
    STOPPED = "stopped", _("de bewoner wilde stoppen")


class SeatKind(models.TextChoices):
    RESIDENT = "resident", _("bewoner")
    RELATIVE = "relative", _("familie")
    NEIGHBOUR = "neighbour", _("buur")
    PROFESSIONAL = "professional", _("professional")
    COORDINATOR = "coordinator", _("wijkcoördinator")


# Who is no professional never reads about money, health or school unless named.
NEIGHBOURS = frozenset({SeatKind.NEIGHBOUR, SeatKind.RELATIVE})


class Asked(models.TextChoices):
    WAITING = "waiting", _("gevraagd")
    YES = "yes", _("komt")
    NO = "no", _("kan niet")
    CANCELLED = "cancelled", _("niet meer nodig")


class Via(models.TextChoices):
    LINK = "link", _("via de link")
    PHONE = "phone", _("aan de telefoon")
    DOOR = "door", _("aan de deur")


class Reason(models.TextChoices):
    """Why someone is suggested; each says itself in a sentence."""

    NAMED = "named", _("vroeg de bewoner zelf")
    NEED = "need", _("past bij wat nodig is")
    CAN = "can", _("past bij wat de bewoner kan")
    NEAR = "near", _("is in de buurt")
    KNOWS = "knows", _("kent het huishouden al")
    VERIFIED = "verified", _("is kort geleden nagekeken")


class Ask(models.TextChoices):
    """What the resident says about asking this guest."""

    UNSAID = "unsaid", _("nog niet gevraagd aan de bewoner")
    YES = "yes", _("mag gevraagd worden")
    NO = "no", _("liever niet")


class SittingState(models.TextChoices):
    PLANNED = "planned", _("staat gepland")
    OPEN = "open", _("nu bezig")
    CLOSED = "closed", _("geweest")
    CANCELLED = "cancelled", _("gaat niet door")
