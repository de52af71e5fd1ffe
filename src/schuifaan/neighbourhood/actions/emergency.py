"""Opening a story in an emergency, and telling the resident: at once, unless telling it now is dangerous."""

from datetime import date, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.models import JournalLine
from schuifaan.base.periods import at, now, today
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.actions.review import raise_item
from schuifaan.neighbourhood.models import EmergencyReading, Neighbourhood, Person
from schuifaan.neighbourhood.queries.emergency import live_together, second_people
from schuifaan.neighbourhood.rules import EMERGENCY_STAFF
from schuifaan.neighbourhood.words import EMERGENCY, ReviewKind, Telling

HOURS = 4
# Whoever asks to wait with telling gets this long; by then a colleague decided, or the resident hears it.
HOURS_TO_DECIDE = 1
LONGEST_HOLD_DAYS = 30
LETTERS_OF_A_REASON = 20
TOLD_AT = time(9)
MISSED, MOST_MISSES = "emergency_missed", 5


@transaction.atomic
def open_in_emergency(
    *,
    neighbourhood: Neighbourhood,
    resident: Person,
    by: Person,
    reason: str,
    quietly: bool = False,
    ask_to_wait: bool = False,
) -> EmergencyReading:
    """From now on, for four hours, this person may read about this resident. `quietly`: home is not safe."""
    _may_open(neighbourhood, resident, by, reason)
    if running := _running(neighbourhood, resident, by):
        return running
    start = now()
    tell_at = start + timedelta(hours=HOURS_TO_DECIDE) if ask_to_wait else start
    reading = EmergencyReading.objects.create(
        neighbourhood=neighbourhood, reader=by, resident=resident, reason=reason.strip(), opened_at=start,
        ends_at=start + timedelta(hours=HOURS), tell_at=tell_at, telling=_way_to_tell(resident, quietly=quietly),
    )  # fmt: skip
    journal.wrote("open_in_emergency", by=by, thing=reading, about=resident, purpose=EMERGENCY)
    raise_item(
        neighbourhood=neighbourhood, kind=ReviewKind.EMERGENCY, mark=f"emergency {reading.pk}", who=by, about=resident,
        reading=reading, since=start, until=reading.ends_at,
    )  # fmt: skip
    _warn_second_people(reading)
    if not ask_to_wait:
        _tell(reading)
    return reading


def guessed_too_often(by: Person) -> bool:
    """Whoever tries names is stopped: the page is for someone you know, not for finding out who lives here."""
    hour = now() - timedelta(hours=1)
    return JournalLine.objects.filter(person=by.pk, verb=MISSED, at__gte=hour).count() >= MOST_MISSES


@transaction.atomic
def missed(*, by: Person) -> None:
    """Nobody was found: that is kept, and after some of them looked over."""
    journal.wrote(MISSED, by=by, thing=by, purpose=EMERGENCY)
    if guessed_too_often(by):
        place = min(by.places_as(*EMERGENCY_STAFF), key=lambda one: one.name)
        raise_item(
            neighbourhood=place, kind=ReviewKind.MISSED, mark=f"missed {by.pk} {now():%Y-%m-%d %H}", who=by,
            since=now() - timedelta(hours=1), until=now(), size=MOST_MISSES,
        )  # fmt: skip


def _may_open(neighbourhood: Neighbourhood, resident: Person, by: Person, reason: str) -> None:
    if neighbourhood not in by.places_as(*EMERGENCY_STAFF):
        raise Refusal(_("Alleen wie hier werkt, leest met spoed. Bel de wijkcoördinator."))
    if by == resident or live_together(by, resident):
        raise Refusal(_("Je woont met deze persoon samen. Vraag een collega om te lezen."))
    if len(reason.strip()) < LETTERS_OF_A_REASON:
        raise Refusal(_("Schrijf in een hele zin waarom het nu moet."))


def _running(neighbourhood: Neighbourhood, resident: Person, by: Person) -> EmergencyReading | None:
    """Opened already, and not over: pressing again opens nothing more and lasts no longer."""
    open_now = EmergencyReading.objects.filter(neighbourhood=neighbourhood, resident=resident, reader=by)
    return open_now.filter(ends_at__gt=now()).order_by("-opened_at").first()


