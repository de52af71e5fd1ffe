"""What must be looked over comes into a queue, once; whoever did it can't take it out."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import now
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import EmergencyReading, Neighbourhood, Person, ReviewItem
from schuifaan.neighbourhood.queries.review import places_to_look_over, reviewers_of
from schuifaan.neighbourhood.words import REVIEW, ReviewKind, ReviewOutcome

# Within this time a data breach is reported to the authority, or it is written down why not (Article 33 GDPR).
HOURS_TO_REPORT = 72


@transaction.atomic
def raise_item(
    *,
    neighbourhood: Neighbourhood,
    kind: ReviewKind,
    mark: str,
    since: datetime,
    until: datetime,
    who: Person | None = None,
    about: Person | None = None,
    reading: EmergencyReading | None = None,
    size: int = 1,
) -> ReviewItem:
    """Put something in the queue. The same mark is the same thing: it comes in once, also after it was looked over."""
    told = {"kind": kind, "who": who, "about": about, "reading": reading, "since": since, "until": until, "size": size}
    item, new = ReviewItem.objects.get_or_create(neighbourhood=neighbourhood, mark=mark, defaults={**told, "at": now()})
    if new:
        journal.wrote("raise_item", by=None, thing=item, about=about, purpose=REVIEW)
    return item


def _held(item: ReviewItem) -> ReviewItem:
    """The item as it is now, held until this is done."""
    return ReviewItem.objects.select_for_update(of=("self",)).select_related("reading").get(pk=item.pk)


@transaction.atomic
def close(*, item: ReviewItem, by: Person, outcome: ReviewOutcome, conclusion: str, next_step: str = "") -> ReviewItem:
    """Say what it was. A data breach asks for a next step, and starts the clock of the law."""
    held = _held(item)
    _may_close(held, by)
    is_breach = outcome == ReviewOutcome.BREACH
    if not conclusion.strip():
        raise Refusal(_("Schrijf op wat je zag en wat je deed."))
    if is_breach and not next_step.strip():
        raise Refusal(_("Een datalek vraagt een volgende stap. Schrijf op wie wat doet."))
    held.closed_by, held.closed_at, held.outcome = by, now(), outcome
    held.conclusion, held.next_step = conclusion.strip(), next_step.strip() if is_breach else ""
    held.report_by = now() + timedelta(hours=HOURS_TO_REPORT) if is_breach else None
    held.save(update_fields=["closed_by", "closed_at", "outcome", "conclusion", "next_step", "report_by"])
    journal.wrote("close_item", by=by, thing=held, about=held.about, purpose=REVIEW)
    return held


def _may_close(item: ReviewItem, by: Person) -> None:
    if item.closed_at is not None:
        raise Refusal(_("Dit is al nagekeken."))
    if item.who_id == by.pk:
        raise Refusal(_("Je deed dit zelf. Een ander kijkt het na."))
    reading = item.reading
    is_untold = reading is not None and reading.told_at is None and reading.held_back_by_id is None
    if item.kind == ReviewKind.EMERGENCY and is_untold:
        raise Refusal(_("De bewoner weet het nog niet. Zorg eerst dat iemand het vertelt."))


@transaction.atomic
def report(*, item: ReviewItem, by: Person) -> ReviewItem:
    """The breach was reported, or it was written down why that is not needed: the clock stops."""
    held = _held(item)
    if held.outcome != ReviewOutcome.BREACH:
        raise Refusal(_("Dit is geen datalek. Hier hoef je niets te melden."))
    if held.who_id == by.pk:
        raise Refusal(_("Je deed dit zelf. Een ander kijkt het na."))
    if held.reported_at is None:
        held.reported_at = now()
        held.save(update_fields=["reported_at"])
        journal.wrote("report_breach", by=by, thing=held, about=held.about, purpose=REVIEW)
    return held


def remind() -> int:
    """Each night: whoever looks over the reading hears that there is something. Not what, and of whom nothing."""
    reminded = {person for place in places_to_look_over() for person in reviewers_of(place)}
    body = _("Hoi,\n\nEr staat iets om na te kijken. Log in en kijk bij Nakijken.")
    with transaction.atomic():
        for person in sorted(reminded, key=lambda one: str(one.pk)):
            post(to=person.email, subject=_("Er staat iets om na te kijken"), body=body)
    return len(reminded)
