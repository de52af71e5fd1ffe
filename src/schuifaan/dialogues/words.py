"""The words of a decision, and the moves that it can make."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a decision stands. The last three say what came of looking back."""

    OPEN = "open", _("nog geen besluit")
    DECIDED = "decided", _("besloten")
    KEPT = "kept", _("bleef zo")
    CHANGED = "changed", _("wordt anders")
    ENDED = "ended", _("gestopt")


MOVES: dict[State, tuple[State, ...]] = {
    State.OPEN: (State.DECIDED,),
    State.DECIDED: (State.KEPT, State.CHANGED, State.ENDED),
    State.KEPT: (State.KEPT, State.CHANGED, State.ENDED),
    State.CHANGED: (),
    State.ENDED: (),
}
# A decision that stands: what rests on it may go on.
STANDING = (State.DECIDED, State.KEPT)


class Verdict(models.TextChoices):
    """What somebody can say when they look back."""

    KEPT = State.KEPT.value, _("Ja, we houden het zo")
    CHANGED = State.CHANGED.value, _("Anders: we besluiten opnieuw")
    ENDED = State.ENDED.value, _("Nee, het stopt")
