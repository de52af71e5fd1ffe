"""Someone who acts for a resident, as themself: given by the resident, for a time, and ended at any moment."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from schuifaan.base import journal
from schuifaan.base.periods import add_months, holds, today
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.actions.people import add_person
from schuifaan.neighbourhood.models import Mandate, Neighbourhood, Person
from schuifaan.neighbourhood.words import Kind, Scope

LONGEST_MONTHS, MOST_HELPERS = 12, 5
WELCOME = _lazy("Hoi,\n\nIemand vraagt of jij wilt helpen. Log in en kijk voor wie:\n%(place)s")


@transaction.atomic
def find_helper(*, neighbourhood: Neighbourhood, by: Person, name: str, email: str, sign_in_at: str = "") -> Person:
    """Whoever has this address; else someone new. A name that does not fit the address finds nobody."""
    known = Person.objects.filter(email__iexact=email.strip()).first()
    if known and (str(known).casefold().split() != name.casefold().split() or not known.is_active):
        raise Refusal(_("Kijk de naam en het e-mailadres na. Of bel de wijkcoördinator."))
    helper = known or add_person(neighbourhood=neighbourhood, by=by, name=name, kind=Kind.NEIGHBOUR, email=email)
    post(to=helper.email, subject=_("Iemand vraagt of jij wilt helpen"), body=WELCOME % {"place": sign_in_at})
    return helper


@transaction.atomic
def give_mandate(*, resident: Person, by: Person, helper: Person, scope: Scope, until: date) -> Mandate:
    """From today until a day. Whoever helps already, helps from now on as is said now."""
    if helper == resident:
        raise Refusal(_("Dit ben jij zelf. Kies een ander."))
    if not today() <= until <= add_months(today(), LONGEST_MONTHS):
        raise Refusal(_("Kies een dag binnen een jaar. Daarna kun je opnieuw kiezen."))
    running = Mandate.objects.select_for_update().filter(holds(today()), resident=resident)
    mandate = running.filter(helper=helper).order_by("since", "pk").first()
    if mandate is None and running.count() >= MOST_HELPERS:
        raise Refusal(_("Er helpen al vijf mensen. Stop eerst met een van hen."))
    mandate = mandate or Mandate(resident=resident, helper=helper, since=today())
    mandate.scope, mandate.until = scope, until
    mandate.save()
    journal.wrote("give_mandate", by=by, thing=mandate, about=resident)
    return mandate


@transaction.atomic
def end_mandate(*, mandate: Mandate, by: Person) -> None:
    """It counts at once: from now on the helper reads and does nothing more."""
    journal.wrote("end_mandate", by=by, thing=mandate, about=mandate.resident)
    if mandate.since >= today():
        mandate.delete()
        return
    mandate.until = today() - timedelta(days=1)
    mandate.save(update_fields=["until"])
