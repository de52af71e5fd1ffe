"""Hier doen we het anders: inside room given beforehand the work starts; outside it someone stands behind it."""

from datetime import date
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import holds, now, today
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Party, Person, Role
from schuifaan.neighbourhood.words import Kind
from schuifaan.plans.actions.promises import refresh
from schuifaan.plans.actions.versions import take_out, writing
from schuifaan.plans.models import Backing, Deviation, Plan, Promise, StandingRoom
from schuifaan.plans.policies import may_be_backed, room_holds
from schuifaan.plans.words import SENSITIVE, RuleKind, Stand
from schuifaan.stories.words import OpenTo
from schuifaan.tables.models import Seat
from schuifaan.tables.queries import seat_of


class Reasons(TypedDict):
    """The reversed test, in the words of whoever explains it; the legal test comes last and may stay empty."""

    rule: str
    instead: str
    effect: str
    value: str
    consequences: str
    legal_test: NotRequired[str]


@transaction.atomic
def deviate(
    *,
    plan: Plan,
    by: Person,
    party: Party,
    theme: str,
    kind: str,
    until: date,
    article: str = "",
    promise: Promise | None = None,
    seat: Seat | None = None,
    open_to: str = OpenTo.COORDINATOR,
    **reasons: Unpack[Reasons],
) -> Deviation:
    """Do it differently for a while, and say why. `seat` explains it; without one that is whoever writes."""
    maker = _maker(plan, seat or seat_of(plan.table, by), party)
    if kind == RuleKind.LAW and not article.strip():
        raise Refusal(_("Dit mag niet. Kies samen wat wel mag, of noem het artikel dat de ruimte geeft."))
    room, asked = _room(party, theme, kind, until), {"party": party, "theme": theme, "kind": kind}
    with writing(plan, by):
        made = Deviation.objects.create(
            plan=plan,
            first=plan.number,
            made_by=maker,
            made_at=now(),
            promise=promise,
            article=article,
            until=until,
            open_to=open_to,
            room=room,
            stand=Stand.INSIDE if room else Stand.WAITING,
            **asked,
            **reasons,
        )
        if promise is not None and theme in SENSITIVE:
            Promise.objects.filter(pk=promise.pk).update(sensitive=True)
    if room is None:
        _tell_backers(made)
    journal.wrote("deviate", by=by, thing=made, about=plan.table.resident, purpose="plan")
    return made


def _maker(plan: Plan, seat: Seat | None, party: Party) -> Seat:
    """Who explains it sits at this table, and the rule is of somebody in this neighbourhood."""
    if seat is None or seat.table_id != plan.table_id or party.neighbourhood_id != plan.table.neighbourhood_id:
        raise Refusal(_("Kies iemand aan tafel die dit uitlegt, en een organisatie uit deze wijk."))
    return seat


def _room(party: Party, theme: str, kind: str, until: date) -> StandingRoom | None:
    """The room inside which this is, the widest first."""
    rooms = StandingRoom.objects.filter(holds(today()), party=party, theme=theme).order_by("-months", "since", "pk")
    day = today()
    fits = (
        room for room in rooms if room_holds(room, party_id=party.pk, theme=theme, kind=kind, today=day, until=until)
    )
    return next(fits, None)


def _tell_backers(deviation: Deviation) -> None:
    """Tell whoever can stand behind this that it waits; for a law that is a director."""
    kinds = (Kind.DIRECTOR,) if deviation.kind == RuleKind.LAW else (Kind.MANAGER, Kind.DIRECTOR)
    roles = Role.objects.filter(holds(today()), party=deviation.party, kind__in=kinds)
    for person in Person.objects.get_queryset().filter(Q(pk__in=roles.values("person")), is_active=True):
        post(to=person.email, subject=_("Er wacht iets op jou"), body=_("Kijk bij 'Wacht op jou' wat erin staat."))


@transaction.atomic
def drop_deviation(*, deviation: Deviation, by: Person) -> None:
    """Do it the usual way again."""
    refresh(deviation)
    journal.wrote("drop_deviation", by=by, thing=deviation, about=deviation.plan.table.resident, purpose="plan")
    with writing(deviation.plan, by):
        take_out(deviation, deviation.plan)


@transaction.atomic
def back(*, deviation: Deviation, by: Person, stands: bool, reason: str, term: date) -> Backing:
    """A manager or director stands behind it, or wants to talk first: with a reason and a term."""
    deviation.refresh_from_db(from_queryset=Deviation.objects.select_for_update())
    if not may_be_backed(deviation.stand) or deviation.last is not None:
        raise Refusal(_("Hier is al over besloten. Kijk in de lijst wat nog wacht."))
    given = Backing.objects.create(deviation=deviation, by=by, stands=stands, reason=reason, term=term, at=now())
    deviation.stand = Stand.BACKED if stands else Stand.TALK
    deviation.save(update_fields=["stand"])
    post(
        to=deviation.made_by.person.email,
        subject=_("Er is antwoord op wat je anders wilt doen"),
        body=_("Kijk in het plan wat het antwoord is."),
    )
    journal.wrote("back", by=by, thing=deviation, about=deviation.plan.table.resident, purpose="rugdekking")
    return given
