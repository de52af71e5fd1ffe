"""What each seat says to the plan: ja, ik doe mee; ja, als ...; nog niet, omdat ... Aloud at the table, or later."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import holds, now, today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Mandate, Person
from schuifaan.neighbourhood.words import Scope
from schuifaan.plans.actions.versions import lock, seal, settle
from schuifaan.plans.models import Assent, Plan
from schuifaan.plans.queries.chain import lines_in
from schuifaan.plans.words import Says, Voice
from schuifaan.tables.models import Seat, Sitting
from schuifaan.tables.queries import seats_now
from schuifaan.tables.words import SeatKind, SittingState


@transaction.atomic
def say(*, plan: Plan, by: Person, seat: Seat, says: str, words: str = "", voice: str = Voice.PRIVATE) -> Assent:
    """A seat says something to the plan of now, which seals it. All whom it touches: then it is agreed."""
    lock(plan)
    if not _speaks_for(by, plan, seat, voice):
        raise Refusal(_("Alleen wie in deze stoel zit, kan hier iets zeggen."))
    if says != Says.YES and not words.strip():
        raise Refusal(_("Vertel erbij wat er nog moet. Eén zin is genoeg."))
    return put(plan=plan, by=by, seat=seat, says=says, words=words, voice=voice)


def put(*, plan: Plan, by: Person, seat: Seat, says: str, words: str, voice: str) -> Assent:
    """Write down what a seat said, and see what that makes of the plan. The plan is locked already."""
    if not lines_in(plan, plan.number):
        raise Refusal(_("Er staat nog niets in dit plan. Maak eerst samen een afspraak."))
    version = seal(plan, by)
    heard: Any = words.strip() or None
    said = Assent.objects.create(version=version, seat=seat, says=says, words=heard, voice=voice, at=now())
    settle(plan, by)
    journal.wrote("say", by=by, thing=said, about=plan.table.resident, purpose="plan")
    return said


def _speaks_for(by: Person, plan: Plan, seat: Seat, voice: str) -> bool:
    """Yourself; a helper whom the resident gave that mandate; or what was said aloud at a sitting that goes on."""
    if seat.pk not in {one.pk for one in seats_now(plan.table)}:
        return False
    if voice == Voice.ALOUD:
        return Sitting.objects.filter(table=plan.table, state=SittingState.OPEN, opened_by=by).exists()
    helps = Mandate.objects.filter(holds(today()), helper=by, resident=plan.table.resident, scope=Scope.ASSENT)
    return seat.person_id == by.pk or (seat.kind == SeatKind.RESIDENT and helps.exists())
