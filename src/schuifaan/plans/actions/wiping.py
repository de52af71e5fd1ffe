"""What a plan loses with its resident: it is written no more, but stands, and its chain of seals stays whole."""

from collections.abc import Iterator

from django.db.models import F
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from schuifaan.base import wiping
from schuifaan.neighbourhood.models import Person
from schuifaan.plans.actions.plans import close_plan
from schuifaan.plans.models import Assent, Deviation, Plan, Procedure
from schuifaan.plans.words import Right, RightState, Stand, State

# Whoever decides on these has to know who asked; iemand naast je staat also helps without a name.
NEEDS_A_NAME = (Right.DECISION, Right.COMPLAINT)
OPEN = (RightState.ASKED, RightState.RUNNING)


@wiping.hindrance
def open_procedures(person: Person) -> Iterator[str]:
    """Wiping would end a right that was used: nobody could answer any more."""
    found = Procedure.objects.filter(resident=person, right__in=NEEDS_A_NAME, state__in=OPEN)
    for one in found.only("right", "receipt"):
        told = {"right": one.get_right_display(), "receipt": one.receipt}
        yield _("Dit loopt nog: %(right)s (%(receipt)s). Wacht op het antwoord, of bel om het te stoppen.") % told


@wiping.part
def end_their_plans(person: Person, by: Person) -> None:
    """Close the plan. What others said to it tells of the resident as well, so their words go too; their yes stays."""
    for plan in Plan.objects.filter(table__resident=person).select_related("table").order_by("pk"):
        if plan.state != State.CLOSED:
            close_plan(plan=plan, by=by)
        # Nobody is asked any more to stand behind words that are gone; the sealed version keeps the line.
        waiting = Deviation.objects.filter(plan=plan, last__isnull=True, stand__in=(Stand.WAITING, Stand.TALK))
        waiting.update(last=Greatest(F("first"), plan.number))
    said = Assent.objects.filter(version__plan__table__resident=person, words__isnull=False)
    said.update(words="")