def _way_to_tell(resident: Person, *, quietly: bool) -> Telling:
    """Whoever has no address and never came in with a letter sees no page: somebody has to say it."""
    if quietly:
        return Telling.QUIET
    return Telling.PAGES if resident.email or resident.last_login else Telling.VOICE


def _warn_second_people(reading: EmergencyReading) -> None:
    """Colleagues hear that something was opened, not of whom: they look over it, and can hold the telling back."""
    body = _("Hoi,\n\nIemand opende een verhaal met spoed. Log in en kijk bij Spoed wat er nodig is.")
    for person in second_people(reading):
        post(to=person.email, subject=_("Iemand las met spoed"), body=body)


def _tell(reading: EmergencyReading) -> None:
    """On their pages, and by mail without a word of it. Not where somebody has to say it."""
    if reading.telling != Telling.PAGES:
        return
    reading.told_at = now()
    reading.save(update_fields=["told_at"])
    body = _("Hoi,\n\nEr staat iets nieuws voor je klaar. Log in en kijk bij: Wie las mijn verhaal?\n\nBellen mag: %s.")
    post(
        to=reading.resident.email, subject=_("Er staat iets nieuws voor je klaar"),
        body=body % reading.neighbourhood.phone,
    )  # fmt: skip
    journal.wrote("tell_emergency", by=None, thing=reading, about=reading.resident, purpose=EMERGENCY)


def tell_what_is_due() -> int:
    """Each minute: whoever was not told yet, and whose time has come, hears it now."""
    due = EmergencyReading.objects.filter(told_at__isnull=True, tell_at__lte=now(), telling=Telling.PAGES)
    return sum(_tell_one(reading) for reading in due.only("pk").order_by("tell_at", "pk"))


@transaction.atomic
def _tell_one(reading: EmergencyReading) -> bool:
    held = _held(reading)
    if held.told_at is not None or held.tell_at > now():
        return False
    _tell(held)
    return True


def _held(reading: EmergencyReading) -> EmergencyReading:
    """The reading as it is now, held until this is done."""
    rows = EmergencyReading.objects.select_for_update(of=("self",)).select_related("resident", "neighbourhood")
    return rows.get(pk=reading.pk)


@transaction.atomic
def hold_back(*, reading: EmergencyReading, by: Person, reason: str, until: date) -> EmergencyReading:
    """A second person says that hearing it now is dangerous, until a day. That too is looked over."""
    held = _held(reading)
    if by.pk == held.reader_id:
        raise Refusal(_("Je las zelf. Vraag een collega om te beslissen."))
    if held.told_at is not None:
        raise Refusal(_("De bewoner weet het al. Bel als er gevaar is."))
    if not today() < until <= today() + timedelta(days=LONGEST_HOLD_DAYS):
        raise Refusal(_("Kies een dag binnen dertig dagen, vanaf morgen."))
    if len(reason.strip()) < LETTERS_OF_A_REASON:
        raise Refusal(_("Schrijf in een hele zin waarom het nu gevaarlijk is."))
    held.held_back_by, held.held_back_at, held.held_back_reason = by, now(), reason.strip()
    held.tell_at = at(until, TOLD_AT)
    held.save(update_fields=["held_back_by", "held_back_at", "held_back_reason", "tell_at"])
    journal.wrote("hold_back_emergency", by=by, thing=held, about=held.resident, purpose=EMERGENCY)
    raise_item(
        neighbourhood=held.neighbourhood, kind=ReviewKind.HELD, mark=f"held {held.pk} {until}", who=by,
        about=held.resident, reading=held, since=now(), until=held.tell_at,
    )  # fmt: skip
    return held


@transaction.atomic
def said_in_person(*, reading: EmergencyReading, by: Person) -> EmergencyReading:
    """Somebody told the resident, in the way that was agreed with them."""
    held = _held(reading)
    if held.told_at is None:
        held.told_at = now()
        held.save(update_fields=["told_at"])
        journal.wrote("said_emergency", by=by, thing=held, about=held.resident, purpose=EMERGENCY)
    return held
