"""Someone may do this for me. Not where home is not safe: a helper may come from that home, or look along there."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.actions.mandates import find_helper, give_mandate
from schuifaan.neighbourhood.models import Mandate, Neighbourhood, Person
from schuifaan.neighbourhood.words import Scope
from schuifaan.stories.queries import is_shielded


@transaction.atomic
def let_help(
    *,
    resident: Person,
    by: Person,
    neighbourhood: Neighbourhood,
    name: str,
    email: str,
    scope: Scope,
    until: date,
    sign_in_at: str = "",
) -> Mandate:
    """The resident says so, or the coordinator who heard it from them."""
    if is_shielded(resident):
        raise Refusal(_("Dit verhaal is afgeschermd. Dan helpt niemand op afstand mee. Bel de wijkcoördinator."))
    helper = find_helper(neighbourhood=neighbourhood, by=by, name=name, email=email, sign_in_at=sign_in_at)
    return give_mandate(resident=resident, by=by, helper=helper, scope=scope, until=until)
