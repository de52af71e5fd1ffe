"""The words of a story: the three questions, how it was told, and who may read which answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schuifaan.neighbourhood.words import Tag


class Question(models.TextChoices):
    WANT = "want", _("Wat wil ik?")
    CAN = "can", _("Wat kan ik?")
    NEED = "need", _("Wat heb ik nodig?")


# The part of a public address that stands for each question.
SLUGS = {Question.WANT: "wil", Question.CAN: "kan", Question.NEED: "nodig"}

PICTURES: dict[Question, tuple[Tag, ...]] = {
    Question.WANT: (Tag.REST, Tag.COMPANY, Tag.WORK, Tag.HOUSING, Tag.MONEY, Tag.HEALTH, Tag.SCHOOL, Tag.SAFETY),
    Question.CAN: (
        Tag.COOKING, Tag.LISTENING, Tag.REPAIRING, Tag.LANGUAGES, Tag.CHILDREN, Tag.SEWING,
        Tag.BICYCLES, Tag.GARDEN, Tag.MUSIC, Tag.ANIMALS,
    ),
    Question.NEED: (
        Tag.HOUSING, Tag.MONEY, Tag.CARE, Tag.MIND, Tag.HEALTH, Tag.SCHOOL, Tag.WORK, Tag.COMPANY,
        Tag.TRANSPORT, Tag.SAFETY,
    ),
}  # fmt: skip


class Told(models.TextChoices):
    SELF = "self", _("zelf verteld")
    TOGETHER = "together", _("samen opgeschreven")
    PHONE = "phone", _("verteld aan de telefoon")


class State(models.TextChoices):
    OPEN = "open", _("nog aan het vertellen")
    SENT = "sent", _("verteld")
    AT_TABLE = "at_table", _("aan tafel")
    DONE = "done", _("de tafel is klaar")
    ANSWERED = "answered", _("meteen beantwoord")
    STOPPED = "stopped", _("gestopt op verzoek van de bewoner")


# A resident has one of these at a time.
RUNNING = (State.OPEN, State.SENT, State.AT_TABLE)

# The moves a story may make; `docs/verhaal.md` is drawn from it.
MOVES: dict[State, tuple[State, ...]] = {
    State.OPEN: (State.SENT, State.STOPPED),
    State.SENT: (State.AT_TABLE, State.ANSWERED, State.STOPPED),
    State.AT_TABLE: (State.DONE, State.STOPPED),
    State.DONE: (),
    State.ANSWERED: (State.SENT,),
    State.STOPPED: (),
}


class OpenTo(models.TextChoices):
    """Who may read an answer, a promise or a deviation, besides the resident and its maker."""

    COORDINATOR = "coordinator", _("alleen de wijkcoördinator")
    PROFESSIONALS = "professionals", _("iedereen aan tafel, zonder buren")
    TABLE = "table", _("iedereen aan tafel")


class Moment(models.TextChoices):
    START = "start", _("aan het begin")
    BETWEEN = "between", _("onderweg")
    END = "end", _("nu het klaar is")
