"""Asking a guest: three times, one question, one answer. First the resident's yes, then the question."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from schuifaan.base.periods import holds, now, today
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import DirectoryEntry, Person
from schuifaan.tables import policies, queries
from schuifaan.tables.actions.opening import kind_of_seat
from schuifaan.tables.actions.seats import leave, sit_down
from schuifaan.tables.actions.state import hold_running, kept, planned_sitting
from schuifaan.tables.models import Candidate, Invitation, Seat, Table, TimeAnswer, TimeOption
from schuifaan.tables.words import ANSWER_WITHIN_DAYS, Asked, Via


@transaction.atomic
def propose_times(*, table: Table, by: Person, times: Iterable[datetime]) -> list[TimeOption]:
    """Propose exactly three times. Other times than before mean that everybody is asked again."""
    hold_running(table)
    proposed = sorted(times)
    if not policies.are_three_times_to_come(proposed, now()):
        raise Refusal(_("Kies drie verschillende tijden die nog komen."))
    old = [option.starts_at for option in TimeOption.objects.filter(table=table)]
    if old != proposed:
        TimeOption.objects.filter(table=table).delete()
        TimeOption.objects.bulk_create(TimeOption(table=table, starts_at=starts_at) for starts_at in proposed)
        _tell_other_times(table, proposed[-1])
        kept("propose-times", table, table, by)
    return list(TimeOption.objects.filter(table=table))


def _tell_other_times(table: Table, last: datetime) -> None:
    """Whoever was asked chooses again, with the link they have."""
    standing = Invitation.objects.filter(table=table, state__in=policies.STANDING)
    expires = min(now() + timedelta(days=ANSWER_WITHIN_DAYS), last)
    text = _(
        "De tijden zijn veranderd. Kies opnieuw, met de link uit je eerste mail.\n\nLiever bellen? Bel %(phone)s.\n"
    )
    for invitation in standing.select_related("person").order_by("pk"):
        body = text % {"phone": table.neighbourhood.phone}
        post(to=invitation.person.email, subject=_("Schuif jij aan? Er zijn andere tijden"), body=body)
    standing.update(expires_at=expires)


@transaction.atomic
def invite(*, table: Table, by: Person, person: Person, site: str = "") -> tuple[Invitation, str]:
    """Ask someone to sit down. With `site`, the address of this house, the question goes by mail with a link.

    Only the digest of the code is kept; asking again makes a new link and kills the old one.
    """
    hold_running(table)
    candidate = Candidate.objects.filter(table=table, person=person).first()
    if not policies.may_be_asked(candidate):
        raise Refusal(_("Vraag eerst aan de bewoner of je deze persoon mag vragen."))
    times = list(TimeOption.objects.filter(table=table, starts_at__gt=now()))
    if not times and not planned_sitting(table):
        raise Refusal(_("Kies eerst drie tijden. Die stuur je mee met de vraag."))
    code = secrets.token_urlsafe(24)
    invitation = _invitation(table, person, code, times)
    kept("invite", invitation, table, by)
    if site:
        _send(invitation, f"{site.rstrip('/')}{reverse('invitation', args=[code])}")
    return invitation, code


def _invitation(table: Table, person: Person, code: str, times: list[TimeOption]) -> Invitation:
    candidate = Candidate.objects.get(table=table, person=person)
    invitation = Invitation.objects.exclude(state=Asked.CANCELLED).filter(table=table, person=person).first()
    invitation = invitation or Invitation(table=table, person=person)
    invitation.digest = policies.digest(code)
    # Where home is not safe nobody learns from a link who asks.
    invitation.by_name = candidate.named and not table.story.restricted
    invitation.themes = [str(tag) for tag in queries.themes_for(table, person, candidate.kind)]
    if invitation.state == Asked.NO:
        invitation.state, invitation.answered_at, invitation.via = Asked.WAITING, None, ""
    invitation.asked_at, invitation.expires_at = now(), _expires(table, times)
    invitation.save()
    return invitation


def _expires(table: Table, times: list[TimeOption]) -> datetime:
    """Two weeks, but not longer than there is something to choose."""
    planned = planned_sitting(table)
    last = planned.starts_at if planned else max(option.starts_at for option in times)
    return min(now() + timedelta(days=ANSWER_WITHIN_DAYS), last)


def _send(invitation: Invitation, link: str) -> None:
    """The mail says only that there is a question; the page behind the link says the rest."""
    text = _(
        "Dag %(name)s,\n\n"
        "Wil jij aanschuiven aan een tafel in de wijk?\n"
        "Lees de vraag en kies een tijd. Je hebt geen account nodig:\n%(link)s\n\n"
        "Liever bellen? Bel %(phone)s.\n"
    )
    words = {"name": invitation.person.first_name, "link": link, "phone": invitation.table.neighbourhood.phone}
    post(to=invitation.person.email, subject=_("Schuif jij aan?"), body=text % words)


@transaction.atomic
def answer(
    *, invitation: Invitation, yes: bool, times: Iterable[TimeOption], via: str, by: Person | None = None
) -> Invitation:
    """A guest says yes or no, by link or to the coordinator. The same answer twice counts once."""
    table, teller = invitation.table, by or invitation.person
    hold_running(table)
    invitation.refresh_from_db(fields=["state", "expires_at", "answered_at", "via"])
    planned = planned_sitting(table) is not None
    if not policies.may_answer(invitation, planned=planned, via=via, now=now()):
        words = {"name": table.coordinator.first_name, "phone": table.neighbourhood.phone}
        raise Refusal(_("Deze vraag is gesloten. Bel %(name)s op %(phone)s.") % words)
    state, chosen = (Asked.YES, {option.pk for option in times}) if yes else (Asked.NO, set())
    if not chosen <= set(TimeOption.objects.filter(table=table).values_list("pk", flat=True)):
        raise Refusal(_("Kies een van de tijden die nu openstaan."))
    if invitation.state == state and chosen == set(invitation.suits.values_list("time", flat=True)):
        return invitation
    _note(invitation, state, chosen, via)
    kept("answer", invitation, table, teller)
    _take_or_leave(invitation, teller)
    if via == Via.LINK:
        _tell_keeper(table)
    return invitation


def _tell_keeper(table: Table) -> None:
    body = _("Een gast gaf antwoord. Kijk op Schuif Aan, bij Tafels.")
    post(to=table.coordinator.email, subject=_("Een gast gaf antwoord"), body=body)


def _note(invitation: Invitation, state: Asked, chosen: set[UUID], via: str) -> None:
    invitation.state, invitation.answered_at, invitation.via = state, now(), Via(via)
    invitation.save(update_fields=["state", "answered_at", "via"])
    TimeAnswer.objects.filter(invitation=invitation).delete()
    options = TimeOption.objects.filter(pk__in=chosen).order_by("pk")
    TimeAnswer.objects.bulk_create(TimeAnswer(invitation=invitation, time=option) for option in options)


def _take_or_leave(invitation: Invitation, by: Person) -> None:
    """A yes makes a seat; a no after a yes leaves it, and stays a no."""
    table, person = invitation.table, invitation.person
    if invitation.state == Asked.YES:
        candidate = Candidate.objects.filter(table=table, person=person).first()
        kind = candidate.kind if candidate else kind_of_seat(table, person)
        sit_down(table=table, by=by, person=person, kind=kind, label=_label(table, person))
        return
    for seat in Seat.objects.filter(holds(today()), table=table, person=person).select_related("table", "person"):
        leave(seat=seat, by=by)


def _label(table: Table, person: Person) -> str:
    """What a guest is called beside their chair: the party that they work for, as the directory knows it."""
    entry = DirectoryEntry.objects.filter(neighbourhood=table.neighbourhood, person=person).select_related("party")
    found = entry.first()
    return found.party.name if found and found.party else ""


@transaction.atomic
def said_on_the_phone(
    *, table: Table, by: Person, person: Person, yes: bool, times: Iterable[TimeOption] = ()
) -> Invitation:
    """The guest told the coordinator; if nothing was sent yet, asking and answering happened in one call."""
    standing = Invitation.objects.exclude(state=Asked.CANCELLED).filter(table=table, person=person).first()
    if standing is None:
        standing, _code = invite(table=table, by=by, person=person)
    return answer(invitation=standing, yes=yes, times=times, via=Via.PHONE, by=by)


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Person) -> Invitation:
    """It is not needed any more; whoever said yes gets up, and the day goes out of their calendar."""
    table = invitation.table
    hold_running(table)
    invitation.refresh_from_db(fields=["state"])
    if not policies.may_be_withdrawn(invitation):
        raise Refusal(_("Deze vraag is al gesloten."))
    for seat in Seat.objects.filter(holds(today()), table=table, person=invitation.person):
        leave(seat=seat, by=by)
    invitation.state = Asked.CANCELLED
    invitation.save(update_fields=["state"])
    kept("withdraw", invitation, table, by)
    return invitation
