"""Standing room: what a manager allows beforehand, so that nobody has to wait."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Party, Person
from schuifaan.plans.models import StandingRoom
from schuifaan.plans.words import RuleKind


@transaction.atomic
def give_room(
    *, party: Party, by: Person, theme: str, kind: str, words: str, months: int, until: date | None = None
) -> StandingRoom:
    """Give room beforehand. A law is not a manager's to give room in."""
    if kind == RuleKind.LAW:
        raise Refusal(_("Ruimte in een wet geef je niet vooraf. Kies een eigen regel of een regel van de gemeente."))
    room = StandingRoom.objects.create(
        party=party, given_by=by, theme=theme, kind=kind, words=words, months=months, until=until
    )
    journal.wrote("give_room", by=by, thing=room, purpose="rugdekking")
    return room


@transaction.atomic
def end_room(*, room: StandingRoom, by: Person) -> None:
    """The room ends today; what was begun inside it goes on until its own day."""
    room.until = max(today(), room.since)
    room.save(update_fields=["until"])
    journal.wrote("end_room", by=by, thing=room, purpose="rugdekking")
