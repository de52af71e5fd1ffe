"""What a resident may always ask. Each starts the real procedure with a date and a receipt; none ends the help."""

import secrets
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import next_working_day, now, today, weeks_later
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.neighbourhood.words import Kind
from schuifaan.plans.actions.assent import put
from schuifaan.plans.actions.promises import drop_promise
from schuifaan.plans.actions.versions import lock
from schuifaan.plans.models import Plan, Procedure, Promise
from schuifaan.plans.queries.chain import lines_in
from schuifaan.plans.words import (
    COMPLAINT_WEEKS,
    DECISION_WEEKS,
    SUPPORTER_DAYS,
    Right,
    RightState,
    Says,
    Voice,
)
from schuifaan.tables.queries import seat_of
from schuifaan.tables.words import SeatKind

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike


def answer_by(right: str, asked: date) -> date:
    """The day before which there must be an answer."""
    days = {
        Right.DECISION: weeks_later(asked, DECISION_WEEKS),
        Right.COMPLAINT: weeks_later(asked, COMPLAINT_WEEKS),
        Right.SUPPORTER: next_working_day(asked, SUPPORTER_DAYS),
        Right.NO: asked,
    }
    return days[Right(right)]


def _receipt(asked: date) -> str:
    """A number to keep, that can't be guessed and tells nothing."""
    code = "".join(secrets.choice(LETTERS) for _letter in range(8))
    return f"{asked.year}-{code[:4]}-{code[4:]}"


@transaction.atomic
def use_right(*, plan: Plan | None, by: Person, right: str, words: str = "", stop_help: bool = False) -> Procedure:
    """Start the real procedure and give a receipt. The help goes on, unless the resident says that it must stop."""
    resident = plan.table.resident if plan else by
    neighbourhood = plan.table.neighbourhood if plan else _place(by)
    done = right == Right.NO
    procedure = Procedure.objects.create(
        plan=plan,
        neighbourhood=neighbourhood,
        resident=resident,
        right=right,
        receipt=_receipt(today()),
        words=words,
        state=RightState.SETTLED if done else RightState.ASKED,
        asked_at=now(),
        answer_by=answer_by(right, today()),
        settled_on=today() if done else None,
    )
    if done and plan:
        _say_no(plan, by, words)
        if stop_help:
            _stop_help(plan, by)
    _tell(_handlers(plan, neighbourhood, right))
    journal.wrote("use_right", by=by, thing=procedure, about=resident, purpose="plan")
    return procedure


def _place(resident: Person) -> Neighbourhood:
    places = resident.places_as(Kind.RESIDENT)
    if not places:
        raise Refusal(_("Bel de wijkcoördinator. Dan regelen we het samen."))
    return places[0]


def _say_no(plan: Plan, by: Person, words: str) -> None:
    """Take back the resident's yes: without it there is no plan. What others promised goes on."""
    lock(plan)
    seat = seat_of(plan.table, plan.table.resident)
    if seat and lines_in(plan, plan.number):
        told = words or _("Ik zeg nee.")
        put(plan=plan, by=by, seat=seat, says=Says.NOT_YET, words=told, voice=Voice.PRIVATE)


def _stop_help(plan: Plan, by: Person) -> None:
    others = Promise.objects.filter(plan=plan, last__isnull=True).exclude(seat__kind=SeatKind.RESIDENT)
    for promise in others.order_by("made_at", "pk"):
        drop_promise(promise=promise, by=by)


def _handlers(plan: Plan | None, neighbourhood: Neighbourhood, right: str) -> Iterable[Person]:
    """A complaint goes to the quartermaster, who belongs to no party; the rest to the coordinator."""
    if right == Right.COMPLAINT:
        return Person.objects.who_are(Kind.QUARTERMASTER, neighbourhood).order_by("pk")
    if plan:
        return [plan.table.coordinator]
    return Person.objects.who_are(Kind.COORDINATOR, neighbourhood).order_by("pk")


def _tell(handlers: Iterable[Person]) -> None:
    for person in handlers:
        subject = _("Een bewoner gebruikte een recht")
        post(to=person.email, subject=subject, body=_("Kijk op je eerste pagina wat je nu doet, en voor welke dag."))


@transaction.atomic
def settle_right(*, procedure: Procedure, by: Person) -> None:
    """It was answered; the receipt stays."""
    procedure.refresh_from_db(from_queryset=Procedure.objects.select_for_update(of=("self",)))
    if procedure.state == RightState.SETTLED:
        raise Refusal(_("Dit is al afgerond."))
    procedure.state, procedure.settled_on = RightState.SETTLED, today()
    procedure.save(update_fields=["state", "settled_on"])
    journal.wrote("settle_right", by=by, thing=procedure, about=procedure.resident, purpose="plan")
