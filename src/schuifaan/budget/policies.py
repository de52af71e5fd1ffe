"""When money may move, and the sentence for when it may not yet."""

from datetime import date

from django.utils.translation import gettext as _

from schuifaan.base.periods import AMSTERDAM
from schuifaan.base.refusal import Refusal
from schuifaan.base.spoken import euro
from schuifaan.budget import ledger
from schuifaan.budget.models import Fund
from schuifaan.plans.models import Promise
from schuifaan.plans.words import State
from schuifaan.tables.models import Sitting
from schuifaan.tables.words import SittingState

SAT_OR_WILL = (SittingState.PLANNED, SittingState.OPEN, SittingState.CLOSED)


def why_refused(refused: ledger.Refused) -> Refusal:
    """What the arithmetic refused, in a sentence that says what can be done."""
    words = {
        ledger.Reason.NO_CENTS: _("Schrijf een bedrag van meer dan nul."),
        ledger.Reason.NOT_ENOUGH: _("Hier is nog %(room)s vrij. Kies een lager bedrag of een ander fonds."),
        ledger.Reason.MORE_THAN_SET_APART: _("Hiervan staat nog %(room)s opzij. Kies een lager bedrag."),
    }
    return Refusal(words[refused.reason] % {"room": euro(refused.room)})


def sits_on(promise: Promise, on: date) -> bool:
    """Whether this table sits on that day, as planned or as it went: nobody talks money on that evening."""
    sittings = Sitting.objects.filter(table=promise.plan.table_id, state__in=SAT_OR_WILL)
    days = (moment for row in sittings.values_list("starts_at", "opened_at") for moment in row if moment)
    return any(moment.astimezone(AMSTERDAM).date() == on for moment in days)


def require_payable(promise: Promise, on: date) -> None:
    """Money comes when it is needed: after the plan is agreed, and never on the day of the sitting."""
    plan = promise.plan
    if plan.state != State.AGREED or plan.agreed_at is None or plan.agreed_at.astimezone(AMSTERDAM).date() > on:
        raise Refusal(_("Wacht tot iedereen ja zegt tegen het plan. Zet dan geld opzij."))
    if not promise.needs_money or promise.last is not None:
        raise Refusal(_("Zet eerst in het plan dat deze afspraak geld kost."))
    if sits_on(promise, on):
        raise Refusal(_("Vandaag zit de tafel bij elkaar. Zet het geld morgen opzij."))


def require_same_place(promise: Promise, fund: Fund) -> None:
    if fund.agreement.neighbourhood_id != promise.plan.table.neighbourhood_id:
        raise Refusal(_("Kies een fonds van de wijk van deze tafel."))


def require_within_agreement(fund: Fund, year: int) -> None:
    agreement = fund.agreement
    if not agreement.since.year <= year <= agreement.until.year:
        raise Refusal(
            _("Kies een jaar van %(first)s tot en met %(last)s.")
            % {"first": agreement.since.year, "last": agreement.until.year}
        )
