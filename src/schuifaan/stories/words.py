"""The words of a story: the three questions, how it was told, and who may read which answer."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from schuifaan.neighbourhood.words import Tag


class Question(models.TextChoices):
    WANT = "want", _("Wat wil ik?")
    CAN = "can", _("Wat kan ik?")
    NEED = "need", _("Wat heb ik nodig?")


# The part of a public address that stands for each question.
SLUGS = {Question.WANT: "wil", Question.CAN: "kan", Question.NEED: "nodig"}
QUESTIONS = {slug: question for question, slug in SLUGS.items()}

# What a question asks further: to the resident, short on its card, and to whoever writes along.
ASKED = {
    Question.WANT: _("Waar droom je van? Wat mag er anders in het leven van elke dag?"),
    Question.CAN: _("Waar ben je goed in? Wat doe je graag, voor jezelf of voor een ander?"),
    Question.NEED: _("Wat helpt om verder te komen? En wie mag daarbij helpen?"),
}
ASKED_FORMALLY = {
    Question.WANT: _("Waar droomt u van? Wat mag er anders in het leven van elke dag?"),
    Question.CAN: _("Waar bent u goed in? Wat doet u graag, voor uzelf of voor een ander?"),
    Question.NEED: ASKED[Question.NEED],
}
CARD_LINES = {
    Question.WANT: _("Hoe mag het leven eruitzien?"),
    Question.CAN: _("Voor jezelf of voor een ander."),
    Question.NEED: _("En wie mag daarbij helpen?"),
}

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


MEANS = {
    State.OPEN: _("De bewoner vertelt nog. Niemand anders leest het, of de coördinator schrijft mee."),
    State.SENT: _("De coördinator leest het en belt binnen twee werkdagen. Woorden wijzigen kan nog."),
    State.AT_TABLE: _("Er is een tafel. Wie een stoel heeft, leest wat de bewoner deelt."),
    State.DONE: _("De tafel is klaar. De bewoner kan een nieuw verhaal beginnen."),
    State.ANSWERED: _("Een simpele vraag kreeg meteen antwoord. Hielp het niet? Dan is het weer verteld."),
    State.STOPPED: _("De bewoner stopte. Alleen de bewoner leest het nog."),
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


# What each choice of readers means, on the page where the resident chooses.
OPEN_TO_MEANS = {
    OpenTo.COORDINATOR: _("Verder leest niemand het."),
    OpenTo.PROFESSIONALS: _("Wie hier werkt en meedoet aan tafel. Buren en familie lezen het niet."),
    OpenTo.TABLE: _("Ook buren en familie die meedoen aan tafel."),
}


@dataclass(frozen=True)
class Voice:
    """How a page speaks to someone: je, or u for whoever prefers that."""

    je: str = "je"
    jij: str = "jij"
    jou: str = "jou"
    jouw: str = "jouw"
    big_je: str = "Je"
    big_jij: str = "Jij"
    big_jouw: str = "Jouw"


INFORMAL = Voice()
FORMAL = Voice("u", "u", "u", "uw", "U", "U", "Uw")


def voice(*, formal: bool) -> Voice:
    return FORMAL if formal else INFORMAL
