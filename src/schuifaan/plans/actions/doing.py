"""Doing: who promised it says that it is done, and the resident says whether that is so."""

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import now
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.plans.actions.promises import refresh
from schuifaan.plans.models import Deviation, Promise
from schuifaan.plans.policies import may_be_answered, may_be_ticked, waits_for_backing
from schuifaan.plans.words import Claim
from schuifaan.tables.words import SeatKind


@transaction.atomic
def tick_off(*, promise: Promise, by: Person) -> None:
    """It is done. What the resident did needs nobody's confirmation."""
    refresh(promise)
    if not may_be_ticked(promise):
        raise Refusal(_("Deze afspraak is al afgevinkt."))
    if waits_for_backing(Deviation.objects.filter(promise=promise, last__isnull=True)):
        raise Refusal(_("Dit wacht op de bestuurder. Vraag de wijkcoördinator hoe het staat."))
    own = promise.seat.kind == SeatKind.RESIDENT
    promise.claim, promise.done_at = (Claim.CONFIRMED if own else Claim.SAID_DONE), now()
    promise.answered_at = now() if own else None
    promise.save(update_fields=["claim", "done_at", "answered_at"])
    journal.wrote("tick_off", by=by, thing=promise, about=promise.plan.table.resident, purpose="plan")


@transaction.atomic
def confirm(*, promise: Promise, by: Person, true: bool) -> None:
    """The resident says whether it is so; if not, the promise is open again."""
    refresh(promise)
    if not may_be_answered(promise):
        raise Refusal(_("Je gaf hier al antwoord op."))
    promise.claim, promise.answered_at = (Claim.CONFIRMED if true else Claim.DISPUTED), now()
    promise.save(update_fields=["claim", "answered_at"])
    if not true:
        subject = _("Een afspraak is nog niet klaar")
        post(to=promise.seat.person.email, subject=subject, body=_("Kijk bij 'Mijn afspraken' welke dat is."))
    journal.wrote("confirm", by=by, thing=promise, about=promise.plan.table.resident, purpose="plan")
